"""Writes what was measured as Markdown: first what is required and what was found, then all the tables."""

import importlib.metadata
import os
import platform
import shutil
import statistics
import subprocess
import time

import contestants
from contestants import BATCHED, OURS, VECTOR

PYTHON_LIBRARIES = ["torch", "torchaudio", "librosa", "kaldi-native-fbank", "numpy", "scipy", "soxr", "soundfile"]

EXPLANATION = """\
Programs take turns: in every round each works for a burst of {burst:.0f} ms while the others wait, in an order drawn
anew; {rounds} rounds, after a warm-up of {warm_up:g} s for Java, a quarter of it for the others. Times are microseconds per clip of one second: the least of all
passes over the clips, and the median over rounds. A ratio is the median over rounds of the quotient of two times of one
round, above 1 where audiomnist is faster. Features are Hann windows, mirrored ends, Slaney's mel scale,
triangles of height 1, decibels; everyone computes them, and "differs" is the largest distance from audiomnist's
JTransforms kernel. Python peers keep freed memory (malloc neither maps nor trims), which makes them faster.
"""


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|---" * len(header) + "|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def micros(nanoseconds):
    return f"{nanoseconds / 1e3:.1f}"


def in_one_thread(results, program):
    return [each for each in results if each.program == program and each.threads == 1]


class Report:
    def __init__(self, options, effort):
        self.options = options
        self.effort = effort
        self.load = os.getloadavg()
        self.criteria = []
        self.sections = []

    def require(self, what, where, bound, ratios):
        """Notes a requirement and whether the median of ``ratios`` meets it."""
        low, middle, high = statistics.quantiles(ratios, n=4, method="inclusive")
        met = "met" if middle >= bound else "**missed**"
        self.criteria.append([what, where, f"{bound:g}", f"{middle:.2f} ({low:.2f} to {high:.2f})", met])

    def require_against(self, what, where, bound, results, ours, theirs):
        """As ``require``, against the fastest of ``theirs``, if any took part."""
        theirs = [each for each in theirs if each in results]
        if theirs:
            fastest = min(theirs, key=lambda each: statistics.median(results[each].ratios(results[ours])))
            ratios = results[fastest].ratios(results[ours])
            self.require(f"{what} ({fastest.name})", where, bound, ratios)

    def add_features(self, sound, setting, results, distances):
        rate, n_fft, hop, mels = setting
        where = f"{rate / 1000:g}k/{n_fft}/{hop}/{mels}, {sound}"
        torchaudio = in_one_thread(results, "torchaudio")
        kaldi = in_one_thread(results, "kaldi") + in_one_thread(results, "kaldi-cpp")
        librosa = [each for each in results if each.program == "librosa" and each.method == "api"]
        require = self.require_against
        require("Vector API against torchaudio's best", where, 4, results, VECTOR, torchaudio)
        require("Vector API against kaldi-native-fbank's best", where, 3, results, VECTOR, kaldi)
        require("Vector API against librosa", where, 10, results, VECTOR, librosa)
        require("Vector API against C", where, 1, results, VECTOR, in_one_thread(results, "fftw"))
        require("no flags against torchaudio's best", where, 1.5, results, BATCHED, torchaudio)
        for ours in (VECTOR, BATCHED):
            (two,) = (each for each in results if (each.method, each.threads) == (ours.method, 2))
            speedup = results[ours].ratios(results[two])
            self.require(f"two threads against one, {ours.name}", where, 1.8, speedup)
        frames = 1 + rate // hop
        rows = []
        for each, result in results.items():
            ratios = [f"{statistics.median(result.ratios(results[ours])):.2f}" for ours in OURS]
            allocated = "" if result.allocated is None else f"{result.allocated:.0f}"
            rows.append(
                [each.name, micros(result.least), micros(result.median), *ratios, f"{frames * 1e9 / result.median:,.0f}"]
                + [allocated, f"{distances[each]:.1e}"]
            )
        header = ["", "least, us", "median, us", "/ Vector API", "/ no flags", "/ JTransforms", "frames/s", "bytes/clip"]
        title = f"### {rate} Hz, nFft {n_fft}, hop {hop}, {mels} mels: {sound}\n\n"
        self.sections.append(title + table([*header, "differs, dB"], rows))

    def add_resampling(self, from_rate, to_rate, results, qualities):
        where = f"{from_rate} to {to_rate} Hz"
        for ours in contestants.OUR_RESAMPLERS:
            equal = [each for each in contestants.TORCH_RESAMPLERS if qualities[each].reaches(qualities[ours])]
            bound = 3 if ours.program == "java-vector" else 1
            self.require_against(f"{ours.name} against torchaudio of equal quality", where, bound, results, ours, equal)
        rows = []
        for each, result in results.items():
            quality = qualities[each]
            rows.append(
                [each.name, f"{quality.alias_from_half:.1f}", f"{quality.alias:.1f}", f"{quality.ripple:.4f}"]
                + [f"{quality.tenth_db_at:.3f}", f"{quality.three_db_at:.3f}", f"{quality.snr:.1f}"]
                + [micros(result.least), micros(result.median)]
            )
        header = ["", "rejection from 1.0, dB", "from 1.15, dB", "ripple to 0.7, dB", "-0.1 dB at", "-3 dB at"]
        header += ["SNR at 1 kHz, dB", "least, us", "median, us"]
        self.sections.append(f"### Resampling {where}\n\n" + table(header, rows))

    def add_files(self, results):
        where = "FSDD, one core"
        self.require_against("files to features against a Python loop", where, 5, results, VECTOR, contestants.PYTHON_LOOPS)
        a_minute = [60e9 / nanoseconds for nanoseconds in results[VECTOR].rounds]
        self.require("files to features, clips a minute", where, 60_000, a_minute)
        rows = [
            [each.name, micros(result.least), micros(result.median), f"{60e9 / result.median:,.0f}"]
            + [f"{statistics.median(result.ratios(results[ours])):.2f}" for ours in (VECTOR, BATCHED)]
            for each, result in results.items()
        ]
        header = ["", "least, us a clip", "median, us a clip", "clips a minute", "/ Vector API", "/ no flags"]
        title = "### WAV files of FSDD to features in memory, warm cache, one core\n\n"
        self.sections.append(title + table(header, rows))

    def markdown(self):
        effort = self.effort
        explanation = EXPLANATION.format(burst=effort.burst_ms, rounds=effort.rounds, warm_up=effort.warm_up_s)
        quick = "**A smoke run: the times below mean nothing.**\n\n" if self.options.quick else ""
        header = ["requirement", "where", "at least", "found, median (quartiles)", ""]
        return "\n".join(
            [
                "# The front end beside its peers\n",
                quick + explanation,
                conditions(self.load),
                "## Required and found\n",
                table(header, self.criteria),
                "## All times\n",
                *self.sections,
            ]
        )


