"""Measures training and recognition beside plain PyTorch, in turns, and writes a table; training-benchmark.sh sets it up.

Options say where things lie and what to measure.
"""

import argparse
import importlib.metadata
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from report import first_line, processor, table
from turns import Contestant, Effort, Programs, race

HERE = Path(__file__).parent

# Clips of an epoch: enough for a second or so.
NETWORKS = {"CNN64": 448, "LSTM": 320, "TRANSFORMER": 64}
NAMES = {"CNN64": "cnn64", "LSTM": "LSTM 2x128", "TRANSFORMER": "Transformer d128x4", "CNN": "cnn"}
RECOGNIZER = "CNN"
RECOGNIZED_CLIPS = 200
EVALUATED_CLIPS = 1024
MAX_EPOCHS = 10_000
DIFFERENT_LOGIT = 0.05
SAME_CLIPS = 0.95

OURS = "audiomnist"
PYTORCH = "PyTorch"
TUNED = "PyTorch, tuned"
PROGRAMS = [OURS, PYTORCH, TUNED]

KEPT_MEMORY = {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 40)}

EXPLANATION = """\
The same networks (same layers, and every tensor of a recogniser that audiomnist saved fits into PyTorch's), the same features of
the same FSDD clips in memory, batches of 32, AdamW with one-cycle rates, label smoothing, gradients clipped to norm 1, the loss of
every batch read. Programs take turns: in every round each learns one epoch while the others wait, in an order drawn anew; {rounds}
rounds after {warm_up} epochs that are not counted. At one thread the time is the processor's, at two the clock's: threads that
spin while they wait distort the former. A ratio is the median over rounds of audiomnist's time by the other's in the same
round (quartiles), below 1 where audiomnist is faster. "Tuned" is PyTorch by someone who knows its switches: channels last in
memory, the optimiser's fused kernel, and a malloc that keeps freed memory; audiomnist does the first and the last by itself.
"""


def commands(options):
    def ours(threads):
        return ["java", f"-Daudiomnist.threads={threads}", "-jar", str(options.jar), "bench", "--training-worker"], {}

    def python(kind, environment):
        def command(threads):
            threading = {name: str(threads) for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS")}
            return [sys.executable, str(HERE / "torch_worker.py"), str(threads), kind], threading | environment

        return command

    return {OURS: ours, PYTORCH: python("plain", {}), TUNED: python("tuned", KEPT_MEMORY)}


def quartiles(values, form="{:.2f}"):
    low, middle, high = (form.format(value) for value in statistics.quantiles(values, n=4, method="inclusive"))
    return f"{middle} ({low} to {high})"


def seconds(nanoseconds):
    return f"{nanoseconds / 1e9:.2f}"


def milliseconds(nanoseconds):
    return f"{nanoseconds / 1e6:.2f}"


def verdict(value, bound):
    return "met" if value <= bound else "**missed**"


def memory(program):
    """Largest resident size of a running worker, in MiB."""
    lines = Path(f"/proc/{program.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM"))


