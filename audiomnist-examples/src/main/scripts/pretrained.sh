#!/usr/bin/env bash
# Makes the recogniser that audiomnist-models ships, from nothing but FSDD.
#   audiomnist-examples/src/main/scripts/pretrained.sh FSDD_FOLDER WORK_FOLDER [OPTION...]
# Options go to the training: --hold-out jackson,theo,nicolas trains without these speakers and tests on
# them. The recogniser is written to WORK_FOLDER/pretrained; with --hold-out to WORK_FOLDER/held-out.
# Needs `mvn -q -DskipTests package` before, Python 3.11, npm, and the programs of make_voices.py. What
# was made already is not made again. The voices take about an hour on one processor, the training a
# quarter of one.
set -euo pipefail
fsdd=$1
work=$2
shift 2
module=$(cd "$(dirname "$0")/../../.." && pwd)
samples=$module/src/main/samples
voices=$work/voices
mkdir -p "$work"

if [ ! -d "$voices/_noise" ]; then
  python3 "$samples/make_voices.py" "$voices" --speakers 240
fi

if [ ! -d "$work/package/voices" ]; then
  python3 -m venv "$work/python"
  "$work/python/bin/pip" install -q --no-deps -r "$samples/neural-requirements.txt"
  (cd "$work" && npm pack -s kokoro-js@1.2.1 && tar xzf kokoro-js-1.2.1.tgz)
fi
for range in "0 79" "111 213"; do
  read -r first last <<<"$range"
  "$work/python/bin/python" "$samples/make_neural_voices.py" "$voices" "$work/package/voices" \
    --first "$first" --last "$last"
done

name=pretrained
case " $* " in *" --hold-out "*) name=held-out ;; esac
java -Daudiomnist.threads=1 -cp "$module/target/audiomnist.jar" \
  io.github.audiomnist.examples.PretrainDigits "$fsdd" "$voices" "$work/$name" "$@"
