#!/usr/bin/env node
// Changed inputs for comparing two verifiers: one JSON line each, {kind, code, proof, trust, roots, now, place, on, remembered}, as
// `cli.mjs --batch` reads them (trust and roots in hexadecimal, `on` in days).
//
//   node tools/second-verifier/mutate.mjs --seed 1 --count 100000 > inputs.jsonl
//
// The same seed gives the same lines. About a third are changed after they were signed (bits, characters, heads, splices), which any
// verifier should refuse early; the rest are changed before and signed again by the right keys, so that every rung is reached.

import { parseArgs } from "node:util";
import { pathToFileURL } from "node:url";

import { concat, hex } from "./bytes.mjs";
import { decodeBase45, encodeBase45 } from "./base45.mjs";
import { decode, encode } from "./cbor.mjs";
import { sha256 } from "./hash.mjs";
import { CORE, DAY, NOW, TODAY, makeCertificate, makeKey, makeLog, makeProof, makeRoots, makeWorld, map, publicKey } from "./test/build.mjs";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/** Mulberry32: whole numbers below `below`, the same for the same seed. */
function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export async function* inputs(seed, count) {
  const roll = dice(seed);
  const one = (list) => list[roll(list.length)];
  const base = await makeBase();
  for (let made = 0; made < count; made += 1) {
    const kind = one(KINDS);
    yield { kind: kind.name, ...(await kind(base, roll, one)) };
  }
}

/** What most inputs begin with: a world, a certificate and its proof, and strangers of each. */
async function makeBase() {
  const key = await makeKey("office SL");
  const world = await makeWorld();
  const other = await makeLog("another.example/log");
  const papers = await Promise.all([1, 2, 3].map((seed) => makeCertificate(key, { seed, subject: `SL00421${seed}` })));
  const proofs = await Promise.all(papers.map((paper, at) => makeProof(world.log, paper.entry, { index: at + 2 })));
  return { key, world, other, papers, proofs, stranger: await makeKey("stranger") };
}

/** `more.world` and `more.pinned` replace trust data and fingerprint, `more.input` whatever it names. */
const line = ({ papers, proofs, world }, more = {}) => ({
  code: papers[0].code,
  proof: proofs[0].proof,
  trust: hex(more.world?.trust ?? world.trust),
  roots: hex(more.pinned ?? more.world?.fingerprint ?? world.fingerprint),
  now: NOW,
  ...more.input,
});

// Changed after signing.

function spoilText(text, roll, one) {
  const at = roll(text.length);
  const other = one([...ALPHABET]);
  return one([
    () => text.slice(0, at) + other + text.slice(at + 1),
    () => text.slice(0, at) + other + text.slice(at),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at),
    () => text.slice(0, at) + text.slice(at, at + 2).split("").reverse().join("") + text.slice(at + 2),
    () => `${text}${other}`,
    () => ` ${text}\r\n`,
    () => text.slice(0, at) + one(["\n", "a", "_", "é", ""]) + text.slice(at),
  ])();
}

function spoilBytes(bytes, roll, one) {
  const at = roll(bytes.length);
  const span = 1 + roll(40);
  return one([
    () => bytes.map((byte, place) => (place === at ? byte ^ (1 << roll(8)) : byte)),
    () => bytes.map((byte, place) => (place === at ? roll(256) : byte)),
    () => bytes.slice(0, at),
    () => concat(bytes.slice(0, at), Uint8Array.of(roll(256)), bytes.slice(at)),
    () => concat(bytes.slice(0, at), bytes.slice(at + span)),
    () => concat(bytes.slice(0, at), bytes.slice(at, at + span), bytes.slice(at)),
    () => concat(bytes, bytes.slice(at)),
  ])();
}

