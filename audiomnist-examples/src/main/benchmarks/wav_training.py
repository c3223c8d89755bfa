"""The usual Python pipeline from WAV files to weights: a Dataset that makes features, a DataLoader, a training loop.

    python wav_training.py FSDD NETWORK EPOCHS OUT

Trains on the files that audiomnist's ``train --split official`` trains on, and judges every epoch by those that it judges by.
"""

import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset

import torch_features
from torch_networks import NETWORKS
from torch_worker import BATCH, CLASSES, LEARNING_RATE, MAX_GRADIENT_NORM, SEED, SMOOTHING, optimizer_of

WORKERS = 2
TEST_TAKES = 5
VALIDATION_EVERY = 9


class Digits(Dataset):
    def __init__(self, files):
        self.files = files
        self.features = torch_features.Features()

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        file = self.files[index]
        return *self.features(str(file)), int(file.name.split("_")[0])


def takes_after_test(file):
    return int(file.stem.split("_")[2]) - TEST_TAKES


def judge(network, loader):
    network.eval()
    with torch.inference_mode():
        right = [(network(x, valid.float()).argmax(1) == label).float().mean().item() for x, valid, label in loader]
    return sum(right) / len(right)


def main():
    fsdd, name, epochs, out = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    files = [file for file in sorted(Path(fsdd, "recordings").glob("*.wav")) if takes_after_test(file) >= 0]
    train = [file for file in files if takes_after_test(file) % VALIDATION_EVERY]
    validation = [file for file in files if takes_after_test(file) % VALIDATION_EVERY == 0]
    torch.manual_seed(SEED)
    network = NETWORKS[name](torch_features.BANDS, torch_features.FRAMES, CLASSES)
    optimizer = optimizer_of(network, fused=False)
    loader = DataLoader(Digits(train), BATCH, shuffle=True, num_workers=WORKERS, persistent_workers=True)
    judged = DataLoader(Digits(validation), 256, num_workers=WORKERS, persistent_workers=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, LEARNING_RATE, total_steps=epochs * len(loader))
    for epoch in range(epochs):
        network.train()
        for x, valid, labels in loader:
            loss = F.cross_entropy(network(x, valid.float()), labels, label_smoothing=SMOOTHING)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), MAX_GRADIENT_NORM)
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1}: loss {loss.item():.3f}, validation accuracy {judge(network, judged):.4f}", flush=True)
    torch.save(network.state_dict(), out)


if __name__ == "__main__":
    main()
