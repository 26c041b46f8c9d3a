// The ladder of a certificate (docs/formats/trust.md): from a document, trust data, perhaps a proof and a question to an outcome with
// reasons. No clock, no files; `question` is { now, place, on } with `on` in days since 1970-01-01.

import { equal } from "./bytes.mjs";
import { isDemo, withoutDemo } from "./document.mjs";
import { openProof } from "./log-proof.mjs";
import { Refused } from "./refused.mjs";
import { countsAs, standsAgainst } from "./standing.mjs";
import { isSignedBy, leaf } from "./statement.mjs";
import { statusAt } from "./status.mjs";
import { GRACE } from "./trust.mjs";

const HOUR = 3_600;
const DAY = 86_400;
const NOT_VALID = "not_valid";
const CONFLICT = "conflict";
const GENUINE = "authentic_not_logged";
const OLD = "valid_old_data";
const VALID = "valid";
/** From the outcome that outweighs all others to the one that none does. */
const WEIGHT = [NOT_VALID, CONFLICT, GENUINE, OLD, VALID];

/** `document` as document.mjs reads it, `proof` as log-proof.mjs does or null, `trust` as trust.mjs does. */
export async function judge(document, proof, trust, question) {
  const { statement } = document;
  const header = headerOf(document);
  const key = keyOf(statement, header, trust.keys);
  const logged = proof === null ? null : await openedOrNone(statement, proof, trust.list);
  const status = logged === null ? "status_not_known" : statusAt(trust.token, logged.index);
  const faults = [
    ...(isCertificate(header) ? [] : [[NOT_VALID, "not_a_certificate"]]),
    ...specimenFaults(statement.issuer, trust.roots.demo),
    ...(await signatureFaults(key, statement)),
    ...periodFaults(key.entry, statement.issuedAt, logged),
    ...standingFaults(header, trust.list, question),
    ...expiryFaults(header, trust.list, question),
    ...destinationFaults(header, trust.list, question),
    ...statusFaults(status),
    ...ageFaults(trust.token, question),
    ...logFaults(key.entry, statement.issuedAt, logged),
  ];
  return answer(faults, status, {
    ...header,
    ...(logged && { index: logged.index, log_time: Number(logged.time) }),
    age: question.now - trust.token.issuedAt,
    specimen: isDemo(statement.issuer),
  });
}

/** The worst fault decides; a certificate that is genuine and no more says last whether its status is known. */
function answer(faults, status, shown) {
  const outcomes = new Set([...faults.map(([outcome]) => outcome), status === "status_not_known" ? GENUINE : VALID]);
  const outcome = WEIGHT.find((one) => outcomes.has(one));
  const reasons = faults.map(([, reason]) => reason);
  if (outcome === GENUINE && status === "status_not_known") reasons.push(status);
  return { outcome, reasons, ...shown };
}

/** The fields of the header part that are of their types. */
function headerOf({ header }) {
  const text = (key) => (typeof header.get(key) === "string" ? header.get(key) : undefined);
  const number = (key) => (typeof header.get(key) === "number" ? header.get(key) : undefined);
  return {
    document: number(1), number: text(2), participant: text(3), authority: text(4), destination: text(5),
    issued: number(6), expires: number(7), refers_to: text(8), effect: number(9),
  };
}

const isCertificate = ({ document, effect, ...named }) =>
  document === 1 && effect === 1 && ["number", "participant", "authority", "destination", "issued", "expires"].every((field) => named[field] !== undefined);

function specimenFaults(issuer, demo) {
  if (isDemo(issuer) === demo) return [];
  return [[NOT_VALID, demo ? "not_of_this_demonstration" : "specimen"]];
}

