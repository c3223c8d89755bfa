/** Hands on what the microphone hears, in chunks of 2048 samples of one channel. */
class Capture extends AudioWorkletProcessor {
  #chunk = new Float32Array(2048);
  #filled = 0;

  process([channels]) {
    const samples = channels[0];
    if (samples) {
      for (const sample of samples) {
        this.#chunk[this.#filled++] = sample;
        if (this.#filled === this.#chunk.length) {
          this.port.postMessage(this.#chunk.slice());
          this.#filled = 0;
        }
      }
    }
    return true;
  }
}

registerProcessor("capture", Capture);
