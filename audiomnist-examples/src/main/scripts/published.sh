#!/usr/bin/env bash
# The networks that notebooks on spoken digits publish, judged on FSDD as they were, by drawing the test among the clips, and
# by leaving speakers out; prints README's table.
#   audiomnist-examples/src/main/scripts/published.sh FSDD_FOLDER OUT
# Needs `mvn -q -DskipTests package` before. One seed, 30 epochs, no augmentation of recordings, the validation clips learned
# too and the last epoch kept. A run that was stopped goes on where it was. Hours on one processor.
set -euo pipefail
data=$1
out=$2
jar=$(cd "$(dirname "$0")/../../.." && pwd)/target/audiomnist.jar
mkdir -p "$out"

accuracy() { # name, protocol, options
  local folder=$out/$1-$2
  java --add-modules jdk.incubator.vector -Daudiomnist.threads=1 -jar "$jar" crossval --data "$data" --all-train \
    --seed 1 --out "$folder" "${@:3}" >>"$out/log.txt"
  sed -n 's/^ *"meanAccuracy": \([0-9.]*\),*$/\1/p' "$folder/crossval.json" | awk '{ printf "%.2f %%", 100 * $1 }'
}

echo '| network | nine tenths learned, drawn among the clips; ten folds | five speakers learned; six folds |'
echo '|---|---|---|'
while read -r name options; do
  # shellcheck disable=SC2086
  drawn=$(accuracy "$name" drawn --split kfold --k 10 $options)
  # shellcheck disable=SC2086
  strangers=$(accuracy "$name" strangers --split loso $options)
  printf '| %s | %s | %s |\n' "$name" "$drawn" "$strangers"
done <<'NETWORKS'
mlp --features mfcc --model mlp
cnn64 --model cnn64
rnn --model rnn
lstm --model lstm
cnn --model cnn
NETWORKS