/** One head somewhere in a longer form, of indefinite length, or of another kind. */
function spoilHead(bytes, roll) {
  const at = roll(Math.min(bytes.length, 160));
  const [major, extra] = [bytes[at] >> 5, bytes[at] & 31];
  const longer = [
    Uint8Array.of((major << 5) | 24, extra),
    Uint8Array.of((major << 5) | 25, 0, extra),
    Uint8Array.of((major << 5) | 31),
    Uint8Array.of(0xc0 | roll(24), bytes[at]),
    Uint8Array.of((roll(8) << 5) | extra),
    Uint8Array.of(0xf4 + roll(4)),
  ];
  return concat(bytes.slice(0, at), longer[roll(longer.length)], bytes.slice(at + 1));
}

const bytesOf = (text) => decodeBase45(text.slice(5));
const respelt = (text, change) => text.slice(0, 5) + encodeBase45(change(bytesOf(text)));

/** A document or proof with two of its parts exchanged, one left out, one from another, one emptied. */
function swapParts(text, other, roll, one) {
  const [own, strange] = [decode(bytesOf(text)), decode(bytesOf(other))];
  const [from, to] = [roll(own.length), roll(own.length)];
  one([
    () => ([own[from], own[to]] = [own[to], own[from]]),
    () => (own[from] = strange[from]),
    () => own.splice(from, 1),
    () => own.splice(from, 0, own[to]),
    () => (own[from] = new Uint8Array(0)),
  ])();
  return text.slice(0, 5) + encodeBase45(encode(own));
}

const codeText = (base, roll, one) => line(base, { input: { code: spoilText(base.papers[0].code, roll, one) } });
const codeBytes = (base, roll, one) => line(base, { input: { code: respelt(base.papers[0].code, (bytes) => spoilBytes(bytes, roll, one)) } });
const codeHeads = (base, roll) => line(base, { input: { code: respelt(base.papers[0].code, (bytes) => spoilHead(bytes, roll)) } });
const codeParts = (base, roll, one) => line(base, { input: { code: swapParts(base.papers[0].code, base.papers[1].code, roll, one) } });
const proofText = (base, roll, one) => line(base, { input: { proof: spoilText(base.proofs[0].proof, roll, one) } });
const proofBytes = (base, roll, one) => line(base, { input: { proof: respelt(base.proofs[0].proof, (bytes) => spoilBytes(bytes, roll, one)) } });
const proofHeads = (base, roll) => line(base, { input: { proof: respelt(base.proofs[0].proof, (bytes) => spoilHead(bytes, roll)) } });
const proofParts = (base, roll, one) => line(base, { input: { proof: swapParts(base.proofs[0].proof, base.proofs[1].proof, roll, one) } });
const splices = (base, roll, one) => line(base, { input: { code: one(base.papers).code, proof: one([...base.proofs.map(({ proof }) => proof), undefined]) } });

const trustBytes = (base, roll, one) => line(base, { world: { trust: one([spoilBytes, spoilHead])(base.world.trust, roll, one), fingerprint: base.world.fingerprint } });

async function trustParts(base, roll, one) {
  const world = await makeWorld({ list: { 1: 8 }, token: { values: [0, 0, roll(16)] } });
  const [own, strange] = [decode(base.world.trust), decode(world.trust)];
  one([
    () => (own[roll(3)] = strange[roll(3)]),
    () => (own[2] = strange[2]),
    () => (own[1] = strange[1]),
    () => (own[1][1] = strange[1][1]),
    () => own[0].push(own[0][0]),
    () => own.splice(roll(3), 1),
    () => own[1][1].push(own[1][1][0]),
    () => (own[0][0][1] = own[0][0][1].slice(1)),
  ])();
  return line(base, { world: { trust: encode(own), fingerprint: base.world.fingerprint } });
}

// Changed before signing.

const aroundNow = (roll, one) => NOW + one([-1, 1]) * one([0, 1, 599, 600, 601, 3_600, DAY - 1, DAY, DAY + 1, 3 * DAY, 30 * DAY, 30 * DAY + 1, 100 * DAY, roll(200 * DAY)]);
const aroundToday = (roll, one) => TODAY + one([-100, -61, -60, -59, -2, -1, 0, 1, 2, 58, 59, 60, 61, 100, roll(200) - 100]);
const codes = ["SL", "EU", "BE", "GB", "XI", "CI", "VE", "DZ", "HK", "CN", "AE", "QQ", "SL-BO", "EU-ANT", "", "kpcs-demo:SL", "S"];

