// Statements: COSE_Sign1 over four digests (docs/formats/statement.md). Reads, writes and verifies them; says nothing of what
// they mean.

import { concat, isBytes, utf8 } from "./bytes.mjs";
import { decode, encode } from "./cbor.mjs";
import { sha256 } from "./hash.mjs";
import { hasItsLength, isAlgorithm, keyId, verify } from "./keys.mjs";
import { equal } from "./bytes.mjs";
import { require } from "./refused.mjs";

const TAG_SIGN1 = 0xd2;
const LONGEST = 1_024;
const END_OF_2199 = 7_258_118_399;

/** The statement in bytes: { algorithm, keyId, issuer, subject, issuedAt, act, version, digests, signature }. */
export function readStatement(bytes) {
  require(bytes.length <= LONGEST, "more than 1,024 bytes", "too_long");
  require(bytes[0] === TAG_SIGN1, "no COSE_Sign1");
  const message = decode(bytes.subarray(1));
  require(Array.isArray(message) && message.length === 4, "an array of four");
  const [header, unprotected, payload, signature] = message;
  require(isBytes(header) && isBytes(payload), "protected header and payload as bytes");
  require(unprotected instanceof Map && unprotected.size === 0, "an empty unprotected header");
  const digests = decode(payload);
  require(Array.isArray(digests), "four digests");
  return checked({ ...fieldsOf(decode(header)), digests, signature });
}

function fieldsOf(header) {
  requireLabels(header, [1, 4, 15, -65537]);
  const claims = header.get(15);
  requireLabels(claims, [1, 2, 6]);
  const act = header.get(-65537);
  require(Array.isArray(act) && act.length === 2, "act and version");
  const [algorithm, id] = [header.get(1), header.get(4)];
  return { algorithm, keyId: id, issuer: claims.get(1), subject: claims.get(2), issuedAt: claims.get(6), act: act[0], version: act[1] };
}

function requireLabels(map, labels) {
  require(map instanceof Map && map.size === labels.length && labels.every((label) => map.has(label)), "other labels");
}

/** The same statement, if each of its fields is what it must be. */
export function checked(statement) {
  require(isAlgorithm(statement.algorithm), "an algorithm");
  require(isBytes(statement.keyId, 8), "a key id of 8 bytes");
  require(isShort(statement.issuer) && isShort(statement.subject), "issuer and subject");
  require(isWhole(statement.issuedAt) && statement.issuedAt <= END_OF_2199, "a time from 1970 to 2199");
  require(isWhole(statement.act) && isWhole(statement.version), "act and version");
  require(isBytes(statement.signature, 64), "a signature of 64 bytes");
  require(statement.digests.length === 4 && statement.digests.every((digest) => isBytes(digest, 32)), "four digests");
  return statement;
}

const isShort = (text) => typeof text === "string" && /^[!-~]{1,40}$/.test(text);
const isWhole = (number) => typeof number === "number" && number >= 0;

export const protectedHeader = (statement) =>
  encode(
    new Map([
      [1, statement.algorithm],
      [4, statement.keyId],
      [15, new Map([[1, statement.issuer], [2, statement.subject], [6, statement.issuedAt]])],
      [-65537, [statement.act, statement.version]],
    ]),
  );

export function statementBytes(statement) {
  const parts = [protectedHeader(statement), new Map(), encode(statement.digests), statement.signature];
  return concat(Uint8Array.of(TAG_SIGN1), encode(parts));
}

/** What the log holds of a statement, before it is hashed as an entry. */
export const leaf = (statement) => sha256(utf8("kpcs/leaf/v1"), statementBytes(statement));

/** The bytes that a COSE_Sign1 signature covers (RFC 9052 §4.4). */
export const toBeSigned = (header, payload) => encode(["Signature1", header, new Uint8Array(0), payload]);

/** Whether `key` is the one that the header names, and signed. */
export async function isSignedBy(statement, key) {
  if (key.algorithm !== statement.algorithm || !hasItsLength(key)) return false;
  if (!equal(await keyId(key), statement.keyId)) return false;
  return verify(key, toBeSigned(protectedHeader(statement), encode(statement.digests)), statement.signature);
}
