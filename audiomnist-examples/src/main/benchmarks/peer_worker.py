"""A contestant of front-end-benchmark.sh in Python: one library, one number of threads.

    python peer_worker.py LIBRARY THREADS

Reads a line, does what it says, answers in a line; BenchWorker.java describes the requests. OMP_NUM_THREADS and the
like are set by whoever starts it.
"""

import sys
import time
from pathlib import Path

import numpy as np


class Task:
    """A function, and the inputs that it is called with in every pass.

    A pass counts ``clips`` clips, however many inputs they are in. ``keep`` keeps what comes out until the next pass.
    """

    def __init__(self, function, inputs, clips=None, keep=False):
        self.function = function
        self.inputs = inputs
        self.clips = clips or len(inputs)
        self.keep = keep
        self.kept = []

    def run(self):
        function = self.function
        if self.keep:
            self.kept = [function(one) for one in self.inputs]
        else:
            for one in self.inputs:
                function(one)

    def time(self, nanoseconds):
        """Nanoseconds per clip of passes for some time: at least one, after one that is not counted."""
        self.run()
        times = []
        begin = end = time.perf_counter_ns()
        while not times or end - begin < nanoseconds:
            start = end
            self.run()
            end = time.perf_counter_ns()
            times.append((end - start) / self.clips)
        return times

    def write(self, path):
        outputs = [np.asarray(self.function(one), np.float32).ravel() for one in self.inputs]
        np.concatenate(outputs).tofile(path)
        return sum(map(len, outputs))


class Torchaudio:
    """Methods ``clip``, and ``batch`` with a number of clips."""

    def __init__(self, threads):
        import torch
        import torchaudio

        self.torch = torch
        self.transforms = torchaudio.transforms
        torch.set_num_threads(threads)
        torch.set_grad_enabled(False)

    def task(self, method, transform, clips):
        tensors = [self.torch.from_numpy(clip) for clip in clips]
        if method != "clip":
            tensors = self.torch.stack(tensors).split(int(method.removeprefix("batch")))

        def function(samples):
            with self.torch.inference_mode():
                return transform(samples)

        return Task(function, tensors, len(clips))

    def log_mel(self, rate, n_fft, hop, mels):
        return self.torch.nn.Sequential(
            self.transforms.MelSpectrogram(
                rate, n_fft=n_fft, hop_length=hop, n_mels=mels, norm=None, mel_scale="slaney"
            ),
            self.transforms.AmplitudeToDB(),
        )

    def features(self, method, rate, n_fft, hop, mels, clips):
        return self.task(method, self.log_mel(rate, n_fft, hop, mels), clips)

    def resample(self, quality, from_rate, to_rate, clips):
        """``clip`` or ``batch16``, then ``hann`` or ``kaiser``, width, roll-off and Kaiser's beta, by commas."""
        method, window, width, roll_off, *beta = quality.split(",")
        resample = self.transforms.Resample(
            from_rate,
            to_rate,
            resampling_method="sinc_interp_" + window,
            lowpass_filter_width=int(width),
            rolloff=float(roll_off),
            beta=float(beta[0]) if beta else None,
        )
        return self.task(method, resample, clips)

    def files(self, method, rate, n_fft, hop, mels, paths):
        """``whole``, or ``second``: brought to one second."""
        import soundfile

        log_mel = self.log_mel(rate, n_fft, hop, mels)
        pad = self.torch.nn.functional.pad

        def function(path):
            samples = self.torch.from_numpy(soundfile.read(path, dtype="float32")[0])
            if method == "second":
                samples = samples[:rate]
                samples = pad(samples, (0, rate - len(samples)))
            with self.torch.inference_mode():
                return log_mel(samples)

        return Task(function, paths, keep=True)


class Librosa:
    """Methods ``api`` and ``bank`` (librosa's spectrum, and its mel bank made once)."""

    def __init__(self, threads):
        import librosa

        self.librosa = librosa

    def features(self, method, rate, n_fft, hop, mels, clips):
        librosa = self.librosa
        bank = librosa.filters.mel(sr=rate, n_fft=n_fft, n_mels=mels, norm=None)

        def by_api(samples):
            power = librosa.feature.melspectrogram(
                y=samples, sr=rate, n_fft=n_fft, hop_length=hop, n_mels=mels, norm=None, pad_mode="reflect"
            )
            return librosa.power_to_db(power, top_db=None)

        def with_bank(samples):
            spectrum = librosa.stft(samples, n_fft=n_fft, hop_length=hop, pad_mode="reflect")
            return librosa.power_to_db(bank @ (spectrum.real**2 + spectrum.imag**2), top_db=None)

        return Task(by_api if method == "api" else with_bank, list(clips))


