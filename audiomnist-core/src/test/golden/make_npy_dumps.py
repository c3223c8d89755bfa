#!/usr/bin/env python3
"""Writes .npy files as users of librosa have them, with which features are compared.

    pip install librosa==0.11.0
    python make_npy_dumps.py --out src/test/resources/golden/npy

clip.npy      [2400] f4             A made signal at 8 kHz: a gliding tone with harmonics in faint noise, from full to
                                    almost no loudness.
power.npy     [129, 31] f4          |stft|^2 of Pipeline.melSpec()'s parameters, in Fortran order, as librosa gives it.
mel_db.npy    [31, 40] f8           power_to_db(melspectrogram(...)) of the same, transposed.
htk.npy       [1, 40, 31] f4        The same with HTK bands, as a batch of one.
Everything is computed in float64 and only rounded on storing.
"""
import argparse
import pathlib

import librosa
import numpy as np

RATE, N_FFT, WIN, HOP, MELS, F_MIN = 8000, 256, 200, 80, 40, 50


def clip():
    t = np.arange(2400) / RATE
    phase = 2 * np.pi * (180 * t + 400 * t**2)
    tone = sum(np.sin(k * phase) / k for k in range(1, 9))
    noise = np.random.default_rng(7).standard_normal(t.size)
    return ((0.4 * tone + 1e-3 * noise) * np.exp(-12 * t)).astype(np.float32)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=pathlib.Path, required=True)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    samples = clip()
    y = samples.astype(np.float64)
    stft = dict(n_fft=N_FFT, win_length=WIN, hop_length=HOP)
    mel = dict(sr=RATE, n_mels=MELS, fmin=F_MIN, fmax=RATE / 2, **stft)
    power = np.abs(librosa.stft(y, **stft)) ** 2
    decibels = librosa.power_to_db(librosa.feature.melspectrogram(y=y, **mel))
    htk = librosa.power_to_db(librosa.feature.melspectrogram(y=y, htk=True, **mel))
    np.save(out / "clip.npy", samples)
    np.save(out / "power.npy", np.asfortranarray(power.astype(np.float32)))
    np.save(out / "mel_db.npy", np.ascontiguousarray(decibels.T))
    np.save(out / "htk.npy", htk[np.newaxis].astype(np.float32))


if __name__ == "__main__":
    main()
