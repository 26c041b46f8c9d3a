// The ladder of a certificate: every rung, both sides of each edge, and every way in which a proof can fail to be one.

import assert from "node:assert/strict";
import { test } from "node:test";

import { encode } from "../cbor.mjs";
import { WITNESS, noteKeyId } from "../note.mjs";
import { check } from "../verify.mjs";
import { CORE, DAY, NOW, TODAY, makeCertificate, makeEs256Key, makeKey, makeLog, makeProof, makeWorld, map, publicKey } from "./build.mjs";

const HOUR = 3_600;
const GENUINE = "authentic_not_logged";

/** The answer in a world that is built by `world`, `certificate` and `proof` (false: none), asked with `question`. */
async function ask({ world = {}, certificate = {}, proof = {}, question = {}, by } = {}) {
  const built = await makeWorld(world);
  const paper = await makeCertificate(by ?? built.key, certificate);
  const logged = proof && (await makeProof(proof.log ?? built.log, proof.entry ?? paper.entry, proof));
  const answer = await check({ code: paper.code, proof: logged ? logged.proof : undefined, trust: built.trust, roots: built.fingerprint, now: NOW, ...question });
  return `${answer.outcome}${answer.specimen && answer.outcome !== "not_valid" ? " specimen" : ""} ${answer.reasons.join(" ")}`.trim();
}

const rung = (name, cases) =>
  test(name, async () => {
    for (const [options, expected] of cases) assert.equal(await ask(options), expected, JSON.stringify(options, (_, value) => (typeof value === "bigint" ? String(value) : value)));
  });

const key = (fields) => async (office) => ({ 8: [map({ 1: "SL", 2: publicKey(office), 3: NOW - 60 * DAY, ...fields })] });
const withKey = async (fields, rest = {}) => ({ world: { list: await key(fields)(await makeKey("office SL")) }, ...rest });

rung("a good certificate", [
  [{}, "valid"],
  [{ question: { place: "EU", on: TODAY } }, "valid"],
  [{ question: { place: "BE", on: TODAY } }, "valid"],
  [{ question: { place: "XI", on: TODAY } }, "valid"],
  [{ proof: { index: 0, size: 1 } }, "valid"],
  [{ proof: { by: "abcde" } }, "valid"],
]);

rung("certificate", [
  [{ certificate: { header: { 1: 2 } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 1: 7 } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 9: 2 } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 5: undefined } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 7: "2027-01-22" } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 10: 1 } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 5: "eu" } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 2: "SL004212" } } }, "not_valid not_a_certificate"],
  [{ certificate: { subject: "SL" } }, "not_valid not_a_certificate"],
  [{ certificate: { version: 2 } }, "not_valid not_a_certificate"],
  [{ certificate: { act: 6 } }, "not_valid not_a_certificate"],
  [{ certificate: { act: 34 } }, "not_valid not_a_certificate"],
  [{ certificate: { act: 34, header: { 1: 7 } } }, "valid"],
  [{ certificate: { act: 7, header: { 8: "SL004000" } } }, "valid"],
  [{ certificate: { core: {} } }, "not_valid not_a_certificate"],
  [{ certificate: { core: { ...CORE, 3: "SL, AO" } } }, "not_valid not_a_certificate"],
  [{ certificate: { core: { ...CORE, 3: "AO, SL" } } }, "valid"],
  [{ certificate: { core: { ...CORE, 6: ["a", "b", "c", "d", "e"] } } }, "not_valid not_a_certificate"],
  [{ certificate: { header: { 6: TODAY - 2 } } }, "valid"],
  [{ certificate: { header: { 6: TODAY } } }, "valid"],
  [{ certificate: { header: { 6: TODAY + 1 } } }, "not_valid issued_another_day"],
  [{ certificate: { header: { 6: TODAY - 3 } }, question: { place: "AE", on: TODAY + 99 } }, "not_valid issued_another_day"],
]);

rung("specimen", [
  [{ certificate: { issuer: "kpcs-demo:SL" } }, "not_valid specimen"],
  [{ certificate: { issuer: "kpcs-demo:SL" }, world: { rootFields: { 4: true } } }, "valid specimen"],
  [{ world: { rootFields: { 4: true } } }, "not_valid not_of_this_demonstration"],
]);

