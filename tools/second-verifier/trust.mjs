// Trust data (docs/formats/trust.md): roots, trust list and status list token in one file, from the fingerprint that a verifier was
// given by hand to the keys that count. `readTrust` needs no clock; `accept` compares with clock and memory.

import { compare, concat, equal, hex, isBytes, utf8 } from "./bytes.mjs";
import { decode, encode } from "./cbor.mjs";
import { sha256 } from "./hash.mjs";
import { keyId, verify } from "./keys.mjs";
import { authority, bytes, code, keyName, list, name, point, publicKey, readRecord, record, whole, yes } from "./record.mjs";
import { Refused, require } from "./refused.mjs";
import { toBeSigned } from "./statement.mjs";
import { inflated, readToken } from "./status.mjs";

const LONGEST = 262_144;
const ROOTS_PREFIX = utf8("kpcs/roots/v1\n");
const LIST_PREFIX = utf8("kpcs/trust-list/v1\n");
export const GRACE = 600;

const version = whole(1);
const instant = whole(0, 7_258_118_399);
const day = whole(-25_567, 84_005);
const place = whole(0);
const optional = "optional";

const ROOTS = {
  1: ["version", version],
  2: ["previous", bytes(32), optional],
  3: ["madeAt", instant],
  4: ["demo", yes, optional, false],
  5: ["threshold", whole(1)],
  6: ["keys", list(publicKey)],
  7: ["signers", list(record({ 1: ["key", publicKey], 2: ["from", instant], 3: ["to", instant, optional] })), optional, []],
};

const receiptKeyId = (value) => {
  require(isBytes(value) && value.length >= 1 && value.length <= 64, "a key id of 1 to 64 bytes");
  return value;
};

const LOG = { 1: ["name", keyName], 2: ["checkpointKey", point], 3: ["receiptKey", point], 4: ["receiptKeyId", receiptKeyId] };
const WITNESS = { 1: ["name", keyName], 2: ["key", point], 3: ["group", name] };
const KEY = {
  1: ["authority", authority],
  2: ["key", publicKey],
  3: ["from", instant],
  4: ["to", instant, optional],
  5: ["revokedAt", instant, optional],
  6: ["effectiveIndex", place, optional],
  7: ["suspectIndex", place, optional],
};
const STANDING = {
  1: ["participant", code],
  2: ["name", name],
  3: ["kind", whole(1, 3)],
  4: ["from", day],
  5: ["to", day, optional],
  6: ["status", whole(1, 12)],
  7: ["trade", whole(1, 5)],
  8: ["fromPrecision", whole(1, 3)],
  9: ["toPrecision", whole(1, 3), optional],
};
const MEMBER = { 1: ["member", code], 2: ["from", day], 3: ["to", day, optional] };
const PLACE = { 1: ["place", code], 2: ["from", day, optional], 3: ["to", day, optional], 4: ["countsAs", code] };

const LIST = {
  1: ["version", version],
  2: ["previous", bytes(32), optional],
  3: ["madeAt", instant],
  4: ["log", record(LOG), optional],
  5: ["witnesses", list(record(WITNESS)), optional, []],
  6: ["needed", whole(0)],
  7: ["groups", list(name), optional, []],
  8: ["keys", list(record(KEY)), optional, []],
  9: ["standings", list(record(STANDING)), optional, []],
  10: ["members", list(record(MEMBER)), optional, []],
  11: ["places", list(record(PLACE)), optional, []],
  12: ["testedAtExport", list(code), optional, []],
};

/** Follows the file from the pinned fingerprint: { roots, list, token, keys }, each signature verified. */
export async function readTrust(file, fingerprint) {
  require(file.length <= LONGEST, "more than 262,144 bytes", "too_long");
  const read = await readWhole(file);
  const way = await followRoots(read.roots, fingerprint);
  const roots = way.at(-1);
  const signer = await checkList(read.list, roots);
  await checkToken(read.token, read.list, signer);
  const token = { ...read.token, positions: await inflated(read.token.deflated) };
  return { roots, way, list: read.list, signer, token, keys: read.keys };
}

/** Everything in its one encoding, before any signature is looked at. */
async function readWhole(file) {
  const [roots, signedList, token] = readOuter(file);
  const read = { roots: await Promise.all(roots.map((one) => signed(one, ROOTS))), list: await signed(signedList, LIST), token: await readToken(token) };
  read.roots.forEach((one, at) => require(at === 0 || read.roots[at - 1].version < one.version, "roots not ascending"));
  require(read.list.signatures.length === 1, "one signer");
  for (const { revokedAt, effectiveIndex, suspectIndex } of read.list.keys) {
    require(revokedAt !== undefined || (effectiveIndex === undefined && suspectIndex === undefined), "places of a key that is not revoked");
  }
  const keys = await ids(read.list.keys);
  require(new Set(keys.map(({ id }) => hex(id))).size === keys.length, "a key that stands twice");
  return { ...read, keys };
}

function readOuter(file) {
  const fields = decode(file);
  require(Array.isArray(fields) && fields.length === 3, "roots, list, token");
  const [roots, , token] = fields;
  require(Array.isArray(roots) && roots.length >= 1 && roots.length <= 8, "one to eight roots");
  require(isBytes(token), "a token in bytes");
  return fields;
}