def first_line(*command):
    if shutil.which(command[0]) is None:
        return f"no {command[0]}"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return ((done.stdout or done.stderr).splitlines() or ["unknown"])[0]


def processor():
    with open("/proc/cpuinfo", encoding="ascii") as lines:
        facts = dict(map(str.strip, line.split(":", 1)) for line in lines if ":" in line)
    widest = next((name for name in ("avx512f", "avx2", "sse2") if name in facts.get("flags", "").split()), "")
    return f"{facts.get('model name', 'unknown')}, family {facts.get('cpu family')} model {facts.get('model')}, {widest}"


def conditions(load):
    versions = [f"{name} {importlib.metadata.version(name)}" for name in PYTHON_LIBRARIES]
    facts = [
        f"measured {time.strftime('%Y-%m-%d %H:%M %Z')} on {os.cpu_count()} processors: {processor()}",
        f"load average before {load[0]:.2f}, after {os.getloadavg()[0]:.2f} (one program at a time should give 1)",
        f"{platform.system()} {platform.release()}; {first_line('gcc', '--version')}; FFTW's patient plan",
        first_line("java", "-version"),
        f"Python {platform.python_version()}: {', '.join(versions)}",
        f"audiomnist at commit {first_line('git', '-C', str(contestants.HERE), 'rev-parse', '--short', 'HEAD')}",
    ]
    return "".join(f"- {fact}\n" for fact in facts)