test("key listed and of the issuer, and its signature", async () => {
  const stranger = await makeKey("stranger");
  assert.equal(await ask({ by: stranger }), "not_valid unknown_key");
  assert.equal(await ask({ certificate: { issuer: "AE", subject: "AE000001" } }), "not_valid key_of_another_authority issuer_not_participant");
  assert.equal(await ask({ certificate: { header: { 4: "AE" } } }), "not_valid key_of_another_authority");
  assert.equal(await ask({ certificate: { header: { 3: "AE" } } }), "not_valid key_of_another_authority issuer_not_participant");
  const forger = { ...(await makeKey("office SL")), sign: stranger.sign };
  assert.equal(await ask({ by: forger }), "not_valid bad_signature");
  const es256 = await makeEs256Key();
  assert.equal(await ask({ world: { key: es256 } }), "valid");
  assert.equal(await ask({ world: { key: es256 }, by: { ...es256, algorithm: -8 } }), "not_valid unknown_key");
});

test("the key's period, by the claimed time and with ten minutes of grace by the log's", async () => {
  const issued = NOW - DAY;
  const at = (time, claimed = issued) => ({ certificate: { issuedAt: claimed }, proof: { time: time - 2 } });
  assert.equal(await ask(await withKey({ 3: issued }, at(issued))), "valid");
  assert.equal(await ask(await withKey({ 3: issued + 1 }, at(issued))), "not_valid key_not_yet_valid");
  assert.equal(await ask(await withKey({ 3: issued }, at(issued - 600))), "valid");
  assert.equal(await ask(await withKey({ 3: issued }, at(issued - 601))), "not_valid claimed_after_the_log");
  assert.equal(await ask(await withKey({ 4: issued + 1 }, at(issued))), "valid");
  assert.equal(await ask(await withKey({ 4: issued }, at(issued))), "not_valid key_expired");
  assert.equal(await ask(await withKey({ 4: issued + 10 }, at(issued + 609))), "valid");
  assert.equal(await ask(await withKey({ 4: issued + 10 }, at(issued + 610))), "not_valid key_expired");
  assert.equal(await ask(await withKey({ 4: issued + 10 }, { proof: false })), `${GENUINE} not_in_the_log_yet status_not_known`);
});

test("revocation by place in the log", async () => {
  const revoked = (fields, proof) => withKey({ 5: NOW - HOUR, ...fields }, { proof });
  for (const [fields, proof, expected] of [
    [{ 6: 5 }, { index: 4 }, "valid"],
    [{ 6: 4 }, { index: 4 }, "not_valid key_revoked"],
    [{ 6: 3 }, { index: 4 }, "not_valid key_revoked"],
    [{ 6: 5 }, false, "not_valid key_revoked not_in_the_log_yet"],
    [{}, { index: 4 }, "valid"],
    [{}, { index: 4, time: NOW - HOUR - 2 }, "not_valid key_revoked"],
    [{}, { index: 4, time: NOW - HOUR - 3 }, "valid"],
    [{}, false, "not_valid key_revoked not_in_the_log_yet"],
    [{ 5: NOW + 1 }, false, `${GENUINE} not_in_the_log_yet status_not_known`],
    [{ 6: 6, 7: 4 }, { index: 4 }, `${GENUINE} key_suspect`],
    [{ 6: 6, 7: 4 }, { index: 5 }, `${GENUINE} key_suspect`],
    [{ 6: 6, 7: 5 }, { index: 4 }, "valid"],
    [{ 6: 5, 7: 4 }, { index: 5 }, "not_valid key_revoked"],
    [{ 5: undefined, 6: 5 }, { index: 4 }, "trust_refused malformed"],
    [{ 5: undefined, 7: 5 }, { index: 4 }, "trust_refused malformed"],
  ]) {
    assert.equal(await ask(await revoked(fields, proof)), expected, JSON.stringify([fields, proof]));
  }
});

const standing = async (row) => ({ 9: [map({ 1: "SL", 2: "Sierra Leone", 3: 1, 4: 12_264, 6: 3, 7: 1, 8: 1, ...row }), map({ 1: "EU", 2: "European Union", 3: 2, 4: 12_264, 6: 3, 7: 1, 8: 1 })] });

