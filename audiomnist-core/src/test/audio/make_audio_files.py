#!/usr/bin/env python3
"""Writes the FLAC and Ogg Vorbis files of AudioFilesTest to src/test/resources/audio.

The signal is AudioFilesTest.Tones: the channels of a file are tones of 440 and 1,000 Hz, in
integers of the file's width. Needs sox (14.4.2, with libFLAC 1.4.2 and libvorbis 1.3.7).

    python3 make_audio_files.py
"""

import math
import pathlib
import struct
import subprocess

FREQUENCIES = (440, 1000)
FOLDER = pathlib.Path(__file__).parent.parent / "resources" / "audio"


def samples(rate, channels, bits, frames):
    peak = 2 ** (bits - 2)
    for i in range(frames):
        for frequency in FREQUENCIES[:channels]:
            yield math.floor(peak * math.sin(2 * math.pi * frequency * i / rate) + 0.5)


def write(name, rate, channels, bits, frames, *options):
    """Gives sox 32-bit integers whose high bits are the samples, so that nothing is rounded."""
    raw = b"".join(struct.pack("<i", s << (32 - bits)) for s in samples(rate, channels, bits, frames))
    command = ["sox", "-D", "-R", "-t", "raw", "-e", "signed", "-b", "32", "-L"]
    command += ["-r", str(rate), "-c", str(channels), "-"]
    command += [*options, "--comment", "", str(FOLDER / name)]
    subprocess.run(command, input=raw, check=True)


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    write("stereo-16.flac", 16000, 2, 16, 3000, "-b", "16")
    write("mono-24.flac", 44100, 1, 24, 1000, "-b", "24")
    write("mono-8.flac", 8000, 1, 8, 500, "-b", "8")
    write("short.ogg", 16000, 1, 16, 4000, "-C", "0")
    write("long.ogg", 8000, 2, 16, 20000, "-C", "0")
