"""Who takes part, and how each is started."""

import sys
from pathlib import Path

from turns import Contestant

HERE = Path(__file__).parent

VECTOR = Contestant("audiomnist, Vector API", "java-vector", "VECTOR")
BATCHED = Contestant("audiomnist, no flags", "java", "BATCHED")
JTRANSFORMS = Contestant("audiomnist, JTransforms", "java", "JTRANSFORMS")
OURS = [VECTOR, BATCHED, JTRANSFORMS]

PEERS = [
    Contestant("torchaudio per clip", "torchaudio", "clip"),
    Contestant("torchaudio batch of 16", "torchaudio", "batch16"),
    Contestant("torchaudio batch of 64", "torchaudio", "batch64"),
    Contestant("librosa", "librosa", "api"),
    Contestant("librosa, bank kept", "librosa", "bank"),
    Contestant("NumPy and SciPy by hand", "numpy", "-"),
    Contestant("kaldi-native-fbank, Python", "kaldi", "-"),
    Contestant("kaldi-native-fbank, C++", "kaldi-cpp", "-"),
    Contestant("C with FFTW", "fftw", "-"),
]

OF_FEATURES = [*OURS, *PEERS]
OF_FEATURES += [
    Contestant(f"{each.name}, two threads", each.program, each.method, threads=2)
    for each in OF_FEATURES
    if each.program in ("java-vector", "java", "torchaudio", "numpy", "fftw")
]

QUALITIES = ["FAST", "STANDARD", "BEST"]

OUR_RESAMPLERS = [
    Contestant(f"audiomnist {quality.lower()}, {flags}", program, quality)
    for quality in QUALITIES
    for flags, program in (("Vector API", "java-vector"), ("no flags", "java"))
]

# Width in zero crossings, roll-off, Kaiser's beta: torchaudio's default, its documented kaiser_fast and kaiser_best, and this
# library's own figures.
TORCH_FILTERS = {
    "hann 6 (default)": "hann,6,0.99",
    "kaiser 16 (kaiser_fast)": "kaiser,16,0.85,8.555504641634386",
    "kaiser 32, 0.92, beta 10": "kaiser,32,0.92,10",
    "kaiser 64 (kaiser_best)": "kaiser,64,0.9475937167399596,14.769656459379492",
}

TORCH_RESAMPLERS = [
    Contestant(f"torchaudio {name}, {how}", "torchaudio", f"{method},{filter_}")
    for name, filter_ in TORCH_FILTERS.items()
    for how, method in (("per clip", "clip"), ("batch of 16", "batch16"))
]

OF_RESAMPLING = [
    *OUR_RESAMPLERS,
    *TORCH_RESAMPLERS,
    *(Contestant(f"soxr {quality}", "soxr", quality) for quality in ("MQ", "HQ", "VHQ")),
]

PYTHON_LOOPS = [
    Contestant("soundfile + torchaudio, clips as long as they are", "torchaudio", "whole"),
    Contestant("soundfile + torchaudio, clips of a second", "torchaudio", "second"),
]
OF_FILES = [VECTOR, BATCHED, *PYTHON_LOOPS]


def commands(jar, native):
    """Commands by program; natively compiled ones only if they were built."""

    def java(*options):
        return lambda threads: (["java", *options, "-jar", str(jar), "bench", "--worker", str(threads)], {})

    def python(library):
        def command(threads):
            environment = {name: str(threads) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
            # Memory that was freed stays: else large batches spend half of their time in page faults.
            environment |= {"MALLOC_MMAP_MAX_": "0", "MALLOC_TRIM_THRESHOLD_": str(1 << 40)}
            return [sys.executable, str(HERE / "peer_worker.py"), library, str(threads)], environment

        return command

    found = {"java": java(), "java-vector": java("--add-modules", "jdk.incubator.vector")}
    found |= {library: python(library) for library in ("torchaudio", "librosa", "numpy", "kaldi", "soxr")}
    for program, file in (("fftw", "fftw_features"), ("kaldi-cpp", "kaldi_features")):
        if (native / file).exists():
            found[program] = lambda threads, path=native / file: ([str(path), str(threads)], {})
    return found
