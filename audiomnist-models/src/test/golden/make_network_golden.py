"""Writes the golden files of the network tests with PyTorch's own layers.

    pip install torch numpy safetensors && python make_network_golden.py

Each file in ../resources/golden holds float32 tensors alone, as Python's safetensors writes them:

    cnn, lstm_*, transformer_*: weight/NAME, grad/NAME (of the loss in train mode), after/NAME (batch
        statistics after that pass), input, valid_frames, labels, logits_eval, logits_train, loss
    adamw: weight/0, weight/K after K steps of the gradients gradient/1 to gradient/5; bias likewise
    optimizers: the same of the optimizers NAME, as NAME/weight/K, all from weight/0 by gradient/1 to gradient/5
    schedules: rates NAME of every step of 5 epochs of 7 batches with a peak of 0.5
    class_weights: logits, labels, weights, and the loss and grad of cross-entropy with and without smoothing

Layers are those of torch.nn, so that nothing here repeats the Java code: packed sequences for the LSTM,
TransformerEncoderLayer for the encoder. Every file is made in float64 and rounded once, at the end.

With "--check FILE" it reads a file that Java wrote with Python's safetensors and prints what it holds.
"""
import math
import pathlib
import sys

import numpy as np
import safetensors.numpy
import torch
import torch.nn.functional as F
from torch import nn

TARGET = pathlib.Path(__file__).parent.parent / "resources" / "golden"
SMOOTHING = 0.1


def masked_mean(x, valid):
    """[batch][frames][size] to [batch][size], frame by frame as the definition says."""
    return torch.stack([clip[: int(n)].mean(0) for clip, n in zip(x, valid)])


class Cnn(nn.Module):
    def __init__(self, channels, kernel, classes):
        super().__init__()
        pairs = list(zip([1] + channels[:-1], channels))
        self.convs = nn.ModuleList(nn.Conv2d(i, o, kernel, padding="same", bias=False) for i, o in pairs)
        self.norms = nn.ModuleList(nn.BatchNorm2d(o) for o in channels)
        self.head = nn.Linear(channels[-1], classes)

    def names(self):
        for i, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            yield f"unit.{i}.conv.weight", conv.weight
            yield f"unit.{i}.norm.weight", norm.weight
            yield f"unit.{i}.norm.bias", norm.bias
            yield f"unit.{i}.norm.running_mean", norm.running_mean
            yield f"unit.{i}.norm.running_var", norm.running_var
        yield "head.weight", self.head.weight
        yield "head.bias", self.head.bias

    def forward(self, x, valid):
        x = x.unsqueeze(1)
        for i, (conv, norm) in enumerate(zip(self.convs, self.norms)):
            if i > 0:
                x = F.max_pool2d(x, 2, ceil_mode=True)
            x = F.relu(norm(conv(x)))
        frames = [math.ceil(n / 2 ** (len(self.convs) - 1)) for n in valid]
        return self.head(masked_mean(x.mean(2).transpose(1, 2), frames))


class Lstm(nn.Module):
    def __init__(self, rows, hidden, layers, both, classes):
        super().__init__()
        self.lstm = nn.LSTM(rows, hidden, layers, batch_first=True, bidirectional=both)
        self.norm = nn.LayerNorm(hidden * (2 if both else 1))
        self.head = nn.Linear(self.norm.normalized_shape[0], classes)

    def names(self):
        for layer in range(self.lstm.num_layers):
            for way, suffix in (("forward", ""), ("backward", "_reverse"))[: 2 if self.lstm.bidirectional else 1]:
                for part in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"):
                    yield f"lstm.{layer}.{way}.{part}", getattr(self.lstm, f"{part}_l{layer}{suffix}")
        yield "norm.weight", self.norm.weight
        yield "norm.bias", self.norm.bias
        yield "head.weight", self.head.weight
        yield "head.bias", self.head.bias

    def forward(self, x, valid):
        packed = nn.utils.rnn.pack_padded_sequence(
            x.transpose(1, 2), valid.long(), batch_first=True, enforce_sorted=False)
        y, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self.head(self.norm(masked_mean(y, valid)))