/** A signed record: its fields, `bytes`, `digest` and `signatures`. */
async function signed(value, table) {
  require(Array.isArray(value) && value.length === 2 && isBytes(value[0]) && Array.isArray(value[1]), "bytes and signatures");
  const [raw, entries] = value;
  require(entries.length >= 1 && entries.length <= 32, "1 to 32 signatures");
  const signatures = entries.map((entry) => {
    require(Array.isArray(entry) && entry.length === 2 && isBytes(entry[0], 8) && isBytes(entry[1], 64), "key id and signature");
    return { id: entry[0], bytes: entry[1] };
  });
  signatures.forEach(({ id }, at) => require(at === 0 || compare(signatures[at - 1].id, id) < 0, "key ids not ascending"));
  const fields = readRecord(raw, table);
  require((fields.version === 1) === (fields.previous === undefined), "the digest of the version before");
  return { ...fields, bytes: raw, digest: await sha256(raw), signatures };
}

/** The roots from the pinned ones on, if each later one is signed by its own list and by the one before. */
async function followRoots(roots, fingerprint) {
  const pinned = roots.findIndex((one) => equal(one.digest, fingerprint));
  require(pinned >= 0, "the pinned roots are not there", "other_roots");
  require(await meetsThreshold(roots[pinned], roots[pinned]), "too few signatures", "unsigned");
  for (let at = pinned + 1; at < roots.length; at += 1) {
    const [before, one] = [roots[at - 1], roots[at]];
    require(one.version === before.version + 1 && equal(one.previous, before.digest), "roots that do not follow", "other_roots");
    for (const voters of [before, one]) require(await meetsThreshold(one, voters), "too few signatures", "unsigned");
  }
  return roots.slice(pinned);
}

async function meetsThreshold(roots, voters) {
  const distinct = new Map(voters.keys.map((key) => [`${key.algorithm} ${hex(key.bytes)}`, key]));
  let count = 0;
  for (const key of distinct.values()) if (await hasSigned(roots, key, ROOTS_PREFIX)) count += 1;
  return count >= voters.threshold;
}

async function hasSigned(record, key, prefix) {
  const id = await keyId(key);
  const own = record.signatures.find((signature) => equal(signature.id, id));
  return own !== undefined && verify(key, concat(prefix, record.bytes), own.bytes);
}

/** The signer of the newest roots who signed the list within its period. */
async function checkList(listed, roots) {
  for (const signer of roots.signers) {
    if (within(signer, listed.madeAt) && (await hasSigned(listed, signer.key, LIST_PREFIX))) return signer;
  }
  throw new Refused("no signer of the newest roots signed the list", "unsigned");
}

async function checkToken(token, listed, signer) {
  require(token.algorithm === signer.key.algorithm && equal(token.keyId, await keyId(signer.key)), "another signer", "unsigned");
  require(equal(token.listDigest, listed.digest), "the token of another list", "unsigned");
  require(token.issuedAt >= listed.madeAt, "a token older than its list", "unsigned");
  require(within(signer, token.issuedAt), "a token outside the period of its signer", "unsigned");
  require(await verify(signer.key, toBeSigned(token.header, token.payload), token.signature), "not the signer's token", "unsigned");
}

export const within = ({ from, to }, at) => (from === undefined || from <= at) && (to === undefined || at < to);

const ids = (keys) => Promise.all(keys.map(async (entry) => ({ ...entry, id: await keyId(entry.key) })));

/**
 * Compares with the clock and with what was remembered (undefined on first use), and gives what is to be remembered now: both as
 * `readMemory` gives them. Refuses with the kind `from_the_future`, `rolled_back` or `two_of_one_version`.
 */
export async function accept(trust, now, remembered) {
  const { roots, way, list: listed, token, signer } = trust;
  require(token.issuedAt <= now + GRACE, "more than ten minutes ahead of the clock", "from_the_future");
  if (remembered) {
    require(roots.version >= remembered.rootsVersion, "a lower version", "rolled_back");
    const isOther = ({ version, digest }) => version === remembered.rootsVersion && !equal(digest, remembered.rootsDigest);
    require(!way.some(isOther), "other roots of one version", "two_of_one_version");
    if (await isStillSigner(roots, remembered.signer)) compareLists(listed, remembered);
    require(token.issuedAt >= remembered.issuedAt, "an earlier instant", "rolled_back");
  }
  return {
    rootsVersion: roots.version,
    rootsDigest: roots.digest,
    listVersion: listed.version,
    listDigest: listed.digest,
    issuedAt: token.issuedAt,
    signer: await keyId(signer.key),
  };
}

/** A list that follows at once must name the one that is remembered, or there are two of that version. */
function compareLists({ version, digest, previous }, { listVersion, listDigest }) {
  require(version >= listVersion, "a lower version", "rolled_back");
  require(version !== listVersion || equal(digest, listDigest), "other bytes of one version", "two_of_one_version");
  require(version !== listVersion + 1 || equal(previous, listDigest), "another list before this one", "two_of_one_version");
}

async function isStillSigner(roots, signer) {
  const ids = await Promise.all(roots.signers.map(({ key }) => keyId(key)));
  return ids.some((id) => equal(id, signer));
}

const MEMORY = {
  1: ["rootsVersion", version],
  2: ["rootsDigest", bytes(32)],
  3: ["listVersion", version],
  4: ["listDigest", bytes(32)],
  5: ["issuedAt", instant],
  6: ["signer", bytes(8)],
};

export const readMemory = (raw) => readRecord(raw, MEMORY);
export const memoryBytes = (memory) => encode(new Map(Object.entries(MEMORY).map(([key, [name]]) => [Number(key), memory[name]])));
