"""A contestant of training-benchmark.sh: plain PyTorch, and soundfile with torchaudio before it.

    python torch_worker.py THREADS plain|tuned

``tuned`` takes the optimiser's fused kernel and lays pictures channels last, neither of which is the default. Reads a line, does what it says, answers in
a line; TrainingWorker.java describes the requests.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import safetensors.torch
import torch
import torch.nn.functional as F

import torch_features
from torch_networks import NETWORKS, load, parameter_count

CLASSES = 10
BATCH = 32
LEARNING_RATE = 3e-3
WEIGHT_DECAY = 0.02
SMOOTHING = 0.1
MAX_GRADIENT_NORM = 1.0
INFERENCE_BATCH = 256
SEED = 1

CLOCKS = {"wall": time.perf_counter_ns, "processor": time.process_time_ns}


def timed(work, milliseconds):
    """What ``work`` gives, again and again for some time, at least once."""
    end = time.perf_counter() + milliseconds / 1e3
    found = work()
    while time.perf_counter() < end:
        found += work()
    return found


def optimizer_of(network, fused):
    """AdamW that spares biases and norms."""
    decayed = [weight for weight in network.parameters() if weight.dim() > 1]
    others = [weight for weight in network.parameters() if weight.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.AdamW(groups, lr=LEARNING_RATE, fused=fused or None)


class Training:
    """All clips in memory; batches are gathered by a permutation."""

    def __init__(self, tuned, network, clock, clips, epochs, rows, columns, file):
        self.clock = CLOCKS[clock]
        data = torch.from_numpy(np.fromfile(file, "<f4").reshape(int(clips), -1).copy())
        self.labels, self.valid = data[:, 0].long(), data[:, 1].contiguous()
        self.features = data[:, 2:].reshape(len(data), int(rows), int(columns)).contiguous()
        torch.manual_seed(SEED)
        self.network = NETWORKS[network](int(rows), int(columns), CLASSES)
        if tuned:
            self.network = self.network.to(memory_format=torch.channels_last)
        self.optimizer = optimizer_of(self.network, tuned)
        steps = int(epochs) * -(-len(data) // BATCH)
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(self.optimizer, LEARNING_RATE, total_steps=steps)

    def epoch(self):
        start = self.clock()
        self.network.train()
        loss_sum = 0.0
        for indices in torch.randperm(len(self.labels)).split(BATCH):
            logits = self.network(self.features[indices], self.valid[indices])
            loss = F.cross_entropy(logits, self.labels[indices], label_smoothing=SMOOTHING)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), MAX_GRADIENT_NORM)
            self.optimizer.step()
            self.schedule.step()
            loss_sum += loss.item() * len(indices)
        return [(self.clock() - start) / len(self.labels)]

    def time(self, milliseconds):
        return timed(self.epoch, milliseconds)


class Recognition:
    """Files to labels, by the weights of a recogniser that audiomnist saved."""

    def __init__(self, together, model, clips, fsdd):
        manifest = json.loads(Path(model, "recognizer.json").read_text())
        family = {"cnn": "CNN", "cnn64": "CNN64", "lstm": "LSTM", "transformer": "TRANSFORMER"}[manifest["family"]]
        self.network = NETWORKS[family](torch_features.BANDS, torch_features.FRAMES, CLASSES).eval()
        load(self.network, safetensors.torch.load_file(Path(model, manifest["weightsFile"])))
        files = sorted(Path(fsdd, "recordings").glob("*.wav"))
        self.files = [str(files[i * len(files) // int(clips)]) for i in range(int(clips))]
        self.features = torch_features.Features()
        self.together = together

    @torch.inference_mode()
    def logits(self, files):
        features, valid = zip(*map(self.features, files))
        return self.network(torch.stack(features), torch.tensor(valid))

    def all_logits(self):
        return torch.cat([self.logits([file]) for file in self.files])

    def passes(self):
        if self.together:
            start = time.perf_counter_ns()
            for begin in range(0, len(self.files), INFERENCE_BATCH):
                self.logits(self.files[begin : begin + INFERENCE_BATCH]).argmax(1).tolist()
            return [(time.perf_counter_ns() - start) / len(self.files)]
        times = []
        for file in self.files:
            start = time.perf_counter_ns()
            self.logits([file]).softmax(1)[0].tolist()
            times.append(time.perf_counter_ns() - start)
        return times

    def time(self, milliseconds):
        return timed(self.passes, milliseconds)


def check_network(network, rows, columns, model):
    """How many parameters; fails unless a recogniser that audiomnist saved has the same tensors."""
    made = NETWORKS[network](int(rows), int(columns), CLASSES)
    manifest = json.loads(Path(model, "recognizer.json").read_text())
    load(made, safetensors.torch.load_file(Path(model, manifest["weightsFile"])))
    return parameter_count(made)


def answer(tasks, tuned, request, task, *fields):
    if request == "prepare":
        kind, *rest = fields
        tasks[task] = Training(tuned, *rest) if kind == "train" else Recognition(kind == "evaluate", *rest)
        return [str(parameter_count(tasks[task].network))]
    if request == "time":
        return [f"{nanoseconds:.1f}" for nanoseconds in tasks[task].time(float(fields[0]))]
    if request == "logits":
        tasks[task].all_logits().numpy().tofile(fields[0])
        return []
    if request == "check":
        return [str(check_network(*fields))]
    raise ValueError("expected a request, found " + request)


def main():
    torch.set_num_threads(int(sys.argv[1]))
    tasks = {}
    for line in sys.stdin:
        try:
            words = ["ok", *answer(tasks, sys.argv[2] == "tuned", *line.rstrip("\n").split("\t"))]
        except Exception as failure:
            words = ["error", f"{type(failure).__name__}: {failure}".replace("\n", " ")]
        print(*words, sep="\t", flush=True)


if __name__ == "__main__":
    main()
