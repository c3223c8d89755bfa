#!/usr/bin/env bash
# How strangers are understood: FSDD, each of the six speakers left out once and tested, three seeds.
#   audiomnist-examples/src/main/scripts/strangers.sh FSDD_FOLDER OUT [VOICES]
# Needs `mvn -q -DskipTests package` before. Learns from the five others for 40 epochs and keeps the last; features,
# augmentation and their number were chosen by folds that learned from four speakers and were judged on the fifth. With
# VOICES, a folder that make_voices.py has filled (`--speakers 120`), its digits are learned too. Writes
# OUT/crossval.md and .json; a run that was stopped goes on where it was. About 20 minutes on one processor.
set -euo pipefail
data=$1
out=$2
jar=$(cd "$(dirname "$0")/../../.." && pwd)/target/audiomnist.jar

exec java --add-modules jdk.incubator.vector -Daudiomnist.threads=1 -jar "$jar" crossval --data "$data" --split loso \
  --all-train --features robust --model cnn --augment speakers --seconds 0.7 --epochs 40 --seeds 1,2,3 \
  --out "$out" ${3:+--train-also "$3"}
