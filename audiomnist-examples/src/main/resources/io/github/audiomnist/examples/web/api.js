/** The server's interface. Failures are Errors whose message may be shown. */

const ATTEMPTS = 5;

/** The recognisers, the default first. */
export async function models() {
  return (await answered(await reached("api/models"))).models;
}

/** What is said in a WAV file; with what is needed to draw it, if `views`. */
export async function predict(wav, model, views = false) {
  const query = new URLSearchParams({ model, views });
  for (let attempt = 1; ; attempt++) {
    const response = await reached(`api/predict?${query}`, {
      method: "POST",
      headers: { "Content-Type": "audio/wav" },
      body: wav,
    });
    if (![429, 503].includes(response.status) || attempt === ATTEMPTS) {
      return answered(response);
    }
    await new Promise((again) => setTimeout(again, 1000 * Number(response.headers.get("Retry-After") ?? 1)));
  }
}

/** An open socket to the live interface. */
export function live(model, rate) {
  const url = new URL(`api/live?${new URLSearchParams({ model, rate })}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  return socket;
}

async function reached(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Error("The server does not answer; is it still running?");
  }
}

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(body.error?.message ?? `The server answered ${response.status}.`);
  }
  return body;
}
