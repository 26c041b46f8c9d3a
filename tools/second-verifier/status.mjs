// The status list (docs/formats/trust.md, Status list): a Status List Token in CWT form, signed beside the trust list, that says of
// each place in the log what ended the certificate there.

import { concat, isBytes } from "./bytes.mjs";
import { decode } from "./cbor.mjs";
import { isAlgorithm } from "./keys.mjs";
import { isPlace } from "./merkle.mjs";
import { Refused, require } from "./refused.mjs";

const LONGEST = 4_194_304;
const LIFE = 30 * 86_400;
const END_OF_2199 = 7_258_118_399;

/** What a value says; 0 and what stands behind the end say nothing. */
export const STATUSES = [
  null, "invalidated", "statements_disagree", "replaced", "lost", "stolen", "void", "cancelled", "refused", "returned", "forfeited", "used",
];

/** { header, algorithm, keyId, payload, signature, issuedAt, listDigest, firstIndex, deflated }. */
export function readToken(bytes) {
  require(bytes[0] === 0xd2, "no COSE_Sign1");
  const message = decode(bytes.subarray(1));
  require(Array.isArray(message) && message.length === 4, "an array of four");
  const [header, unprotected, payload, signature] = message;
  require(isBytes(header) && isBytes(payload) && isBytes(signature, 64), "header, payload, signature");
  require(unprotected instanceof Map && unprotected.size === 0, "an empty unprotected header");
  return { header, payload, signature, ...readHeader(decode(header)), ...readPayload(decode(payload)) };
}

function readHeader(header) {
  const labels = [1, 4, 16];
  require(header instanceof Map && header.size === 3 && labels.every((label) => header.has(label)), "the labels of a token");
  require(isAlgorithm(header.get(1)) && isBytes(header.get(4), 8), "algorithm and key id");
  require(header.get(16) === "application/statuslist+cwt", "the type of a status list");
  return { algorithm: header.get(1), keyId: header.get(4) };
}

function readPayload(claims) {
  const labels = [2, 4, 6, 65533, 65534, -65537, -65538];
  require(claims instanceof Map && claims.size === labels.length && labels.every((label) => claims.has(label)), "the claims");
  const [subject, expiry, issuedAt, list, life, listDigest, firstIndex] = labels.map((label) => claims.get(label));
  require(subject === "kpcs:status" && life === 86_400, "subject and time to live");
  require(isPlace(issuedAt) && issuedAt <= END_OF_2199 && expiry === issuedAt + LIFE, "an expiry 30 days after issue");
  require(isBytes(listDigest, 32) && isPlace(firstIndex), "digest of the list, first index");
  require(list instanceof Map && list.size === 2 && list.get("bits") === 4 && isBytes(list.get("lst")), "a list of four bits");
  return { issuedAt, listDigest, firstIndex, deflated: list.get("lst") };
}

/** The list that `bytes` are the zlib form of, all of them: engines differ in whether they mind bytes after the end. */
export async function inflated(bytes) {
  const pieces = await inflate(bytes);
  require(pieces !== null, "no zlib bytes");
  require((await inflate(bytes.slice(0, -1))) === null, "bytes after the zlib form");
  return concat(...pieces);
}

/** Pieces of at most LONGEST bytes in all; null where the bytes are no zlib form or end early. */
async function inflate(bytes) {
  const pieces = [];
  let length = 0;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  try {
    for await (const piece of chunks(stream.getReader())) {
      length += piece.length;
      require(length <= LONGEST, "an inflated list of more than 4,194,304 bytes", "too_long");
      pieces.push(piece);
    }
  } catch (fault) {
    if (fault instanceof Refused) throw fault;
    return null;
  }
  return pieces;
}

async function* chunks(reader) {
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

/** The reason why the entry at `index` does not stand, `status_not_known` before the first index, or null. */
export function statusAt(token, index) {
  if (index < token.firstIndex) return "status_not_known";
  const position = index - token.firstIndex;
  const byte = token.positions[Math.floor(position / 2)];
  if (byte === undefined) return null;
  const value = position % 2 === 0 ? byte & 15 : byte >> 4;
  return value < STATUSES.length ? STATUSES[value] : "status_not_known";
}
