// Documents and the texts that carry them (docs/formats/qr-text.md): what stands on paper, back into a signed statement.

import { isBytes } from "./bytes.mjs";
import { decodePrefixed } from "./base45.mjs";
import { decode, encode, part } from "./cbor.mjs";
import { blinds, sha256 } from "./hash.mjs";
import { require } from "./refused.mjs";
import { checked } from "./statement.mjs";

const LONGEST = 4_096;
const DEMO = "kpcs-demo:";

export const isDemo = (issuer) => issuer.startsWith(DEMO);
export const withoutDemo = (issuer) => (isDemo(issuer) ? issuer.slice(DEMO.length) : issuer);

/** { statement, header, core }: the statement with its header part and core part, both Maps. */
export const readText = async (text) => readDocument(decodePrefixed("KPC1:", text, LONGEST));

export async function readDocument(bytes) {
  require(bytes.length <= LONGEST, "more than 4,096 bytes", "too_long");
  const fields = decode(bytes);
  require(Array.isArray(fields) && fields.length === 7 && fields.every((field) => isBytes(field)), "seven byte strings");
  const [compact, signature, seed, carried, core, details, chain] = fields;
  require(isBytes(seed, 16), "a seed of 16 bytes");
  const named = compactHeader(decode(compact));
  const header = wholeHeader(named, part(carried));
  const blind = await blinds(seed);
  const digests = [await sha256(blind.header, encode(header)), await sha256(blind.core, core), details, chain];
  const statement = checked({ ...named, signature, digests });
  return { statement, header, core: core.length === 0 ? new Map() : part(core) };
}

function compactHeader(fields) {
  require(Array.isArray(fields) && fields.length === 7, "a protected header of seven");
  const [algorithm, keyId, issuer, subject, issuedAt, act, version] = fields;
  require(typeof issuer === "string" && typeof subject === "string", "issuer and subject");
  return { algorithm, keyId, issuer, subject, issuedAt, act, version };
}

/** The header part with what a document leaves out put back; what it could leave out it must. */
function wholeHeader({ issuer, subject }, carried) {
  const derived = new Map([[1, 1], [2, subject], [3, subject.slice(0, 2)], [4, withoutDemo(issuer)], [9, 1]]);
  for (const [key, value] of derived) require(carried.get(key) !== value, "a field that can be derived", "not_deterministic");
  return new Map([...derived, ...carried]);
}
