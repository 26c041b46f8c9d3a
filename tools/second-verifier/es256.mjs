// ES256: ECDSA over P-256 with SHA-256, keys as compressed points, s at most half the order (statement.md, Bytes 5).
//
// WebCrypto does the equation. By hand: the point is decompressed (engines need not know compressed ones), r and s are in
// range, s is low.

import { bigEndian, concat } from "./bytes.mjs";
import { subtle } from "./webcrypto.mjs";

const P = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n;
const N = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn;

/** A key that verifies, or null where the bytes are no compressed point. */
export async function importEs256(bytes) {
  const point = decompress(bytes);
  if (point === null) return null;
  try {
    return await subtle.importKey("raw", point, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  } catch {
    return null;
  }
}

export async function verifyEs256(key, message, signature) {
  if (signature.length !== 64) return false;
  const r = bigEndian(signature.subarray(0, 32));
  const s = bigEndian(signature.subarray(32));
  if (r === 0n || r >= N || s === 0n || s > N / 2n) return false;
  return subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, message);
}

export const isCompressedPoint = (bytes) => decompress(bytes) !== null;

/** 65 bytes: 4, x, y; null where x is no abscissa in its one encoding. */
function decompress(bytes) {
  if (bytes.length !== 33 || (bytes[0] !== 2 && bytes[0] !== 3)) return null;
  const x = bigEndian(bytes.subarray(1));
  if (x >= P) return null;
  const squared = (((x * x * x - 3n * x + B) % P) + P) % P;
  let y = power(squared, (P + 1n) / 4n);
  if ((y * y) % P !== squared) return null;
  if ((y & 1n) !== BigInt(bytes[0] & 1)) y = P - y;
  const encoded = Uint8Array.from(y.toString(16).padStart(64, "0").match(/../g), (byte) => parseInt(byte, 16));
  return concat(Uint8Array.of(4), bytes.subarray(1), encoded);
}

function power(base, exponent) {
  let result = 1n;
  for (; exponent > 0n; exponent >>= 1n, base = (base * base) % P) if (exponent & 1n) result = (result * base) % P;
  return result;
}
