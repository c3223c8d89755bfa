"""Measures what a resampler does to sines: one of each frequency in, amplitude and rest out.

Sines last a second at whole, even frequencies; only the middle half second of the output is looked at, in which they
have whole periods, far from the ends. So sine and cosine are orthogonal, and nothing leaks.
"""

from dataclasses import dataclass

import numpy as np

AMPLITUDE = 0.5
SNR_HZ = 1000
FLAT_TO = 0.7
ALIAS_FROM = 1.15
INAUDIBLE_DB = 110


def frequencies(from_rate, to_rate):
    """Even frequencies in Hz: coarse in the pass band, fine around the new half rate, coarse above."""
    half = to_rate // 2
    below = range(200, int(0.7 * half), 200)
    around = range(int(0.7 * half), int(1.3 * half), 40)
    above = range(int(1.3 * half), from_rate // 2, 200)
    return np.array([hz // 2 * 2 for hz in (*below, *around, *above)])


def sines(from_rate, to_rate):
    """``[frequencies][from_rate]``, a second each."""
    time = np.arange(from_rate) / from_rate
    hz = frequencies(from_rate, to_rate)[:, None]
    return (AMPLITUDE * np.sin(2 * np.pi * hz * time + 0.3)).astype(np.float32)


@dataclass(frozen=True)
class Quality:
    """Frequencies as multiples of the new half rate, the rest in dB."""

    alias_from_half: float
    alias: float
    ripple: float
    tenth_db_at: float
    three_db_at: float
    snr: float

    def reaches(self, other):
        """Whether this is as good: within 3 dB, or 0.01 of the half rate; beyond 110 dB all are equal."""

        def as_clean(mine, theirs):
            return mine >= min(theirs, INAUDIBLE_DB) - 3

        return (
            as_clean(self.alias, other.alias)
            and as_clean(self.alias_from_half, other.alias_from_half)
            and as_clean(self.snr, other.snr)
            and self.three_db_at >= other.three_db_at - 0.01
        )


def decibels(ratio):
    return 20 * np.log10(np.maximum(ratio, 1e-12))


def measure(output, from_rate, to_rate):
    """Quality of what a resampler made of ``sines``, ``[frequencies][to_rate]``."""
    hz = frequencies(from_rate, to_rate)
    half = to_rate / 2
    position = np.arange(to_rate // 4, 3 * to_rate // 4)
    middle = output[:, position].astype(np.float64)
    phase = 2 * np.pi * hz[:, None] * position / to_rate
    sine = 2 * (middle * np.sin(phase)).mean(axis=1, keepdims=True)
    cosine = 2 * (middle * np.cos(phase)).mean(axis=1, keepdims=True)
    rest = middle - sine * np.sin(phase) - cosine * np.cos(phase)
    gain = decibels(np.hypot(sine, cosine)[:, 0] / AMPLITUDE)
    passed = hz < half
    stopped = decibels(np.sqrt(2 * (middle**2).mean(axis=1)) / AMPLITUDE)
    tone = np.flatnonzero(hz == SNR_HZ)[0]
    flat = gain[hz <= FLAT_TO * half]
    return Quality(
        alias_from_half=-stopped[hz >= half].max(),
        alias=-stopped[hz >= ALIAS_FROM * half].max(),
        ripple=flat.max() - flat.min(),
        tenth_db_at=edge(hz[passed], gain[passed], 0.1) / half,
        three_db_at=edge(hz[passed], gain[passed], 3) / half,
        snr=decibels(np.hypot(sine, cosine)[tone, 0] / np.sqrt(2 * (rest[tone] ** 2).mean())),
    )


def edge(hz, gain, loss):
    """The lowest frequency at which the gain is ``loss`` below that of the lowest, or the last one."""
    lost = np.flatnonzero(gain < gain[0] - loss)
    if len(lost) == 0:
        return hz[-1]
    last = lost[0]
    fraction = (gain[last - 1] - (gain[0] - loss)) / (gain[last - 1] - gain[last])
    return hz[last - 1] + fraction * (hz[last] - hz[last - 1])
