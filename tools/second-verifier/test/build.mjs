// Builds what the verifier reads: certificates, a log with witnesses, trust data. For tests and the mutator alone; keys follow from
// their names, so that a run can be repeated. Everything can be spoiled on the way by the functions that a test gives.

import { deflateSync } from "node:zlib";

import { bigEndian, compare, concat, unhex, utf8 } from "../bytes.mjs";
import { encodeBase45 } from "../base45.mjs";
import { encode } from "../cbor.mjs";
import { withoutDemo } from "../document.mjs";
import { blinds, sha256 } from "../hash.mjs";
import { ED25519, ES256, keyId } from "../keys.mjs";
import { leafHash, nodeHash } from "../merkle.mjs";
import { LOG, WITNESS, checkpointText, noteKeyId } from "../note.mjs";
import { leaf, protectedHeader, toBeSigned } from "../statement.mjs";
import { subtle } from "../webcrypto.mjs";

const ORDER_P256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
export const NOW = 1_795_953_600; // 2026-11-29T12:00:00Z
export const DAY = 86_400;
export const TODAY = Math.floor(NOW / DAY);

/** A map of CBOR from an object with whole keys; undefined values have no key. */
export const map = (fields) =>
  new Map(Object.entries(fields).filter(([, value]) => value !== undefined).map(([key, value]) => [Number(key), value]));

/** A key of Ed25519 that follows from its name: { algorithm, bytes, sign }. */
export async function makeKey(name) {
  const secret = await sha256(utf8(`second verifier ${name}`));
  const pkcs8 = concat(unhex("302e020100300506032b657004220420"), secret);
  const pair = await subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
  const { x } = await subtle.exportKey("jwk", pair);
  const sign = async (message) => new Uint8Array(await subtle.sign("Ed25519", pair, message));
  return named({ algorithm: ED25519, bytes: new Uint8Array(Buffer.from(x, "base64url")), sign });
}

export async function makeEs256Key() {
  const pair = await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const raw = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  const sign = async (message) => {
    const signature = new Uint8Array(await subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, message));
    const s = bigEndian(signature.slice(32));
    const low = s > ORDER_P256 / 2n ? ORDER_P256 - s : s;
    return concat(signature.slice(0, 32), unhex(low.toString(16).padStart(64, "0")));
  };
  return named({ algorithm: ES256, bytes: Uint8Array.of(2 + (raw[64] & 1), ...raw.slice(1, 33)), sign });
}

const named = async (key) => ({ ...key, id: await keyId(key) });

export const publicKey = (key) => map({ 1: key.algorithm === ED25519 ? 1 : 2, 2: key.bytes });

export const CORE = { 1: "Sewa River Diamonds", 2: "Scheldt Rough BV", 3: "SL", 4: [map({ 1: 31, 2: 412_350, 3: 9_896_400 })], 5: 1, 6: ["SL-77120"] };

/** A certificate of `key`: { code, statement, entry }. `header` adds to or replaces fields of the header part. */
export async function makeCertificate(key, { issuer = "SL", subject = "SL004211", issuedAt = NOW - DAY, act = 5, version = 1, header = {}, core = CORE, seed = 1 } = {}) {
  const whole = map({ 1: 1, 2: subject, 3: subject.slice(0, 2), 4: withoutDemo(issuer), 5: "EU", 6: TODAY - 1, 7: TODAY + 59, 9: 1, ...header });
  const carried = new Map(whole);
  const derived = map({ 1: 1, 2: subject, 3: subject.slice(0, 2), 4: withoutDemo(issuer), 9: 1 });
  for (const [field, value] of derived) if (carried.get(field) === value) carried.delete(field);
  const seedBytes = (await sha256(utf8(`seed ${seed}`))).slice(0, 16);
  const blind = await blinds(seedBytes);
  const coreBytes = encode(map(core));
  const rest = [await sha256(utf8("details"), seedBytes), await sha256(utf8("chain"), seedBytes)];
  const digests = [await sha256(blind.header, encode(whole)), await sha256(blind.core, coreBytes), ...rest];
  const statement = { algorithm: key.algorithm, keyId: key.id, issuer, subject, issuedAt, act, version, digests };
  statement.signature = await key.sign(toBeSigned(protectedHeader(statement), encode(digests)));
  const compact = encode([key.algorithm, key.id, issuer, subject, issuedAt, act, version]);
  const document = encode([compact, statement.signature, seedBytes, encode(carried), coreBytes, ...rest]);
  return { code: `KPC1:${encodeBase45(document)}`, document, statement, entry: await leaf(statement) };
}

