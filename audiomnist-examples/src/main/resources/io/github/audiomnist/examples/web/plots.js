/** Pictures on canvases, as sharp as the screen, in the page's colours, with axes in seconds and hertz. */

const MARGIN = { left: 52, right: 10, top: 8, bottom: 24 };

/** Anchors of viridis, which is even to the eye and to most colour-blind ones. */
const VIRIDIS = [
  [68, 1, 84], [72, 40, 120], [62, 73, 137], [49, 104, 142], [38, 130, 142],
  [31, 158, 137], [53, 183, 121], [110, 206, 88], [181, 222, 43], [253, 231, 37],
];

const COLORS = Array.from({ length: 256 }, (_, level) => {
  const at = (level / 255) * (VIRIDIS.length - 1);
  const low = Math.min(VIRIDIS.length - 2, Math.floor(at));
  return VIRIDIS[low].map((part, i) => Math.round(part + (at - low) * (VIRIDIS[low + 1][i] - part)));
});

function begin(canvas, margin = MARGIN) {
  const { width, height } = canvas.getBoundingClientRect();
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  const style = getComputedStyle(canvas);
  context.font = `12px ${style.fontFamily}`;
  return {
    context,
    ink: style.getPropertyValue("color"),
    accent: style.getPropertyValue("accent-color"),
    left: margin.left,
    top: margin.top,
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
}

/** A step of 1, 2 or 5 times a power of ten that cuts `range` into at most `most`. */
function step(range, most) {
  const power = 10 ** Math.floor(Math.log10(range / most));
  return [1, 2, 5, 10].map((factor) => factor * power).find((size) => range / size <= most);
}

function timeAxis(plot, seconds) {
  const { context, left, top, width, height, ink } = plot;
  const size = step(seconds, Math.max(2, width / 70));
  const digits = Math.max(0, -Math.floor(Math.log10(size)));
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "top";
  for (let i = 0; i * size <= seconds * 1.0001; i++) {
    const x = left + (width * i * size) / seconds;
    context.fillRect(x, top + height, 1, 4);
    const unit = (i + 1) * size > seconds * 1.0001 ? " s" : "";
    context.fillText((i * size).toFixed(digits) + unit, Math.min(Math.max(x, left + 4), left + width - 8), top + height + 7);
  }
}

function valueTick(plot, y, text) {
  const { context, left, ink } = plot;
  context.fillStyle = ink;
  context.textAlign = "right";
  context.textBaseline = "middle";
  context.fillRect(left - 4, y, 4, 1);
  context.fillText(text, left - 8, y);
}

function frame({ context, left, top, width, height, ink }) {
  context.strokeStyle = ink;
  context.globalAlpha = 0.35;
  context.strokeRect(left + 0.5, top + 0.5, width - 1, height - 1);
  context.globalAlpha = 1;
}

/** Outline of a waveform: `lowest` and `highest` sample of equally long stretches. */
export function drawWaveform(canvas, { lowest, highest }, seconds) {
  const plot = begin(canvas);
  const { context, left, top, width, height } = plot;
  const peak = Math.max(0.01, ...highest, ...lowest.map((sample) => -sample));
  const y = (sample) => top + (height / 2) * (1 - sample / (1.05 * peak));
  context.fillStyle = plot.accent;
  lowest.forEach((low, i) => {
    const x = left + (width * i) / lowest.length;
    context.fillRect(x, y(highest[i]), Math.max(1, width / lowest.length), Math.max(1, y(low) - y(highest[i])));
  });
  frame(plot);
  timeAxis(plot, seconds);
  [peak, 0, -peak].forEach((sample) => valueTick(plot, y(sample), sample.toFixed(2)));
  canvas.setAttribute("aria-label", `Waveform over ${seconds.toFixed(2)} seconds, peak ${peak.toFixed(2)} of full scale`);
}

/** Mel spectrogram, the loudest cell brightest. */
export function drawMel(canvas, mel, seconds) {
  const plot = begin(canvas);
  const { context, left, top, width, height } = plot;
  context.drawImage(melImage(mel), left, top, width, height);
  frame(plot);
  timeAxis(plot, seconds);
  const centre = (band) => top + height * (1 - (band + 0.5) / mel.nMels);
  for (const hertz of [250, 500, 1000, 2000, 4000, 8000]) {
    const band = mel.hertz.findIndex((center) => center >= hertz);
    if (band > 0) {
      const [low, high] = [mel.hertz[band - 1], mel.hertz[band]];
      valueTick(plot, centre(band - 1 + (hertz - low) / (high - low)), String(hertz));
    }
  }
  context.textBaseline = "top";
  context.fillText("Hz", left - 8, top);
  canvas.setAttribute(
    "aria-label",
    `Mel spectrogram over ${seconds.toFixed(2)} seconds, ${mel.hertz[0]} to ${mel.hertz.at(-1)} hertz, ${mel.topDb} decibels from darkest to brightest`,
  );
}

function melImage({ nMels, numFrames, values }) {
  const cells = Uint8Array.from(atob(values), (letter) => letter.charCodeAt(0));
  const image = new ImageData(numFrames, nMels);
  for (let band = 0; band < nMels; band++) {
    for (let column = 0; column < numFrames; column++) {
      const color = COLORS[cells[band * numFrames + column]];
      image.data.set([...color, 255], 4 * ((nMels - 1 - band) * numFrames + column));
    }
  }
  const small = document.createElement("canvas");
  small.width = numFrames;
  small.height = nMels;
  small.getContext("2d").putImageData(image, 0, 0);
  return small;
}

/** How loud it is, from 0 to 1. */
export function drawLevel(canvas, level) {
  const { context, width, height, accent } = begin(canvas, { left: 0, right: 0, top: 0, bottom: 0 });
  context.fillStyle = accent;
  context.fillRect(0, 0, width * Math.min(1, level), height);
}

/** The last `span` seconds up to `now`: `peaks` as [time, peak] and `words` as {seconds, endSeconds, label}. */
export function drawTimeline(canvas, peaks, words, now, span) {
  const plot = begin(canvas, { ...MARGIN, left: 10, top: 34 });
  const { context, left, top, width, height } = plot;
  const x = (seconds) => left + width * (1 - (now - seconds) / span);
  context.fillStyle = plot.accent;
  for (const [seconds, peak] of peaks) {
    const tall = Math.max(1, height * Math.min(1, peak));
    context.fillRect(x(seconds), top + (height - tall) / 2, 2, tall);
  }
  frame(plot);
  context.fillStyle = plot.ink;
  context.textBaseline = "top";
  context.textAlign = "center";
  for (let second = Math.ceil(Math.max(0, now - span)); second <= now; second++) {
    context.fillRect(x(second), top + height, 1, 4);
    context.fillText(`${second} s`, Math.max(left + 12, Math.min(left + width - 12, x(second))), top + height + 7);
  }
  context.font = `600 22px ${getComputedStyle(canvas).fontFamily}`;
  for (const { seconds, endSeconds, label } of words) {
    if (now - endSeconds <= span) {
      context.fillText(label, Math.max(left + 8, x((seconds + endSeconds) / 2)), 6);
    }
  }
}
