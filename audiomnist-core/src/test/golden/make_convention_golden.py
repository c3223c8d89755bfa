#!/usr/bin/env python3
"""Writes the golden vectors of the named conventions: golden.bin and index.json, as make_golden.py does.

    pip install librosa==0.11.0 kaldi-native-fbank==1.21.5 torch torchaudio
    python make_convention_golden.py --out src/test/resources/golden/conventions

golden.bin   all arrays one after another: little-endian, C order, each starting at a multiple of 8.
index.json   {"versions", "bin", "binBytes", "kaldiFloat32Noise", "arrays"}. Each array has name, kind, dtype,
             shape, offset (bytes) and the settings it was made with.
  input             [samples] f4        The made signals, and one matrix [rows, frames] for deltas.
  librosaMelSpec    [mels, frames] f4   power_to_db(feature.melspectrogram(...)), top_db 80.
  librosaMfcc       [coefs, frames] f4  feature.mfcc of the same.
  torchaudioMelSpec [mels, frames] f4   AmplitudeToDB()(MelSpectrogram(...)).
  torchaudioMfcc    [coefs, frames] f4  MFCC(...), whose AmplitudeToDB has top_db 80.
  whisperLogMel     [mels, frames] f4   log_mel_spectrogram of openai/whisper's whisper/audio.py, written out
                                        below, with librosa's filters, of which its file mel_filters.npz is a copy.
  kaldiFbank        [mels, frames] f4   kaldi-native-fbank's OnlineFbank, defaults but dither 0; samples times fullScale.
  kaldiMfcc         [coefs, frames] f4  its OnlineMfcc, defaults but dither 0 and use_energy false.
  deltas            [rows, frames] f4   librosa.feature.delta or torchaudio's ComputeDeltas of input/matrix.
  preEmphasis       [samples] f4        librosa.effects.preemphasis or torchaudio.functional.preemphasis.
  pcen              [mels, frames] f4   librosa.pcen of a mel spectrogram of magnitudes times 2^31.
Everything is computed in float64 and only rounded on storing, but for kaldi-native-fbank, which is float32
inside. Each of its arrays has "noise": the largest difference to the same formulas in float64, below.
"""
import argparse
import json
import pathlib

import kaldi_native_fbank as knf
import librosa
import numpy as np
import scipy.signal
import torch
import torchaudio

torch.set_default_dtype(torch.float64)

# sampleRate, nFft, hopLength, Slaney bands, HTK bands without an empty one
GRID = [(8000, 256, 63, 40, 20), (16000, 400, 160, 64, 26), (16000, 512, 133, 80, 40),
        (22050, 1103, 441, 64, 40), (44100, 2048, 512, 96, 64), (48000, 2048, 601, 80, 64)]
KALDI_GRID = [(8000, 15), (16000, 23), (16000, 80), (22050, 40), (44100, 40), (48000, 64)]
FLOAT_EPSILON = float(np.finfo(np.float32).eps)


