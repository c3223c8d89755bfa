"""Measures the front end beside its peers, in turns, and writes a table; front-end-benchmark.sh sets it up.

Options say where things lie: the data set, the jar, the folder of compiled programs, and where to write.
"""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import soundfile

import contestants
import resampling_quality
from report import Report
from turns import Effort, Programs, prepare, race

CLIPS = 64
RESAMPLED_CLIPS = 16
SEED = 1
TOLERANCE_DB = 0.01
KALDI_FLOOR_DB = 10 * np.log10(np.finfo(np.float32).eps)  # The least power of kaldi-native-fbank.

SETTINGS = [(16_000, 400, 160, 80), (16_000, 512, 128, 64), (48_000, 1024, 256, 128), (8_000, 256, 80, 40)]
FSDD_SETTING = SETTINGS[-1]
RATES = [(48_000, 16_000), (44_100, 16_000)]

def noise(rate, clips, path):
    samples = np.random.default_rng(SEED).uniform(-0.5, 0.5, (clips, rate)).astype("<f4")
    samples.tofile(path)
    return clips, rate, path


def spoken(fsdd, path):
    """Clips from all over the data set, each brought to one second."""
    files = sorted(Path(fsdd, "recordings").glob("*.wav"))
    clips = np.zeros((CLIPS, FSDD_SETTING[0]), "<f4")
    for clip, file in zip(clips, files[:: len(files) // CLIPS]):
        samples = soundfile.read(file, dtype="float32")[0][: len(clip)]
        clip[: len(samples)] = samples
    clips.tofile(path)
    return CLIPS, FSDD_SETTING[0], path


def output(programs, contestant, work):
    """What a contestant computes."""
    path = work / "output.f32"
    programs.worker(contestant).ask("check", contestant.name, path)
    values = np.fromfile(path, "<f4")
    path.unlink()
    return values


def differences(programs, taking_part, work):
    """The largest distance of each contestant's numbers from the reference's, in dB; fails if one is too large."""
    expected = output(programs, contestants.JTRANSFORMS, work)
    found = {}
    for each in taking_part:
        values = output(programs, each, work)
        if values.shape != expected.shape:
            sys.exit(f"{each.name}: expected {expected.shape} values, found {values.shape}")
        floor = KALDI_FLOOR_DB if each.program.startswith("kaldi") else -np.inf
        found[each] = float(np.abs(values - np.maximum(expected, floor)).max())
        if not found[each] <= TOLERANCE_DB:
            sys.exit(f"{each.name}: expected the numbers of the others, found {found[each]} dB between")
    return found


def measure_features(programs, setting, clips, work, effort):
    taking_part = [each for each in contestants.OF_FEATURES if each.program in programs.commands]
    prepare(programs, taking_part, "features", *setting, *clips)
    distances = differences(programs, taking_part, work)
    results = race(programs, taking_part, effort)
    programs.stop()
    return results, distances


def measure_resampling(programs, from_rate, to_rate, work, effort):
    taking_part = contestants.OF_RESAMPLING
    tones = resampling_quality.sines(from_rate, to_rate)
    tones.astype("<f4").tofile(work / "tones.f32")
    prepare(programs, taking_part, "resample", from_rate, to_rate, *tones.shape, work / "tones.f32")
    qualities = {}
    for each in taking_part:
        values = output(programs, each, work).reshape(len(tones), -1)
        qualities[each] = resampling_quality.measure(values, from_rate, to_rate)
    clips = noise(from_rate, RESAMPLED_CLIPS, work / "noise.f32")
    prepare(programs, taking_part, "resample", from_rate, to_rate, *clips)
    results = race(programs, taking_part, effort)
    programs.stop()
    return results, qualities


def measure_files(programs, fsdd, effort):
    prepare(programs, contestants.OF_FILES, "files", *FSDD_SETTING, fsdd)
    results = race(programs, contestants.OF_FILES, replace(effort, rounds=max(2, effort.rounds // 4)))
    programs.stop()
    return results


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("--fsdd", "--jar", "--native", "--out"):
        arguments.add_argument(name, type=Path, required=True)
    arguments.add_argument("--rounds", type=int, default=40)
    arguments.add_argument("--quick", action="store_true", help="a smoke run: the times mean nothing")
    options = arguments.parse_args()
    effort = Effort(2, 1, 0.2) if options.quick else Effort(options.rounds, 20, 4)
    measure(options, effort)


def measure(options, effort):
    work = options.native
    programs = Programs(contestants.commands(options.jar, options.native))
    text = Report(options, effort)
    try:
        for setting in [] if options.quick else SETTINGS:
            clips = noise(setting[0], CLIPS, work / "clips.f32")
            text.add_features("noise", setting, *measure_features(programs, setting, clips, work, effort))
        clips = spoken(options.fsdd, work / "clips.f32")
        text.add_features("speech", FSDD_SETTING, *measure_features(programs, FSDD_SETTING, clips, work, effort))
        for rates in RATES[:1] if options.quick else RATES:
            text.add_resampling(*rates, *measure_resampling(programs, *rates, work, effort))
    finally:
        programs.stop(everything=True)
    one_core = Programs(programs.commands, core=max(os.sched_getaffinity(0)))
    try:
        text.add_files(measure_files(one_core, options.fsdd, effort))
    finally:
        one_core.stop(everything=True)
    options.out.write_text(text.markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
