// Signed notes, checkpoints and cosignatures (C2SP signed-note, tlog-checkpoint, tlog-cosignature; docs/formats/log.md, Notes
// and checkpoints). A note here is { text, signatures: [{ name, id, bytes }] }.

import { base64, bigEndian, concat, equal, hex, isBytes, utf8 } from "./bytes.mjs";
import { sha256 } from "./hash.mjs";
import { ED25519, verify } from "./keys.mjs";
import { require } from "./refused.mjs";

export const LOG = 1;
export const WITNESS = 4;

/** Key ids: first 4 bytes of SHA-256(name || line feed || type || public key). */
export async function noteKeyId(name, type, bytes) {
  return (await sha256(utf8(`${name}\n`), Uint8Array.of(type), bytes)).slice(0, 4);
}

/** A name in a note: not empty, no white space, no plus. */
export const isName = (name) => typeof name === "string" && /^[^\s+]+$/u.test(name);

/** The text of a checkpoint without further lines. */
export const checkpointText = (origin, size, root) => `${origin}\n${size}\n${base64(root)}\n`;

/**
 * Refuses unless the log signed the text and every signature by a key that is known here verifies. Gives the cosignatures of
 * known witnesses, { key, time }, time as a BigInt.
 */
export async function openCheckpoint(text, signatures, log, witnesses) {
  let signedByLog = false;
  const cosignatures = [];
  for (const signature of signatures) {
    if (await names(signature, log, LOG)) {
      const key = { algorithm: ED25519, bytes: log.key };
      require(isBytes(signature.bytes, 64) && (await verify(key, utf8(text), signature.bytes)), "not the log's signature");
      signedByLog = true;
    }
    for (const witness of witnesses) {
      if (!(await names(signature, witness, WITNESS))) continue;
      cosignatures.push({ witness, time: await openCosignature(text, signature.bytes, witness) });
    }
  }
  require(signedByLog, "a checkpoint that the log did not sign");
  return cosignatures;
}

async function names(signature, key, type) {
  if (signature.name !== undefined && signature.name !== key.name) return false;
  return equal(signature.id, await idOf(key, type));
}

const ids = new Map();

function idOf(key, type) {
  const cached = `${type} ${key.name} ${hex(key.key)}`;
  if (!ids.has(cached)) ids.set(cached, noteKeyId(key.name, type, key.key));
  return ids.get(cached);
}

async function openCosignature(text, bytes, witness) {
  require(isBytes(bytes, 72), "a cosignature of 72 bytes");
  const time = bigEndian(bytes.subarray(0, 8));
  const message = utf8(`cosignature/v1\ntime ${time}\n${text}`);
  const key = { algorithm: ED25519, bytes: witness.key };
  require(await verify(key, message, bytes.subarray(8)), "not this witness's cosignature");
  return time;
}

/** For tests and tools: a whole note as text. */
export const noteText = (text, lines) =>
  `${text}\n${lines.map(({ name, id, bytes }) => `— ${name} ${base64(concat(id, bytes))}\n`).join("")}`;
