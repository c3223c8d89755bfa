#!/usr/bin/env bash
# How the server answers POST /api/predict under load, as rows of a Markdown table; exits with 1 if a bound is missed.
# serve-load.sh clip.wav [steady|overload|soak [SECONDS]]... ; without, steady and overload, a minute each. Build the jar first.
#   steady    50 requests a second, open loop: 99 % answered within 50 ms, none refused
#   overload  twice as many as it can answer: the rest is refused with 503, 99 % of the answers come within 250 ms
#   soak      50 a second, an hour unless SECONDS says otherwise
# In all of them resident memory in the second half is at most 24 MiB above that in the first. Both programs share this machine.
#   SERVER_OPTIONS  more arguments for the server's Java machine;  PORT  where it listens, else 18090
set -euo pipefail
clip=$(realpath "$1")
shift
[ $# -gt 0 ] || set -- steady 60 overload 60
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../.."
port=${PORT:-18090}
url=http://localhost:$port/api/predict
log=$(mktemp)
classes=$(mktemp -d)
javac -d "$classes" src/test/java/io/github/audiomnist/examples/web/LoadClient.java
load() { java -XX:+UseSerialGC -cp "$classes" io.github.audiomnist.examples.web.LoadClient "$url" "$clip" "$@"; }

AUDIOMNIST_JAR=$PWD/target/audiomnist.jar AUDIOMNIST_OPTS=${SERVER_OPTIONS:-} \
  "$here/../../../../bin/audiomnist" serve --port "$port" --client-rate 0 2>"$log" &
server=$!
trap 'kill $server 2>/dev/null; wait $server || true; rm -rf "$log" "$classes"' EXIT
for _ in $(seq 300); do
  grep -q '^open ' "$log" && break
  kill -0 $server 2>/dev/null || { cat "$log" >&2; exit 1; }
  sleep 0.1
done

most=$(load max4 20) # Also lets the Java machine compile what is hot.
echo "Answered a second at most, from 4 connections: $most"
echo
echo '| load | requests/s | seconds | answered | refused (503) | failed | p50 ms | p99 ms | most ms | resident MiB, growth | bounds |'
echo '|---|---|---|---|---|---|---|---|---|---|---|'
result=0
while [ $# -gt 0 ]; do
  kind=$1
  shift
  seconds=60
  [ "$kind" != soak ] || seconds=3600
  case ${1:-} in [0-9]*) seconds=$1; shift ;; esac
  case $kind in
    steady) load 50 "$seconds" name=steady pid=$server p99=50 shed=none growth=24 || result=1 ;;
    soak) load 50 "$seconds" name=soak pid=$server shed=none growth=24 || result=1 ;;
    overload) load $((2 * most)) "$seconds" name=overload pid=$server p99=250 shed=some growth=24 || result=1 ;;
    *) echo "$kind: expected steady, overload or soak" >&2; exit 2 ;;
  esac
done
grep -v '^open ' "$log" >&2 || true
exit $result
