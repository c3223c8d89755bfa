#!/usr/bin/env bash
# AudioMNIST under the protocol of Becker et al. (2018): the five published digit folds, 36 speakers to learn from, 12 to
# choose the epoch by, 12 to be tested on; over the five every speaker is tested once. Mean and standard deviation over
# folds, as the paper has them, with three seeds.
#   audiomnist-examples/src/main/scripts/audiomnist-folds.sh AUDIOMNIST_FOLDER OUT [MODEL [OPTION...]]
# Needs `mvn -q -DskipTests package` before. MODEL is one of `crossval --help` (default: cnn), OPTION others of its options,
# such as --device cuda, or --rate 8000 for the paper's bandwidth in place of 16 kHz. Writes OUT/crossval.md and .json; a
# run that was stopped goes on where it was. Features and training are this library's, not the paper's. Nobody has measured
# this yet: the data set is not at hand where the library is built.
set -euo pipefail
data=$1
out=$2
model=${3:-cnn}
jar=$(cd "$(dirname "$0")/../../.." && pwd)/target/audiomnist.jar

exec java -Xmx6g -jar "$jar" crossval --data "$data" --layout audiomnist --split official-folds --seeds 1,2,3 \
  --model "$model" --epochs 30 --augment voices --out "$out" "${@:4}"
