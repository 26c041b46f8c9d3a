// Bytes, compared, joined and written as text; nothing of the scheme.

import { Refused, require } from "./refused.mjs";

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export function concat(...pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

export function compare(left, right) {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) if (left[at] !== right[at]) return left[at] - right[at];
  return left.length - right.length;
}

export const equal = (left, right) => left.length === right.length && compare(left, right) === 0;

export const isBytes = (value, length) => value instanceof Uint8Array && (length === undefined || value.length === length);

export const utf8 = (text) => ENCODER.encode(text);

/** The text of UTF-8 bytes; anything else is refused. */
export function fromUtf8(bytes) {
  try {
    return DECODER.decode(bytes);
  } catch {
    throw new Refused("a text that is not UTF-8");
  }
}

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

export function unhex(text) {
  require(typeof text === "string" && /^([0-9a-f]{2})*$/i.test(text), "hexadecimal");
  const bytes = new Uint8Array(text.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = parseInt(text.slice(2 * at, 2 * at + 2), 16);
  return bytes;
}

export const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

export function bigEndian(bytes) {
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return number;
}

export const littleEndian = (bytes) => bigEndian(Uint8Array.from(bytes).reverse());
