/** Microphone and WAV files. Samples are floats in [-1, 1], one channel. */

const FULL_SCALE = 32767;
const HEADER_BYTES = 44;

/** An open microphone. `close` it, or its light stays on. */
export class Microphone {
  #stream;
  #context;

  /** Opens it; `onChunk` gets a Float32Array again and again. Throws an Error that says what to do. */
  static async open(onChunk) {
    if (!navigator.mediaDevices?.getUserMedia) {
      throw new Error("This browser gives microphones to https and localhost alone; open the page there.");
    }
    const microphone = new Microphone();
    try {
      microphone.#stream = await navigator.mediaDevices.getUserMedia({
        audio: { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false },
      });
      await microphone.#listen(onChunk);
    } catch (failure) {
      microphone.close();
      throw new Error(reason(failure));
    }
    return microphone;
  }

  async #listen(onChunk) {
    this.#context = new AudioContext();
    await this.#context.audioWorklet.addModule("capture.js");
    const capture = new AudioWorkletNode(this.#context, "capture", { numberOfOutputs: 0 });
    capture.port.onmessage = (event) => onChunk(event.data);
    this.#context.createMediaStreamSource(this.#stream).connect(capture);
    await this.#context.resume();
  }

  /** Samples per second. */
  get rate() {
    return this.#context.sampleRate;
  }

  close() {
    this.#stream?.getTracks().forEach((track) => track.stop());
    if (this.#context && this.#context.state !== "closed") {
      this.#context.close();
    }
  }
}

function reason(failure) {
  switch (failure.name) {
    case "NotAllowedError":
      return "The browser was told not to use the microphone; allow it beside the address and try again.";
    case "NotFoundError":
      return "No microphone was found; connect one, or choose a file.";
    case "NotReadableError":
      return "Another program holds the microphone; end it and try again.";
    default:
      return `The microphone did not open: ${failure.message}`;
  }
}

/** The root of the mean square. */
export function loudness(samples) {
  let sum = 0;
  for (const sample of samples) {
    sum += sample * sample;
  }
  return Math.sqrt(sum / Math.max(1, samples.length));
}

/** One array of all chunks. */
export function joined(chunks) {
  const all = new Float32Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** The samples without silence at both ends: what is 30 dB under the loudest 20 ms, less 0.15 s to spare. */
export function trimmed(samples, rate) {
  const block = Math.round(0.02 * rate);
  const levels = [];
  for (let from = 0; from + block <= samples.length; from += block) {
    levels.push(loudness(samples.subarray(from, from + block)));
  }
  const least = Math.max(...levels) / 31.6;
  const first = levels.findIndex((level) => level > least);
  if (first < 0) {
    return samples;
  }
  const last = levels.findLastIndex((level) => level > least);
  const spare = Math.round(0.15 * rate);
  return samples.subarray(Math.max(0, first * block - spare), Math.min(samples.length, (last + 1) * block + spare));
}

/** 16 bits of each sample, little-endian. */
export function toPcm(samples) {
  const bytes = new DataView(new ArrayBuffer(2 * samples.length));
  writePcm(bytes, 0, samples);
  return bytes.buffer;
}

function writePcm(bytes, offset, samples) {
  samples.forEach((sample, i) => {
    bytes.setInt16(offset + 2 * i, Math.max(-1, Math.min(1, sample)) * FULL_SCALE, true);
  });
}

/** A WAV file of one channel with 16 bits. */
export function toWav(samples, rate) {
  const bytes = new DataView(new ArrayBuffer(HEADER_BYTES + 2 * samples.length));
  const text = (at, letters) => [...letters].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  bytes.setUint32(4, bytes.byteLength - 8, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, 2 * rate, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, "data");
  bytes.setUint32(40, 2 * samples.length, true);
  writePcm(bytes, HEADER_BYTES, samples);
  return new Blob([bytes.buffer], { type: "audio/wav" });
}

/** The file, if it is WAV; else what the browser decodes of it, as WAV. What neither can read stays as it is. */
export async function asWav(file) {
  const head = String.fromCharCode(...new Uint8Array(await file.slice(0, 4).arrayBuffer()));
  if (["RIFF", "RF64", "BW64"].includes(head)) {
    return file;
  }
  const context = new OfflineAudioContext(1, 1, 16000);
  try {
    const decoded = await context.decodeAudioData(await file.arrayBuffer());
    return toWav(mono(decoded), decoded.sampleRate);
  } catch {
    return file; // The server says what is wrong with it.
  }
}

function mono(decoded) {
  const mean = new Float32Array(decoded.length);
  for (let channel = 0; channel < decoded.numberOfChannels; channel++) {
    decoded.getChannelData(channel).forEach((sample, i) => {
      mean[i] += sample / decoded.numberOfChannels;
    });
  }
  return mean;
}
