// Asks the verifier in its worker. A worker that breaks or does not answer is replaced; its question is answered by a fault, which is
// no answer about a certificate.

const PATIENCE_MS = 60_000;
const waiting = new Map();
let worker;
let asked = 0;
/** What the last trust data that were accepted were asked with: a new worker needs them first. */
let trusted;

function start() {
  worker = new Worker(new URL('./engine-worker.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }) => {
    if (data.broken !== undefined) return replace(data.broken);
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  };
  worker.onerror = (event) => replace(event.message);
  if (trusted) worker.postMessage({ id: 0, deed: 'kpcs_trust', fields: trusted });
}

function replace(reason) {
  console.error('the verifier stopped', reason);
  worker?.terminate();
  worker = undefined;
  for (const answer of waiting.values()) answer({ fault: 'stopped' });
  waiting.clear();
}

/** What `deed` (kpcs_verify, kpcs_find, kpcs_open) answers to fields that are texts, numbers, bytes or nothing. */
export function ask(deed, ...fields) {
  if (!worker) start();
  asked += 1;
  const id = asked;
  return new Promise((found) => {
    const late = setTimeout(() => replace('no answer'), PATIENCE_MS);
    waiting.set(id, (answer) => {
      clearTimeout(late);
      found(answer);
    });
    worker.postMessage({ id, deed, fields });
  });
}

/** Gives the verifier trust data; what it says of them. Those that are refused change nothing. */
export async function trust(bytes, pinned, remembered, seconds) {
  const answer = await ask('kpcs_trust', bytes, pinned, remembered, seconds);
  if (accepted(answer)) trusted = [bytes, pinned, unhex(answer.remembered), seconds];
  return answer;
}

export const accepted = (answer) => typeof answer.remembered === 'string' && !answer.refused && !answer.fault;
export const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
