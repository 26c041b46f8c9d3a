// Base45, CBOR and trees at their edges: examples of RFC 9285 and RFC 8949, the tree of the reference code of RFC 6962 with the
// proofs published in transparency-dev/merkle, and every pair of sizes against a tree built the slow way.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hex, unhex, utf8 } from "../bytes.mjs";
import { decodeBase45, decodePrefixed, encodeBase45 } from "../base45.mjs";
import { decode, encode } from "../cbor.mjs";
import { sha256 } from "../hash.mjs";
import { checkConsistency, leafHash, nodeHash, rootByInclusion } from "../merkle.mjs";
import { Refused } from "../refused.mjs";

test("base45: the examples of RFC 9285 §4", () => {
  for (const [text, code] of [["AB", "BB8"], ["Hello!!", "%69 VD92EX0"], ["base-45", "UJCLQE7W581"], ["ietf!", "QED8WEX0"]]) {
    assert.equal(encodeBase45(utf8(text)), code);
    assert.equal(hex(decodeBase45(code)), hex(utf8(text)));
  }
  assert.equal(hex(decodeBase45("FGW")), "ffff");
  assert.equal(hex(decodeBase45("U5")), "ff");
});

test("base45: refused", () => {
  for (const code of ["GGW", ":::", "V5", "::", "A", "BB8A", "bb8", "BB8\n", "ÄB8", "BB\u{1F48E}"]) assert.throws(() => decodeBase45(code), Refused, code);
});

test("base45: every sequence of one and two bytes has one text", () => {
  let accepted = 0;
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  for (const a of alphabet) {
    for (const b of alphabet) {
      try {
        assert.equal(encodeBase45(decodeBase45(a + b)), a + b);
        accepted += 1;
      } catch (fault) {
        assert.ok(fault instanceof Refused);
      }
    }
  }
  assert.equal(accepted, 256);
});

test("a text with white space around it, and within it", () => {
  assert.equal(hex(decodePrefixed("KPC1:", "\t KPC1:BB8\r\n", 10)), "4142");
  for (const text of ["KPC1: BB8", "KPC1:BB\n8", "KPC1:", "", "kpc1:BB8", "K PC1:BB8", "\u00a0KPC1:BB8"]) {
    assert.throws(() => decodePrefixed("KPC1:", text, 10), Refused, text);
  }
});

/** RFC 8949 appendix A, what of it these formats know. */
const CBOR = [
  [0, "00"], [1, "01"], [10, "0a"], [23, "17"], [24, "1818"], [25, "1819"], [100, "1864"], [1000, "1903e8"], [1000000, "1a000f4240"],
  [1000000000000, "1b000000e8d4a51000"], [18446744073709551615n, "1bffffffffffffffff"], [-18446744073709551616n, "3bffffffffffffffff"],
  [-1, "20"], [-10, "29"], [-100, "3863"], [-1000, "3903e7"], [false, "f4"], [true, "f5"], [null, "f6"], [new Uint8Array(0), "40"],
  [unhex("01020304"), "4401020304"], ["", "60"], ["a", "6161"], ["IETF", "6449455446"], ["ü", "62c3bc"], ["水", "63e6b0b4"], ["\ufeff", "63efbbbf"],
  [[], "80"], [[1, 2, 3], "83010203"], [[1, [2, 3], [4, 5]], "8301820203820405"], [new Map(), "a0"], [new Map([[1, 2], [3, 4]]), "a201020304"],
  [new Map([["a", 1], ["b", [2, 3]]]), "a26161016162820203"], [new Map([["bits", 4], ["lst", 1]]), "a2636c737401646269747304"],
];

test("CBOR: examples of RFC 8949, both ways", () => {
  for (const [value, bytes] of CBOR) {
    assert.equal(hex(encode(value)), bytes);
    assert.deepEqual(decode(unhex(bytes)), value);
  }
});

test("CBOR: every other encoding is refused", () => {
  const other = [
    "", "1817", "1900ff", "1a0000ffff", "1b00000000ffffffff", "3817", "5800", "7800", "9800", "b800", "1f", "5f4100ff", "7f6161ff", "9f01ff", "bf0101ff",
    "c001", "d901ff00", "f0", "f7", "f818", "f93c00", "fa47c35000", "fb3ff199999999999a", "fc", "ff", "a201010102", "a202010101", "a20a010001",
    "a26162016161 01".replace(" ", ""), "a1a00101", "a1800101", "61ff", "62c328", "63eda080", "64f4908080", "0000", "81", "8201", "a101", "4201", "1c", "1d", "1e",
    "9bffffffffffffffff", "bbffffffffffffffff", "5bffffffffffffffff", "9b7fffffffffffffff", "81".repeat(9) + "00",
  ];
  for (const bytes of other) assert.throws(() => decode(unhex(bytes)), Refused, bytes);
  assert.equal(hex(encode(decode(unhex("81".repeat(8) + "00")))), "81".repeat(8) + "00");
});

