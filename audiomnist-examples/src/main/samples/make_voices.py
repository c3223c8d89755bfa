#!/usr/bin/env python3
"""Makes a corpus of SYNTHETIC speech to train on: spoken digits, other words, and noises.

    python3 make_voices.py OUT [--speakers N]

Needs Python 3.9 or later and, each if it is there, the programs espeak-ng, flite and festival
(Debian: espeak-ng flite festival festvox-kallpc16k festvox-kdlpc16k festvox-us-slt-hts). A voice
is drawn as a synthesiser's voice with pitch, speed and intonation of its own; every voice says
every digit, and some of the other words. make_neural_voices.py adds neural voices to OUT.

OUT/LABEL/LABEL_SPEAKER_TAKE.wav as the synthesiser gives it, at its own rate, with LABEL 0 to 9
or unknown; OUT/_noise/NAME.wav, 8 kHz. One seed, one set of programs: the same bytes.

Other words are those of Speech Commands, common ones, and ones that sound much like a digit.
Words that sound exactly like one (won, too, to, for, ate) are not among them: nobody can tell
them from digits.

Licence note: espeak-ng (GPL 3 or later), flite and festival (BSD-like) and their voices license
programs and data, no part of which is here; that does not ordinarily cover what they speak. The
clips may be used under Apache-2.0 or, as far as any right in them is this project's, CC0 1.0.
"""
import argparse
import array
import math
import os
import random
import shutil
import subprocess
import wave
from pathlib import Path

SEED = 20261125
RATE = 8000
UNKNOWN = "unknown"
DIGITS = "zero one two three four five six seven eight nine".split()
ENDINGS = ["", "", ".", ",", "?", "!"]
OTHERS_PER_SPEAKER = 24

LIKE_DIGITS = """tree fort nigh sex eighty oh heaven hero zebra narrow want wonder once run when
    wand do tooth tune free thread tea ford door far fight fire hive fine file
    sick fix sticks sit sevens savor even level severn hate aid late eat age mine nice line night
    none nun eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ten
    twenty thirty forty fifty sixty seventy ninety hundred thousand""".split()
COMMANDS = """yes no up down left right on off stop go backward bed bird cat dog follow forward
    happy house learn marvin sheila visual wow""".split()
COMMON = """about after again all and any because before but can come could day each find first
    from get give good great hand have hello help here home how just know large last life light
    like little live look make man many more most move much name new number old open
    other out over people place play please point read really red same see she should show small
    some sound spell still such sure take tell thanks that their there thing think this time
    today turn under use very wait walk water way well what where which white who why will with
    word work world would write year you zip""".split()
OTHERS = LIKE_DIGITS + COMMANDS + COMMON

ACCENTS = ["en", "en-us", "en-us", "en-us-nyc", "en-gb-scotland", "en-gb-x-rp", "en-gb-x-gbclan",
           "en-gb-x-gbcwmd", "en-029"]
VARIANTS = """m1 m2 m3 m4 m5 m6 m7 m8 f1 f2 f3 f4 f5 adam Alex Alicia Andrea Andy Annie antonio
    aunty belinda benjamin boris caleb croak david Denis Diogo ed edward edward2 Gene Gene2
    grandma grandpa gustave Henrique Hugo iven iven2 iven3 iven4 Jacky john kaukovalta klatt
    klatt2 klatt3 klatt4 klatt5 klatt6 Lee linda marcelo Marco Mario max Michael miguel Mike
    Nguyen norbert pablo paul pedro quincy rob robert sandro shelby steph steph2 steph3 travis
    victor zac""".split()

# English digits, spelled so that a voice of the language says them.
ACCENTED = {
    "de": "sierou wan tu sri foor faif six sewwen eit nain",
    "es": "siro uan tu zri for faiv sics seven eit nain",
    "fr": "zirau ouane tou sri faure faïve sixe sévène eïte naïne",
    "hi": "ज़ीरो वन टू थ्री फोर फाइव सिक्स सेवन एट नाइन",
    "id": "ziro wan tu tri for faiv siks seven eit nain",
    "it": "ziro uan tu tri for faiv six seven eit nain",
    "nl": "ziero wan toe srie foor faif siks seven eet nain",
    "pl": "ziroł łan tu fri for fajw siks sewen ejt najn",
    "pt": "zirou uan tu tri for faiv six sévem êit nain",
    "ru": "зироу уан ту сри фор файв сикс сэвэн эйт найн",
    "sv": "siro wan to tri får fajv siks seven ejt najn",
    "tr": "ziro van tu tri for fayv siks sevın eyt nayn",
}


