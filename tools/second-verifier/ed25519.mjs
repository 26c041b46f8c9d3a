// Ed25519 as strictly as statement.md (Bytes 5) asks; WebCrypto alone is less strict, and differs from engine to engine.
//
// By hand: the public key is a point in its one encoding and not of small order, R is an encoding below p and not of small
// order, s is below the order of the group. WebCrypto then does the equation without cofactor, by comparing the bytes of R
// with those of sB - kA; so an R off the curve equals nothing, and need not be decoded here. That an engine does this is
// held by the tests (vectors 4 and 5 of "Taming the many EdDSAs"), not by its specification.

import { littleEndian } from "./bytes.mjs";
import { subtle } from "./webcrypto.mjs";

const P = (1n << 255n) - 19n;
const L = (1n << 252n) + 27742317777372353535851937790883648493n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/** The y of all points whose order divides 8: the neutral one, (0, -1), two of order 4, four of order 8. */
const SMALL = new Set([0n, 1n, P - 1n, ...eighths()]);

function eighths() {
  const y = littleEndian(
    Uint8Array.from("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05".match(/../g), (byte) => parseInt(byte, 16)),
  );
  return [y, P - y];
}

/** A key that verifies, or null where the bytes are no key. */
export async function importEd25519(bytes) {
  if (!isPoint(bytes)) return null;
  try {
    return await subtle.importKey("raw", bytes, "Ed25519", false, ["verify"]);
  } catch {
    return null;
  }
}

export async function verifyEd25519(key, message, signature) {
  if (signature.length !== 64 || !isSoundEncoding(signature.subarray(0, 32))) return false;
  if (littleEndian(signature.subarray(32)) >= L) return false;
  return subtle.verify("Ed25519", key, signature, message);
}

function ordinate(bytes) {
  const number = littleEndian(bytes);
  return number & ((1n << 255n) - 1n);
}

const isSoundEncoding = (bytes) => bytes.length === 32 && ordinate(bytes) < P && !SMALL.has(ordinate(bytes));

/** Whether x² = (y² - 1) / (dy² + 1) has a root; x = 0 belongs to points of small order alone. */
export function isPoint(bytes) {
  if (!isSoundEncoding(bytes)) return false;
  const squared = (ordinate(bytes) * ordinate(bytes)) % P;
  const above = (squared - 1n + P) % P;
  const below = (D * squared + 1n) % P;
  // Euler: above/below is a square exactly if above*below is.
  return power((above * below) % P, (P - 1n) / 2n) === 1n;
}

function power(base, exponent) {
  let result = 1n;
  for (; exponent > 0n; exponent >>= 1n, base = (base * base) % P) if (exponent & 1n) result = (result * base) % P;
  return result;
}
