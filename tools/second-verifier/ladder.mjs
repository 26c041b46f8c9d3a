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
  const certificate = certificateOf(document);
  if (certificate === null) return answer([[NOT_VALID, "not_a_certificate"]]);
  const specimen = specimenFault(document.statement.issuer, trust.roots.demo);
  if (specimen !== null) return answer([[NOT_VALID, specimen]], certificate);
  const key = await keyOf(document.statement, certificate, trust.keys);
  if (typeof key === "string") return answer([[NOT_VALID, key]], certificate);
  if (!(await isSignedBy(document.statement, key.key))) return answer([[NOT_VALID, "bad_signature"]], certificate);
  const logged = proof === null ? null : await openedOrNone(document.statement, proof, trust.list);
  return answer(
    [
      ...keyFaults(key, document.statement.issuedAt, logged),
      ...standingFaults(certificate, trust.list, question),
      ...expiryFaults(certificate, trust.list, question),
      ...destinationFaults(certificate, trust.list, question),
      ...statusFaults(trust.token, logged),
      ...ageFaults(trust.token, question),
      ...logFaults(key, document.statement.issuedAt, logged),
    ],
    { ...certificate, ...(logged && { index: logged.index, log_time: Number(logged.time) }), age: question.now - trust.token.issuedAt },
    isDemo(document.statement.issuer),
  );
}

function answer(faults, shown = {}, specimen = false) {
  const outcome = WEIGHT.find((one) => faults.some(([found]) => found === one)) ?? VALID;
  return { outcome, reasons: faults.map(([, reason]) => reason), ...shown, ...(specimen && { specimen }) };
}

/** The header of a certificate with its fields in their types, or null for anything else. */
function certificateOf({ header }) {
  const [document, number, participant, authority, destination, issued, expires, , effect] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((key) =>
    header.get(key),
  );
  const texts = [number, participant, authority, destination];
  const isOne = document === 1 && effect === 1 && texts.every((text) => typeof text === "string") && isDay(issued) && isDay(expires);
  return isOne ? { number, participant, authority, destination, issued, expires } : null;
}

const isDay = (value) => typeof value === "number" && value >= 0 && value <= 84_005;

function specimenFault(issuer, demo) {
  if (isDemo(issuer) === demo) return null;
  return demo ? "not_of_this_demonstration" : "specimen";
}

/** The listed key that the header names, or why there is none. */
async function keyOf(statement, certificate, keys) {
  const named = keys.filter((entry) => equal(entry.id, statement.keyId) && entry.key.algorithm === statement.algorithm);
  if (named.length === 0) return "unknown_key";
  const issuer = withoutDemo(statement.issuer);
  const isOwn = certificate.authority === issuer && certificate.participant === issuer.slice(0, 2);
  return (isOwn && named.find((entry) => entry.authority === issuer)) || "key_of_another_authority";
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

function keyFaults(key, claimed, logged) {
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
  const days = on === undefined ? [issued] : [issued, on];
  const parties = [["issuer", participant], ["destination", destination]];
  const faults = parties.flatMap(([role, code]) => days.map((day) => standsAgainst(list, role, code, day)));
  return [...new Set(faults)].filter((fault) => fault !== null).map((fault) => [NOT_VALID, fault]);
}

function expiryFaults({ participant, issued, expires }, list, { on }) {
  if (on === undefined) return [];
  if (on < issued) return [[NOT_VALID, "presented_before_issue"]];
  return on > expires && !list.testedAtExport.includes(participant) ? [[NOT_VALID, "expired"]] : [];
}

function destinationFaults({ destination }, list, { place, on, now }) {
  if (place === undefined) return [];
  const day = on ?? Math.floor(now / DAY);
  return countsAs(list, place, day) === countsAs(list, destination, day) ? [] : [[NOT_VALID, "wrong_destination"]];
}

function statusFaults(token, logged) {
  const status = logged === null ? null : statusAt(token, logged.index);
  if (status === null) return [];
  if (status === "statements_disagree") return [[CONFLICT, status]];
  return [[status === "status_not_known" ? GENUINE : NOT_VALID, status]];
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
  if (key.suspectIndex !== undefined && logged.index >= key.suspectIndex) faults.push([GENUINE, "key_suspect"]);
  return faults;
}
