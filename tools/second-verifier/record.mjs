// Records of trust data (docs/formats/trust.md): CBOR maps read by a table of their fields. A key that the table lacks, a field of
// another type, a false or an empty list is refused, so a record has one form.

import { isBytes } from "./bytes.mjs";
import { part } from "./cbor.mjs";
import { ED25519, ES256, hasItsLength } from "./keys.mjs";
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

export const text = (value) => {
  require(typeof value === "string", "text");
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
  require(hasItsLength(key), "a public key of its length");
  return key;
};