function certificateFields(roll, one) {
  return one([
    () => ({ header: { [1 + roll(10)]: one([1, 2, 7, TODAY, TODAY - 1, ...codes, undefined, true, null, -1, new Uint8Array(2), [1]]) } }),
    () => ({ header: { 6: aroundToday(roll, one) } }),
    () => signedOn(aroundNow(roll, one), roll(5) - 2),
    () => signedOn(aroundNow(roll, one), 0),
    () => ({ header: { 7: aroundToday(roll, one) } }),
    () => ({ header: { 5: one(codes) } }),
    () => ({ issuedAt: aroundNow(roll, one) }),
    () => ({ issuer: one(codes.filter((code) => code !== "")) }),
    () => ({ subject: one(["AE000001", "SL1", "S", "SL004211", "EU1"]) }),
    () => ({ act: one([0, 5, 6, 7, 23, 24, 34, 65_535, 65_536, 4_294_967_296, 2 ** 53 - 1, 2n ** 53n]) }),
    () => ({ act: 34, header: { 1: one([1, 7, 7, 7]) } }),
    () => ({ act: one([7, 34]), header: { 1: one([1, 7]), 8: one(["SL000001", "sl1", "S", undefined]) } }),
    () => ({ version: one([0, 1, 2, 2n ** 53n]) }),
    () => ({ core: one([{}, { 1: 1 }, { 9: 1 }, { 1: "x", 4: [] }, { 5: -1 }, { 6: ["a", "b", "c", "d", "e"] }]) }),
    () => ({ core: { ...CORE, ...coreFields(roll, one) } }),
  ])();
}

const signedOn = (issuedAt, off) => ({ issuedAt, header: { 6: Math.floor(issuedAt / DAY) + off, 7: Math.floor(issuedAt / DAY) + off + 60 } });

const texts = ["x", "", " x", "x ", "a\nb", "\u202e", "\u2028", "é".repeat(30), "é".repeat(31), "x".repeat(24), "x".repeat(25), "\ufeffx", "钻石"];

/** One field of the core part in another form: some of them stand in a certificate. */
function coreFields(roll, one) {
  const line = (fields) => map({ 1: 31, 2: 412_350, 3: 9_896_400, ...fields });
  return one([
    () => ({ [1 + roll(2)]: one(texts) }),
    () => ({ 3: one(["***", "AO, SL", "SL, AO", "SL,AO", "sl", "SL ", "SL, SL", "", "AO, BW, CD, CF, GH, LR, NA, SL", "AO, BW, CD, CF, GH, LR, NA, SL, ZA"]) }),
    () => ({ 4: one([[line({ 1: 10 }), line({ 1: 21 }), line({})], [line({}), line({})], [line({}), line({ 1: 10 })], [line({ 1: 39 })], [line({ 2: one([0, -1, 1e12, 1e12 + 1]) })], [line({ 3: one([0, -1, 1e14, 1e14 + 1]) })], [line({ 4: 1 })]]) }),
    () => ({ [one([5, 7, 8])]: one([0, 1, -1, 2 ** 53 - 1, 2n ** 53n, "1", null]) }),
    () => ({ 6: one([["a", "b", "c", "d"], ["a", "b", "c", "d", "e"], [], one(texts), [one(texts)], [1], undefined]) }),
    () => ({ [1 + roll(9)]: undefined }),
  ])();
}

async function signedCertificate(base, roll, one) {
  const paper = await makeCertificate(one([base.key, base.key, base.key, base.stranger]), { seed: roll(9), ...certificateFields(roll, one), ...certificateFields(roll, one) });
  const logged = await makeProof(base.world.log, paper.entry, { time: one([NOW - DAY, aroundNow(roll, one)]) });
  return line(base, { input: { code: paper.code, proof: one([logged.proof, undefined]), ...asked(roll, one) } });
}

