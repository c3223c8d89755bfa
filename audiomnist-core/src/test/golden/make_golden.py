#!/usr/bin/env python3
"""Writes the golden vectors that the Java tests compare against: golden.bin and index.json.

    pip install librosa==0.11.0
    python make_golden.py --fsdd DIR --out src/test/resources/golden

DIR (or the environment variable FSDD_HOME) is a copy of the Free Spoken Digit Dataset (CC BY-SA 4.0):
it holds recordings/{digit}_{speaker}_{index}.wav. The recordings are not stored, only features of 20 of them.

golden.bin   all arrays one after another: little-endian, C order, each starting at a multiple of 8.
index.json   {"versions", "bin", "binBytes", "float32NoiseDb", "arrays"}. "arrays" is a list of flat
             objects, one a line; each has name, kind, dtype ("f4" or "f8"), shape and offset (bytes).
  signal      [samples] f4          The synthetic inputs. Tests read them, so need no formula.
  melDb       [mels, frames] f4     power_to_db(mel power of a signal, ref=1, amin=1e-10, topDb).
  fsddMelDb   [mels, frames] f4     The same of an FSDD recording (int16 / 32768), zero-padded at the
                                    end to paddedLength samples.
  power       [bins, frames] f4     |STFT|^2 of a signal. Compare with an absolute tolerance: values
                                    far below the peak of a frame are rounding noise of the FFT.
  filterbank  [entries, 3] f8       librosa.filters.mel as (band, bin, weight); all else is exactly 0.
  resampleIn, resampleOut  [n] f8   Sum of a[i] * sin(2 pi f[i] n / rate + p[i]) at two rates. Exact
                                    sampling, not librosa: leave out the ends when comparing.
Everything is computed in float64 and only rounded on storing. float32NoiseDb is the largest difference,
over the FSDD clips, between that and what librosa gives by default (float32 input and filterbank).
"""
import argparse
import json
import os
import pathlib

import librosa
import numpy as np
import scipy
import soundfile

KEYS = "sampleRate nFft windowLength hopLength nMels fMin fMax melScale melNorm padMode".split()
SETTINGS = [
    (8000, 256, 200, 80, 40, 50, 4000, "SLANEY", "AREA", "CONSTANT"),  # also that of the FSDD clips
    (16000, 400, 400, 160, 40, 20, 8000, "HTK", "NONE", "REFLECT"),
    (16000, 512, 400, 160, 64, 0, 8000, "SLANEY", "AREA", "CONSTANT"),
    (22050, 1103, 1103, 441, 64, 0, 11025, "SLANEY", "AREA", "CONSTANT"),  # odd nFft
    (48000, 2048, 1200, 480, 64, 50, 24000, "HTK", "NONE", "CONSTANT"),
]
POWER_SETTINGS = (0, 3)  # the settings whose power spectrogram is stored as well
MORE_FILTERBANKS = [(sr, n, None, None, mels, lo, hi, scale, norm, None) for sr, n, mels, lo, hi, scale, norm in [
    (16000, 512, 40, 20, 8000, "HTK", "AREA"), (16000, 512, 40, 20, 8000, "SLANEY", "NONE"),
    (16000, 512, 128, 0, 8000, "SLANEY", "AREA"), (22050, 2048, 128, 0, 11025, "SLANEY", "AREA")]]
RESAMPLE = [(48000, 8000, 1800), (44100, 16000, 1764), (22050, 8000, 1764), (8000, 16000, 1000)]


