"""audiomnist's ``Pipeline.melSpec()`` for a network, by soundfile and torchaudio."""

import soundfile
import torch
import torchaudio

RATE = 8_000
HOP = 80
BANDS = 40
FRAMES = 1 + RATE // HOP


class Features:
    """A file to ``[BANDS][FRAMES]`` of mean 0 and deviation 1 over its valid frames, and their number."""

    def __init__(self):
        self.mel = torchaudio.transforms.MelSpectrogram(
            RATE,
            n_fft=256,
            win_length=200,
            hop_length=HOP,
            f_min=50,
            n_mels=BANDS,
            norm="slaney",
            mel_scale="slaney",
            pad_mode="constant",
        )
        self.decibels = torchaudio.transforms.AmplitudeToDB(top_db=80)

    def __call__(self, file):
        samples, rate = soundfile.read(file, dtype="float32")
        samples = torch.from_numpy(samples)
        if rate != RATE:
            samples = torchaudio.functional.resample(samples, rate, RATE)
        samples = samples[:RATE]
        valid = 1 + (len(samples) - 1) // HOP
        features = self.decibels(self.mel(torch.nn.functional.pad(samples, (0, RATE - len(samples)))))
        heard = features[:, :valid]
        features = (features - heard.mean()) / heard.std(correction=0)
        features[:, valid:] = 0
        return features, float(valid)
