"""Writes the golden files of the further networks, as make_network_golden.py does of the first three.

    pip install torch numpy safetensors && python make_family_golden.py

Same contents. Networks are put together from torch.nn's layers; padding is left out by computing a clip's
valid frames alone wherever a network promises that, so that nothing here repeats the Java code's masks.
Batch statistics in training are the one place where clips meet: there all are computed together, with zeros
behind their ends.
"""
import math

import torch
import torch.nn.functional as F
from torch import nn

from make_network_golden import Lstm, Transformer, masked_mean, network


def linear(name, layer):
    yield f"{name}.weight", layer.weight
    if layer.bias is not None:
        yield f"{name}.bias", layer.bias


def batch_norm(name, layer):
    yield from linear(name, layer)
    yield f"{name}.running_mean", layer.running_mean
    yield f"{name}.running_var", layer.running_var


def unit(name, conv, norm):
    yield from linear(f"{name}.conv", conv)
    yield from batch_norm(f"{name}.norm", norm)


def cut(x, valid):
    """Zeros behind every clip's end, clip by clip."""
    return torch.stack([F.pad(clip[..., : int(n)], (0, clip.shape[-1] - int(n))) for clip, n in zip(x, valid)])


def halved(valid):
    return [math.ceil(n / 2) for n in valid]


def time_mean(x, valid):
    """[batch][channels]…[frames] to [batch][channels]."""
    return torch.stack([clip[..., : int(n)].flatten(1).mean(1) for clip, n in zip(x, valid)])


class Recurrent(Lstm):
    """RNN or GRU in place of the LSTM."""

    def __init__(self, kind, prefix, rows, hidden, layers, both, normalized, classes):
        super().__init__(rows, hidden, layers, both, classes)
        self.lstm = kind(rows, hidden, layers, batch_first=True, bidirectional=both)
        self.prefix = prefix
        self.norm = self.norm if normalized else nn.Identity()

    def names(self):
        for layer in range(self.lstm.num_layers):
            for way, suffix in (("forward", ""), ("backward", "_reverse"))[: 2 if self.lstm.bidirectional else 1]:
                for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                    yield f"{self.prefix}.{layer}.{way}.{part}", getattr(self.lstm, f"{part}_l{layer}{suffix}")
        if isinstance(self.norm, nn.LayerNorm):
            yield from linear("norm", self.norm)
        yield from linear("head", self.head)


class ClassTokenTransformer(Transformer):
    """Learned positions, a class token, and batch normalisation of rows."""

    def __init__(self, rows, frames, per_token, d_model, heads, layers, feed_forward, classes):
        super().__init__(rows, frames, per_token, d_model, heads, layers, feed_forward, classes)
        self.input_norm = nn.BatchNorm1d(rows)
        self.positions = nn.Parameter(torch.zeros(self.tokens, d_model))
        self.class_token = nn.Parameter(torch.zeros(1, d_model))

    def names(self):
        yield from batch_norm("input_norm", self.input_norm)
        yield "positions", self.positions
        yield "class_token", self.class_token
        yield from super().names()

    def forward(self, x, valid):
        batch, rows, _ = x.shape
        used = self.input_norm(x)[:, :, : self.tokens * self.per_token]
        patches = used.reshape(batch, rows, self.tokens, self.per_token).permute(0, 2, 3, 1).flatten(2)
        y = self.embedding(patches) + self.positions
        y = torch.cat([self.class_token.expand(batch, 1, -1), y], 1)
        tokens = [1 + min(self.tokens, math.ceil(n / self.per_token)) for n in valid]
        out = []
        for clip, n in zip(y, tokens):
            clip = clip[None, :n]
            for layer in self.layers:
                clip = layer(clip)
            out.append(self.norm(clip)[0, 0])
        return self.head(torch.stack(out))


class Mlp(nn.Module):
    def __init__(self, rows, deviations, hidden, classes):
        super().__init__()
        self.deviations = deviations
        sizes = [rows * (2 if deviations else 1)] + hidden
        self.norm = nn.BatchNorm1d(sizes[0])
        self.hidden = nn.ModuleList(nn.Linear(i, o) for i, o in zip(sizes, sizes[1:]))
        self.head = nn.Linear(sizes[-1], classes)

    def names(self):
        yield from batch_norm("norm", self.norm)
        for i, layer in enumerate(self.hidden):
            yield from linear(f"hidden.{i}", layer)
        yield from linear("head", self.head)

    def forward(self, x, valid):
        clips = [clip[:, : int(n)] for clip, n in zip(x, valid)]
        y = torch.stack([c.mean(1) for c in clips])
        if self.deviations:
            y = torch.cat([y, torch.stack([c.std(1, correction=0) for c in clips])], 1)
        y = self.norm(y)
        for layer in self.hidden:
            y = F.relu(layer(y))
        return self.head(y)


