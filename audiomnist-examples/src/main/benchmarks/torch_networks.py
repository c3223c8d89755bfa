"""The networks of BenchNetwork.java as one writes them in PyTorch, and their weights by audiomnist's names."""

import math

import torch
import torch.nn.functional as F
from torch import nn

DROPOUT = 0.2


def mask_of(valid, frames):
    """``[batch][frames]``: true where a frame is valid."""
    return torch.arange(frames) < valid[:, None]


def masked_mean(x, valid):
    """``[batch][frames][size]`` to ``[batch][size]``."""
    return (x * mask_of(valid, x.shape[1])[..., None]).sum(1) / valid[:, None]


class Cnn64(nn.Module):
    def __init__(self, rows, columns, classes):
        super().__init__()
        sizes = [(1, 16, 5), (16, 32, 5), (32, 64, 3), (64, 64, 3)]
        self.convs = nn.ModuleList(nn.Conv2d(i, o, k, padding=2) for i, o, k in sizes)
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(64 * 5 * 5, classes)

    def forward(self, x, valid):
        x = x[:, None]
        for conv in self.convs:
            x = F.max_pool2d(F.relu(conv(x)), 2)
        return self.head(self.dropout(x.flatten(1)))

    def weights(self):
        layers = [(f"conv.{i}", conv) for i, conv in enumerate(self.convs)] + [("head", self.head)]
        return {f"{name}.{part}": getattr(layer, part) for name, layer in layers for part in ("weight", "bias")}


class Cnn(nn.Module):
    CHANNELS = [1, 16, 32, 64, 64]

    def __init__(self, rows, columns, classes):
        super().__init__()
        pairs = list(zip(self.CHANNELS, self.CHANNELS[1:]))
        self.convs = nn.ModuleList(nn.Conv2d(i, o, 3, padding=1, bias=False) for i, o in pairs)
        self.norms = nn.ModuleList(nn.BatchNorm2d(o) for _, o in pairs)
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(self.CHANNELS[-1], classes)

    def forward(self, x, valid):
        x = x[:, None]
        for i, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            x = F.max_pool2d(x, 2, ceil_mode=True) if i > 0 else x
            x = F.relu(norm(conv(x)))
        frames = (valid / 2 ** (len(self.convs) - 1)).ceil()
        return self.head(self.dropout(masked_mean(x.mean(2).transpose(1, 2), frames)))

    def weights(self):
        found = {"head.weight": self.head.weight, "head.bias": self.head.bias}
        for i, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            found[f"unit.{i}.conv.weight"] = conv.weight
            for part in ("weight", "bias", "running_mean", "running_var"):
                found[f"unit.{i}.norm.{part}"] = getattr(norm, part)
        return found


class Lstm(nn.Module):
    HIDDEN = 128
    LAYERS = 2

    def __init__(self, rows, columns, classes):
        super().__init__()
        self.lstm = nn.LSTM(rows, self.HIDDEN, self.LAYERS, batch_first=True, dropout=DROPOUT)
        self.norm = nn.LayerNorm(self.HIDDEN)
        self.dropout = nn.Dropout(DROPOUT)
        self.head = nn.Linear(self.HIDDEN, classes)

    def forward(self, x, valid):
        states, _ = self.lstm(x.transpose(1, 2))
        return self.head(self.dropout(self.norm(masked_mean(states, valid))))

    def weights(self):
        found = {f"{name}.{part}": getattr(getattr(self, name), part) for name in ("norm", "head") for part in ("weight", "bias")}
        for layer in range(self.LAYERS):
            for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                found[f"lstm.{layer}.forward.{part}"] = getattr(self.lstm, f"{part}_l{layer}")
        return found


class Transformer(nn.Module):
    SIZE = 128
    HEADS = 4
    LAYERS = 4
    FEED_FORWARD = 512
    RATE = 0.1

    def __init__(self, rows, columns, classes):
        super().__init__()
        self.embedding = nn.Linear(rows, self.SIZE)
        self.layers = nn.ModuleList(self.layer() for _ in range(self.LAYERS))
        self.norm = nn.LayerNorm(self.SIZE)
        self.dropout = nn.Dropout(self.RATE)
        self.head = nn.Linear(self.SIZE, classes)
        rates = torch.exp(torch.arange(0, self.SIZE, 2) * (-math.log(10_000) / self.SIZE))
        angles = torch.arange(columns)[:, None] * rates
        self.register_buffer("positions", torch.stack([angles.sin(), angles.cos()], 2).flatten(1))

    def layer(self):
        """audiomnist drops nothing within attention and feed-forward, which costs much on a CPU."""
        layer = nn.TransformerEncoderLayer(
            self.SIZE, self.HEADS, self.FEED_FORWARD, self.RATE, "gelu", batch_first=True, norm_first=True
        )
        layer.self_attn.dropout = 0.0
        layer.dropout = nn.Identity()
        return layer

    def forward(self, x, valid):
        padding = ~mask_of(valid, x.shape[2])
        x = self.embedding(x.transpose(1, 2)) + self.positions
        for layer in self.layers:
            x = layer(x, src_key_padding_mask=padding)
        return self.head(self.dropout(masked_mean(self.norm(x), valid)))

    def weights(self):
        named = {name: getattr(self, name) for name in ("embedding", "norm", "head")}
        found = {}
        for i, layer in enumerate(self.layers):
            where = f"encoder.{i}."
            named |= {
                where + "attention.norm": layer.norm1,
                where + "attention.out": layer.self_attn.out_proj,
                where + "feed_forward.norm": layer.norm2,
                where + "feed_forward.expand": layer.linear1,
                where + "feed_forward.contract": layer.linear2,
            }
            found[where + "attention.in.weight"] = layer.self_attn.in_proj_weight
            found[where + "attention.in.bias"] = layer.self_attn.in_proj_bias
        for name, layer in named.items():
            found |= {f"{name}.weight": layer.weight, f"{name}.bias": layer.bias}
        return found


NETWORKS = {"CNN64": Cnn64, "CNN": Cnn, "LSTM": Lstm, "TRANSFORMER": Transformer}


def load(network, tensors):
    """Puts audiomnist's weights in; fails unless names and shapes are the same."""
    weights = network.weights()
    if weights.keys() != tensors.keys():
        raise ValueError(f"expected {sorted(weights)}, found {sorted(tensors)}")
    with torch.no_grad():
        for name, weight in weights.items():
            if weight.shape != tensors[name].shape:
                raise ValueError(f"{name}: expected {weight.shape}, found {tensors[name].shape}")
            weight.copy_(tensors[name])


def parameter_count(network):
    return sum(weight.numel() for weight in network.parameters())
