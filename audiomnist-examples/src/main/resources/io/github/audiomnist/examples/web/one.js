/** The panel for one word: record or choose it, see what was heard and what it is taken for. */

import * as api from "./api.js";
import { Microphone, asWav, joined, loudness, toWav, trimmed } from "./audio.js";
import { drawLevel, drawMel, drawWaveform } from "./plots.js";

const LONGEST_SECONDS = 2.5;
const byId = (id) => document.getElementById(id);
const percent = (probability) => `${(100 * probability).toFixed(1)} %`;

let microphone = null;
let shown = null;
let newest = 0;

/** Wires the panel; `chosen` gives the recogniser's name, `notice` shows what went wrong. */
export function wireOne(chosen, notice) {
  const say = (text) => {
    byId("one-status").textContent = text;
  };

  const recognise = async (wav, name) => {
    const asked = ++newest;
    notice("");
    say("Recognising…");
    try {
      const reply = await api.predict(wav, chosen(), true);
      if (asked === newest) {
        show(reply, wav);
        say(`${name}: ${reply.label}, ${percent(reply.probability)}.`);
      }
    } catch (failure) {
      say("Nothing was recognised.");
      notice(failure.message);
    }
  };

  const record = async () => {
    notice("");
    const chunks = [];
    let needed = Infinity;
    const finish = () => {
      if (!microphone) {
        return;
      }
      const { rate } = microphone;
      stop();
      recognise(toWav(trimmed(joined(chunks), rate), rate), "Recording");
    };
    try {
      recordingBegins();
      say("Say a digit now.");
      microphone = await Microphone.open((chunk) => {
        chunks.push(chunk);
        drawLevel(byId("level"), 4 * loudness(chunk));
        if (--needed <= 0) {
          finish();
        }
      });
      needed = Math.ceil((LONGEST_SECONDS * microphone.rate) / 2048) - chunks.length;
      byId("record").onclick = finish;
    } catch (failure) {
      stop();
      say("Nothing was recorded.");
      notice(failure.message);
    }
  };

  const stop = () => {
    microphone?.close();
    microphone = null;
    byId("record").onclick = record;
    byId("record").classList.remove("on");
    byId("record-text").textContent = "Record";
    drawLevel(byId("level"), 0);
  };

  byId("record").onclick = record;
  receiveFiles(byId("drop-one"), byId("file-one"), async ([file]) => recognise(await asWav(file), file.name));
  const redraw = () => shown && draw(shown);
  addEventListener("resize", redraw);
  document.addEventListener("themechange", redraw);
}

function recordingBegins() {
  byId("record").onclick = null;
  byId("record").classList.add("on");
  byId("record-text").textContent = "Stop";
}

/** Gives files that are dropped on `zone` or chosen in `input` to `take`. */
export function receiveFiles(zone, input, take) {
  const over = (is) => (event) => {
    event.preventDefault();
    zone.classList.toggle("over", is);
  };
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length > 0) {
      take([...event.dataTransfer.files]);
    }
  });
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = ""; // The same file may be chosen again.
    if (files.length > 0) {
      take(files);
    }
  });
}

function show(reply, wav) {
  byId("one-result").hidden = false;
  byId("digit").textContent = reply.label;
  byId("digit").classList.toggle("long", reply.label.length > 2);
  byId("certainty").textContent = `${percent(reply.probability)} sure`;
  byId("top").replaceChildren(...reply.top.map(({ label, probability }) => item(`${label} · ${percent(probability)}`)));
  byId("bars").replaceChildren(...Object.entries(reply.probabilities).map(bar(reply.label)));
  byId("facts").textContent =
    `Recognised in ${reply.milliseconds.toFixed(1)} ms by ${reply.model}; ` +
    `${reply.seconds.toFixed(2)} s at ${reply.sampleRate} Hz.`;
  const player = byId("player");
  URL.revokeObjectURL(player.src);
  player.src = URL.createObjectURL(wav);
  shown = reply;
  draw(reply);
}

function item(text) {
  const element = document.createElement("li");
  element.textContent = text;
  return element;
}

const bar = (best) => ([label, probability]) => {
  const element = document.createElement("li");
  element.classList.toggle("best", label === best);
  const [name, track, value] = ["name", "track", "value"].map((kind) => {
    const part = document.createElement("span");
    part.className = kind;
    element.append(part);
    return part;
  });
  name.textContent = label;
  value.textContent = percent(probability);
  const fill = document.createElement("span");
  fill.style.width = `${100 * probability}%`;
  track.append(fill);
  return element;
};

function draw({ waveform, melSpectrogram, seconds }) {
  drawWaveform(byId("waveform"), waveform, seconds);
  drawMel(byId("mel"), melSpectrogram, seconds);
}
