#!/usr/bin/env bash
# Measures features, resampling and WAV files beside torchaudio, librosa, kaldi-native-fbank, NumPy, soxr and a C program
# with FFTW, all in turns on the same clips, and writes a Markdown table.
#   audiomnist-examples/src/main/scripts/front-end-benchmark.sh FSDD_FOLDER OUT.md [--quick] [--rounds N]
# Needs Linux, Java, Maven and Python 3.10 or later; gcc, g++ and FFTW (libfftw3-dev), else the native programs are left
# out. Python's libraries, some gigabytes, go into a virtual environment in audiomnist-examples/target/peers, unless
# PEERS_VENV names one that has them. MVN is the Maven command (default: mvn). Takes about 20 minutes, --quick
# about one, on fewer settings; nothing else should run meanwhile.
set -euo pipefail
fsdd=$1
out=$2
examples=$(cd "$(dirname "$0")/../../.." && pwd)
programs=$examples/src/main/benchmarks
native=$examples/target/front-end-benchmark
venv=${PEERS_VENV:-$examples/target/peers}

if [ -z "${PEERS_VENV:-}" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement "$programs/requirements.txt"
fi
${MVN:-mvn} -q -f "$examples/../pom.xml" -pl audiomnist-examples -am -DskipTests package

mkdir -p "$native"
rm -f "$native/fftw_features" "$native/kaldi_features"
gcc -O3 -march=native -ffast-math "$programs/fftw_features.c" -o "$native/fftw_features" -lfftw3f -lm -lpthread ||
  echo 'the C program is left out: it needs gcc and FFTW in single precision (libfftw3-dev)' >&2
kaldi=$("$venv/bin/python" -c 'import kaldi_native_fbank as kaldi; print(kaldi.__path__[0])')
g++ -O3 -march=native -D_GLIBCXX_USE_CXX11_ABI=0 -I "$kaldi/include" "$programs/kaldi_features.cc" \
  -o "$native/kaldi_features" -L "$kaldi/lib" -Wl,-rpath,"$kaldi/lib" -lkaldi-native-fbank-core -lpthread ||
  echo 'kaldi-native-fbank from C++ is left out: it needs g++' >&2

"$venv/bin/python" "$programs/front_end_benchmark.py" --fsdd "$fsdd" --out "$out" \
  --jar "$examples/target/audiomnist.jar" --native "$native" "${@:3}"
