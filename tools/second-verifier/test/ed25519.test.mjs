// Ed25519 and ES256 at their edges: "Taming the many EdDSAs", RFC 8032 §7.1, and the points of small order in every encoding.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hex, littleEndian, unhex } from "../bytes.mjs";
import { ED25519, ES256, verify } from "../keys.mjs";
import { subtle } from "../webcrypto.mjs";
import { CASES } from "./eddsa.mjs";

const ed25519 = (key, message, signature) => verify({ algorithm: ED25519, bytes: unhex(key) }, unhex(message), unhex(signature));

for (const [name, message, key, signature, accepted] of CASES) {
  test(`Taming the many EdDSAs, ${name}`, async () => assert.equal(await ed25519(key, message, signature), accepted));
}

const RFC_8032 = [
  ["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"],
  ["3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"],
];

test("RFC 8032 §7.1, and no other s of the same signature", async () => {
  const order = (1n << 252n) + 27742317777372353535851937790883648493n;
  for (const [key, message, signature] of RFC_8032) {
    assert.equal(await ed25519(key, message, signature), true);
    for (let more = order; littleEndian(unhex(signature.slice(64))) + more < 1n << 256n; more += order) {
      const s = (littleEndian(unhex(signature.slice(64))) + more).toString(16).padStart(64, "0").match(/../g).reverse().join("");
      assert.equal(await ed25519(key, message, signature.slice(0, 64) + s), false);
    }
    assert.equal(await ed25519(key, message, signature.slice(0, -2)), false);
  }
});

/** The y of order 1, 2, 4 and 8, and those below 2^255 that are one of them plus p; each with both sign bits. */
const SMALL = [
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

test("no point of small order is a key or an R, whatever its encoding", async () => {
  for (const point of SMALL) {
    for (const sign of [0, 128]) {
      const bytes = unhex(point);
      bytes[31] |= sign;
      for (const r of [...SMALL, RFC_8032[0][2].slice(0, 64)]) {
        for (const message of ["", "00", "01", "02", "03", "04", "05", "06"]) {
          assert.equal(await ed25519(hex(bytes), message, r + "00".repeat(32)), false);
          assert.equal(await ed25519(RFC_8032[0][0], message, hex(bytes) + "00".repeat(32)), false);
        }
      }
    }
  }
});

test("bytes that are no point are no key", async () => {
  const [, message, signature] = RFC_8032[0];
  for (const key of ["02" + "00".repeat(31), "ff".repeat(32), "00".repeat(31), "00".repeat(33), ""]) {
    assert.equal(await ed25519(key, message, signature), false);
  }
});

test("ES256: low s alone, r and s in range, the one compressed key", async () => {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const pair = await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const raw = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
  const bytes = Uint8Array.of(2 + (raw[64] & 1), ...raw.slice(1, 33));
  const number = (value) => unhex(value.toString(16).padStart(64, "0"));
  const message = unhex("6b706373");
  let [highs, lows] = [0, 0];
  while (highs === 0 || lows === 0) {
    const signature = new Uint8Array(await subtle.sign({ name: "ECDSA", hash: "SHA-256" }, pair.privateKey, message));
    const s = BigInt(`0x${hex(signature.slice(32))}`);
    const isHigh = s > order / 2n;
    const verified = (changed, key = bytes) => verify({ algorithm: ES256, bytes: key }, message, changed);
    const other = Uint8Array.of(...signature.slice(0, 32), ...number(order - s));
    assert.equal(await verified(signature), !isHigh);
    assert.equal(await verified(other), isHigh);
    for (const bad of [0n, order]) {
      assert.equal(await verified(Uint8Array.of(...signature.slice(0, 32), ...number(bad))), false);
      assert.equal(await verified(Uint8Array.of(...number(bad), ...signature.slice(32))), false);
    }
    assert.equal(await verified(isHigh ? other : signature, Uint8Array.of(5 - bytes[0], ...bytes.slice(1))), false);
    assert.equal(await verified(isHigh ? other : signature, raw), false);
    if (isHigh) highs += 1;
    else lows += 1;
  }
  const beyond = unhex(`02${"ff".repeat(32)}`);
  assert.equal(await verify({ algorithm: ES256, bytes: beyond }, message, new Uint8Array(64).fill(1)), false);
});