/** A log with its witnesses: three needed of five, one of them from the group `trade`. */
export async function makeLog(name = "log.example/kpcs") {
  const [checkpoint, receipt] = [await makeKey(`${name} checkpoint`), await makeKey(`${name} receipt`)];
  const witnesses = await Promise.all(
    ["a", "b", "c", "d", "e"].map(async (letter, at) => {
      const key = await makeKey(`${name} witness ${letter}`);
      const witness = { name: `witness-${letter}.example`, key: key.bytes, group: at < 3 ? "producers" : "trade" };
      return { ...witness, sign: key.sign, id: await noteKeyId(witness.name, WITNESS, key.bytes) };
    }),
  );
  return { name, checkpoint, receipt, witnesses, receiptKeyId: receipt.id };
}

/**
 * The proof that `entry` stands at `index` in a tree of `size`, every other leaf being that of its number. `time` is when the
 * witnesses `by` cosigned; `spoil` may change what is said before it is signed.
 */
export async function makeProof(log, entry, { index = 4, size = 7, time = NOW - DAY + 60, by = "abd", claim = {}, spoil = {} } = {}) {
  const leaves = await Promise.all(Array.from({ length: size }, (_, at) => leafHash(at === index ? entry : Uint8Array.of(at))));
  const { root, path } = await treeOf(leaves, index);
  const header = encode(
    new Map([
      [1, claim.algorithm ?? ED25519],
      [4, claim.keyId ?? log.receiptKeyId],
      [15, new Map([[1, claim.issuer ?? log.name], [2, claim.subject ?? "statement"]])],
      [395, claim.structure ?? 1],
    ]),
  );
  const inclusion = encode([claim.size ?? size, claim.index ?? index, path]);
  const signature = await log.receipt.sign(toBeSigned(header, root));
  const receipt = concat(Uint8Array.of(0xd2), encode([header, new Map([[396, new Map([[-1, [inclusion]]])]]), null, signature]));
  const text = checkpointText(log.name, size, root);
  const cosigners = log.witnesses.filter(({ name }) => [...by].some((letter) => name === `witness-${letter}.example`));
  const cosignatures = await Promise.all(cosigners.map((witness, at) => cosign(witness, text, BigInt(time + at))));
  cosignatures.sort((left, right) => compare(left[0], right[0]));
  const fields = [receipt, await log.checkpoint.sign(utf8(text)), cosignatures];
  const bytes = encode(spoil.fields ? spoil.fields(fields) : fields);
  return { proof: `KPL1:${encodeBase45(bytes)}`, bytes, text };
}

async function cosign(witness, text, time) {
  const stamp = unhex(time.toString(16).padStart(16, "0"));
  return [witness.id, concat(stamp, await witness.sign(utf8(`cosignature/v1\ntime ${time}\n${text}`)))];
}

async function treeOf(leaves, index) {
  if (leaves.length === 1) return { root: leaves[0], path: [] };
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  const own = index < k ? await treeOf(leaves.slice(0, k), index) : await treeOf(leaves.slice(k), index - k);
  const other = index < k ? await treeOf(leaves.slice(k), 0) : await treeOf(leaves.slice(0, k), 0);
  const root = index < k ? await nodeHash(own.root, other.root) : await nodeHash(other.root, own.root);
  return { root, path: [...own.path, other.root] };
}

/** A signed record: `signed` in trust.md. */
export async function sign(prefix, record, keys) {
  const bytes = record instanceof Uint8Array ? record : encode(record);
  const signatures = await Promise.all(keys.map(async (key) => [key.id, await key.sign(concat(utf8(prefix), bytes))]));
  return [bytes, signatures.sort((left, right) => compare(left[0], right[0]))];
}

export const ROOTS = "kpcs/roots/v1\n";
export const LIST = "kpcs/trust-list/v1\n";

