// Public keys and their ids (statement.md, Bytes 2). A key is its algorithm (COSE: -8 Ed25519, -7 ES256) and its bytes.

import { hex, utf8 } from "./bytes.mjs";
import { importEd25519, isPoint, verifyEd25519 } from "./ed25519.mjs";
import { importEs256, isCompressedPoint, verifyEs256 } from "./es256.mjs";
import { sha256 } from "./hash.mjs";

export const ED25519 = -8;
export const ES256 = -7;
const ALGORITHMS = new Map([
  [ED25519, { name: "Ed25519", length: 32, isPoint, bring: importEd25519, verify: verifyEd25519 }],
  [ES256, { name: "ES256", length: 33, isPoint: isCompressedPoint, bring: importEs256, verify: verifyEs256 }],
]);
const imported = new Map();

export const isAlgorithm = (algorithm) => ALGORITHMS.has(algorithm);

export const hasItsLength = (key) => ALGORITHMS.get(key.algorithm)?.length === key.bytes.length;

const points = new Map();

/** Whether the bytes of a key are a point, in its one encoding and not of small order. */
export function isKey(key) {
  if (!hasItsLength(key)) return false;
  const algorithm = ALGORITHMS.get(key.algorithm);
  const name = `${algorithm.name}${hex(key.bytes)}`;
  if (!points.has(name)) points.set(name, algorithm.isPoint(key.bytes));
  return points.get(name);
}

/** First 8 bytes of SHA-256(name || public key). */
export async function keyId(key) {
  return (await sha256(utf8(ALGORITHMS.get(key.algorithm).name), key.bytes)).slice(0, 8);
}

/** Whether the key signed the message. A key that is no point signs nothing. */
export async function verify(key, message, signature) {
  const algorithm = ALGORITHMS.get(key.algorithm);
  const usable = await bring(algorithm, key);
  return usable !== null && algorithm.verify(usable, message, signature);
}

function bring(algorithm, key) {
  const name = `${algorithm.name}${hex(key.bytes)}`;
  if (!imported.has(name)) imported.set(name, algorithm.bring(key.bytes));
  return imported.get(name);
}
