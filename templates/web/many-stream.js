// From the address of a stream of server-sent events to its events, one after another, whatever breaks off between.

import { ask, Refusal } from "/static/base.js";

const AGAIN = 1500;

/**
 * Follow a stream until its last event. An EventSource could not send the token that a server may ask for.
 * @param {string} path below /api/v1
 * @param {(event: {name: string, data: any}) => void} seen
 * @param {AbortSignal} signal
 * @returns {Promise<void>} when the stream has told its last. Throws Refusal when there is no such stream.
 */
export async function follow(path, seen, signal) {
  let last = "0";
  let failures = 0;
  while (!signal.aborted) {
    try {
      const response = await ask(`${path}?after=${last}`, { signal });
      if (response.status === 204) return;
      for await (const event of events(response)) {
        failures = 0;
        last = event.id || last;
        seen(event);
        if (event.name !== "progress") return;
      }
    } catch (error) {
      if (signal.aborted) return;
      // A server that is gone is asked a few times; one that refuses means it.
      if (!(error instanceof Refusal) || error.status || ++failures > 5) throw error;
    }
    await new Promise((resolve) => { setTimeout(resolve, AGAIN); });
  }
}

async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = "";
  for (;;) {
    let piece;
    try { piece = await reader.read(); } catch { return; }
    if (piece.done) return;
    const parts = (kept + piece.value).split("\n\n");
    kept = parts.pop();
    for (const part of parts) {
      const event = parsed(part);
      if (event) yield event;
    }
  }
}

function parsed(text) {
  const said = {};
  for (const line of text.split("\n")) {
    const [, name, value] = /^(\w+): (.*)$/.exec(line) ?? [];
    if (name) said[name] = value;
  }
  return said.data ? { id: said.id, name: said.event, data: JSON.parse(said.data) } : null;
}
