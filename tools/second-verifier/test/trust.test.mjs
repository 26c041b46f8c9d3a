// Trust data: what is read, and every refusal of docs/formats/trust.md.

import assert from "node:assert/strict";
import { deflateSync } from "node:zlib";
import { test } from "node:test";

import { concat, hex, unhex } from "../bytes.mjs";
import { decode, encode } from "../cbor.mjs";
import { sha256 } from "../hash.mjs";
import { Refused } from "../refused.mjs";
import { statusAt } from "../status.mjs";
import { accept, readTrust } from "../trust.mjs";
import { DAY, LIST, NOW, ROOTS, listFields, makeEs256Key, makeKey, makeLog, makeRoots, makeToken, makeWorld, map, publicKey, sign } from "./build.mjs";

const read = async (world, pinned = world.fingerprint) => readTrust(world.trust, pinned);
const refused = (act, kind) => assert.rejects(act, (fault) => fault instanceof Refused && (kind === undefined || fault.kind === kind) || assert.fail(fault));
const roots = (letters) => Promise.all([...letters].map((letter) => makeKey(`root ${letter}`)));

test("a whole file is read", async () => {
  const opened = await read(await makeWorld({ token: { values: [0, 1, 11, 4], first: 100 } }));
  assert.equal(opened.list.version, 7);
  assert.equal(opened.list.witnesses.length, 5);
  assert.deepEqual([99, 100, 101, 102, 103, 104, 1e9].map((index) => statusAt(opened.token, index)), ["status_not_known", null, "invalidated", "used", "lost", null, null]);
});

test("a list and its token signed with ES256", async () => {
  const signer = await makeEs256Key();
  const world = await makeWorld({ signer, rootFields: { 7: [map({ 1: publicKey(signer), 2: 0 })] } });
  assert.equal((await read(world)).list.version, 7);
});

test("wrong root, and none", async () => {
  const world = await makeWorld();
  await refused(read(world, new Uint8Array(32)), "other_roots");
  await refused(read(world, world.fingerprint.slice(1)), "other_roots");
  const others = await makeRoots({ 3: NOW - 99 * DAY });
  await refused(read(await makeWorld({ roots: [others] }), world.fingerprint), "other_roots");
  await refused(read(await makeWorld({ roots: [others], outer: ([, ...rest]) => [[], ...rest] })));
});

test("too few signatures of roots, the same key twice, keys that are not theirs", async () => {
  const [x, y, z] = await roots("xyz");
  const stranger = await makeKey("stranger");
  for (const by of [[x], [x, stranger]]) await refused(read(await makeWorld({ roots: [await makeRoots({}, { by })] })), "unsigned");
  const twice = await makeRoots({}, { by: [x] });
  twice[1].push(twice[1][0]);
  await refused(read(await makeWorld({ roots: [twice] })));
  const listedTwice = await makeRoots({ 6: [x, x, y].map(publicKey) }, { by: [x] });
  await refused(read(await makeWorld({ roots: [listedTwice] })), "unsigned");
  const unsorted = await makeRoots({}, { by: [x, y] });
  unsorted[1].reverse();
  await refused(read(await makeWorld({ roots: [unsorted] })));
  const spoiled = await makeRoots({}, { by: [x, y] });
  spoiled[1][0][1][0] ^= 1;
  await refused(read(await makeWorld({ roots: [spoiled] })), "unsigned");
  await refused(read(await makeWorld({ roots: [[(await makeRoots({}))[0], []]] })));
  assert.ok(await read(await makeWorld({ roots: [await makeRoots({}, { by: [x, y, z, stranger] })] })));
});

test("later roots: signed by their own list and by the one before, each one higher, each naming the one before", async () => {
  const first = await makeRoots({});
  const [x, y, z] = await roots("xyz");
  const [u, v] = await roots("uv");
  const next = (fields, by) => makeRoots({ 6: [u, v].map(publicKey), ...fields }, { by, previous: first });
  const good = await next({}, [x, z, u, v]);
  const world = await makeWorld({ roots: [first, good] });
  assert.equal((await read(world)).roots.version, 2);
  assert.equal((await read(world, await sha256(good[0]))).roots.version, 2, "pinned to the newer");
  for (const by of [[x, z, u], [x, u, v], [u, v], [x, y, z]]) {
    await refused(read(await makeWorld({ roots: [first, await next({}, by)] })), "unsigned");
  }
  await refused(read(await makeWorld({ roots: [first, await next({ 2: new Uint8Array(32) }, [x, y, u, v])] })), "other_roots");
  await refused(read(await makeWorld({ roots: [first, await next({ 1: 3 }, [x, y, u, v])] })), "other_roots");
  await refused(read(await makeWorld({ roots: [good, first] }), await sha256(good[0])));
  await refused(read(await makeWorld({ roots: [first, first] })));
  await refused(read(await makeWorld({ roots: Array(9).fill(first) })));
});

