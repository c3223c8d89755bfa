#!/usr/bin/env bash
# Installs audiomnist-core and audiomnist-models, and builds and runs two apps against them that know
# nothing of this build: one with core alone, one with models. Both compile README's code.
# Arguments are handed on to Maven, such as -o or -Dmaven.repo.local=DIR.
set -euo pipefail

consumers=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$consumers/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Replaces every line "// README: CODE" of a file by README's block of Java that begins with CODE.
with_readme() {
  awk -v readme="$root/README.md" '
    BEGIN {
      while ((getline line < readme) > 0) {
        if (line == "```java") { first = ""; inside = 1 }
        else if (line == "```") inside = 0
        else if (inside && first == "") { first = line; block[first] = line }
        else if (inside) block[first] = block[first] "\n" line
      }
    }
    match($0, /^ *\/\/ README: /) {
      code = substr($0, RLENGTH + 1)
      if (!(code in block)) {
        print FILENAME ": expected code in README.md that begins with \"" code "\", found none" >"/dev/stderr"
        exit 1
      }
      print block[code]
      next
    }
    { print }' "$1"
}

cd "$root"
mvn -q -B "$@" -DskipTests -pl audiomnist-core,audiomnist-models -am install

for app in core models; do
  cp -r "$consumers/$app" "$work/$app"
  for source in "$consumers/$app"/src/main/java/consumer/*.java; do
    with_readme "$source" >"$work/$app/src/main/java/consumer/$(basename "$source")"
  done
  mvn -q -B "$@" -f "$work/$app/pom.xml" compile exec:exec
done
