#!/usr/bin/env bash
# Lets scanners loose on the server, on this machine alone: Schemathesis makes requests from its OpenAPI document, good and bad
# ones, and holds the answers to it; Wapiti looks for holes; slowhttptest, where it is installed, drips heads and bodies and
# reads slowly. Exits with 1 if one finds something. Installs the first two into the virtual environment target/scanners.
# serve-scan.sh ; build the jar first.  PORT  where the server listens, else 18091
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../../../target"
tools=${SCANNERS:-$PWD/scanners}
if [ ! -x "$tools/bin/wapiti" ]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install -q 'schemathesis==3.39.16' 'hypothesis==6.135.26' 'wapiti3==3.2.3'
fi
port=${PORT:-18091}
url=http://localhost:$port
log=$(mktemp)
AUDIOMNIST_JAR=$PWD/audiomnist.jar "$here/../../../../bin/audiomnist" serve --port "$port" --client-rate 0 2>"$log" &
server=$!
trap 'kill $server 2>/dev/null; wait $server || true; rm -f "$log"' EXIT
for _ in $(seq 300); do
  grep -q '^open ' "$log" && break
  sleep 0.1
done

result=0
echo '== Schemathesis'
requests() {
  "$tools/bin/schemathesis" run "$url/api/openapi.json" --experimental=openapi-3.1 --hypothesis-seed 1 \
    --hypothesis-max-examples "${EXAMPLES:-100}" --data-generation-method all --checks all "$@" || result=1
}
requests --exclude-path /api/live
# It takes no WebSocket, so good requests and those with parameters that nobody knows are refused alike.
requests --include-path /api/live --exclude-checks negative_data_rejection

if command -v slowhttptest >/dev/null; then
  slow() {
    echo "== slowhttptest $*"
    slowhttptest -c 200 -r 100 -l 25 -p 3 "$@" 2>&1 | sed 's/\x1b\[[0-9;]*m//g' | tee slow.txt |
      grep -E 'service available|closed|Exit status' | tail -n 3
    grep -q 'service available: *YES' slow.txt || result=1
  }
  slow -H -i 3 -u "$url/"
  slow -B -i 3 -s 8192 -t POST -f audio/wav -u "$url/api/predict"
  slow -X -w 10 -y 20 -n 5 -z 5 -u "$url/app.js"
fi

echo '== Wapiti'
# Those of its modules that ask no other host.
"$tools/bin/wapiti" -u "$url/" --swagger "$url/api/openapi.json" --flush-session --no-bugreport --max-scan-time 180 \
  -m backup,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,upload,xss \
  -f json -o wapiti.json >wapiti.log 2>&1 || result=1
python3 - <<'END' || result=1
import json, sys
report = json.load(open("wapiti.json"))
found = {kind: len(each) for part in ("vulnerabilities", "anomalies") for kind, each in report[part].items() if each}
print("pages:", report["infos"]["crawled_pages_nbr"], "found:", found or "nothing")
sys.exit(1 if found else 0)
END

echo '== what the server told'
grep -v '^open ' "$log" && result=1
exit $result
