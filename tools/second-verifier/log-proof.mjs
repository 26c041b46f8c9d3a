// Log proofs (docs/formats/log.md, Receipts and Log proofs): a receipt of RFC 9942 and what makes its checkpoint count.
//
// A log here is { name, checkpointKey, receiptKey, receiptKeyId }, a quorum { witnesses: [{ name, key, group }], needed, groups }.

import { compare, equal, hex, isBytes } from "./bytes.mjs";
import { decodePrefixed } from "./base45.mjs";
import { decode } from "./cbor.mjs";
import { ED25519, verify } from "./keys.mjs";
import { isPlace, leafHash, rootByInclusion } from "./merkle.mjs";
import { LOG, checkpointText, isName, noteKeyId, openCheckpoint } from "./note.mjs";
import { require } from "./refused.mjs";
import { toBeSigned } from "./statement.mjs";

const LONGEST = 8_192;
const LONGEST_RECEIPT = 4_096;
const END_OF_2199 = 7_258_118_399n;

export const readProofText = (text) => readProof(decodePrefixed("KPL1:", text, LONGEST));

/** { receipt, signature, cosignatures: [{ id, bytes }] }. */
export function readProof(bytes) {
  require(bytes.length <= LONGEST, "more than 8,192 bytes", "too_long");
  const fields = decode(bytes);
  require(Array.isArray(fields) && fields.length === 3, "an array of three");
  const [receipt, signature, cosignatures] = fields;
  require(isBytes(receipt) && isBytes(signature, 64) && Array.isArray(cosignatures), "receipt, signature, cosignatures");
  return { receipt: readReceipt(receipt), signature, cosignatures: readCosignatures(cosignatures) };
}

function readCosignatures(entries) {
  require(entries.length <= 32, "more than 32 cosignatures", "too_long");
  const cosignatures = entries.map((entry) => {
    require(Array.isArray(entry) && entry.length === 2, "key id and cosignature");
    require(isBytes(entry[0], 4) && isBytes(entry[1], 72), "a key id of 4 bytes and a cosignature of 72");
    return { id: entry[0], bytes: entry[1] };
  });
  cosignatures.forEach(({ id }, at) => require(at === 0 || compare(cosignatures[at - 1].id, id) < 0, "key ids not ascending"));
  return cosignatures;
}

/** { header, keyId, issuer, subject, size, index, path, signature }. */
export function readReceipt(bytes) {
  require(bytes.length <= LONGEST_RECEIPT, "more than 4,096 bytes", "too_long");
  require(bytes[0] === 0xd2, "no COSE_Sign1");
  const message = decode(bytes.subarray(1));
  require(Array.isArray(message) && message.length === 4, "an array of four");
  const [header, unprotected, payload, signature] = message;
  require(isBytes(header) && payload === null && isBytes(signature, 64), "header, detached payload, signature");
  return { header, ...readHeader(decode(header)), ...readInclusion(unprotected), signature };
}

function readHeader(header) {
  require(hasLabels(header, [1, 4, 15, 395]) && header.get(1) === ED25519 && header.get(395) === 1, "the labels of a receipt");
  const [keyId, claims] = [header.get(4), header.get(15)];
  require(isBytes(keyId) && hasLabels(claims, [1, 2]), "key id and claims");
  require(typeof claims.get(1) === "string" && typeof claims.get(2) === "string", "issuer and subject");
  return { keyId, issuer: claims.get(1), subject: claims.get(2) };
}

function readInclusion(unprotected) {
  require(hasLabels(unprotected, [396]) && hasLabels(unprotected.get(396), [-1]), "proofs of inclusion alone");
  const proofs = unprotected.get(396).get(-1);
  require(Array.isArray(proofs) && proofs.length === 1 && isBytes(proofs[0]), "one proof");
  const proof = decode(proofs[0]);
  require(Array.isArray(proof) && proof.length === 3, "size, index, path");
  const [size, index, path] = proof;
  require(isPlace(size) && isPlace(index) && index < size, "size and index");
  require(Array.isArray(path) && path.length <= 64 && path.every((hash) => isBytes(hash, 32)), "hashes of 32 bytes");
  return { size, index, path };
}

const hasLabels = (map, labels) => map instanceof Map && map.size === labels.length && labels.every((label) => map.has(label));

/** Refuses unless the log signed the receipt of this entry and the checkpoint: { index, size, isQuorum, time }. */
export async function openProof(proof, entry, log, quorum) {
  const { receipt } = proof;
  require(isName(log.name) && receipt.issuer === log.name && receipt.subject === "statement", "the log's name, and a statement");
  require(equal(receipt.keyId, log.receiptKeyId), "another receipt key");
  const text = checkpointText(log.name, receipt.size, await openReceipt(receipt, entry, log.receiptKey));
  const signatures = await signatureLines(proof, log);
  const opened = await openCheckpoint(text, signatures, { name: log.name, key: log.checkpointKey }, quorum.witnesses);
  return { index: receipt.index, size: receipt.size, ...counted(opened, quorum) };
}

/** The root that the path of a receipt leads to, which the key must have signed. */
export async function openReceipt(receipt, entry, bytes) {
  const root = await rootByInclusion(await leafHash(entry), receipt.index, receipt.size, receipt.path);
  const signed = toBeSigned(receipt.header, root);
  require(await verify({ algorithm: ED25519, bytes }, signed, receipt.signature), "not the log's receipt");
  return root;
}

async function signatureLines(proof, log) {
  const own = { name: log.name, id: await noteKeyId(log.name, LOG, log.checkpointKey), bytes: proof.signature };
  return [own, ...proof.cosignatures];
}

/** Keys are counted, not lines and not names; where one stands in several rows, the first that has cosigned is it. */
function counted(cosignatures, { needed, groups, witnesses }) {
  const keys = new Map();
  const ordered = [...cosignatures].sort((one, next) => witnesses.indexOf(one.witness) - witnesses.indexOf(next.witness));
  for (const one of ordered) if (!keys.has(hex(one.witness.key))) keys.set(hex(one.witness.key), one);
  const present = new Set([...keys.values()].map(({ witness }) => witness.group));
  const isQuorum = keys.size >= Math.max(needed, 1) && groups.every((group) => present.has(group));
  const times = [...keys.values()].map(({ time }) => time);
  const time = times.reduce((latest, one) => (one > latest ? one : latest), 0n);
  require(time <= END_OF_2199, "a time beyond the year 2199");
  return { isQuorum, time };
}
