/** The panel for several files: a row for each, and all of them as CSV. */

import * as api from "./api.js";
import { asWav } from "./audio.js";
import { receiveFiles } from "./one.js";

const AT_ONCE = 2;
const HEADER = ["file", "model", "word", "probability", "next", "next_probability", "seconds", "milliseconds", "error"];
const byId = (id) => document.getElementById(id);

let results = [];

/** Wires the panel. */
export function wireFiles(chosen, notice) {
  const recogniseAll = async (files) => {
    notice("");
    const model = chosen();
    const waiting = files.map((file) => ({ file, row: byId("rows").insertRow() }));
    waiting.forEach(({ file, row }) => fill(row, [file.name, "…", "", "", "", ""]));
    buttons(false);
    let done = 0;
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await recognise(next, model);
        byId("files-status").textContent = `${++done} of ${files.length} done.`;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    buttons(true);
  };

  receiveFiles(byId("drop-files"), byId("files"), recogniseAll);
  byId("csv").addEventListener("click", save);
  byId("files-clear").addEventListener("click", () => {
    results = [];
    byId("rows").replaceChildren();
    byId("files-status").textContent = "A row for each recording.";
    buttons(false);
    byId("files").focus();
  });
}

async function recognise({ file, row }, model) {
  try {
    const reply = await api.predict(await asWav(file), model);
    const next = reply.top[1];
    results.push([
      file.name, model, reply.label, reply.probability, next?.label ?? "", next?.probability ?? "", reply.seconds,
      reply.milliseconds, "",
    ]);
    fill(row, [
      file.name, reply.label, percent(reply.probability), next ? `${next.label} · ${percent(next.probability)}` : "",
      reply.seconds.toFixed(2), reply.milliseconds.toFixed(1),
    ]);
  } catch (failure) {
    results.push([file.name, model, "", "", "", "", "", "", failure.message]);
    fill(row, [file.name, failure.message]);
    row.lastElementChild.colSpan = 5;
    row.classList.add("failed");
  }
}

const percent = (probability) => `${(100 * probability).toFixed(1)} %`;

function fill(row, texts) {
  row.replaceChildren();
  texts.forEach((text, i) => {
    const cell = document.createElement(i === 0 ? "th" : "td");
    if (i === 0) {
      cell.scope = "row";
    }
    cell.textContent = text;
    cell.classList.toggle("number", i === 2 || i > 3);
    row.append(cell);
  });
}

function buttons(on) {
  byId("csv").disabled = !on;
  byId("files-clear").disabled = !on;
}

function save() {
  const lines = [HEADER, ...results].map((cells) => cells.map(quoted).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines.join("\r\n"), "\r\n"], { type: "text/csv" }));
  link.download = "audiomnist.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** A cell as RFC 4180 has it; a text that a spreadsheet would run as a formula gets an apostrophe before it. */
function quoted(cell) {
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
