#!/usr/bin/env bash
# Trains every network with three seeds on the official split of FSDD and prints README's table.
#   audiomnist-examples/src/main/scripts/official-split.sh FSDD_FOLDER REPORT_FOLDER
# Needs `mvn -q -DskipTests package` before. Reports that are already there are not made again.
set -euo pipefail
data=$1
reports=$2
jar=$(cd "$(dirname "$0")/../../.." && pwd)/target/audiomnist.jar
mkdir -p "$reports"

number() { sed -n "s/^ *\"$2\": \([0-9.]*\),*\$/\1/p" "$1" | head -n 1; }

train() { # name, seed, options
  local report=$reports/$1-$2.json
  [ -e "$report" ] || java -jar "$jar" train --data "$data" --split official \
    --seed "$2" --out "$reports/$1-$2" --report "$report" "${@:3}" >"$reports/$1-$2.txt"
}

echo '| network | parameters | seed 1 | seed 2 | seed 3 | mean | training, s (median) |'
echo '|---|---|---|---|---|---|---|'
while read -r name options; do
  accuracies=() seconds=()
  for seed in 1 2 3; do
    # shellcheck disable=SC2086
    train "$name" "$seed" $options
    accuracies+=("$(number "$reports/$name-$seed.json" accuracy)")
    seconds+=("$(number "$reports/$name-$seed.json" trainSeconds)")
  done
  mean=$(printf '%s\n' "${accuracies[@]}" | awk '{ s += $1 } END { printf "%.2f %%", 100 * s / NR }')
  median=$(printf '%s\n' "${seconds[@]}" | sort -n | sed -n 2p | awk '{ printf "%.0f", $1 }')
  printf '| %s | %s |' "$name" "$(number "$reports/$name-1.json" parameters)"
  printf '%s\n' "${accuracies[@]}" | awk '{ printf " %.2f %% |", 100 * $1 }'
  printf ' %s | %s |\n' "$mean" "$median"
done <<'NETWORKS'
cnn --model cnn
lstm --model lstm
lstm-bidirectional --model lstm --bidirectional
transformer --model transformer
NETWORKS