test("standing of issuer and destination, on the day of issue and on that of presentation", async () => {
  for (const [row, on, expected] of [
    [{}, TODAY, "valid"],
    [{ 7: 2, 6: 6 }, TODAY, "not_valid issuer_closed"],
    [{ 7: 2, 6: 8 }, undefined, "not_valid issuer_closed"],
    [{ 7: 2, 6: 4 }, TODAY, "not_valid issuer_closed"],
    [{ 7: 3, 6: 5 }, TODAY, "not_valid issuer_no_export"],
    [{ 7: 4, 6: 5 }, TODAY, "valid"],
    [{ 7: 5, 6: 11 }, TODAY, "not_valid issuer_not_participant"],
    [{ 5: TODAY }, TODAY, "not_valid issuer_not_participant"],
    [{ 5: TODAY + 1 }, TODAY, "valid"],
    [{ 5: TODAY }, undefined, "valid"],
    [{ 4: TODAY - 1 }, TODAY, "valid"],
    [{ 4: TODAY }, TODAY, "not_valid issuer_not_participant"],
  ]) {
    assert.equal(await ask({ world: { list: await standing(row) }, question: { on } }), expected, JSON.stringify([row, on]));
  }
  for (const [destination, expected] of [["CI", "valid"], ["VE", "not_valid destination_closed"], ["DZ", "not_valid destination_closed"], ["QQ", "not_valid destination_not_participant"], ["BE", "not_valid destination_not_participant"]]) {
    assert.equal(await ask({ certificate: { header: { 5: destination } }, question: { on: TODAY } }), expected, destination);
  }
});

rung("expiry", [
  [{ question: { on: TODAY - 2 } }, "not_valid presented_before_issue"],
  [{ question: { on: TODAY - 1 } }, "valid"],
  [{ question: { on: TODAY + 59 } }, "valid"],
  [{ question: { on: TODAY + 60 } }, "not_valid expired"],
  [{ world: { list: { 12: ["SL"] } }, question: { on: TODAY + 60 } }, "valid"],
  [{ certificate: { header: { 7: TODAY - 1 } } }, "valid"],
]);

rung("destination", [
  [{ question: { place: "AE", on: TODAY } }, "not_valid wrong_destination"],
  [{ question: { place: "GB", on: TODAY } }, "not_valid wrong_destination"],
  [{ question: { place: "SL" } }, "not_valid wrong_destination"],
  [{ question: { place: "sl" } }, "not_asked not_a_place"],
  [{ question: { place: "SL-BO" } }, "not_asked not_a_place"],
  [{ question: { on: 84_006 } }, "not_asked not_a_day"],
  [{ question: { place: "GB", on: TODAY + 60 } }, "not_valid expired wrong_destination"],
]);

test("status", async () => {
  const words = ["valid", "not_valid invalidated", "conflict statements_disagree", ..."replaced lost stolen void cancelled refused returned forfeited used".split(" ").map((word) => `not_valid ${word}`)];
  for (const [value, expected] of words.entries()) {
    const values = Array(7).fill(11);
    values[4] = value;
    assert.equal(await ask({ world: { token: { values } } }), expected);
    assert.equal(await ask({ world: { token: { values: values.slice(1), first: 1 } } }), expected);
  }
  for (const value of [12, 13, 14, 15]) assert.equal(await ask({ world: { token: { values: [0, 0, 0, 0, value] } } }), `${GENUINE} status_not_known`);
  assert.equal(await ask({ world: { token: { values: [1, 1, 1, 1] } } }), "valid", "behind the end");
  assert.equal(await ask({ world: { token: { first: 5 } } }), `${GENUINE} status_not_known`);
  assert.equal(await ask({ world: { token: { values: Array(7).fill(1) } }, proof: false }), `${GENUINE} not_in_the_log_yet status_not_known`);
});

test("the age of the trust data", async () => {
  const aged = (age, more = {}) => ask({ world: { list: { 3: NOW - 31 * DAY }, token: { issuedAt: NOW - age, ...more } } });
  assert.equal(await aged(-600), "valid");
  assert.equal(await aged(DAY), "valid");
  assert.equal(await aged(DAY + 1), "valid_old_data trust_data_old");
  assert.equal(await aged(30 * DAY), "valid_old_data trust_data_old");
  assert.equal(await aged(30 * DAY + 1), "not_valid trust_too_old");
  assert.equal(await aged(2 * DAY, { values: [0, 0, 0, 0, 2] }), "conflict statements_disagree");
  assert.equal(await aged(31 * DAY, { values: [0, 0, 0, 0, 2] }), "conflict statements_disagree trust_too_old");
});

test("logged late, claimed after the log", async () => {
  const late = (time) => ask({ certificate: { issuedAt: NOW - 5 * DAY, header: { 6: TODAY - 5 } }, proof: { time: time - 2 } });
  assert.equal(await late(NOW - 2 * DAY), "valid");
  assert.equal(await late(NOW - 2 * DAY + 1), `${GENUINE} logged_late`);
  assert.equal(await late(NOW - 5 * DAY - 600), "valid");
  assert.equal(await late(NOW - 5 * DAY - 601), "not_valid claimed_after_the_log");
});