class Transformer(nn.Module):
    def __init__(self, rows, frames, per_token, d_model, heads, layers, feed_forward, classes):
        super().__init__()
        self.per_token, self.tokens = per_token, frames // per_token
        self.embedding = nn.Linear(rows * per_token, d_model)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                d_model, heads, feed_forward, dropout=0, activation="gelu", batch_first=True, norm_first=True)
            for _ in range(layers))
        self.norm = nn.LayerNorm(d_model)
        self.head = nn.Linear(d_model, classes)
        t = torch.arange(self.tokens, dtype=torch.float64)[:, None]
        rate = 10_000 ** (-torch.arange(0, d_model, 2, dtype=torch.float64) / d_model)
        self.positions = torch.stack([torch.sin(t * rate), torch.cos(t * rate)], 2).reshape(self.tokens, d_model)

    def names(self):
        yield "embedding.weight", self.embedding.weight
        yield "embedding.bias", self.embedding.bias
        for i, layer in enumerate(self.layers):
            yield f"encoder.{i}.attention.norm.weight", layer.norm1.weight
            yield f"encoder.{i}.attention.norm.bias", layer.norm1.bias
            yield f"encoder.{i}.attention.in.weight", layer.self_attn.in_proj_weight
            yield f"encoder.{i}.attention.in.bias", layer.self_attn.in_proj_bias
            yield f"encoder.{i}.attention.out.weight", layer.self_attn.out_proj.weight
            yield f"encoder.{i}.attention.out.bias", layer.self_attn.out_proj.bias
            yield f"encoder.{i}.feed_forward.norm.weight", layer.norm2.weight
            yield f"encoder.{i}.feed_forward.norm.bias", layer.norm2.bias
            yield f"encoder.{i}.feed_forward.expand.weight", layer.linear1.weight
            yield f"encoder.{i}.feed_forward.expand.bias", layer.linear1.bias
            yield f"encoder.{i}.feed_forward.contract.weight", layer.linear2.weight
            yield f"encoder.{i}.feed_forward.contract.bias", layer.linear2.bias
        yield "norm.weight", self.norm.weight
        yield "norm.bias", self.norm.bias
        yield "head.weight", self.head.weight
        yield "head.bias", self.head.bias

    def forward(self, x, valid):
        batch, rows, _ = x.shape
        used = x[:, :, : self.tokens * self.per_token]
        patches = used.reshape(batch, rows, self.tokens, self.per_token).permute(0, 2, 3, 1).flatten(2)
        tokens = [min(self.tokens, math.ceil(n / self.per_token)) for n in valid]
        padding = torch.arange(self.tokens)[None, :] >= torch.tensor(tokens)[:, None]
        y = self.embedding(patches) + self.positions
        for layer in self.layers:
            y = layer(y, src_key_padding_mask=padding)
        return self.head(masked_mean(self.norm(y), tokens))


def write(name, arrays):
    TARGET.mkdir(parents=True, exist_ok=True)
    arrays = {k: np.ascontiguousarray(v.detach().numpy().astype(np.float32)) for k, v in arrays.items()}
    safetensors.numpy.save_file(arrays, TARGET / f"{name}.safetensors", metadata={"torch": torch.__version__})
    print(name, sum(a.size for a in arrays.values()), "values")


def network(name, module, rows, frames, valid, classes):
    module = module.double()
    arrays = {}
    with torch.no_grad():
        for key, tensor in module.names():
            # Not the layers' own first values: 1 and 0 would hide a gain or a bias that is left out.
            around = 1 if key.endswith(("norm.weight", "running_var")) else 0
            tensor.copy_((around + 0.3 * torch.randn(tensor.shape)).abs().clamp(min=0.2).float()
                         if key.endswith("running_var") else (around + 0.3 * torch.randn(tensor.shape)).float())
            arrays[f"weight/{key}"] = tensor.clone()
    x = torch.randn(len(valid), rows, frames).float().double()
    valid = torch.tensor(valid, dtype=torch.float64)
    labels = torch.arange(len(valid)) * 2 % classes
    arrays.update(input=x, valid_frames=valid, labels=labels)
    with torch.no_grad():
        module.eval()
        arrays["logits_eval"] = module(x, valid)
    module.train()
    logits = module(x, valid)
    loss = F.cross_entropy(logits, labels, label_smoothing=SMOOTHING)
    loss.backward()
    arrays["logits_train"] = logits
    arrays["loss"] = loss.reshape(1)
    for key, tensor in module.names():
        if isinstance(tensor, nn.Parameter):
            arrays[f"grad/{key}"] = tensor.grad
        else:
            arrays[f"after/{key}"] = tensor
    write(name, arrays)


