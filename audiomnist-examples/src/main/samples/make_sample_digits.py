#!/usr/bin/env python3
"""Makes the bundled sample set: SYNTHETIC spoken English digits in thirty voices.

    python3 make_sample_digits.py OUT.zip

Needs Python 3.9 or later, numpy, scipy and the program espeak-ng on the PATH. The bundled set
was made with espeak-ng 1.51 (Debian 1.51+dfsg-10+deb12u2), Python 3.11, numpy 2.4 and scipy
1.17. With the same versions every run writes the same bytes; others may differ a little.

espeak-ng speaks each clip. Then the vocal tract is lengthened or shortened by resampling (rate
and pitch are compensated), a small room and a microphone's frequency response are applied,
noise is added, and the level is set. Voice, room and microphone belong to the speaker; small
changes of speed, pitch, tract, intonation, level, noise and silence belong to the take.

Licence note: espeak-ng is free software under the GPL, version 3 or later. That licence is for
the program and its data, no part of which is here, and does not ordinarily cover what the
program speaks. This script is under the project's licence, Apache-2.0. The clips may be used
under Apache-2.0 or, as far as any right in them is this project's to give up, CC0 1.0.
"""
import io
import json
import math
import subprocess
import sys
import wave
import zipfile
from fractions import Fraction

import numpy as np
from scipy.signal import fftconvolve, resample_poly

SEED = 20240
RATE = 8000
TAKES = 4
MAX_SECONDS = 0.98
WORDS = "zero one two three four five six seven eight nine".split()
INTONATIONS = [".", ".", ",", "?", "!"]
GENDERS = {"f": "female", "m": "male"}
ZIP_TIME = (1980, 1, 1, 0, 0, 0)

# accent, espeak-ng variant, gender, pitch (0-99), words a minute, vocal-tract factor (above 1
# is a shorter tract: higher formants). British English is "en": "en-gb" ignores variants.
SPEAKERS = [
    ("en", "m1", "m", 34, 185, 1.00), ("en-us", "m2", "m", 45, 215, 0.93),
    ("en-gb-scotland", "m3", "m", 40, 200, 1.05), ("en-gb-x-rp", "m4", "m", 55, 175, 0.97),
    ("en-029", "m5", "m", 30, 195, 1.08), ("en-gb-x-gbclan", "m6", "m", 48, 225, 0.90),
    ("en-gb-x-gbcwmd", "m7", "m", 38, 205, 1.03), ("en-us", "Mike", "m", 62, 190, 1.04),
    ("en-us", "croak", "m", 25, 180, 0.98), ("en", "klatt", "m", 42, 210, 0.94),
    ("en-us", "klatt2", "m", 52, 195, 1.10), ("en-gb-x-rp", "klatt3", "m", 36, 220, 1.02),
    ("en-us", "f1", "f", 50, 200, 1.02), ("en", "f2", "f", 58, 190, 1.06),
    ("en-gb-scotland", "f3", "f", 46, 215, 0.98), ("en-029", "f4", "f", 54, 205, 1.10),
    ("en-us-nyc", "f5", "f", 62, 185, 1.04), ("en-gb-x-gbclan", "Annie", "f", 48, 195, 1.00),
    ("en-gb-x-rp", "linda", "f", 56, 220, 1.08), ("en", "belinda", "f", 44, 180, 0.96),
    ("en-us", "aunty", "f", 55, 210, 1.00), ("en-gb-x-gbcwmd", "f5", "f", 48, 205, 0.95),
    ("en-gb-scotland", "Andrea", "f", 60, 190, 1.07), ("en-us", "Andy", "m", 44, 205, 1.00),
    ("en", "Denis", "m", 28, 195, 0.92), ("en-us-nyc", "robert", "m", 50, 200, 1.06),
    ("en-gb-x-rp", "adam", "m", 46, 225, 0.96), ("en-gb-scotland", "paul", "m", 32, 210, 0.95),
    ("en-gb-x-gbclan", "grandma", "f", 42, 190, 1.02), ("en-029", "edward", "m", 35, 185, 0.90),
]

README = """\
THIS SET IS SYNTHETIC. NO PERSON SPEAKS IN IT.
==============================================

A program (espeak-ng 1.51, driven by make_sample_digits.py) made all {count} clips: the English
digits 0 to 9 in {speakers} artificial voices, {takes} takes each. They are for trying things out.

ACCURACY ON THIS SET SAYS NOTHING ABOUT REAL SPEECH. For that, train and test on recordings of
people, for instance AudioMNIST (https://github.com/soerenab/AudioMNIST).

Layout, as in AudioMNIST: data/SPEAKER/DIGIT_SPEAKER_TAKE.wav, 8 kHz, 16-bit (14 of them used),
mono, at most one second. data/audioMNIST_meta.txt has AudioMNIST's fields, but they describe
voice settings, not people: age is always "0" (there is none), gender is the voice imitated.

Licence: the clips may be used under the project's licence, Apache-2.0, or, as far as any right
in them is this project's to give up, CC0 1.0. espeak-ng itself is free software under the GPL,
version 3 or later; that licence is for the program and its data, no part of which is here, and
does not ordinarily cover what the program speaks.
"""