test("what is no proof counts as none", async () => {
  const none = `${GENUINE} not_in_the_log_yet status_not_known`;
  const other = await makeLog("another.example/log");
  const swap = (at, value) => ({ spoil: { fields: (fields) => fields.map((field, place) => (place === at ? value(field) : field)) } });
  const flip = (bytes) => Uint8Array.from(bytes, (byte, at) => (at === bytes.length - 1 ? byte ^ 1 : byte));
  const witnesses = (await makeLog()).witnesses;
  const strangerCosigns = [await noteKeyId("w", WITNESS, other.witnesses[0].key), new Uint8Array(72)];
  for (const proof of [
    false,
    { entry: new Uint8Array(32) },
    { by: "ad" },
    { by: "abc" },
    { by: "de" },
    { by: "" },
    { log: other },
    { log: { ...(await makeLog()), name: "log.example/other" } },
    { log: { ...(await makeLog()), receipt: other.receipt } },
    { log: { ...(await makeLog()), checkpoint: other.checkpoint } },
    { claim: { size: 8 } },
    { claim: { size: 6 } },
    { claim: { index: 5 } },
    { claim: { index: 7 } },
    { claim: { issuer: "x" } },
    { claim: { subject: "contact" } },
    { claim: { keyId: new Uint8Array(8) } },
    { claim: { algorithm: -7 } },
    { claim: { structure: 2 } },
    swap(0, flip),
    swap(1, flip),
    swap(2, (cosignatures) => [...cosignatures].reverse()),
    swap(2, (cosignatures) => [cosignatures[0], ...cosignatures]),
    swap(2, (cosignatures) => [[cosignatures[0][0], flip(cosignatures[0][1])], ...cosignatures.slice(1)]),
    swap(2, (cosignatures) => cosignatures.map(([, bytes], at) => [witnesses[at].id, bytes])),
    swap(2, () => null),
  ]) {
    assert.equal(await ask({ proof }), none, JSON.stringify(proof));
  }
  const extra = swap(2, (cosignatures) => [...cosignatures, strangerCosigns].sort((a, b) => Buffer.compare(a[0], b[0])));
  assert.equal(await ask({ proof: extra }), "valid", "a witness that is not known carries nothing");
  const built = await makeWorld();
  const paper = await makeCertificate(built.key);
  const { proof } = await makeProof(built.log, paper.entry);
  const asked = async (text) => (await check({ code: paper.code, proof: text, trust: built.trust, roots: built.fingerprint, now: NOW })).outcome;
  assert.equal(await asked(proof), "valid");
  for (const text of [proof.slice(0, -1), proof.slice(0, -3), `${proof}000`, proof.toLowerCase(), proof.replace("KPL1", "KPC1"), paper.code, "KPL1:", "x"]) assert.equal(await asked(text), GENUINE);
  assert.equal(await ask({ world: { list: { 4: undefined } } }), none, "no log yet");
});

test("a witness listed twice is one witness", async () => {
  const log = await makeLog();
  const [a, b, , d] = log.witnesses;
  const twin = { ...a, name: "witness-e.example", id: await noteKeyId("witness-e.example", WITNESS, a.key) };
  const doubled = { ...log, witnesses: [a, b, d, twin] };
  assert.equal(await ask({ world: { log: doubled }, proof: { by: "ade" } }), `${GENUINE} not_in_the_log_yet status_not_known`);
  assert.equal(await ask({ world: { log: doubled }, proof: { by: "abde" } }), "valid");
});

test("several reasons, in the order of the ladder; the worst decides", async () => {
  const world = { list: { 3: NOW - 31 * DAY, ...(await standing({ 7: 3 })), 8: [map({ 1: "SL", 2: publicKey(await makeKey("office SL")), 3: NOW - 60 * DAY, 4: NOW - 20 * DAY })] }, token: { issuedAt: NOW - 2 * DAY, values: [0, 0, 0, 0, 11] } };
  assert.equal(await ask({ world, question: { place: "AE", on: TODAY + 90 } }), "not_valid key_expired used issuer_no_export expired wrong_destination");
});

test("what cannot be read, and trust data that are refused", async () => {
  const built = await makeWorld();
  const paper = await makeCertificate(built.key);
  const asked = async (more) => (await check({ code: paper.code, trust: built.trust, roots: built.fingerprint, now: NOW, ...more })).outcome;
  assert.equal(await asked({ code: "KPC1:" }), "unreadable");
  assert.equal(await asked({ trust: encode(1) }), "trust_refused");
  assert.equal(await asked({ now: NOW - 2 * DAY }), "trust_refused");
  assert.equal(await asked({}), GENUINE);
});