const asked = (roll, one) => ({
  now: one([NOW, NOW, NOW, aroundNow(roll, one)]),
  place: one([undefined, undefined, "EU", "BE", one(codes)]),
  on: one([undefined, TODAY, TODAY, aroundToday(roll, one)]),
});

const question = (base, roll, one) => line(base, { input: asked(roll, one) });

async function signedProof(base, roll, one) {
  const size = 1 + roll(20);
  const letters = [..."abcde"].filter(() => roll(3) > 0).join("");
  const claim = one([{}, {}, { size: 1 + roll(20) }, { index: roll(20) }, { subject: "contact" }, { issuer: "x" }, { keyId: new Uint8Array(8) }, { structure: 2 }, { algorithm: -7 }]);
  const log = one([base.world.log, base.world.log, base.world.log, base.other, { ...base.world.log, witnesses: base.other.witnesses }, { ...base.world.log, checkpoint: base.other.checkpoint }, { ...base.world.log, receipt: base.other.receipt }]);
  const options = { index: roll(size), size, by: one(["abd", "abcde", letters]), time: one([NOW - DAY, aroundNow(roll, one)]), claim };
  const order = one([undefined, undefined, (entries) => [...entries].reverse(), (entries) => [...entries, ...entries.slice(-1)], (entries) => entries.map(([id, bytes], at) => [id, at === 0 ? spoilBytes(bytes, roll, one) : bytes])]);
  const spoil = order ? { fields: ([receipt, signature, entries]) => [receipt, signature, order(entries)] } : {};
  const { proof } = await makeProof(log, base.papers[0].entry, { ...options, spoil });
  return line(base, { input: { proof, ...asked(roll, one) } });
}

async function signedList(base, roll, one) {
  const index = () => roll(8);
  const own = (fields) => ({ 8: [map({ 1: "SL", 2: publicKey(base.key), 3: NOW - 60 * DAY, ...fields })] });
  const standings = ["SL", "EU", "EU"].map((code) => ({ 1: code, 2: "n", 3: 1, 6: 3, 8: 1 }));
  const list = one([
    () => own({ 3: aroundNow(roll, one), 4: one([undefined, aroundNow(roll, one)]) }),
    () => own({ 5: NOW - DAY, 6: index(), 7: one([undefined, index()]) }),
    () => own({ 5: one([undefined, NOW]), 6: one([undefined, index()]), 7: one([undefined, index()]) }),
    () => own({ 1: one(codes) }),
    () => ({ 8: undefined }),
    () => own({ 3: undefined }),
    () => ({ 8: [...own({})[8], ...own({ 4: aroundNow(roll, one) })[8]] }),
    () => own({ 2: map({ 1: 1 + roll(2), 2: new Uint8Array(32 + roll(2)).fill(roll(8)) }) }),
    () => ({ 5: base.world.log.witnesses.map((witness) => map({ 1: one([witness.name, witness.name, ...texts]), 2: witness.key, 3: one(["trade", "producers", ...texts]) })) }),
    () => ({ 7: [one(texts), "trade"] }),
    () => ({ 9: [map({ 1: "SL", 2: one(texts), 3: 1, 4: 12_264, 6: 3, 7: 1, 8: 1 }), ...standings.map((row) => map({ ...row, 4: aroundToday(roll, one), 7: 1 + roll(5) }))] }),
    () => ({ 8: [map({ 1: "AE", 2: publicKey(base.key), 3: 0 }), map({ 1: "SL", 2: publicKey(base.stranger), 3: 0 })] }),
    () => ({ 6: roll(7) }),
    () => ({ 7: one([undefined, ["trade"], ["nobody"], ["producers"], []]) }),
    () => ({ 5: undefined }),
    () => ({ 4: undefined }),
    () => ({ 9: [map({ 1: "SL", 2: "n", 3: 1, 4: aroundToday(roll, one), 5: one([undefined, aroundToday(roll, one)]), 6: 1 + roll(13), 7: roll(7), 8: 1 + roll(4) }), map({ 1: "EU", 2: "n", 3: 2, 4: 12_264, 6: 3, 7: 1, 8: 1 })] }),
    () => ({ 10: undefined }),
    () => ({ 11: [map({ 1: one(codes), 2: 0, 4: one(codes) })] }),
    () => ({ 12: one([undefined, ["SL"], ["EU", "SL"]]) }),
    () => ({ 3: aroundNow(roll, one) }),
    () => ({ 1: roll(4), 2: one([undefined, new Uint8Array(32), new Uint8Array(31)]) }),
    () => ({ [13 + roll(20)]: 1 }),
    () => ({ [1 + roll(12)]: one([0, -1, "x", [], false, null, new Uint8Array(32), map({ 1: 1 })]) }),
  ])();
  return line(base, { world: await makeWorld({ list }), input: asked(roll, one) });
}