def speak(voice, word, pitch, words_per_minute):
    """One word as espeak-ng says it: samples in -1..1, and their rate."""
    command = ["espeak-ng", "-z", "-v", voice, "-p", str(pitch), "-s", str(words_per_minute),
               "--stdout", word]
    data = subprocess.run(command, check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(data)) as reader:
        rate = reader.getframerate()
    return np.frombuffer(data[44:len(data) // 2 * 2], dtype="<i2") / 32768.0, rate


def shape_tract(samples, rate, factor):
    """Resamples to RATE as if the input had been played factor times as fast."""
    ratio = Fraction(RATE / (rate * factor)).limit_denominator(400)
    return resample_poly(samples, ratio.numerator, ratio.denominator)


def trim(samples, threshold_db):
    """Cuts off what lies before and after the 10 ms frames within threshold_db of the loudest."""
    size = RATE // 100
    power = np.mean(samples[:len(samples) // size * size].reshape(-1, size) ** 2, axis=1)
    loud = np.flatnonzero(power > power.max() * 10 ** (-threshold_db / 10))
    return samples[loud[0] * size:(loud[-1] + 1) * size]


def make_room(random):
    """A short decaying impulse response, and its decay time (60 dB) in milliseconds."""
    decay_ms = int(random.integers(50, 220))
    time = np.arange(int(RATE * decay_ms / 1000)) / RATE
    tail = random.standard_normal(len(time)) * 10 ** (-3 * time / (decay_ms / 1000))
    tail *= random.uniform(0.15, 0.45) / np.sqrt(np.sum(tail ** 2))
    tail[0] = 1.0
    return tail, decay_ms


def make_microphone(random):
    """A gentle frequency response: low cut and high roll-off in Hz, tilt in dB per octave."""
    return random.uniform(60, 220), random.uniform(2900, 4200), random.uniform(-2.5, 2.5)


def through_microphone(samples, microphone):
    low, high, tilt = microphone
    size = 2 * len(samples)
    frequency = np.maximum(np.fft.rfftfreq(size, 1 / RATE), 1.0)
    gain = 10 ** (tilt * np.clip(np.log2(frequency / 1000), -3, 2) / 20)
    gain /= np.sqrt((1 + (low / frequency) ** 4) * (1 + (frequency / high) ** 8))
    return np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[:len(samples)]


def make_noise(random, length, colour):
    """Noise with unit power; colour 0 is white, 1 is pink, 2 is brown."""
    spectrum = np.fft.rfft(random.standard_normal(2 * length))
    spectrum /= np.maximum(np.arange(len(spectrum)), 4.0) ** (colour / 2)
    noise = np.fft.irfft(spectrum)[:length]
    return noise / np.sqrt(np.mean(noise ** 2))


def make_clip(number, digit, take, room, microphone, colour):
    accent, variant, _, pitch, words_per_minute, tract = SPEAKERS[number - 1]
    random = np.random.default_rng([SEED, number, digit + 1, take])
    tract *= random.uniform(0.98, 1.02)
    pitch = pitch + random.uniform(-7, 7) - 50 * math.log2(tract)
    speed = words_per_minute * random.uniform(0.92, 1.12) / tract
    word = WORDS[digit] + INTONATIONS[random.integers(len(INTONATIONS))]
    pitch = min(max(round(pitch), 0), 99)
    samples, rate = speak(f"{accent}+{variant}", word, pitch, round(speed))
    speech = trim(shape_tract(samples, rate, tract), 40)
    speech = trim(through_microphone(fftconvolve(speech, room), microphone), 35)
    lead, trail = random.integers(RATE * 15 // 1000, RATE * 70 // 1000, 2)
    clip = np.pad(speech, (lead, trail))[:int(RATE * MAX_SECONDS)]
    noise_level = math.sqrt(np.mean(speech ** 2)) * 10 ** (-random.uniform(15, 40) / 20)
    clip = clip + noise_level * make_noise(random, len(clip), colour)
    peak = 0.9 * (0.05 / 0.9) ** random.uniform()
    step = 4 / 32768  # 14 significant bits, below the noise: the zip is a seventh smaller
    return np.round(clip * peak / np.abs(clip).max() / step).astype("<i2") * 4


def wav_bytes(samples):
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as writer:
        writer.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
        writer.writeframes(samples.tobytes())
    return buffer.getvalue()


def make_files():
    """All of the zip's files: name to bytes."""
    files, meta = {}, {}
    for number, (accent, variant, gender, *_) in enumerate(SPEAKERS, 1):
        speaker = f"{number:02d}"
        random = np.random.default_rng([SEED, number, 0, 0])
        room, decay_ms = make_room(random)
        microphone, colour = make_microphone(random), random.uniform(0, 2)
        for digit in range(10):
            for take in range(TAKES):
                clip = make_clip(number, digit, take, room, microphone, colour)
                files[f"data/{speaker}/{digit}_{speaker}_{take}.wav"] = wav_bytes(clip)
        meta[speaker] = {"accent": f"synthetic {accent}", "age": "0",
                         "gender": GENDERS[gender], "native speaker": "no",
                         "origin": f"espeak-ng {accent}+{variant}",
                         "recordingdate": "none (synthetic)",
                         "recordingroom": f"simulated, decay {decay_ms} ms"}
    readme = README.format(count=len(files), speakers=len(SPEAKERS), takes=TAKES)
    files["README.txt"] = readme.encode()
    files["data/audioMNIST_meta.txt"] = (json.dumps(meta, indent=4) + "\n").encode()
    return files


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: make_sample_digits.py OUT.zip")
    with zipfile.ZipFile(sys.argv[1], "w") as out:
        for name, data in sorted(make_files().items()):
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.external_attr = 0o644 << 16
            out.writestr(entry, data, zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main()