def inputs():
    n = np.arange(3301)
    rng = np.random.default_rng(20240607)
    voice = sum(np.sin(2 * np.pi * 0.011 * k * n + k) / k for k in range(1, 30)) * np.hanning(len(n)) * 0.2
    voice += 0.003 * rng.standard_normal(len(n))
    burst = np.zeros(3001)
    burst[500:2500] = np.clip(0.25 * rng.standard_normal(2000), -1, 1)
    return {
        "voice": voice,
        "burst": burst,
        "square": np.where(n[:2601] // 25 % 2 == 0, 1.0, -1.0),
        "dc": np.full(2600, 0.5),
        "silence": np.zeros(2600),
        "short": 0.5 * np.sin(2 * np.pi * 0.07 * n[:150]),
        "one": np.array([0.25]),
        "matrix": 20 * rng.standard_normal((5, 23)),
    }


def librosa_mel_db(y, rate, n_fft, hop, mels):
    mel = librosa.feature.melspectrogram(y=y, sr=rate, n_fft=n_fft, hop_length=hop, n_mels=mels, dtype=np.float64)
    return librosa.power_to_db(mel)


def whisper_log_mel(audio, n_mels):
    stft = torch.stft(audio, 400, 160, window=torch.hann_window(400), return_complex=True)
    magnitudes = stft[..., :-1].abs() ** 2
    filters = torch.from_numpy(librosa.filters.mel(sr=16000, n_fft=400, n_mels=n_mels, dtype=np.float64))
    log_spec = torch.clamp(filters @ magnitudes, min=1e-10).log10()
    log_spec = torch.maximum(log_spec, log_spec.max() - 8.0)
    return ((log_spec + 4.0) / 4.0).numpy()


def kaldi_options(options, rate, mels, snip):
    options.frame_opts.samp_freq = rate
    options.frame_opts.dither = 0
    options.frame_opts.snip_edges = snip
    options.mel_opts.num_bins = mels
    return options


def kaldi(extractor, rate, y):
    extractor.accept_waveform(rate, y.astype(np.float32).tolist())
    extractor.input_finished()
    return np.array([extractor.get_frame(t) for t in range(extractor.num_frames_ready)]).T


def kaldi_float64(y, rate, mels, snip):
    """Kaldi's logarithmic bands in float64."""
    window, hop = rate * 25 // 1000, rate * 10 // 1000
    n_fft = 1 << (window - 1).bit_length()
    if snip:
        starts = np.arange(0, len(y) - window + 1, hop)
    else:
        starts = np.arange((len(y) + hop // 2) // hop) * hop + hop // 2 - window // 2
    index = (starts[:, None] + np.arange(window)) % (2 * len(y))
    frames = y[np.minimum(index, 2 * len(y) - 1 - index)]
    frames = frames - frames.mean(axis=1, keepdims=True)
    frames = frames - 0.97 * np.concatenate([frames[:, :1], frames[:, :-1]], axis=1)
    frames = frames * (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(window) / (window - 1))) ** 0.85
    power = np.abs(np.fft.rfft(frames, n_fft)) ** 2
    pitch = 1127 * np.log1p(np.arange(n_fft // 2 + 1) * rate / n_fft / 700)
    corner = np.linspace(1127 * np.log1p(20 / 700), 1127 * np.log1p(rate / 2 / 700), mels + 2)[:, None]
    rise = (pitch - corner[:-2]) / (corner[1:-1] - corner[:-2])
    fall = (corner[2:] - pitch) / (corner[2:] - corner[1:-1])
    bank = np.maximum(0, np.minimum(rise, fall))
    return np.log(np.maximum(bank @ power.T, FLOAT_EPSILON))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()
    data, index = bytearray(), []

    def put(kind, name, array, **about):
        data.extend(bytes(-len(data) % 8))
        entry = dict(name=f"{kind}/{name}", kind=kind, dtype="f4", shape=list(array.shape), offset=len(data))
        index.append(entry | about)
        data.extend(np.ascontiguousarray(array, "<f4").tobytes())

    made = {name: x.astype("<f4").astype(np.float64) for name, x in inputs().items()}  # what the tests will read
    for name, x in made.items():
        put("input", name, x)
    matrix = made.pop("matrix")

    for name, y in made.items():
        for i, (rate, n_fft, hop, slaney, htk) in enumerate(GRID):
            about = dict(signal=name, sampleRate=rate, nFft=n_fft, hopLength=hop)
            db = librosa_mel_db(y, rate, n_fft, hop, slaney)
            put("librosaMelSpec", f"{name}/{i}", db, nMels=slaney, **about)
            for lifter in (0, 22) if name == "voice" else (22,):
                mfcc = librosa.feature.mfcc(S=db, n_mfcc=13, lifter=lifter)
                put("librosaMfcc", f"{name}/{i}/{lifter}", mfcc, nMels=slaney, numCoefficients=13, lifter=lifter, **about)
            n_fft += n_fft % 2  # torchaudio spaces the bins of an odd nFft wrongly
            if len(y) <= n_fft // 2:
                continue  # torch reflects no more than once
            about["nFft"] = n_fft
            x, kwargs = torch.from_numpy(y), dict(n_fft=n_fft, hop_length=hop, n_mels=htk)
            mel = torchaudio.transforms.MelSpectrogram(rate, **kwargs)(x)
            db = torchaudio.transforms.AmplitudeToDB()(mel)
            put("torchaudioMelSpec", f"{name}/{i}", db.numpy(), nMels=htk, **about)
            mfcc = torchaudio.transforms.MFCC(rate, 13, melkwargs=kwargs)(x)
            put("torchaudioMfcc", f"{name}/{i}", mfcc.numpy(), nMels=htk, numCoefficients=13, **about)
        if len(y) > 200:
            for mels in (80, 128) if name == "voice" else (80,):
                log_mel = whisper_log_mel(torch.from_numpy(y), mels)
                put("whisperLogMel", f"{name}/{mels}", log_mel, signal=name, sampleRate=16000, nMels=mels)
        for i, (rate, mels) in enumerate(KALDI_GRID):
            for full_scale in (1, 32768):
                for snip in (True, False):
                    if len(y) < rate * 25 // 1000 and (snip or len(y) < rate // 200):
                        continue  # no frame
                    if full_scale > 1 and (not snip or name in ("burst", "dc")):
                        continue  # says nothing more
                    about = dict(signal=name, sampleRate=rate, nMels=mels, fullScale=full_scale, snipEdges=snip)
                    label = f"{name}/{i}/{full_scale}/{'snip' if snip else 'mirror'}"
                    exact = kaldi_float64(y * full_scale, rate, mels, snip)
                    fbank = kaldi(knf.OnlineFbank(kaldi_options(knf.FbankOptions(), rate, mels, snip)), rate, y * full_scale)
                    assert fbank.shape == exact.shape, (label, fbank.shape, exact.shape)
                    noise = float(np.abs(fbank - exact).max())
                    put("kaldiFbank", label, fbank, noise=noise, **about)
                    if not snip:
                        continue
                    options = kaldi_options(knf.MfccOptions(), rate, mels, snip)
                    options.use_energy = False
                    mfcc = kaldi(knf.OnlineMfcc(options), rate, y * full_scale)
                    weights = 1 + 11 * np.sin(np.pi * np.arange(13) / 22)
                    exact = scipy.fft.dct(exact, axis=0, norm="ortho")[:13] * weights[:, None]
                    noise = float(np.abs(mfcc - exact).max())
                    put("kaldiMfcc", label, mfcc, noise=noise, numCoefficients=13, **about)

    for name in ("short", "dc", "one"):
        if name != "one":  # librosa extrapolates from two samples
            emphasized = librosa.effects.preemphasis(made[name])
            put("preEmphasis", f"librosa/{name}", emphasized, signal=name, library="librosa")
        emphasized = torchaudio.functional.preemphasis(torch.from_numpy(made[name].copy())).numpy()
        put("preEmphasis", f"torchaudio/{name}", emphasized, signal=name, library="torchaudio")

    for width in (3, 5, 9, 23):
        for order in (1, 2):
            delta = librosa.feature.delta(matrix, width=width, order=order)
            put("deltas", f"librosa/{width}/{order}", delta, library="librosa", windowLength=width, order=order)
            delta = torch.from_numpy(matrix)
            for _ in range(order):
                delta = torchaudio.transforms.ComputeDeltas(width)(delta)
            put("deltas", f"torchaudio/{width}/{order}", delta.numpy(), library="torchaudio", windowLength=width, order=order)

    for name in ("voice", "burst", "silence"):
        mel = librosa.feature.melspectrogram(y=made[name], sr=16000, n_fft=512, hop_length=160, n_mels=40, power=1,
                                             dtype=np.float64)
        for i, kwargs in enumerate(({}, dict(gain=0.8, bias=10, power=0.25, time_constant=0.06, eps=1e-3))):
            gains = dict(gain=0.98, bias=2, power=0.5, time_constant=0.4, eps=1e-6) | kwargs
            put("pcen", f"{name}/{i}", librosa.pcen(mel * 2**31, sr=16000, hop_length=160, **kwargs), signal=name, **gains)

    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "golden.bin").write_bytes(data)
    versions = {m.__name__: m.__version__ for m in (librosa, np, scipy, torch, torchaudio)}
    noise = {kind: max(a["noise"] for a in index if a["kind"] == kind) for kind in ("kaldiFbank", "kaldiMfcc")}
    head = dict(versions=versions | {"kaldi_native_fbank": "1.21.5"}, bin="golden.bin", binBytes=len(data),
                kaldiFloat32Noise=noise)
    text = json.dumps(head)[:-1] + ', "arrays": [\n' + ",\n".join(json.dumps(a) for a in index) + "\n]}\n"
    (args.out / "index.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