def signals():
    burst = np.zeros(3969)  # 9 hops of 441: an odd nFft gives one frame fewer than 1 + length / hop
    burst[500:3500] = np.clip(0.25 * np.random.default_rng(20240501).standard_normal(3000), -1, 1)
    n = np.arange(4000)
    return {
        "noiseBurst": burst,
        "chirp": 0.8 * np.sin(np.pi * 0.45 * n * n / len(n)),  # 0 to 0.45 cycles a sample
        "dc": np.full(3600, 0.5),
        "silence": np.zeros(2000),
        "impulse": np.eye(1, 2000, 777)[0],
        "square": np.where(np.arange(3999) // 25 % 2 == 0, 1.0, -1.0),
        "short": 0.5 * np.sin(2 * np.pi * 0.07 * n[:100]),
    }


def mel_args(s, dtype):
    return dict(sr=s["sampleRate"], n_mels=s["nMels"], fmin=s["fMin"], fmax=s["fMax"], dtype=dtype,
                htk=s["melScale"] == "HTK", norm={"AREA": "slaney", "NONE": None}[s["melNorm"]])


def stft_args(s):
    return dict(n_fft=s["nFft"], win_length=s["windowLength"], hop_length=s["hopLength"],
                window="hann", center=True, pad_mode=s["padMode"].lower())


def mel_db(y, s, top_db, dtype=np.float64):
    """y's dtype decides the STFT's; dtype, passed on to filters.mel, the filterbank's."""
    mel = librosa.feature.melspectrogram(y=y.astype(dtype), power=2.0, **stft_args(s), **mel_args(s, dtype))
    assert mel.dtype == dtype
    return librosa.power_to_db(mel, ref=1.0, amin=1e-10, top_db=top_db)


def fsdd_clips(recordings):
    """20 clips of at most 1 s: every digit twice, every speaker; the first index that fits from 7i mod 50."""
    speakers = sorted({f.stem.split("_")[1] for f in recordings.glob("*_*_*.wav")})
    for i in range(20):
        for k in range(50):
            file = recordings / f"{i % 10}_{speakers[i % len(speakers)]}_{(7 * i + k) % 50}.wav"
            pcm, rate = soundfile.read(file, dtype="int16")
            assert rate == 8000 and pcm.ndim == 1
            if len(pcm) <= 8000:
                yield file.name, np.pad(pcm / 32768.0, (0, 8000 - len(pcm)))
                break


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fsdd", default=os.environ.get("FSDD_HOME"), help="default: $FSDD_HOME")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()
    if not args.fsdd or not pathlib.Path(args.fsdd, "recordings").is_dir():
        parser.error("give --fsdd DIR or set FSDD_HOME to a folder that holds recordings/")
    data, index, noise = bytearray(), [], 0.0

    def put(kind, name, array, dtype, **about):
        data.extend(bytes(-len(data) % 8))
        entry = dict(name=f"{kind}/{name}", kind=kind, dtype=dtype, shape=list(array.shape), offset=len(data))
        index.append(entry | about)
        data.extend(np.ascontiguousarray(array, "<" + dtype).tobytes())

    settings = [dict(zip(KEYS, s)) for s in SETTINGS]
    for name, signal in signals().items():
        signal = signal.astype("<f4").astype(np.float64)  # what the tests will read
        put("signal", name, signal, "f4")
        for i, s in enumerate(settings):
            if s["padMode"] == "REFLECT" and len(signal) <= s["nFft"] // 2:
                continue  # numpy would reflect more than once
            for top_db in (None, 80):
                db = mel_db(signal, s, top_db)
                put("melDb", f"{name}/{i}/{top_db or 'all'}", db, "f4", signal=name, topDb=top_db, **s)
            if i in POWER_SETTINGS:
                put("power", f"{name}/{i}", np.abs(librosa.stft(signal, **stft_args(s))) ** 2, "f4", signal=name, **s)
    for name, clip in fsdd_clips(pathlib.Path(args.fsdd, "recordings")):
        db = mel_db(clip, settings[0], 80)
        noise = max(noise, float(np.abs(db - mel_db(clip, settings[0], 80, np.float32)).max()))
        put("fsddMelDb", name[:-4], db, "f4", recording=name, paddedLength=8000, topDb=80, **settings[0])
    assert sum(a["kind"] == "fsddMelDb" for a in index) == 20
    for i, s in enumerate(settings + [dict(zip(KEYS, s)) for s in MORE_FILTERBANKS]):
        bank = librosa.filters.mel(n_fft=s["nFft"], **mel_args(s, np.float64))
        assert bank.max(axis=1).min() > 0, "empty band"
        entries = np.argwhere(bank)
        put("filterbank", str(i), np.column_stack([entries, bank[tuple(entries.T)]]), "f8", **{
            k: s[k] for k in ("sampleRate", "nFft", "nMels", "fMin", "fMax", "melScale", "melNorm")})
    for source, target, count in RESAMPLE:
        hz = [min(source, target) * f for f in (0.03, 0.11, 0.27)]  # Nyquist is 0.5
        sines = dict(frequencies=hz, amplitudes=[0.4, 0.3, 0.2], phases=[0.3, 1.1, 2.5])
        for kind, rate, n in (("resampleIn", source, count), ("resampleOut", target, count * target // source)):
            y = sum(a * np.sin(2 * np.pi * f * np.arange(n) / rate + p) for f, a, p in zip(*sines.values()))
            put(kind, f"{source}-{target}", y, "f8", sourceRate=source, targetRate=target, **sines)

    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "golden.bin").write_bytes(data)
    versions = {m.__name__: m.__version__ for m in (librosa, np, scipy)}
    head = dict(versions=versions, bin="golden.bin", binBytes=len(data), float32NoiseDb=noise)
    text = json.dumps(head)[:-1] + ', "arrays": [\n' + ",\n".join(json.dumps(a) for a in index) + "\n]}\n"
    (args.out / "index.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
