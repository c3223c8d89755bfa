/** Puts the page together: tabs, recognisers, notices. */

import * as api from "./api.js";
import { wireFiles } from "./files.js";
import { wireLive } from "./live.js";
import { wireOne } from "./one.js";

const byId = (id) => document.getElementById(id);
const tabs = [...document.querySelectorAll("[role=tab]")];

function notice(text) {
  byId("notice").textContent = text;
  byId("notice").hidden = text === "";
}

function select(tab) {
  for (const each of tabs) {
    const chosen = each === tab;
    each.setAttribute("aria-selected", chosen);
    each.tabIndex = chosen ? 0 : -1;
    byId(each.getAttribute("aria-controls")).hidden = !chosen;
  }
  notice("");
  stopListening();
  dispatchEvent(new Event("resize")); // What was hidden had no size to be drawn in.
}

function moved(event) {
  const at = tabs.indexOf(event.currentTarget);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    select(tab);
    tab.focus();
  }
}

async function offerModels() {
  const models = await api.models();
  byId("model").replaceChildren(...models.map(({ name }) => new Option(name)));
  const describe = () => {
    const { name, network, labels, sampleRate } = models[byId("model").selectedIndex];
    byId("model-about").textContent =
      `${name}: a ${network} network that knows ${labels.length} words and listens at ${sampleRate / 1000} kHz.`;
  };
  byId("model").addEventListener("change", describe);
  describe();
}

const chosen = () => byId("model").value;
wireOne(chosen, notice);
const stopListening = wireLive(chosen, notice);
wireFiles(chosen, notice);
for (const tab of tabs) {
  tab.addEventListener("click", () => select(tab));
  tab.addEventListener("keydown", moved);
}
// A file that misses the zone would replace the page.
for (const kind of ["dragover", "drop"]) {
  addEventListener(kind, (event) => event.preventDefault());
}
offerModels().catch((failure) => notice(failure.message));