async function signedToken(base, roll, one) {
  const token = one([
    () => ({ values: Array.from({ length: roll(9) }, () => roll(16)), first: roll(6) }),
    () => ({ values: [0, 0, roll(16)] }),
    () => ({ values: [0, 0, roll(4)] }),
    () => ({ values: [0, 0, 2] }),
    () => ({ issuedAt: aroundNow(roll, one) }),
    () => ({ claims: { [one([2, 4, 6, 65533, 65534, -65537, -65538, 5])]: one([0, 1, "kpcs:status", NOW, new Uint8Array(32)]) } }),
    () => ({ header: { [one([3, 5, 16])]: one(["application/statuslist+cwt", 1]) } }),
    () => ({ zlib: one([new Uint8Array(0), new Uint8Array(9)]) }),
  ])();
  return line(base, { world: await makeWorld({ token, tokenBy: one([undefined, undefined, undefined, base.stranger]) }), input: asked(roll, one) });
}

async function signedRoots(base, roll, one) {
  const keys = await Promise.all([..."xyzuv"].map((letter) => makeKey(`root ${letter}`)));
  const some = () => keys.filter(() => roll(3) > 0);
  const first = await makeRoots({}, { by: one([keys.slice(0, 2), some()]) });
  const fields = one([{}, { 6: keys.slice(3).map(publicKey) }, { 1: 1 + roll(4) }, { 2: new Uint8Array(32) }, { 5: roll(5) }, { 4: true }, { 7: [map({ 1: publicKey(base.stranger), 2: 0 })] }, { 7: [map({ 1: publicKey(base.world.signer), 2: aroundNow(roll, one), 3: aroundNow(roll, one) })] }]);
  const second = await makeRoots(fields, { by: one([keys, some()]), previous: first });
  const world = await makeWorld({ roots: one([[first, second], [first, second], [second], [first], [second, first]]) });
  return line(base, { world, pinned: await sha256(one([first, second])[0]), input: asked(roll, one) });
}

async function memory(base, roll, one) {
  const { world } = base;
  const memory = {
    1: one([1, 1, roll(4)]),
    2: one([await sha256(world.roots[0][0]), new Uint8Array(32)]),
    3: one([7, 6, 8, 2 ** 40]),
    4: one([await sha256(world.list[0]), new Uint8Array(32)]),
    5: one([NOW - 3_600, NOW - 3_601, NOW - 3_599, aroundNow(roll, one)]),
    6: one([world.signer, world.signer, base.stranger]).id,
  };
  const remembered = hex(encode(map(memory)));
  return line(base, { input: { remembered, now: one([NOW, aroundNow(roll, one)]) } });
}

const KINDS = [
  codeText, codeBytes, codeHeads, codeParts, proofText, proofBytes, proofHeads, proofParts, splices, trustBytes, trustParts,
  signedCertificate, signedCertificate, signedCertificate, signedProof, signedProof, signedList, signedList, signedList, signedToken, signedRoots, memory, question,
];

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, count: { type: "string", default: "1000" } } });
  for await (const input of inputs(Number(values.seed), Number(values.count))) {
    if (!process.stdout.write(`${JSON.stringify(input)}\n`)) await new Promise((resume) => process.stdout.once("drain", resume));
  }
}
