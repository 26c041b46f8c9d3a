// Trust data: whom to believe, and how fresh that is. The roots are pinned at the first visit; what comes later is accepted only as
// docs/formats/trust.md says, which the verifier decides from what this page remembers. Nothing here decides about a certificate.
import { accepted, trust, unhex } from './engine.js';
import { forget, keep, kept } from './memory.js';

const ADDRESS = '/.well-known/kpcs-trust';
const ROOTS = '/.well-known/kpcs-roots';
const PATIENCE_MS = 20_000;
/** The limits are the verifier's; here they only choose what is said beside the answer. */
const SOFT_SECONDS = 86_400;
const HARD_SECONDS = 30 * 86_400;
/** A clock that went back further than this is told. */
const CLOCK_SECONDS = 600;

let record;
/** Whether the verifier has taken what is kept. */
let given = false;
let seen = 0;
let trouble;

/** Seconds by the clock of the device, never less than it once was: a clock that is set back makes nothing young. */
export const now = () => Math.max(own(), seen);
const own = () => Math.floor(Date.now() / 1000);

/** That the device was in use at this time. */
export async function used() {
  seen = now();
  await keep('seen', seen);
}

/** How it stands: `never`, `refused`, `fresh`, `old` or `too_old`, with what is kept; `trouble` says why the last renewal failed. */
export function state() {
  const age = record ? now() - record.made_at : 0;
  const word = !record ? 'never' : !given ? 'refused' : age > HARD_SECONDS ? 'too_old' : age > SOFT_SECONDS ? 'old' : 'fresh';
  return { word, age, record, trouble, back: own() < seen - CLOCK_SECONDS };
}

/** Takes what is kept on this device. */
export async function load() {
  seen = (await kept('seen')) ?? 0;
  record = await kept('trust');
  if (!record) return;
  const said = await trust(record.bytes, record.roots, unhex(record.remembered), now());
  given = accepted(said);
  if (!given) trouble = said.refused ?? 'fault';
}

/** Fetches fresh trust data and takes them if they may be taken. One page at a time: two must not remember two things. */
export const renew = () => alone(async () => {
  record = (await kept('trust')) ?? record;
  const roots = record ? undefined : await pinned();
  const bytes = await fetched(ADDRESS);
  await take(new Uint8Array(await bytes.arrayBuffer()), roots);
});

/** Trust data from a file, for a device that has no network; the roots must be pinned already. */
export const renewFrom = (bytes) => alone(async () => {
  if (!record) throw new Refused('no_roots');
  await take(bytes);
});

/** Forgets the roots, so that the next renewal pins those that the register then shows. */
export async function startAnew() {
  await forget('trust');
  record = undefined;
  given = false;
  trouble = undefined;
}

class Refused extends Error {}

async function alone(deed) {
  const within = async () => {
    try {
      await deed();
      trouble = undefined;
    } catch (error) {
      trouble = error instanceof Refused ? error.message : 'network';
    }
  };
  await (navigator.locks ? navigator.locks.request('kpcs-trust', within) : within());
}

async function take(bytes, roots = record.roots) {
  const said = await trust(bytes, roots, record ? unhex(record.remembered) : undefined, own());
  if (!accepted(said)) throw new Refused(said.refused ?? 'fault');
  const { remembered, roots: newest, made_at, ...about } = said;
  const first = record?.first ?? { roots, at: own() };
  record = { bytes, remembered, roots: newest, made_at, about, first, fetched_at: own() };
  given = true;
  seen = own();
  await keep('trust', record);
  await keep('seen', seen);
}

/** The fingerprint that the register shows. */
async function pinned() {
  const said = (await (await fetched(ROOTS)).text()).trim();
  if (!/^[0-9a-f]{64}$/.test(said)) throw new Refused('no_trust_data');
  return said;
}

async function fetched(address) {
  const answer = await fetch(address, { cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.status === 404) throw new Refused('no_trust_data');
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return answer;
}