test("version and the digest before it", async () => {
  await refused(read(await makeWorld({ roots: [await makeRoots({ 2: new Uint8Array(32) })] })));
  await refused(read(await makeWorld({ list: { 2: undefined } })));
  await refused(read(await makeWorld({ list: { 1: 1 } })));
  await refused(read(await makeWorld({ list: { 1: 0, 2: undefined } })));
  assert.ok(await read(await makeWorld({ list: { 1: 1, 2: undefined } })));
});

test("the list's signer: of the newest roots, within the period", async () => {
  const stranger = await makeKey("stranger");
  await refused(read(await makeWorld({ listBy: [stranger], tokenBy: stranger })), "unsigned");
  await refused(read(await makeWorld({ list: { 3: NOW - 91 * DAY } })), "unsigned");
  await refused(read(await makeWorld({ list: { 3: NOW + 90 * DAY } })), "unsigned");
  assert.ok(await read(await makeWorld({ list: { 3: NOW - 90 * DAY } })));
  const [first, u, v] = [await makeRoots({}), ...(await roots("uv"))];
  const [x, y] = await roots("xy");
  const dropped = await makeRoots({ 6: [u, v].map(publicKey), 7: [map({ 1: publicKey(stranger), 2: 0 })] }, { by: [x, y, u, v], previous: first });
  await refused(read(await makeWorld({ roots: [first, dropped] })), "unsigned");
  assert.ok(await read(await makeWorld({ roots: [first, dropped], listBy: [stranger], tokenBy: stranger })));
  await refused(read(await makeWorld({ listBy: [await makeKey("signer"), stranger] })));
});

test("a signature under another prefix", async () => {
  const world = await makeWorld();
  const list = await sign(ROOTS, listFields(world.log, world.key), [world.signer]);
  await refused(read(await makeWorld({ outer: ([r, , token]) => [r, list, token] })), "unsigned");
  const wrong = await sign(LIST, decode((await makeRoots({}))[0]), await roots("xy"));
  await refused(read(await makeWorld({ roots: [wrong] })), "unsigned");
});

test("the token: of this list, of its signer, deterministic, of its type and life", async () => {
  const world = await makeWorld();
  const other = await sign(LIST, listFields(world.log, world.key, { 1: 8 }), [world.signer]);
  const token = async (options, by = world.signer) => read(await makeWorld({ token: options, tokenBy: by }));
  await refused(read(await makeWorld({ outer: ([r, list]) => [r, other, world.token] })), "unsigned");
  await refused(token({}, await makeKey("stranger")), "unsigned");
  await refused(token({ claims: { 2: "kpcs:other" } }));
  await refused(token({ claims: { 4: NOW } }));
  await refused(token({ claims: { 65534: 3_600 } }));
  await refused(token({ claims: { 5: 1 } }));
  await refused(token({ claims: { [-65538]: -1 } }));
  await refused(token({ claims: { [-65537]: new Uint8Array(31) } }));
  await refused(token({ claims: { 65533: new Map([["bits", 8], ["lst", new Uint8Array(deflateSync(new Uint8Array(1)))]]) } }));
  await refused(token({ header: { 16: "application/statuslist+jwt" } }));
  await refused(token({ header: { 3: 1 } }));
  await refused(token({ issuedAt: NOW + 91 * DAY }), "unsigned");
  const changed = Uint8Array.from(world.token);
  changed[changed.length - 1] ^= 1;
  await refused(read(await makeWorld({ outer: ([r, list]) => [r, list, changed] })), "unsigned");
});

test("the inflated list has a limit, and is whole", async () => {
  const token = async (zlib) => read(await makeWorld({ token: { zlib: new Uint8Array(zlib) } }));
  assert.equal((await token(deflateSync(new Uint8Array(4_194_304)))).token.positions.length, 4_194_304);
  await refused(token(deflateSync(new Uint8Array(4_194_305))), "too_long");
  const whole = new Uint8Array(deflateSync(new Uint8Array(99).fill(5)));
  assert.equal((await token(whole)).token.positions.length, 99);
  for (const bytes of [whole.slice(0, -1), whole.slice(2), concat(whole, Uint8Array.of(0)), concat(whole, whole), new Uint8Array(0)]) await refused(token(bytes));
});

test("other encodings, and more than there may be", async () => {
  const { trust, fingerprint, ...world } = await makeWorld();
  await refused(readTrust(concat(trust, Uint8Array.of(0)), fingerprint));
  await refused(readTrust(trust.slice(0, -1), fingerprint));
  await refused(readTrust(new Uint8Array(0), fingerprint));
  await refused(readTrust(concat(unhex("9803"), trust.slice(1)), fingerprint));
  await refused(readTrust(concat(unhex("9f"), trust.slice(1), unhex("ff")), fingerprint));
  await refused(readTrust(encode([...decode(trust), 0]), fingerprint));
  await refused(readTrust(encode([world.roots[0], world.list, world.token]), fingerprint));
  const many = Array.from({ length: 7_000 }, (_, at) => map({ 1: `P${at}`, 2: 12_264 }));
  await refused(read(await makeWorld({ list: { 10: many } })), "too_long");
  await refused(readTrust(new Uint8Array(262_145), fingerprint), "too_long");
});

