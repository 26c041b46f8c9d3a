// Ed25519 and ES256 at their edges. Cases: "Taming the many EdDSAs" (Chalkias, Garillot, Nikolaenko 2020; the repository
// novifinancial/ed25519-speccheck, cases.json), RFC 8032 §7.1, and the points of small order in every encoding.

import assert from "node:assert/strict";
import { test } from "node:test";

import { hex, littleEndian, unhex } from "../bytes.mjs";
import { ED25519, ES256, verify } from "../keys.mjs";

const ed25519 = (key, message, signature) => verify({ algorithm: ED25519, bytes: unhex(key) }, unhex(message), unhex(signature));

/** Message, key, signature, and whether a strict verifier without cofactor accepts. */
const CASES = [
  ["0: s = 0, A and R small", "2a66241a42a9ee12994d8068dcf1bb7dfc6637b45450acd43711f637fa5080fc", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a0000000000000000000000000000000000000000000000000000000000000000", false],
  ["1: s = 0, A and R small, equation holds", "8c93255d71dcab10e8f379c26200f3c7bd5f09d9bc3068d3ef4edeb4853022b6", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a0000000000000000000000000000000000000000000000000000000000000000", false],
  ["2: A small, R mixed", "9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04", false],
  ["3: A small, R mixed, equation holds", "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa", "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43a5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04", false],
  ["4: R small, A mixed", "9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41", "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa182ef1a5b928da07fec769cc8a12db6bcf70dab3f3227fa315e9d5e3e01a3405", false],
  ["5: R small, A mixed, equation holds", "aebf3f2601a0c8c5d39cc7d8911642f740b78168218da8471772b35f9d35b9ab", "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43", "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa8c4bd45aecaca5b24fb97bc10ac27ac8751a7dfe1baff8b953ec9f5833ca260e", false],
  ["6: A and R mixed, equation holds without cofactor", "9bd9f44f4dcc75bd531b56b2cd280b0bb38fc1cd6d1230e14861d861de092e79", "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d", "9046a64750444938de19f227bb80485e92b83fdb4b6506c160484c016cc1852f87909e14428a7a1d62e9f22f3d3ad7802db02eb2e688b6c52fcd6648a98bd009", true],
  ["7: A and R mixed, only with cofactor", "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c", "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d", "160a1cb0dc9c0258cd0a7d23e94d8fa878bcb1925f2c64246b2dee1796bed5125ec6bc982a269b723e0668e540911a9a6a58921d6925e434ab10aa7940551a09", false],
  ["8: only with cofactor and reduced beforehand", "e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec4011eaccd55b53f56c", "cdb267ce40c5cd45306fa5d2f29731459387dbf9eb933b7bd5aed9a765b88d4d", "21122a84e0b5fca4052f5b1235c80a537878b38f3142356b2c2384ebad4668b7e40bc836dac0f71076f9abe3a53f9c03c1ceeeddb658d0030494ace586687405", false],
  ["9: s above L", "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40", "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623", "e96f66be976d82e60150baecff9906684aebb1ef181f67a7189ac78ea23b6c0e547f7690a0e2ddcd04d87dbc3490dc19b3b3052f7ff0538cb68afb369ba3a514", false],
  ["10: s far above L", "85e241a07d148b41e47d62c63f830dc7a6851a0b1f33ae4bb2f507fb6cffec40", "442aad9f089ad9e14647b1ef9099a1ff4798d78589e66f28eca69c11f582a623", "8ce5b96c8f26d0ab6c47958c9e68b937104cd36e13c33566acd2fe8d38aa19427e71f98a473474f2f13f06f97c20d58cc3f54b8bd0d272f42b695dd7e89a8c22", false],
  ["11: R in another encoding", "9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41", "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff03be9678ac102edcd92b0210bb34d7428d12ffc5df5f37e359941266a4e35f0f", false],
  ["12: R in another encoding, hashed as it is", "9bedc267423725d473888631ebf45988bad3db83851ee85c85e241a07d148b41", "f7badec5b8abeaf699583992219b7b223f1df3fbbea919844e3f7c554a43dd43", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffca8c5b64cd208982aa38d4936621a4775aa233aa0505711d8fdcfdaa943d4908", false],
  ["13: A in another encoding", "e96b7021eb39c1a163b6da4e3093dcd3f21387da4cc4572be588fafae23c155b", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dca5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04", false],
  ["14: A in another encoding, hashed as it is", "39a591f5321bbe07fd5a23dc2f39d025d74526615746727ceefd6e82ae65c06f", "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "a9d55260f765261eb9b84e106f665e00b867287a761990d7135963ee0a7d59dca5bb704786be79fc476f91d3f3f89b03984d8068dcf1bb7dfc6637b45450ac04", false],
];

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
  const { subtle } = globalThis.crypto;
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
