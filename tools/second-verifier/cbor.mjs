// CBOR in the one encoding that the formats allow (RFC 8949 §4.2.1; docs/formats/statement.md, Bytes 1 and Parts).
//
// The reader refuses every other encoding while it reads: longer heads, indefinite lengths, keys out of order or twice, tags,
// floating point. So what it returns has exactly the bytes it was read from. Whole numbers are Number where that is exact and
// BigInt beyond; maps are Map.

import { compare, concat, fromUtf8, isBytes, utf8 } from "./bytes.mjs";
import { Refused, require } from "./refused.mjs";

const SIMPLE = new Map([[0xf4, false], [0xf5, true], [0xf6, null]]);

/** The value of which `bytes` is the one encoding, at most `depth` arrays and maps deep. */
export function decode(bytes, depth = 8) {
  const reader = { bytes, at: 0 };
  const value = item(reader, depth);
  require(reader.at === bytes.length, "bytes after the end");
  return value;
}

function item(reader, depth) {
  require(reader.at < reader.bytes.length, "data end early");
  const first = reader.bytes[reader.at];
  if (SIMPLE.has(first)) {
    reader.at += 1;
    return SIMPLE.get(first);
  }
  const number = head(reader, first);
  switch (first >> 5) {
    case 0:
      return plain(number);
    case 1:
      return plain(-1n - number);
    case 2:
      return take(reader, number);
    case 3:
      return fromUtf8(take(reader, number));
    case 4:
      return array(reader, number, depth);
    default:
      return map(reader, number, depth);
  }
}

/** The number in a head, which must stand in the shortest form. */
function head(reader, first) {
  require(first >> 5 < 6, "a tag, a floating-point number or an unknown simple value");
  const extra = first & 31;
  reader.at += 1;
  if (extra < 24) return BigInt(extra);
  require(extra < 28, "an indefinite length");
  const size = 1 << (extra - 24);
  const number = take(reader, BigInt(size)).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  require(number >= (size === 1 ? 24n : 1n << BigInt(4 * size)), "a longer head than needed", "not_deterministic");
  return number;
}

const plain = (number) => (number >= BigInt(Number.MIN_SAFE_INTEGER) && number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : number);

function take(reader, length) {
  require(length <= BigInt(reader.bytes.length - reader.at), "data end early");
  const from = reader.at;
  reader.at += Number(length);
  return reader.bytes.slice(from, reader.at);
}

function array(reader, count, depth) {
  require(depth > 0 && count <= BigInt(reader.bytes.length - reader.at), "too deep or too long");
  return Array.from({ length: Number(count) }, () => item(reader, depth - 1));
}

function map(reader, count, depth) {
  require(depth > 0 && 2n * count <= BigInt(reader.bytes.length - reader.at), "too deep or too long");
  const entries = new Map();
  let before;
  for (let left = Number(count); left > 0; left -= 1) {
    const from = reader.at;
    const key = item(reader, 0);
    const encoded = reader.bytes.subarray(from, reader.at);
    require(before === undefined || compare(before, encoded) < 0, "keys not ascending", "not_deterministic");
    before = encoded;
    entries.set(key, item(reader, depth - 1));
  }
  return entries;
}

/** The one encoding of a value. */
export function encode(value) {
  for (const [byte, simple] of SIMPLE) if (value === simple) return Uint8Array.of(byte);
  if (typeof value === "number" || typeof value === "bigint") return number(BigInt(value));
  if (isBytes(value)) return concat(encodedHead(2, BigInt(value.length)), value);
  if (typeof value === "string") return concat(encodedHead(3, BigInt(utf8(value).length)), utf8(value));
  if (Array.isArray(value)) return concat(encodedHead(4, BigInt(value.length)), ...value.map(encode));
  if (!(value instanceof Map)) throw new Refused("a value that CBOR here does not know");
  const entries = [...value].map(([key, inner]) => [encode(key), encode(inner)]).sort((a, b) => compare(a[0], b[0]));
  return concat(encodedHead(5, BigInt(entries.length)), ...entries.flat());
}

const number = (value) => (value < 0n ? encodedHead(1, -1n - value) : encodedHead(0, value));

function encodedHead(major, number) {
  if (number < 24n) return Uint8Array.of((major << 5) | Number(number));
  const extra = [0, 1, 2, 3].find((power) => number < 1n << BigInt(8 << power));
  require(extra !== undefined, "a number beyond 64 bits");
  const head = new Uint8Array(1 + (1 << extra));
  head[0] = (major << 5) | (24 + extra);
  for (let at = head.length - 1; at > 0; at -= 1, number >>= 8n) head[at] = Number(number & 255n);
  return head;
}

const LARGEST = (1n << 63n) - 1n;

/** A part or a record (statement.md, Parts): one map, keys 0 to 255 at every level, integers of 64 bits with sign. */
export function part(bytes) {
  require(bytes.length <= 65_536, "more than 64 KiB", "too_long");
  const value = decode(bytes, 8);
  require(value instanceof Map, "a part is one map");
  sameKind(value);
  return value;
}

function sameKind(value) {
  if (typeof value === "bigint") require(value <= LARGEST && value >= -LARGEST - 1n, "a number beyond 63 bits");
  if (Array.isArray(value)) value.forEach(sameKind);
  if (!(value instanceof Map)) return;
  for (const [key, inner] of value) {
    require(typeof key === "number" && key >= 0 && key <= 255, "a key that is not 0 to 255");
    sameKind(inner);
  }
}
