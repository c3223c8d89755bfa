/** The live panel: the microphone goes to the server, words come back as they are spoken. */

import * as api from "./api.js";
import { Microphone, toPcm } from "./audio.js";
import { drawTimeline } from "./plots.js";

const SPAN_SECONDS = 10;
const MAX_WORDS = 500;
const MAX_WAITING_BYTES = 1 << 20;
const NORMAL_CLOSE = 1000;
const byId = (id) => document.getElementById(id);

let session = null;
let peaks = [];
let words = [];
let heardSeconds = 0;

/** Wires the panel; gives a function that stops listening. */
export function wireLive(chosen, notice) {
  const say = (text) => {
    byId("live-status").textContent = text;
  };

  const start = async () => {
    notice("");
    clear();
    button(true);
    say("Opening the microphone…");
    const started = { microphone: null, socket: null };
    session = started;
    try {
      started.microphone = await Microphone.open((chunk) => hear(started, chunk));
      if (session !== started) {
        started.microphone.close();
        return;
      }
      started.socket = connect(started, api.live(chosen(), started.microphone.rate));
    } catch (failure) {
      stop();
      notice(failure.message);
    }
  };

  const connect = (started, socket) => {
    socket.onmessage = ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "ready") {
        say(`Listening, with ${message.model}.`);
      } else if (message.type === "forming") {
        guess(message.label);
      } else if (message.type === "word") {
        add(message);
      } else if (message.type === "rejected") {
        guess("");
      }
    };
    socket.onclose = ({ code, reason }) => {
      if (session === started) {
        stop();
        if (code !== NORMAL_CLOSE) {
          notice(reason ? `Listening ended: ${reason}.` : "The server does not listen; it is busy or gone. Try again.");
        }
      }
    };
    return socket;
  };

  const stop = () => {
    const ended = session;
    session = null;
    ended?.microphone?.close();
    if (ended?.socket?.readyState === WebSocket.OPEN) {
      ended.socket.send("end"); // A last word may still come.
    } else {
      ended?.socket?.close();
    }
    guess("");
    button(false);
    say("Digits appear as they are spoken.");
    draw();
  };

  byId("listen").addEventListener("click", () => (session ? stop() : start()));
  byId("live-clear").addEventListener("click", clear);
  addEventListener("resize", draw);
  document.addEventListener("themechange", draw);
  return () => session && stop();
}

function button(on) {
  byId("listen").classList.toggle("on", on);
  byId("listen-text").textContent = on ? "Stop" : "Listen";
}

function hear({ microphone, socket }, chunk) {
  if (!microphone || socket?.readyState !== WebSocket.OPEN || socket.bufferedAmount > MAX_WAITING_BYTES) {
    return;
  }
  socket.send(toPcm(chunk));
  const middle = heardSeconds + chunk.length / microphone.rate / 2;
  heardSeconds += chunk.length / microphone.rate;
  peaks.push([middle, chunk.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)]);
  peaks = peaks.filter(([seconds]) => heardSeconds - seconds < SPAN_SECONDS);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) {
    draw();
  }
}

/** What is being said, as far as can be told yet. */
function guess(label) {
  byId("forming").textContent = label;
}

function add(word) {
  guess("");
  words.push(word);
  const span = document.createElement("span");
  span.textContent = word.label;
  byId("heard").append(span, " ");
  const row = document.createElement("tr");
  const cells = [word.seconds.toFixed(2), word.label, `${(100 * word.probability).toFixed(1)} %`];
  for (const text of cells) {
    row.insertCell().textContent = text;
  }
  byId("words").prepend(row);
  if (words.length > MAX_WORDS) {
    words.shift();
    byId("heard").firstElementChild.remove();
    byId("words").lastElementChild.remove();
  }
  draw();
}

function clear() {
  guess("");
  peaks = [];
  words = [];
  heardSeconds = 0;
  byId("heard").replaceChildren();
  byId("words").replaceChildren();
  draw();
}

function draw() {
  if (!byId("panel-live").hidden) {
    drawTimeline(byId("timeline"), peaks, words, Math.max(SPAN_SECONDS, heardSeconds), SPAN_SECONDS);
  }
}