def adamw():
    weight = nn.Parameter(torch.randn(5, 7, dtype=torch.float64).float().double())
    bias = nn.Parameter(torch.randn(6, dtype=torch.float64).float().double())
    arrays = {"weight/0": weight.data.clone(), "bias/0": bias.data.clone()}
    groups = [{"params": [weight], "weight_decay": 0.1}, {"params": [bias], "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=1.0, betas=(0.9, 0.999), eps=1e-8)
    for step in range(1, 6):
        # Norms around 6, 0.06, …: the bound of 1 is met by some steps and not by others.
        scale = 1.0 if step % 2 else 0.01
        weight.grad = (scale * torch.randn(weight.shape)).float().double()
        bias.grad = (scale * torch.randn(bias.shape)).float().double()
        arrays[f"gradient_weight/{step}"] = weight.grad.clone()
        arrays[f"gradient_bias/{step}"] = bias.grad.clone()
        nn.utils.clip_grad_norm_([weight, bias], 1.0)
        for group in optimizer.param_groups:
            group["lr"] = 0.01 * step
        optimizer.step()
        arrays[f"weight/{step}"] = weight.data.clone()
        arrays[f"bias/{step}"] = bias.data.clone()
    write("adamw", arrays)


def optimizers():
    weight = torch.randn(5, 7, dtype=torch.float64).float().double()
    bias = torch.randn(6, dtype=torch.float64).float().double()
    arrays = {"weight/0": weight, "bias/0": bias}
    for step in range(1, 6):
        scale = 1.0 if step % 2 else 0.01
        arrays[f"gradient_weight/{step}"] = (scale * torch.randn(weight.shape)).float().double()
        arrays[f"gradient_bias/{step}"] = (scale * torch.randn(bias.shape)).float().double()
    rules = {
        "sgd": lambda groups: torch.optim.SGD(groups, lr=1.0),
        "momentum": lambda groups: torch.optim.SGD(groups, lr=1.0, momentum=0.9),
        "nesterov": lambda groups: torch.optim.SGD(groups, lr=1.0, momentum=0.9, nesterov=True),
        "adam": lambda groups: torch.optim.Adam(groups, lr=1.0, betas=(0.8, 0.95), eps=1e-8),
        "adamw": lambda groups: torch.optim.AdamW(groups, lr=1.0, betas=(0.8, 0.95), eps=1e-8),
    }
    for name, rule in rules.items():
        w, b = nn.Parameter(weight.clone()), nn.Parameter(bias.clone())
        optimizer = rule([{"params": [w], "weight_decay": 0.1}, {"params": [b], "weight_decay": 0.0}])
        for step in range(1, 6):
            w.grad = arrays[f"gradient_weight/{step}"].clone()
            b.grad = arrays[f"gradient_bias/{step}"].clone()
            nn.utils.clip_grad_norm_([w, b], 1.0)
            for group in optimizer.param_groups:
                group["lr"] = 0.01 * step
            optimizer.step()
            arrays[f"{name}/weight/{step}"] = w.data.clone()
            arrays[f"{name}/bias/{step}"] = b.data.clone()
    write("optimizers", arrays)


def schedules():
    peak, batches, epochs = 0.5, 7, 5
    lr = torch.optim.lr_scheduler

    def step(optimizer):
        return lr.StepLR(optimizer, step_size=2 * batches, gamma=0.3)

    def cosine(optimizer):
        return lr.CosineAnnealingLR(optimizer, T_max=epochs * batches)

    def warm_cosine(optimizer):
        warm = 2 * batches
        rise = lr.LinearLR(optimizer, start_factor=1 / (warm + 1), total_iters=warm)
        fall = lr.CosineAnnealingLR(optimizer, T_max=epochs * batches - warm, eta_min=0.1 * peak)
        return lr.SequentialLR(optimizer, [rise, fall], milestones=[warm])

    arrays = {}
    for name, rule in (("step", step), ("cosine", cosine), ("warm_cosine", warm_cosine)):
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=peak)
        schedule = rule(optimizer)
        rates = []
        for _ in range(epochs * batches):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            schedule.step()
        arrays[name] = torch.tensor(rates, dtype=torch.float64)
    write("schedules", arrays)


def class_weights():
    logits = torch.randn(6, 4).float().double()
    labels = torch.tensor([0, 3, 3, 1, 0, 3])
    weights = torch.tensor([0.5, 2.0, 1.0, 0.75], dtype=torch.float64)
    arrays = {"logits": logits.clone(), "labels": labels, "weights": weights}
    for name, smoothing in (("plain", 0.0), ("smoothed", SMOOTHING)):
        given = logits.clone().requires_grad_()
        loss = F.cross_entropy(given, labels, weight=weights, label_smoothing=smoothing)
        loss.backward()
        arrays[f"{name}/loss"] = loss.reshape(1)
        arrays[f"{name}/grad"] = given.grad
    write("class_weights", arrays)


def main():
    torch.manual_seed(20260721)
    network("cnn", Cnn([3, 5, 4, 6], 3, 5), 19, 27, [27, 26, 9, 8, 1], 5)
    network("lstm_forward", Lstm(6, 8, 2, False, 5), 6, 11, [11, 4, 1, 10], 5)
    network("lstm_both", Lstm(6, 7, 2, True, 5), 6, 11, [11, 4, 1, 10], 5)
    network("transformer_single", Transformer(6, 9, 1, 8, 2, 1, 12, 5), 6, 9, [9, 5, 1, 8], 5)
    network("transformer_patches", Transformer(5, 23, 3, 12, 3, 2, 16, 5), 5, 23, [23, 22, 21, 7, 1], 5)
    adamw()
    for golden in (optimizers, schedules, class_weights):
        torch.manual_seed(20261121)
        golden()


def check(file):
    for name, array in sorted(safetensors.numpy.load_file(file).items()):
        print(name, array.dtype, array.shape, float(array.astype(np.float64).sum()))


if __name__ == "__main__":
    check(sys.argv[2]) if sys.argv[1:2] == ["--check"] else main()