/** Roots of three keys, two of which must sign, and one signer. */
export async function makeRoots(fields, { by, previous } = {}) {
  const keys = await Promise.all(["x", "y", "z"].map((letter) => makeKey(`root ${letter}`)));
  const signer = await makeKey("signer");
  const record = map({
    1: previous ? 2 : 1,
    2: previous ? await sha256(previous[0]) : undefined,
    3: NOW - 100 * DAY,
    5: 2,
    6: keys.map(publicKey),
    7: [map({ 1: publicKey(signer), 2: NOW - 90 * DAY, 3: NOW + 90 * DAY })],
    ...fields,
  });
  return sign(ROOTS, record, by ?? keys.slice(0, 2));
}

/** The fields of a trust list in which SL and EU trade and `key` is SL's. */
export function listFields(log, key, fields = {}) {
  const standing = (participant, name, trade = 1, status = 3) =>
    map({ 1: participant, 2: name, 3: participant === "EU" ? 2 : 1, 4: 12_264, 6: status, 7: trade, 8: 1 });
  return map({
    1: 7,
    2: new Uint8Array(32).fill(7),
    3: NOW - 2 * DAY,
    4: map({ 1: log.name, 2: log.checkpoint.bytes, 3: log.receipt.bytes, 4: log.receiptKeyId }),
    5: log.witnesses.map((witness) => map({ 1: witness.name, 2: witness.key, 3: witness.group })),
    6: 3,
    7: ["producers", "trade"],
    8: [map({ 1: "SL", 2: publicKey(key), 3: NOW - 60 * DAY, 4: NOW + 300 * DAY })],
    9: [standing("SL", "Sierra Leone"), standing("EU", "European Union"), standing("CI", "Cote d'Ivoire", 3, 5), standing("VE", "Venezuela", 2, 7), standing("DZ", "Algeria", 2, 4)],
    10: [map({ 1: "BE", 2: 12_084 }), map({ 1: "GB", 2: 12_084, 3: 18_628 })],
    11: [map({ 1: "XI", 2: 18_628, 4: "EU" }), map({ 1: "HK", 2: 12_084, 4: "CN" })],
    12: ["EU"],
    ...fields,
  });
}

/** The status list token beside a list. `values` are four-bit statuses by position. */
export async function makeToken(list, signer, { issuedAt = NOW - 3_600, values = [], first = 0, claims = {}, header = {}, zlib } = {}) {
  const packed = new Uint8Array(Math.ceil(values.length / 2));
  values.forEach((value, at) => (packed[at >> 1] |= value << (at % 2 === 0 ? 0 : 4)));
  const protectedBytes = encode(new Map([[1, signer.algorithm], [4, signer.id], [16, "application/statuslist+cwt"], ...Object.entries(header).map(([key, value]) => [Number(key), value])]));
  const payload = encode(
    map({
      2: "kpcs:status",
      4: issuedAt + 30 * DAY,
      6: issuedAt,
      65533: new Map([["bits", 4], ["lst", zlib ?? new Uint8Array(deflateSync(packed))]]),
      65534: DAY,
      [-65537]: await sha256(list[0]),
      [-65538]: first,
      ...claims,
    }),
  );
  const signature = await signer.sign(toBeSigned(protectedBytes, payload));
  return concat(Uint8Array.of(0xd2), encode([protectedBytes, new Map(), payload, signature]));
}

/** A whole world: one issuer, one log, roots, list and token, as files. What `options` name is built otherwise. */
export async function makeWorld(options = {}) {
  const [key, signer, log] = [await makeKey("office SL"), options.signer ?? (await makeKey("signer")), options.log ?? (await makeLog())];
  const roots = options.roots ?? [await makeRoots(options.rootFields)];
  const record = listFields(log, options.key ?? key, options.list);
  const list = await sign(LIST, record, options.listBy ?? [signer]);
  const token = await makeToken(list, options.tokenBy ?? signer, options.token);
  const trust = encode(options.outer ? options.outer([roots, list, token]) : [roots, list, token]);
  return { key: options.key ?? key, signer, log, roots, list, token, trust, fingerprint: await sha256(roots[0][0]) };
}