class Benchmark:
    def __init__(self, options, work):
        self.options = options
        self.work = work
        self.effort = Effort(options.rounds, 0, 0)
        self.sections = []
        self.saved = None

    def programs(self):
        return Programs(commands(self.options))

    def training(self, network, threads):
        """A row: times of an epoch, ratios."""
        clips = self.options.clips or NETWORKS[network]
        clock = "processor" if threads == 1 else "wall"
        programs = self.programs()
        contestants = [Contestant(name, name, network, threads) for name in PROGRAMS]
        ours = programs.worker(contestants[0])
        features, model = self.work / f"{network}.f32", self.work / f"{network}-{threads}"
        fields = ["train", network, clock, clips, MAX_EPOCHS]
        count, rows, columns = ours.ask("prepare", OURS, *fields, self.options.fsdd, features)
        for each in contestants[1:]:
            programs.worker(each).ask("prepare", each.name, *fields, rows, columns, features)
        for each in contestants:
            for _ in range(self.options.warm_up):
                programs.worker(each).ask("time", each.name, 0)
        results = race(programs, contestants, self.effort)
        held = [memory(programs.worker(each)) for each in contestants]
        ours.ask("save", OURS, model)
        (theirs,) = programs.worker(contestants[1]).ask("check", network, network, rows, columns, model)
        if theirs != count:
            sys.exit(f"{network}: expected {count} parameters, found {theirs}")
        programs.stop(everything=True)
        plain, tuned = (results[contestants[0]].ratios(results[each]) for each in contestants[1:])
        times = [seconds(results[each].median * clips) for each in contestants]
        met = verdict(statistics.median(plain), 1.05)
        row = [NAMES[network], f"{int(count):,}", str(clips), f"{threads}, {clock}", *times]
        row += [f"{quartiles(plain)}, {met}", quartiles(tuned), " / ".join(map(str, held))]
        print("|", " | ".join(row), "|", flush=True)
        return row

    def add_training(self):
        rows = [self.training(network, threads) for threads in self.options.threads for network in NETWORKS]
        header = ["network", "parameters", "clips", "threads, time", *(f"{name}, s" for name in PROGRAMS)]
        header += ["ratio (at most 1.05)", "ratio to the tuned one", "largest resident MiB, in that order"]
        title = "## An epoch of training\n\n"
        explanation = EXPLANATION.format(rounds=self.options.rounds, warm_up=self.options.warm_up)
        self.sections.append(title + explanation + "\n" + table(header, rows))

    def model(self):
        """A recogniser, trained a little, once."""
        if self.saved is not None:
            return self.saved
        ours = self.programs().worker(Contestant(OURS, OURS, RECOGNIZER, 1))
        fields = ["train", RECOGNIZER, "wall", 600, MAX_EPOCHS, self.options.fsdd, self.work / "features.f32"]
        ours.ask("prepare", OURS, *fields)
        for _ in range(3):
            ours.ask("time", OURS, 0)
        ours.ask("save", OURS, self.work / "model")
        ours.close()
        self.saved = self.work / "model"
        return self.saved

    def check_logits(self, programs, contestants):
        """Fails unless most clips have the same logits; those over a second are cut elsewhere."""
        found = []
        for each in contestants:
            programs.worker(each).ask("logits", each.name, self.work / "logits.f32")
            found.append(np.fromfile(self.work / "logits.f32", "<f4").reshape(-1, 10))
        same = (np.abs(found[0] - found[1]).max(axis=1) < DIFFERENT_LOGIT).mean()
        if same < SAME_CLIPS:
            sys.exit(f"expected equal logits of {SAME_CLIPS:.0%} of the clips, found {same:.1%}")
        return same

    def recognition(self, model, kind, clips, threads):
        programs = self.programs()
        contestants = [Contestant(name, name, kind, threads) for name in (OURS, PYTORCH)]
        for each in contestants:
            programs.worker(each).ask("prepare", each.name, kind, model, clips, self.options.fsdd)
        same = self.check_logits(programs, contestants)
        for each in contestants:
            programs.worker(each).ask("time", each.name, 3000)
        results = race(programs, contestants, Effort(self.options.rounds, 300, 0))
        held = " / ".join(str(memory(programs.worker(each))) for each in contestants)
        programs.stop(everything=True)
        ratios = results[contestants[0]].ratios(results[contestants[1]])
        return [results[each].median for each in contestants], ratios, held, same

    def add_recognition(self):
        model = self.model()
        rows = []
        for threads in self.options.threads:
            (ours, theirs), ratios, held, same = self.recognition(model, "recognize", RECOGNIZED_CLIPS, threads)
            met = f"{verdict(ours / 1e6, 3)}, ratio {verdict(statistics.median(ratios), 1)}"
            rows.append(
                [f"one WAV file to its label, ms, median of files ({same:.1%} equal logits)", str(threads)]
                + [milliseconds(ours), milliseconds(theirs), f"{quartiles(ratios)}; at most 3 ms: {met}", held]
            )
            (ours, theirs), ratios, held, _ = self.recognition(model, "evaluate", EVALUATED_CLIPS, threads)
            rows.append(
                [f"{EVALUATED_CLIPS} WAV files to labels in batches of 256, files a second", str(threads)]
                + [f"{1e9 / ours:,.0f}", f"{1e9 / theirs:,.0f}", quartiles(ratios), held]
            )
        header = ["cnn", "threads of libtorch", OURS, "PyTorch, soundfile, torchaudio", "ratio of times"]
        self.sections.append("## Recognition\n\n" + table([*header, "largest resident MiB"], rows))

    def add_end_to_end(self):
        """Whole processes, each from the folder of files to saved weights."""
        epochs = self.options.epochs
        fsdd = self.options.fsdd
        ours = ["java", "-jar", self.options.jar, "train", "--data", fsdd, "--split", "official", "--model", "cnn"]
        ours += ["--epochs", str(epochs), "--out", self.work / "end-to-end"]
        theirs = [sys.executable, HERE / "wav_training.py", fsdd, "CNN", str(epochs), self.work / "weights.pt"]
        times = {OURS: [], PYTORCH: []}
        for _ in range(self.options.runs):
            for name, command in ((OURS, ours), (PYTORCH, theirs)):
                times[name].append(wall_seconds(command))
        ratios = [mine / other for mine, other in zip(times[OURS], times[PYTORCH])]
        row = [f"cnn, {epochs} epochs of 2,400 clips, 300 for validation, 2 threads"]
        row += [quartiles(times[name], "{:.1f}") for name in (OURS, PYTORCH)]
        row += [f"{quartiles(ratios)}, {verdict(statistics.median(ratios), 0.7)}"]
        header = ["from WAV files to weights", "audiomnist train, s", "Dataset, DataLoader with 2 workers, s"]
        self.sections.append("## End to end\n\n" + table([*header, "ratio (at most 0.7)"], [row]))

    def add_start(self):
        command = ["java", "-jar", self.options.jar, "predict", "--model", self.model()]
        command.append(next(iter(sorted(Path(self.options.fsdd, "recordings").glob("*.wav")))))
        times = [wall_seconds(command) for _ in range(self.options.runs + 1)][1:]
        row = ["`java -jar audiomnist.jar predict`, one file", quartiles(times), "2.5"]
        row.append(verdict(statistics.median(times), 2.5))
        self.sections.append("## Start\n\n" + table(["", "s, of whole processes", "at most", ""], [row]))

    def markdown(self):
        return "\n".join(["# Training and recognition beside PyTorch\n", conditions(), *self.sections])


