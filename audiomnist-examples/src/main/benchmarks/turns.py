"""Programs that take turns: only one works at a time, each for a short burst in every round.

A busy machine then slows all of them alike, and ratios within a round mean more than times do.
"""

import os
import random
import statistics
import subprocess
import time
from dataclasses import dataclass, field

PAUSE_S = 0.002  # Until threads that spin for more work have gone to sleep.
SEED = 1


@dataclass(frozen=True)
class Contestant:
    """One way to do the work.

    ``program`` names a command in ``Programs``, ``method`` is the third word of its ``prepare`` request.
    """

    name: str
    program: str
    method: str
    threads: int = 1


@dataclass
class Result:
    """Nanoseconds per clip: of a round the median of its passes, and the least of all passes."""

    rounds: list = field(default_factory=list)
    least: float = float("inf")
    allocated: float | None = None

    def add(self, passes):
        self.rounds.append(statistics.median(passes))
        self.least = min(self.least, *passes)

    @property
    def median(self):
        return statistics.median(self.rounds)

    def ratios(self, other):
        """How many times as long as ``other`` this took, round by round."""
        return [mine / theirs for mine, theirs in zip(self.rounds, other.rounds)]


class Worker:
    """A program that answers requests."""

    def __init__(self, command, environment, core):
        def pin():
            if core is not None:
                os.sched_setaffinity(0, {core})

        self.command = command
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | environment,
            preexec_fn=pin,
            text=True,
        )

    def ask(self, *fields):
        """The values of the answer."""
        print(*fields, sep="\t", file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline().rstrip("\n").split("\t")
        if answer[0] != "ok":
            raise RuntimeError(f"{self.command}: asked {fields}, found {answer}")
        return [value for value in answer[1:] if value]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Programs:
    """Starts workers and keeps those that need long to start.

    ``commands`` maps a program's name to a function from a number of threads to its command and environment. Java
    starts anew for every setting, and for every contestant: what it compiled for one would not suit the other.
    """

    def __init__(self, commands, core=None):
        self.commands = commands
        self.core = core
        self.workers = {}

    def worker(self, contestant):
        anew = contestant.program.startswith("java")
        key = contestant if anew else (contestant.program, contestant.threads)
        if key not in self.workers:
            command, environment = self.commands[contestant.program](contestant.threads)
            self.workers[key] = Worker(command, environment, self.core)
        return self.workers[key]

    def stop(self, everything=False):
        for key in list(self.workers):
            if everything or isinstance(key, Contestant):
                self.workers.pop(key).close()


@dataclass(frozen=True)
class Effort:
    """How long to measure."""

    rounds: int
    burst_ms: float
    warm_up_s: float  # Of Java; the others take a quarter.


def prepare(programs, contestants, kind, *fields):
    for each in contestants:
        programs.worker(each).ask("prepare", each.name, kind, each.method, *fields)


def race(programs, contestants, effort):
    """Results by contestant, who are prepared."""
    for each in contestants:
        begin = time.monotonic()
        compiles = each.program.startswith("java")
        while time.monotonic() - begin < (effort.warm_up_s if compiles else effort.warm_up_s / 4):
            programs.worker(each).ask("time", each.name, effort.burst_ms)
    results = {each: Result() for each in contestants}
    order = list(contestants)
    shuffle = random.Random(SEED).shuffle
    for _ in range(effort.rounds):
        shuffle(order)
        for each in order:
            time.sleep(PAUSE_S)
            passes = programs.worker(each).ask("time", each.name, effort.burst_ms)
            results[each].add([float(nanoseconds) for nanoseconds in passes])
    for each in contestants:
        if each.program.startswith("java") and each.threads == 1:
            results[each].allocated = float(programs.worker(each).ask("allocated", each.name)[0])
    return results
