#!/usr/bin/env bash
# Speech Commands V2 under the protocol of its paper (Warden 2018): all 35 words, the split of validation_list.txt and
# testing_list.txt (11,005 test clips), three seeds. The training is KW-MLP's (Morshed and Ahsan 2021) as far as the command
# line goes: 140 epochs, batches of 256, AdamW at 0.001 along a cosine, smoothed labels, SpecAugment on kept features.
#   audiomnist-examples/src/main/scripts/speech-commands-35.sh SPEECH_COMMANDS_V2_FOLDER OUT [MODEL [OPTION...]]
# Needs `mvn -q -DskipTests package` before. MODEL is one of `crossval --help` (default: kw-mlp), OPTION others of its
# options, such as --device cuda. Writes OUT/crossval.md and .json; a run that was stopped goes on where it was. Not the
# paper's: a warm-up of 10 epochs and weight decay 0.1 are missing, the window is 25 ms in place of 30. Nobody has measured
# this yet: the data set is not at hand where the library is built.
set -euo pipefail
data=$1
out=$2
model=${3:-kw-mlp}
jar=$(cd "$(dirname "$0")/../../.." && pwd)/target/audiomnist.jar

exec java -Xmx8g -jar "$jar" crossval --data "$data" --layout speech-commands --split official-folds --seeds 1,2,3 \
  --rate 16000 --model "$model" --epochs 140 --batch-size 256 --learning-rate 0.001 --optimizer adamw --schedule cosine \
  --out "$out" "${@:4}"