def wall_seconds(command):
    begin = time.perf_counter()
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr}")
    return time.perf_counter() - begin


def conditions():
    versions = [f"{name} {importlib.metadata.version(name)}" for name in ("torch", "torchaudio", "soundfile", "numpy")]
    facts = [
        f"measured {time.strftime('%Y-%m-%d %H:%M %Z')} on {os.cpu_count()} processors: {processor()}",
        f"load average {os.getloadavg()[0]:.2f}",
        first_line("java", "-version"),
        f"Python {platform.python_version()}: {', '.join(versions)}",
        f"audiomnist at commit {first_line('git', '-C', str(HERE), 'rev-parse', '--short', 'HEAD')}",
    ]
    return "".join(f"- {fact}\n" for fact in facts)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fsdd", required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--jar", required=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--warm-up", type=int, default=4, help="epochs before the first round")
    parser.add_argument("--clips", type=int, help="of an epoch, for all networks")
    parser.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--epochs", type=int, default=5, help="of training from end to end")
    parser.add_argument("--runs", type=int, default=3, help="of whole processes")
    parts = ["training", "recognition", "end_to_end", "start"]
    parser.add_argument("--parts", nargs="+", choices=parts, default=parts)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        benchmark = Benchmark(options, Path(work))
        for part in options.parts:
            getattr(benchmark, "add_" + part)()
            Path(options.out).write_text(benchmark.markdown(), encoding="utf-8")


if __name__ == "__main__":
    main()