/** { entry }: the listed key that the header names and its issuer owns; or { fault }, with an entry where another owns it. */
function keyOf(statement, { authority, participant }, keys) {
  const named = keys.filter((entry) => equal(entry.id, statement.keyId) && entry.key.algorithm === statement.algorithm);
  if (named.length === 0) return { fault: "unknown_key" };
  const issuer = withoutDemo(statement.issuer);
  const own = named.find((entry) => entry.authority === issuer);
  if (own === undefined) return { entry: named[0], fault: "key_of_another_authority" };
  const isOwn = authority === issuer && participant === issuer.slice(0, 2);
  return isOwn ? { entry: own } : { entry: own, fault: "key_of_another_authority" };
}

async function signatureFaults({ entry, fault }, statement) {
  const faults = fault === undefined ? [] : [[NOT_VALID, fault]];
  if (entry !== undefined && !(await isSignedBy(statement, entry.key))) faults.push([NOT_VALID, "bad_signature"]);
  return faults;
}

/** What a proof proves of this statement; null where it proves nothing, or its quorum is short. */
async function openedOrNone(statement, proof, list) {
  if (list.log === undefined) return null;
  try {
    const opened = await openProof(proof, await leaf(statement), list.log, list);
    return opened.isQuorum ? opened : null;
  } catch (fault) {
    if (fault instanceof Refused) return null;
    throw fault;
  }
}

function periodFaults(key, claimed, logged) {
  if (key === undefined) return [];
  const faults = [];
  const time = logged === null ? claimed : Number(logged.time);
  if (claimed < (key.from ?? 0) || time < (key.from ?? 0) - GRACE) faults.push([NOT_VALID, "key_not_yet_valid"]);
  if (claimed >= (key.to ?? Infinity) || time >= (key.to ?? Infinity) + GRACE) faults.push([NOT_VALID, "key_expired"]);
  const isRevoked = key.revokedAt !== undefined || key.effectiveIndex !== undefined;
  const stands = logged !== null && key.effectiveIndex !== undefined && logged.index < key.effectiveIndex;
  if (isRevoked && !stands) faults.push([NOT_VALID, "key_revoked"]);
  return faults;
}

function standingFaults({ participant, destination, issued }, list, { on }) {
  const days = [issued, on].filter((day) => day !== undefined);
  const parties = [["issuer", participant], ["destination", destination]].filter(([, code]) => code !== undefined);
  const faults = parties.flatMap(([role, code]) => days.map((day) => standsAgainst(list, role, code, day)));
  return [...new Set(faults)].filter((fault) => fault !== null).map((fault) => [NOT_VALID, fault]);
}

function expiryFaults({ participant, issued, expires }, list, { on }) {
  if (on === undefined) return [];
  if (on < issued) return [[NOT_VALID, "presented_before_issue"]];
  return on > expires && !list.testedAtExport.includes(participant) ? [[NOT_VALID, "expired"]] : [];
}

function destinationFaults({ destination }, list, { place, on, now }) {
  if (place === undefined || destination === undefined) return [];
  const day = on ?? Math.floor(now / DAY);
  return countsAs(list, place, day) === countsAs(list, destination, day) ? [] : [[NOT_VALID, "wrong_destination"]];
}

function statusFaults(status) {
  if (status === null || status === "status_not_known") return [];
  return [[status === "statements_disagree" ? CONFLICT : NOT_VALID, status]];
}

function ageFaults(token, { now }) {
  const age = now - token.issuedAt;
  if (age > 30 * DAY) return [[NOT_VALID, "trust_too_old"]];
  return age > DAY ? [[OLD, "trust_data_old"]] : [];
}

function logFaults(key, claimed, logged) {
  if (logged === null) return [[GENUINE, "not_in_the_log_yet"]];
  const time = Number(logged.time);
  const faults = [];
  if (claimed > time + GRACE) faults.push([NOT_VALID, "claimed_after_the_log"]);
  if (time > claimed + 72 * HOUR) faults.push([GENUINE, "logged_late"]);
  if (key?.suspectIndex !== undefined && logged.index >= key.suspectIndex) faults.push([GENUINE, "key_suspect"]);
  return faults;
}