def draw(*key):
    """The random numbers that belong to one thing alone, whatever else is drawn."""
    return random.Random(f"{SEED}/" + "/".join(map(str, key)))


def sayings(speaker):
    """(label, text, take) for all that a speaker says."""
    choice = draw(speaker, "words")
    for digit, word in enumerate(DIGITS):
        yield str(digit), word + choice.choice(ENDINGS), 0
    for take, word in enumerate(choice.sample(OTHERS, OTHERS_PER_SPEAKER)):
        yield UNKNOWN, word + choice.choice(ENDINGS), take


def clip_path(out, label, speaker, take):
    folder = out / label
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{label}_{speaker}_{take}.wav"


def espeak(out, speaker):
    voice = draw(speaker)
    name = f"{voice.choice(ACCENTS)}+{voice.choice(VARIANTS)}"
    pitch, speed = voice.randint(15, 85), voice.randint(130, 250)
    for label, text, take in sayings(speaker):
        change = draw(speaker, label, take)
        subprocess.run(
            ["espeak-ng", "-v", name, "-p", str(min(99, max(0, pitch + change.randint(-8, 8)))),
             "-s", str(round(speed * change.uniform(0.85, 1.15))),
             "-w", str(clip_path(out, label, speaker, take)), text], check=True)


def foreign(out, speaker):
    """Digits as someone reads them who has the sounds of another language."""
    voice = draw(speaker)
    language = sorted(ACCENTED)[int(speaker[7:]) % len(ACCENTED)]
    name = f"{language}+{voice.choice(VARIANTS)}"
    pitch, speed = voice.randint(15, 85), voice.randint(130, 230)
    for digit, text in enumerate(ACCENTED[language].split()):
        change = draw(speaker, digit)
        subprocess.run(
            ["espeak-ng", "-v", name, "-p", str(min(99, max(0, pitch + change.randint(-8, 8)))),
             "-s", str(round(speed * change.uniform(0.85, 1.15))),
             "-w", str(clip_path(out, str(digit), speaker, 0)), text], check=True)


def flite(out, speaker):
    voice = draw(speaker)
    name = ["kal", "kal16", "awb", "rms", "slt"][int(speaker[5:]) % 5]
    mean = {"slt": 180}.get(name, 110) * voice.uniform(0.75, 1.35)
    stretch = voice.uniform(0.75, 1.35)
    for label, text, take in sayings(speaker):
        change = draw(speaker, label, take)
        subprocess.run(
            ["flite", "-voice", name, "--setf", f"int_f0_target_mean={mean:.1f}",
             "--setf", f"duration_stretch={stretch * change.uniform(0.9, 1.1):.3f}",
             "-t", text, "-o", str(clip_path(out, label, speaker, take))], check=True)


def festival(out, speaker):
    voice = draw(speaker)
    name = ["kal_diphone", "ked_diphone", "cmu_us_slt_arctic_hts"][int(speaker[8:]) % 3]
    mean, stretch = voice.uniform(80, 190), voice.uniform(0.8, 1.3)
    lines = [f"(voice_{name})",
             f"(Parameter.set 'Duration_Stretch {stretch:.3f})",
             f"(set! int_lr_params '((target_f0_mean {mean:.1f}) (target_f0_std 16)"
             " (model_f0_mean 170) (model_f0_std 34)))"]
    for label, text, take in sayings(speaker):
        path = clip_path(out, label, speaker, take)
        lines.append(f'(utt.save.wave (utt.synth (Utterance Text "{text}")) "{path}" \'riff)')
    # Festival may crash at its end, when all is written.
    subprocess.run(["festival", "--batch", "/dev/stdin"], input="\n".join(lines), text=True,
                   check=False, stderr=subprocess.DEVNULL)