class Sequential(nn.Module):
    """Convolutions, pools and linear layers in a row, over a whole canvas."""

    def __init__(self, steps, axes):
        super().__init__()
        self.steps, self.axes = nn.Sequential(*steps), axes

    def names(self):
        convs = [s for s in self.steps if isinstance(s, (nn.Conv1d, nn.Conv2d))]
        linears = [s for s in self.steps if isinstance(s, nn.Linear)]
        for i, layer in enumerate(convs):
            yield from linear(f"conv.{i}", layer)
        for i, layer in enumerate(linears):
            yield from linear("head" if i == len(linears) - 1 else f"hidden.{i}", layer)

    def forward(self, x, valid):
        return self.steps(x if self.axes == 1 else x.unsqueeze(1))


def cnn64(size, c, classes):
    steps, inputs = [], 1
    for outputs, kernel in zip(c, (5, 5, 3, 3)):
        steps += [nn.Conv2d(inputs, outputs, kernel, padding=2), nn.ReLU(), nn.MaxPool2d(2)]
        inputs = outputs
    with torch.no_grad():
        left = nn.Sequential(*steps)(torch.zeros(1, 1, size, size)).numel()
    return Sequential(steps + [nn.Flatten(), nn.Linear(left, classes)], 2)


def audio_net(samples, c, hidden, classes):
    steps, inputs = [], 1
    for outputs in c:
        steps += [nn.Conv1d(inputs, outputs, 3, padding=1), nn.ReLU(),
                  nn.MaxPool1d(3 if inputs == 1 else 2, 2, ceil_mode=True)]
        inputs = outputs
    with torch.no_grad():
        size = nn.Sequential(*steps)(torch.zeros(1, 1, samples)).numel()
    steps.append(nn.Flatten())
    for outputs in hidden + [classes]:
        steps.append(nn.Linear(size, outputs))
        size = outputs
    return Sequential(steps, 1)


def alex_net(size, c, hidden, classes):
    pool = dict(kernel_size=3, stride=2, ceil_mode=True)
    steps = [
        nn.Conv2d(1, c[0], 11, 4), nn.ReLU(), nn.MaxPool2d(**pool),
        nn.Conv2d(c[0], c[1], 5, padding=2, groups=2), nn.ReLU(), nn.MaxPool2d(**pool),
        nn.Conv2d(c[1], c[2], 3, padding=1), nn.ReLU(),
        nn.Conv2d(c[2], c[3], 3, padding=1, groups=2), nn.ReLU(),
        nn.Conv2d(c[3], c[4], 3, padding=1, groups=2), nn.ReLU(), nn.MaxPool2d(**pool), nn.Flatten()]
    with torch.no_grad():
        left = nn.Sequential(*steps)(torch.zeros(1, 1, size, size)).numel()
    steps += [nn.Linear(left, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, classes)]
    return Sequential(steps, 2)


