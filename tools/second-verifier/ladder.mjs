// The ladder of a certificate (docs/formats/trust.md): from a document, trust data, perhaps a proof and a question to an outcome with
// reasons. No clock, no files; `question` is { now, place, on } with `on` in days since 1970-01-01.

import { equal } from "./bytes.mjs";
import { certificateOf } from "./certificate.mjs";
import { isDemo, withoutDemo } from "./document.mjs";
import { openProof } from "./log-proof.mjs";
import { Refused } from "./refused.mjs";
import { countsAs, standsAgainst } from "./standing.mjs";
import { isSignedBy, leaf } from "./statement.mjs";
import { statusAt } from "./status.mjs";
import { GRACE } from "./trust.mjs";

const SCHEME = "scheme";
const HOUR = 3_600;
const DAY = 86_400;
const NOT_GENUINE = "not_genuine";
const NOT_VALID = "not_valid";
const CONFLICT = "conflict";
const GENUINE = "authentic_not_logged";
const OLD = "valid_old_data";
const VALID = "valid";
/** From what outweighs all others to what none does; of what is not genuine is said that it is not valid. */
const WEIGHT = [NOT_GENUINE, CONFLICT, NOT_VALID, GENUINE, OLD, VALID];

/** `document` as document.mjs reads it, `proof` as log-proof.mjs does or null, `trust` as trust.mjs does. */
export async function judge(document, proof, trust, question) {
  const { statement } = document;
  const { header, fault } = certificateOf(document);
  const key = keyOf(statement, header, trust);
  const logged = proof === null ? null : await openedOrNone(statement, proof, trust.list);
  const status = logged === null ? "status_not_known" : statusAt(trust.token, logged.index);
  const faults = [
    ...(fault === undefined ? [] : [[NOT_GENUINE, fault]]),
    ...specimenFaults(statement.issuer, trust.roots.demo),
    ...(await signatureFaults(key, statement)),
    ...periodFaults(key.entry, statement.issuedAt, logged, question),
    ...statusFaults(status),
    ...(header === undefined ? [] : fitFaults(header, trust.list, question)),
    ...ageFaults(trust.token, question),
    ...logFaults(key.entry, statement.issuedAt, logged),
  ];
  return answer(faults, status, trust.token, question, {
    ...header,
    ...(logged && { index: logged.index, log_time: Number(logged.time) }),
    age: question.now - trust.token.issuedAt,
    specimen: isDemo(statement.issuer),
  });
}

/** The weightiest fault decides; what else an outcome is for is said last, and only where it is the outcome. */
function answer(faults, status, token, { now }, shown) {
  const found = new Set(faults.map(([outcome]) => outcome));
  const isOld = now - token.issuedAt > DAY;
  const outcome = WEIGHT.find((one) => found.has(one) || (one === GENUINE && status === "status_not_known") || (one === OLD && isOld) || one === VALID);
  const reasons = faults.map(([, reason]) => reason);
  if (outcome === GENUINE && status === "status_not_known") reasons.push(status);
  if (outcome === OLD) reasons.push("trust_data_old");
  return { outcome: outcome === NOT_GENUINE ? NOT_VALID : outcome, reasons, ...shown };
}

const fitFaults = (header, list, question) => [
  ...standingFaults(header, list, question),
  ...expiryFaults(header, list, question),
  ...destinationFaults(header, list, question),
];

function specimenFaults(issuer, demo) {
  if (isDemo(issuer) === demo) return [];
  return [[NOT_GENUINE, demo ? "not_of_this_demonstration" : "specimen"]];
}

/** { entry, fault }: the listed key that the header names; the fault where there is none, or where it is not its issuer's. */
function keyOf(statement, header, { keys, list }) {
  const entry = keys.find(({ id, key }) => equal(id, statement.keyId) && key.algorithm === statement.algorithm);
  if (entry === undefined) return { fault: "unknown_key" };
  const issuer = withoutDemo(statement.issuer);
  const isOwn = entry.authority === issuer && (header === undefined || isOfIssuer(header, issuer, list));
  return isOwn ? { entry } : { entry, fault: "key_of_another_authority" };
}

/** Authority, Participant and number are one issuer's. */
function isOfIssuer({ authority, participant, number, issued }, issuer, list) {
  if (authority !== issuer || authority === SCHEME) return false;
  return participant === countsAs(list, authority.slice(0, 2), issued) && number.slice(0, 2) === participant;
}

async function signatureFaults({ entry, fault }, statement) {
  const faults = fault === undefined ? [] : [[NOT_GENUINE, fault]];
  if (entry !== undefined && !(await isSignedBy(statement, entry.key))) faults.push([NOT_GENUINE, "bad_signature"]);
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

function periodFaults(key, claimed, logged, { now }) {
  if (key === undefined) return [];
  const faults = [];
  if (claimed < key.from) faults.push([NOT_GENUINE, "key_not_yet_valid"]);
  const to = key.to ?? Infinity;
  if (claimed >= to || (logged !== null && Number(logged.time) >= to + GRACE)) faults.push([NOT_GENUINE, "key_expired"]);
  if (isRevoked(key, logged, now)) faults.push([NOT_GENUINE, "key_revoked"]);
  return faults;
}

/** By its place in the log; by the log's time where no place is set; by this moment for what no log proves. */
function isRevoked({ revokedAt, effectiveIndex }, logged, now) {
  if (revokedAt === undefined) return false;
  if (logged === null) return now >= revokedAt;
  return effectiveIndex === undefined ? Number(logged.time) >= revokedAt : logged.index >= effectiveIndex;
}

/** The first that could not trade: the issuer, then the destination, each on the day of issue, then on that of presentation. */
function standingFaults({ participant, destination, issued }, list, { on }) {
  const days = on === undefined ? [issued] : [issued, on];
  const faults = [["issuer", participant], ["destination", destination]].flatMap(([role, code]) => days.map((day) => standsAgainst(list, role, code, day)));
  return faults.filter((fault) => fault !== null).slice(0, 1).map((fault) => [NOT_VALID, fault]);
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

function statusFaults(status) {
  if (status === null || status === "status_not_known") return [];
  return [[status === "statements_disagree" ? CONFLICT : NOT_VALID, status]];
}

const ageFaults = (token, { now }) => (now - token.issuedAt > 30 * DAY ? [[NOT_VALID, "trust_too_old"]] : []);

function logFaults(key, claimed, logged) {
  if (logged === null) return [[GENUINE, "not_in_the_log_yet"]];
  const time = Number(logged.time);
  const faults = [];
  if (claimed > time + GRACE) faults.push([NOT_VALID, "claimed_after_the_log"]);
  if (time > claimed + 72 * HOUR) faults.push([GENUINE, "logged_late"]);
  if (key?.suspectIndex !== undefined && logged.index >= key.suspectIndex && logged.index < (key.effectiveIndex ?? Infinity)) faults.push([GENUINE, "key_suspect"]);
  return faults;
}
