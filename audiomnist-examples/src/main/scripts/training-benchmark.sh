#!/usr/bin/env bash
# Measures training and recognition beside plain PyTorch, in turns, and writes a Markdown table.
#   audiomnist-examples/src/main/scripts/training-benchmark.sh FSDD_FOLDER OUT.md
#     [--parts training recognition end_to_end start] [--threads 1 2] [--rounds N] [--runs N] [--epochs N] [--clips N]
# Needs Linux, Java, Maven and Python 3.10 or later. PyTorch of the version that audiomnist uses, some gigabytes, goes into a
# virtual environment in audiomnist-examples/target/torch, unless TORCH_VENV names one that has it. MVN is the Maven
# command (default: mvn). Takes about 15 minutes, in which nothing else should run.
set -euo pipefail
fsdd=$1
out=$2
examples=$(cd "$(dirname "$0")/../../.." && pwd)
programs=$examples/src/main/benchmarks
venv=${TORCH_VENV:-$examples/target/torch}

if [ -z "${TORCH_VENV:-}" ]; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement "$programs/training-requirements.txt"
fi
${MVN:-mvn} -q -f "$examples/../pom.xml" -pl audiomnist-examples -am -Dmaven.test.skip package

"$venv/bin/python" "$programs/training_benchmark.py" --fsdd "$fsdd" --out "$out" \
  --jar "$examples/target/audiomnist.jar" "${@:3}"