class TcResNet(nn.Module):
    def __init__(self, rows, channels, kernel, classes):
        super().__init__()
        self.first = nn.Conv1d(rows, channels[0], 3, padding="same", bias=False)
        self.first_norm = nn.BatchNorm1d(channels[0])
        self.blocks = nn.ModuleList()
        for i, o in zip(channels, channels[1:]):
            s = 1 if i == o else 2
            block = nn.ModuleDict({
                "enter": nn.Conv1d(i, o, kernel, s, kernel // 2, bias=False), "enter_norm": nn.BatchNorm1d(o),
                "leave": nn.Conv1d(o, o, kernel, padding="same", bias=False), "leave_norm": nn.BatchNorm1d(o)})
            if s == 2:
                block["shortcut"], block["shortcut_norm"] = nn.Conv1d(i, o, 1, 2, bias=False), nn.BatchNorm1d(o)
            self.blocks.append(block)
        self.head = nn.Linear(channels[-1], classes)

    def names(self):
        yield from unit("first", self.first, self.first_norm)
        for i, block in enumerate(self.blocks):
            for part in ("shortcut", "enter", "leave"):
                if part in block:
                    yield from unit(f"block.{i}.{part}", block[part], block[f"{part}_norm"])
        yield from linear("head", self.head)

    def forward(self, x, valid):
        x = cut(F.relu(self.first_norm(self.first(cut(x, valid)))), valid)
        for b in self.blocks:
            direct = x
            if "shortcut" in b:
                direct, valid = F.relu(b["shortcut_norm"](b["shortcut"](x))), halved(valid)
            y = cut(F.relu(b["enter_norm"](b["enter"](x))), valid)
            x = cut(F.relu(b["leave_norm"](b["leave"](y)) + direct), valid)
        return self.head(time_mean(x, valid))


class Separable(nn.Module):
    def __init__(self, i, o, kernel, dilation=1):
        super().__init__()
        self.depthwise = nn.Conv1d(i, i, kernel, padding="same", dilation=dilation, groups=i, bias=False)
        self.pointwise = nn.Conv1d(i, o, 1, bias=False)
        self.norm = nn.BatchNorm1d(o)

    def names(self, name):
        yield from linear(f"{name}.depthwise", self.depthwise)
        yield from linear(f"{name}.pointwise", self.pointwise)
        yield from batch_norm(f"{name}.norm", self.norm)

    def forward(self, x):
        return self.norm(self.pointwise(self.depthwise(x)))


class MatchboxNet(nn.Module):
    def __init__(self, rows, blocks, units, channels, classes):
        super().__init__()
        self.first = Separable(rows, 128, 11)
        self.blocks, inputs = nn.ModuleList(), 128
        for b in range(blocks):
            sub = nn.ModuleList(Separable(inputs if u == 0 else channels, channels, 13 + 2 * b) for u in range(units))
            self.blocks.append(nn.ModuleDict({
                "units": sub, "conv": nn.Conv1d(inputs, channels, 1, bias=False), "norm": nn.BatchNorm1d(channels)}))
            inputs = channels
        self.spread = Separable(inputs, 128, 29, 2)
        self.last, self.last_norm = nn.Conv1d(128, 128, 1, bias=False), nn.BatchNorm1d(128)
        self.head = nn.Linear(128, classes)

    def names(self):
        yield from self.first.names("first")
        for b, block in enumerate(self.blocks):
            for u, separable in enumerate(block["units"]):
                yield from separable.names(f"block.{b}.unit.{u}")
            yield from unit(f"block.{b}.shortcut", block["conv"], block["norm"])
        yield from self.spread.names("spread")
        yield from unit("last", self.last, self.last_norm)
        yield from linear("head", self.head)

    def forward(self, x, valid):
        x = cut(F.relu(self.first(cut(x, valid))), valid)
        for block in self.blocks:
            y = x
            for separable in block["units"][:-1]:
                y = cut(F.relu(separable(y)), valid)
            x = cut(F.relu(block["units"][-1](y) + block["norm"](block["conv"](x))), valid)
        x = cut(F.relu(self.spread(x)), valid)
        return self.head(time_mean(F.relu(self.last_norm(self.last(x))), valid))


class Broadcast(nn.Module):
    def __init__(self, i, o, dilation, stride):
        super().__init__()
        self.i, self.o = i, o
        if i != o:
            self.transition, self.transition_norm = nn.Conv2d(i, o, 1, bias=False), nn.BatchNorm2d(o)
        self.bands = nn.Conv2d(o, o, (3, 1), (stride, 1), (1, 0), groups=o, bias=False)
        self.bands_norm = nn.BatchNorm2d(5 * o)
        self.time = nn.Conv2d(o, o, (1, 3), padding=(0, dilation), dilation=(1, dilation), groups=o, bias=False)
        self.time_norm = nn.BatchNorm2d(o)
        self.pointwise = nn.Conv2d(o, o, 1, bias=False)

    def names(self, name):
        if self.i != self.o:
            yield from unit(f"{name}.transition", self.transition, self.transition_norm)
        yield from unit(f"{name}.bands", self.bands, self.bands_norm)
        yield from unit(f"{name}.time", self.time, self.time_norm)
        yield from linear(f"{name}.pointwise", self.pointwise)

    def forward(self, x, valid):
        y = x if self.i == self.o else F.relu(self.transition_norm(self.transition(x)))
        y = self.bands(y)
        shape = y.shape
        y = self.bands_norm(y.reshape(shape[0], shape[1] * 5, shape[2] // 5, shape[3])).reshape(shape)
        mean = cut(y.mean(2, keepdim=True), valid)
        z = y + self.pointwise(F.silu(self.time_norm(self.time(mean))))
        return cut(F.relu(z + x if self.i == self.o else z), valid)


class BcResNet(nn.Module):
    def __init__(self, base, classes):
        super().__init__()
        self.first, self.first_norm = nn.Conv2d(1, 2 * base, 5, (2, 1), 2, bias=False), nn.BatchNorm2d(2 * base)
        self.blocks, inputs = nn.ModuleDict(), 2 * base
        for stage, (count, width) in enumerate(zip((2, 2, 4, 4), (1, 1.5, 2, 2.5))):
            for i in range(count):
                stride = 2 if i == 0 and stage in (1, 2) else 1
                self.blocks[f"{stage}-{i}"] = Broadcast(inputs, int(base * width), 2 ** stage, stride)
                inputs = int(base * width)
        self.over_bands = nn.Conv2d(inputs, inputs, 5, padding=(0, 2), groups=inputs, bias=False)
        self.last, self.last_norm = nn.Conv2d(inputs, 4 * base, 1, bias=False), nn.BatchNorm2d(4 * base)
        self.head = nn.Linear(4 * base, classes)

    def names(self):
        yield from unit("first", self.first, self.first_norm)
        for name, block in self.blocks.items():
            yield from block.names(f"stage.{name.replace('-', '.')}")
        yield from linear("last.depthwise", self.over_bands)
        yield from unit("last", self.last, self.last_norm)
        yield from linear("head", self.head)

    def forward(self, x, valid):
        x = cut(F.relu(self.first_norm(self.first(cut(x, valid).unsqueeze(1)))), valid)
        for block in self.blocks.values():
            x = block(x, valid)
        x = F.relu(self.last_norm(self.last(self.over_bands(x))))
        return self.head(time_mean(x, valid))


class KwMlp(nn.Module):
    def __init__(self, rows, frames, size, layers, hidden, classes):
        super().__init__()
        self.embedding = nn.Linear(rows, size)
        self.layers = nn.ModuleList(nn.ModuleDict({
            "expand": nn.Linear(size, hidden), "gate_norm": nn.LayerNorm(hidden // 2),
            "gate": nn.Linear(frames, frames), "contract": nn.Linear(hidden // 2, size),
            "norm": nn.LayerNorm(size)}) for _ in range(layers))
        self.norm = nn.LayerNorm(size)
        self.head = nn.Linear(size, classes)

    def names(self):
        yield from linear("embedding", self.embedding)
        for i, layer in enumerate(self.layers):
            yield from linear(f"layer.{i}.expand", layer["expand"])
            yield from linear(f"layer.{i}.gate.norm", layer["gate_norm"])
            yield from linear(f"layer.{i}.gate", layer["gate"])
            yield from linear(f"layer.{i}.contract", layer["contract"])
            yield from linear(f"layer.{i}.norm", layer["norm"])
        yield from linear("norm", self.norm)
        yield from linear("head", self.head)

    def forward(self, x, valid):
        x = self.embedding(x.transpose(1, 2))
        for layer in self.layers:
            kept, gate = F.gelu(layer["expand"](x)).chunk(2, -1)
            gate = cut(layer["gate_norm"](gate).transpose(1, 2), valid)
            mixed = layer["gate"](gate).transpose(1, 2)
            x = x + layer["norm"](layer["contract"](kept * mixed))
        return self.head(masked_mean(self.norm(x), valid))


def main():
    torch.manual_seed(20260722)
    network("rnn_plain", Recurrent(nn.RNN, "rnn", 6, 8, 2, False, False, 5), 6, 11, [11, 4, 1, 10], 5)
    network("rnn_both", Recurrent(nn.RNN, "rnn", 6, 7, 2, True, True, 5), 6, 11, [11, 4, 1, 10], 5)
    network("gru_forward", Recurrent(nn.GRU, "gru", 6, 8, 2, False, True, 5), 6, 11, [11, 4, 1, 10], 5)
    network("gru_both", Recurrent(nn.GRU, "gru", 6, 7, 3, True, True, 5), 6, 11, [11, 4, 1, 10], 5)
    network("transformer_class", ClassTokenTransformer(5, 23, 3, 12, 3, 2, 16, 5), 5, 23, [23, 22, 21, 7, 1], 5)
    network("mlp_mean", Mlp(6, False, [8, 7], 5), 6, 11, [11, 4, 1, 10], 5)
    network("mlp_deviation", Mlp(6, True, [8, 7, 6], 5), 6, 11, [11, 4, 2, 10], 5)
    network("cnn64", cnn64(20, [4, 6, 8, 6], 5), 20, 20, [20, 11, 3], 5)
    network("audio_net", audio_net(67, [6, 4, 8, 5], [9, 7], 5), 1, 67, [67, 30, 1], 5)
    network("alex_net", alex_net(67, [4, 6, 4, 8, 6], 9, 5), 67, 67, [67, 30, 1], 5)
    network("tc_res_net", TcResNet(6, [5, 8, 8, 7], 9, 5), 6, 21, [21, 20, 7, 1], 5)
    network("matchbox_net", MatchboxNet(6, 2, 2, 9, 5), 6, 21, [21, 20, 7, 1], 5)
    network("bc_res_net", BcResNet(4, 5), 40, 21, [21, 20, 7, 1], 5)
    network("kw_mlp", KwMlp(6, 11, 8, 3, 12, 5), 6, 11, [11, 4, 1, 10], 5)


if __name__ == "__main__":
    main()
