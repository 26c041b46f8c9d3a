// Records of trust data (docs/formats/trust.md): CBOR maps read by a table of their fields. A key that the table lacks, a field of
// another type, a false or an empty list is refused, so a record has one form.

import { isBytes, utf8 } from "./bytes.mjs";
import { part } from "./cbor.mjs";
import { ED25519, ES256, isKey } from "./keys.mjs";
import { isName } from "./note.mjs";
import { require } from "./refused.mjs";

const ALGORITHMS = new Map([[1, ED25519], [2, ES256]]);

export const readRecord = (bytes, table) => record(table)(part(bytes));

/** `table` maps a key to [name, type, optional?]. */
export const record = (table) => (map) => {
  require(map instanceof Map, "a map");
  const known = new Map(Object.entries(table).map(([key, field]) => [Number(key), field]));
  for (const key of map.keys()) require(known.has(key), "a key that this version does not know");
  const value = {};
  for (const [key, [name, type, optional, absent]] of known) {
    require(optional === "optional" || map.has(key), `no ${name}`);
    value[name] = map.has(key) ? type(map.get(key)) : absent;
  }
  return value;
};

export const whole = (from, to = Number.MAX_SAFE_INTEGER) => (value) => {
  require(typeof value === "number" && value >= from && value <= to, "a whole number in its range");
  return value;
};

export const bytes = (length) => (value) => {
  require(isBytes(value, length), "bytes of their length");
  return value;
};

export const yes = (value) => {
  require(value === true, "true, or no key");
  return true;
};

export const list = (type) => (value) => {
  require(Array.isArray(value) && value.length > 0, "a list that is not empty");
  return value.map(type);
};

export const publicKey = (value) => {
  const { algorithm, bytes: raw } = record({ 1: ["algorithm", whole(1, 2)], 2: ["bytes", bytes()] })(value);
  const key = { algorithm: ALGORITHMS.get(algorithm), bytes: raw };
  require(isKey(key), "a public key that is a point");
  return key;
};

/** 32 bytes of Ed25519, whose algorithm is not said. */
export const point = (value) => {
  require(isBytes(value, 32) && isKey({ algorithm: ED25519, bytes: value }), "a public key of Ed25519 that is a point");
  return value;
};

const formed = (form, what) => (value) => {
  require(typeof value === "string" && form.test(value), what);
  return value;
};

/** Two capitals. */
export const code = formed(/^[A-Z]{2}$/, "a code of two capitals");
export const authority = formed(/^(scheme|[A-Z]{2}(-[A-Z0-9]{1,8})?)$/, "an authority");
export const certificateNumber = formed(/^[A-Z]{2}[0-9]{1,12}$/, "a certificate's number");

const HIDING = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u2028\u2029]/;

/** Text of 1 to `longest` bytes, with no white space at its ends and nothing that hides or reorders. */
export const words = (longest) => (value) => {
  require(typeof value === "string" && value === value.trim() && !HIDING.test(value), "plain text");
  const { length } = utf8(value);
  require(length >= 1 && length <= longest, "a text of its length");
  return value;
};

export const name = words(60);

/** The name of a key in notes. */
export const keyName = (value) => {
  require(isName(name(value)), "a name without white space and plus");
  return value;
};