PROGRAMS = {espeak: "espeak-ng", foreign: "espeak-ng", flite: "flite", festival: "festival"}


def make_speakers(out, count):
    """Of ten voices seven are espeak-ng's, three of them foreign, two flite's, one festival's."""
    turns = [espeak, flite, foreign, espeak, festival, foreign, flite, espeak, foreign, espeak]
    for index in range(count):
        synthesiser = turns[index % len(turns)]
        if shutil.which(PROGRAMS[synthesiser]):
            synthesiser(out, f"{synthesiser.__name__}{index:03d}")


def write_wav(path, samples):
    peak = max(1e-9, max(abs(value) for value in samples))
    data = array.array("h", (round(value / peak * 20000) for value in samples))
    with wave.open(str(path), "wb") as writer:
        writer.setparams((1, 2, RATE, 0, "NONE", "not compressed"))
        writer.writeframes(data.tobytes())


def brown(source, length, leak):
    value, samples = 0.0, []
    for _ in range(length):
        value = leak * value + source.gauss(0, 1)
        samples.append(value)
    return samples


def hum(source, length):
    base = source.choice([50, 60]) * source.uniform(0.995, 1.005)
    partials = [(k, source.random() / k, source.random() * 6.3) for k in range(1, 25)]
    return [sum(a * math.sin(6.283185 * base * k * t / RATE + p) for k, a, p in partials)
            + source.gauss(0, 0.05) for t in range(length)]


def clicks(source, length):
    samples = [source.gauss(0, 0.01) for _ in range(length)]
    position = 0
    while position < length - 800:
        decay, pitch = source.uniform(20, 200), source.uniform(300, 3500)
        level = source.uniform(0.2, 1)
        for t in range(800):
            samples[position + t] += (level * math.exp(-t / decay) *
                                      (math.sin(6.283 * pitch * t / RATE) + source.gauss(0, 0.7)))
        position += source.randint(400, 4000)
    return samples


def wind(source, length):
    gusts = brown(source, length // 400 + 2, 0.95)
    air = brown(source, length, 0.9)
    return [air[t] * math.exp(gusts[t // 400] * 0.5) for t in range(length)]


def tones(source, length):
    samples, position = [0.0] * length, 0
    while position < length:
        chord = [source.uniform(110, 1500) for _ in range(source.randint(1, 4))]
        count = min(length - position, source.randint(800, 6000))
        for t in range(count):
            samples[position + t] = math.exp(-3 * t / count) * sum(
                math.sin(6.283 * pitch * t / RATE) + 0.3 * math.sin(12.566 * pitch * t / RATE)
                for pitch in chord)
        position += count
    return samples


def read_at_rate(path):
    """A clip at 8 kHz, by linear interpolation: good enough to murmur in the background."""
    with wave.open(str(path)) as reader:
        data = array.array("h", reader.readframes(reader.getnframes()))
        step = reader.getframerate() / RATE
    return [data[int(i * step)] / 32768 for i in range(int(len(data) / step) - 1)]


def babble(source, length, clips, voices):
    samples = [0.0] * length
    for _ in range(voices):
        position = 0
        while position < length:
            for value in read_at_rate(source.choice(clips)):
                if position == length:
                    break
                samples[position] += value
                position += 1
    return samples


def make_noises(out):
    folder = out / "_noise"
    folder.mkdir(parents=True, exist_ok=True)
    clips = sorted((out / UNKNOWN).glob("*.wav"))
    length = 10 * RATE
    for index in range(4):
        made = {"brown": lambda s: brown(s, length, 0.98), "hum": lambda s: hum(s, length),
                "clicks": lambda s: clicks(s, length), "wind": lambda s: wind(s, length),
                "tones": lambda s: tones(s, length),
                "babble": lambda s: babble(s, length, clips, 2 + 2 * index)}
        for name, make in made.items():
            write_wav(folder / f"{name}{index}.wav", make(draw("noise", name, index)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--speakers", type=int, default=240)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)
    make_speakers(options.out.resolve(), options.speakers)
    make_noises(options.out)


if __name__ == "__main__":
    main()
