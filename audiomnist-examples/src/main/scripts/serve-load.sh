#!/usr/bin/env bash
# How fast POST /api/predict answers at a fixed rate, and what it does beyond its capacity.
# serve-load.sh clip.wav [RATE SECONDS]... ; without rates 50 a second for 20 s. Build the jar first.
set -euo pipefail
clip=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- 50 20
cd "$(dirname "$0")/../../.."
port=${PORT:-18090}
log=$(mktemp)
java ${SERVER_OPTIONS:-} -Daudiomnist.threads=1 -jar target/audiomnist.jar serve --port "$port" 2>"$log" &
server=$!
trap 'kill $server; wait $server || true; rm -f "$log"' EXIT
for _ in $(seq 300); do
  grep -q '^open ' "$log" && break
  sleep 0.1
done
load() {
  java src/test/java/io/github/audiomnist/examples/web/LoadClient.java \
    "http://localhost:$port/api/predict" "$clip" "$1" "$2"
}
resident() {
  if [ -r "/proc/$server/status" ]; then
    awk '/^VmRSS/ { printf "resident: %d MiB\n", $2 / 1024 }' "/proc/$server/status"
  fi
}
echo "warm-up: $(load 50 10)"
while [ $# -gt 1 ]; do
  resident
  load "$1" "$2"
  shift 2
done
resident
