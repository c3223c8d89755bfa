#!/usr/bin/env python3
"""Writes the golden vectors of single stages: golden.bin and index.json, in make_golden.py's format.

    pip install librosa==0.11.0 torch
    python make_stage_golden.py --inputs src/test/resources/golden/conventions --out src/test/resources/golden/stages

The made signals are those that make_convention_golden.py wrote to --inputs.

  stftDb      [bins, frames] f4   librosa.power_to_db(|stft|^2), top_db 80.
  trim        [2] f8              librosa.effects.trim: first sample that stays, first one behind it.
  resize      [rows, columns] f8  torch.nn.functional.interpolate(mode="bilinear", antialias=True) of input/matrix,
                                  of which only the first "valid" columns are taken.
  loudness    [1] f8              ITU-R BS.1770-5 in LUFS, with the standard's table of coefficients for 48 kHz and
                                  scipy's filter. The signal is repeated, repetition i times 2^-(i mod "gains").
  griffinLim  [samples] f8        librosa.griffinlim of a signal's magnitudes, all phases 0 at first.
Everything is computed in float64.
"""
import argparse
import json
import pathlib

import librosa
import numpy as np
import scipy.signal
import torch

SHELF = [1.53512485958697, -2.69169618940638, 1.19839281085285], [1, -1.69065929318241, 0.73248077421585]
HIGH_PASS = [1.0, -2.0, 1.0], [1, -1.99004745483398, 0.99007225036621]


def read_inputs(folder):
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    data = (folder / "golden.bin").read_bytes()
    return {a["name"].split("/")[1]: np.frombuffer(data, "<f4", int(np.prod(a["shape"])), a["offset"])
            .reshape(a["shape"]).astype(np.float64) for a in index["arrays"] if a["kind"] == "input"}


def repeated(y, times, gains):
    return np.concatenate([y * 2.0 ** -(i % gains) for i in range(times)])


def loudness(y, rate=48000):
    weighted = scipy.signal.lfilter(*HIGH_PASS, scipy.signal.lfilter(*SHELF, y))
    block, step = rate * 4 // 10, rate // 10
    power = np.array([np.mean(weighted[i:i + block] ** 2) for i in range(0, len(y) - block + 1, step)])
    lufs = lambda p: -0.691 + 10 * np.log10(p)
    power = power[lufs(power) > -70]
    return lufs(power[lufs(power) > lufs(power.mean()) - 10].mean())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--inputs", required=True, type=pathlib.Path)
    parser.add_argument("--out", required=True, type=pathlib.Path)
    args = parser.parse_args()
    made, data, index = read_inputs(args.inputs), bytearray(), []

    def put(kind, name, array, dtype="f8", **about):
        data.extend(bytes(-len(data) % 8))
        entry = dict(name=f"{kind}/{name}", kind=kind, dtype=dtype, shape=list(array.shape), offset=len(data))
        index.append(entry | about)
        data.extend(np.ascontiguousarray(array, "<" + dtype).tobytes())

    for name in ("voice", "burst", "silence"):
        for n_fft, window, hop in ((256, 200, 80), (441, 441, 200)):
            power = np.abs(librosa.stft(made[name], n_fft=n_fft, win_length=window, hop_length=hop)) ** 2
            about = dict(signal=name, nFft=n_fft, windowLength=window, hopLength=hop)
            put("stftDb", f"{name}/{n_fft}", librosa.power_to_db(power), "f4", **about)

    for name in ("voice", "burst", "square", "silence", "one"):
        for i, (top_db, frame, hop) in enumerate(((60, 2048, 512), (20, 200, 80), (30, 255, 100), (6, 64, 32))):
            _, span = librosa.effects.trim(made[name], top_db=top_db, frame_length=frame, hop_length=hop)
            put("trim", f"{name}/{i}", np.asarray(span), signal=name, topDb=top_db, frameLength=frame, hopLength=hop)

    matrix = torch.from_numpy(made["matrix"])
    for rows, columns, valid in ((64, 64, 23), (3, 7, 23), (5, 23, 23), (2, 40, 23), (9, 4, 13), (1, 1, 23), (6, 5, 1)):
        image = torch.nn.functional.interpolate(matrix[None, None, :, :valid], (rows, columns), mode="bilinear",
                                                antialias=True)
        put("resize", f"{rows}x{columns}/{valid}", image[0, 0].numpy(), rows=rows, columns=columns, valid=valid)

    for name, times, gains in (("voice", 20, 1), ("burst", 25, 6), ("square", 22, 9), ("burst", 40, 14)):
        y = repeated(made[name], times, gains)
        put("loudness", f"{name}/{gains}", np.array([loudness(y)]), signal=name, times=times, gains=gains)

    for n_fft, window, hop, iterations, momentum in ((256, 200, 50, 0, 0.99), (256, 256, 64, 6, 0.99), (255, 200, 80, 6, 0)):
        y = made["voice"]
        magnitude = np.abs(librosa.stft(y, n_fft=n_fft, win_length=window, hop_length=hop))
        sound = librosa.griffinlim(magnitude, n_iter=iterations, hop_length=hop, win_length=window, n_fft=n_fft,
                                   momentum=momentum, init=None, length=len(y), dtype=np.float64)
        put("griffinLim", f"{n_fft}/{iterations}", sound, signal="voice", nFft=n_fft, windowLength=window,
            hopLength=hop, iterations=iterations, momentum=momentum)

    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / "golden.bin").write_bytes(data)
    versions = {m.__name__: m.__version__ for m in (librosa, np, scipy, torch)}
    head = dict(versions=versions, bin="golden.bin", binBytes=len(data))
    text = json.dumps(head)[:-1] + ', "arrays": [\n' + ",\n".join(json.dumps(a) for a in index) + "\n]}\n"
    (args.out / "index.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