test("records: unknown keys, false, empty lists, other types", async () => {
  const world = await makeWorld();
  const faults = [
    { 13: 1 }, { 5: [] }, { 10: [] }, { 12: [] }, { 3: "2026" }, { 6: -1 }, { 4: map({ 1: "log" }) }, { 5: [map({ 1: "w", 2: new Uint8Array(31), 3: "g" })] },
    { 8: [map({ 1: "SL", 2: map({ 1: 1, 2: new Uint8Array(33) }) })] }, { 8: [map({ 1: "SL", 2: map({ 1: 3, 2: new Uint8Array(32) }) })] }, { 1: undefined }, { 3: undefined },
  ];
  for (const list of faults) await refused(read(await makeWorld({ list })));
  for (const fields of [{ 4: false }, { 6: [] }, { 5: 0 }, { 7: undefined }, { 8: 1 }, { 5: undefined }]) {
    await refused(read(await makeWorld({ rootFields: fields })));
  }
  const list = await sign(LIST, concat(unhex("b8"), Uint8Array.of(12), encode(listFields(world.log, world.key)).slice(1)), [world.signer]);
  await refused(read(await makeWorld({ outer: ([r, , token]) => [r, list, token] })));
});

test("keys that are no points, or stand twice", async () => {
  const world = await makeWorld();
  const noPoint = new Uint8Array(32).fill(2);
  const row = (key) => map({ 1: "SL", 2: key, 3: 0 });
  await refused(read(await makeWorld({ list: { 8: [row(map({ 1: 1, 2: noPoint }))] } })), "structure");
  await refused(read(await makeWorld({ list: { 8: [row(publicKey(world.key)), row(publicKey(world.key))] } })), "structure");
  await refused(read(await makeWorld({ list: { 5: [map({ 1: "w", 2: noPoint, 3: "g" })] } })), "structure");
  await refused(read(await makeWorld({ list: { 5: [map({ 1: "w w", 2: world.key.bytes, 3: "g" })] } })), "structure");
  await refused(read(await makeWorld({ rootFields: { 6: [map({ 1: 1, 2: noPoint })] } })), "structure");
});

test("from the future: ten minutes and no more", async () => {
  const future = async (list, token) => accept(await read(await makeWorld({ list: { 3: list }, token: { issuedAt: token } })), NOW);
  assert.ok(await future(NOW + 600, NOW + 600));
  await refused(future(NOW, NOW + 601), "from_the_future");
  await refused(future(NOW + 601, NOW), "unsigned");
});

test("rolled back, frozen in time, forked", async () => {
  const world = await makeWorld();
  const remembered = await accept(await read(world), NOW);
  const again = async (options, memory = remembered) => accept(await read(await makeWorld(options)), NOW, memory);
  assert.deepEqual(await again({}), remembered);
  await refused(again({ list: { 1: 6 } }), "rolled_back");
  await refused(again({ token: { issuedAt: NOW - 3_601 } }), "rolled_back");
  await refused(again({ list: { 6: 4 } }), "two_of_one_version");
  const next = { 1: 8, 2: remembered.listDigest };
  assert.equal((await again({ list: next, token: { issuedAt: NOW } })).listVersion, 8);
  await refused(again({ list: { ...next, 2: new Uint8Array(32) }, token: { issuedAt: NOW } }), "two_of_one_version");
  assert.equal((await again({ list: { 1: 9 }, token: { issuedAt: NOW } })).listVersion, 9);
  await refused(again({}, { ...remembered, rootsVersion: 2 }), "rolled_back");
  await refused(again({}, { ...remembered, rootsDigest: new Uint8Array(32) }), "two_of_one_version");
});

test("what was remembered of the list goes with its signer, and nothing else does", async () => {
  const thief = await makeKey("stolen signer");
  const huge = { rootFields: { 7: [map({ 1: publicKey(thief), 2: 0 })] }, list: { 1: 2 ** 40 }, listBy: [thief], tokenBy: thief };
  const first = await makeWorld(huge);
  const remembered = await accept(await read(first), NOW);
  const [x, y] = await roots("xy");
  const second = await makeRoots({}, { by: [x, y], previous: first.roots[0] });
  const after = async (options) => accept(await read(await makeWorld({ roots: [first.roots[0], second], ...options })), NOW, remembered);
  assert.equal((await after({})).listVersion, 7);
  await refused(after({ token: { issuedAt: NOW - 3_601 } }), "rolled_back");
  await refused(accept(await read(await makeWorld({ ...huge, list: { 1: 5 } })), NOW, remembered), "rolled_back");
});

test("the whole scheme's lists stay readable at their size", async () => {
  const log = await makeLog();
  const keys = await Promise.all(Array.from({ length: 200 }, (_, at) => makeKey(`office ${at}`)));
  const list = { 8: keys.map((key, at) => map({ 1: `SL-${at}`, 2: publicKey(key), 3: NOW - 60 * DAY, 4: NOW + 300 * DAY })) };
  const world = await makeWorld({ log, list, token: { values: Array(150_000).fill(0), first: 0 } });
  assert.ok(world.trust.length < 100_000, `${world.trust.length}`);
  assert.equal((await read(world)).keys.length, 200);
  assert.ok(await makeToken(world.list, world.signer));
});