test("CBOR: whatever is read is written again as it was", () => {
  let [state, read] = [1, 0];
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 16;
  for (let round = 0; round < 20_000; round += 1) {
    const bytes = Uint8Array.from({ length: 1 + (random() % 12) }, () => [random() & 255, 0x40 | (random() & 3), 0x81, 0xa1, random() & 31][random() % 5]);
    try {
      assert.equal(hex(encode(decode(bytes))), hex(bytes));
      read += 1;
    } catch (fault) {
      assert.ok(fault instanceof Refused, String(fault));
    }
  }
  assert.ok(read > 500, `${read}`);
});

const ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"].map(unhex);
const ROOTS = [
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
].map(unhex);

/** Index, size, path; then older, newer, path (transparency-dev/merkle, testdata, and the known answers of RFC 6962's code). */
const INCLUSION = [
  [0, 1, []],
  [5, 8, ["bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]],
  [0, 8, ["96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7", "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"]],
  [4, 7, ["4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658", "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]],
];
const CONSISTENCY = [
  [2, 5, ["5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"]],
  [6, 8, ["0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a", "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"]],
  [3, 7, ["0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7", "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"]],
  [4, 7, ["837dbb152e9b079010717e84e865da4ebc0fa198a806d59d31bf15accef22d0e"]],
  [0, 5, []],
  [0, 0, []],
  [5, 5, []],
];

test("tree: published proofs, and none of them changed", async () => {
  for (const [index, size, path] of INCLUSION) {
    const hashes = path.map(unhex);
    const leaf = await leafHash(ENTRIES[index]);
    assert.equal(hex(await rootByInclusion(leaf, index, size, hashes)), hex(ROOTS[size]));
    await assert.rejects(rootByInclusion(leaf, index, size, [...hashes, ROOTS[1]]), Refused);
    if (path.length > 0) await assert.rejects(rootByInclusion(leaf, index, size, hashes.slice(1)), Refused);
    await assert.rejects(rootByInclusion(leaf, size, size, hashes), Refused);
    await assert.rejects(rootByInclusion(leaf, -1, size, hashes), Refused);
  }
  for (const [older, newer, path] of CONSISTENCY) {
    const [from, to] = [older, newer].map((size) => ({ size, root: ROOTS[size] }));
    const hashes = path.map(unhex);
    await checkConsistency(from, to, hashes);
    await assert.rejects(checkConsistency(from, to, [...hashes, ROOTS[1]]), Refused);
    if (older !== newer) await assert.rejects(checkConsistency(to, from, hashes), Refused);
    if (older > 0) await assert.rejects(checkConsistency(from, { size: newer, root: ROOTS[(newer + 1) % 9] }, hashes), Refused);
    if (path.length > 0) await assert.rejects(checkConsistency(from, to, hashes.slice(1)), Refused);
  }
});

test("tree: every place and every pair of sizes to 24, against RFC 9162's own definitions", async () => {
  const leaves = await Promise.all(Array.from({ length: 24 }, (_, at) => leafHash(Uint8Array.of(at))));
  const split = (count) => 2 ** Math.ceil(Math.log2(count) - 1);
  const root = async (hashes) => {
    if (hashes.length === 0) return sha256(new Uint8Array(0));
    if (hashes.length === 1) return hashes[0];
    const k = split(hashes.length);
    return nodeHash(await root(hashes.slice(0, k)), await root(hashes.slice(k)));
  };
  const path = async (m, hashes) => {
    if (hashes.length === 1) return [];
    const k = split(hashes.length);
    return m < k ? [...(await path(m, hashes.slice(0, k))), await root(hashes.slice(k))] : [...(await path(m - k, hashes.slice(k))), await root(hashes.slice(0, k))];
  };
  const subproof = async (m, hashes, whole) => {
    if (m === hashes.length) return whole ? [] : [await root(hashes)];
    const k = split(hashes.length);
    return m <= k
      ? [...(await subproof(m, hashes.slice(0, k), whole)), await root(hashes.slice(k))]
      : [...(await subproof(m - k, hashes.slice(k), false)), await root(hashes.slice(0, k))];
  };
  for (let size = 1; size <= leaves.length; size += 1) {
    const all = leaves.slice(0, size);
    const newer = { size, root: await root(all) };
    for (let m = 0; m < size; m += 1) {
      assert.equal(hex(await rootByInclusion(leaves[m], m, size, await path(m, all))), hex(newer.root));
      const older = { size: m, root: await root(all.slice(0, m)) };
      await checkConsistency(older, newer, m === 0 ? [] : await subproof(m, all, true));
      if (m > 0) await assert.rejects(checkConsistency({ ...older, root: newer.root }, newer, await subproof(m, all, true)), Refused);
    }
  }
});