class Numpy:
    """NumPy and SciPy by hand: all frames of a clip at once."""

    def __init__(self, threads):
        import librosa
        import scipy.fft

        self.mel = librosa.filters.mel
        self.rfft = scipy.fft.rfft
        self.threads = threads

    def features(self, method, rate, n_fft, hop, mels, clips):
        window = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(n_fft) / n_fft)).astype(np.float32)
        bank = self.mel(sr=rate, n_fft=n_fft, n_mels=mels, norm=None)
        amin = np.float32(1e-10)

        def log_mel(samples):
            padded = np.pad(samples, n_fft // 2, mode="reflect")
            frames = np.lib.stride_tricks.sliding_window_view(padded, n_fft)[::hop]
            spectrum = self.rfft(frames * window, axis=1, workers=self.threads)
            power = spectrum.real**2 + spectrum.imag**2
            bands = bank @ power.T
            np.maximum(bands, amin, out=bands)
            np.log10(bands, out=bands)
            bands *= np.float32(10)
            return bands

        return Task(log_mel, list(clips))


class Kaldi:
    """kaldi-native-fbank as Python programs use it: an ``OnlineFbank`` for each clip, frame by frame.

    Samples are lists, which its binding takes faster than arrays.
    """

    def __init__(self, threads):
        import kaldi_native_fbank

        self.library = kaldi_native_fbank

    def features(self, method, rate, n_fft, hop, mels, clips):
        options = self.library.FbankOptions()
        frame = options.frame_opts
        frame.samp_freq = rate
        frame.frame_length_ms = 1000 * n_fft / rate
        frame.frame_shift_ms = 1000 * hop / rate
        frame.dither = 0
        frame.preemph_coeff = 0
        frame.remove_dc_offset = False
        frame.window_type = "hann"
        frame.round_to_power_of_two = False
        options.mel_opts.num_bins = mels
        options.mel_opts.low_freq = 0
        options.mel_opts.is_librosa = True
        options.mel_opts.norm = ""

        def log_mel(samples):
            bank = self.library.OnlineFbank(options)
            bank.accept_waveform(rate, samples)
            bank.input_finished()
            frames = [bank.get_frame(i) for i in range(bank.num_frames_ready)]
            return np.stack(frames, axis=1) * np.float32(10 / np.log(10))

        return Task(log_mel, [np.pad(clip, n_fft // 2, mode="reflect").tolist() for clip in clips])


class Soxr:
    """soxr's qualities by name, such as ``HQ``."""

    def __init__(self, threads):
        import soxr

        self.soxr = soxr

    def resample(self, quality, from_rate, to_rate, clips):
        return Task(lambda samples: self.soxr.resample(samples, from_rate, to_rate, quality), list(clips))


LIBRARIES = {
    "torchaudio": Torchaudio,
    "librosa": Librosa,
    "numpy": Numpy,
    "kaldi": Kaldi,
    "soxr": Soxr,
}


def read_clips(clips, length, path):
    samples = np.fromfile(path, "<f4").reshape(int(clips), int(length))
    return [clip.copy() for clip in samples]


def prepare(library, kind, method, *fields):
    """The task of a ``prepare`` request."""
    if kind == "features":
        return library.features(method, *map(int, fields[:4]), read_clips(*fields[4:]))
    if kind == "resample":
        return library.resample(method, *map(int, fields[:2]), read_clips(*fields[2:]))
    paths = sorted(str(path) for path in Path(fields[4], "recordings").glob("*.wav"))
    return library.files(method, *map(int, fields[:4]), paths)


def answer(library, tasks, request, task, *fields):
    if request == "prepare":
        tasks[task] = prepare(library, *fields)
        return []
    if request == "time":
        return [f"{time:.1f}" for time in tasks[task].time(float(fields[0]) * 1e6)]
    if request == "check":
        return [str(tasks[task].write(fields[0]))]
    raise ValueError("expected a request, found " + request)


def main():
    library = LIBRARIES[sys.argv[1]](int(sys.argv[2]))
    tasks = {}
    for line in sys.stdin:
        try:
            words = ["ok", *answer(library, tasks, *line.rstrip("\n").split("\t"))]
        except Exception as failure:
            words = ["error", f"{type(failure).__name__}: {failure}".replace("\n", " ")]
        print(*words, sep="\t", flush=True)


if __name__ == "__main__":
    main()
