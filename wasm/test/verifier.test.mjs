// The committed verifier: the bytes that its SHA-256 names, and the answers of every frozen case.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ask, judged } from "./verifier.mjs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const built = "crates/kpcs-web/assets/offline/verifier.wasm";

test("the file is the one that was built", () => {
  const [digest] = read(`${built}.sha256`).toString().split("\n");
  assert.equal(createHash("sha256").update(read(built)).digest("hex"), digest);
});

for (const { name, answer, ...asked } of JSON.parse(read("testdata/trust/cases.json"))) {
  test(name, () => {
    const expected = answer.refused ? { outcome: "trust_refused", reasons: [answer.refused] } : answer;
    assert.deepEqual(judged(asked), expected);
  });
}

test("what is no picture has no code, and nothing is verified without trust data", () => {
  assert.deepEqual(ask("kpcs_find", 10, 10, new Uint8Array(99)), { fault: "not_a_picture" });
  assert.deepEqual(ask("kpcs_find", 10, 10, new Uint8Array(100)), { certificate: null, proof: null, read: 0 });
  assert.equal(typeof ask("kpcs_verify", "KPC1:").unreadable, "string");
});

test("a file gives its codes, or one word why not", () => {
  const utf8 = new TextEncoder();
  const both = ask("kpcs_open", utf8.encode("\u0020KPC1:A\r\nKPL1:B\n"));
  assert.deepEqual(both, { certificate: "KPC1:A", proof: "KPL1:B", read: 2 });
  assert.deepEqual(ask("kpcs_open", utf8.encode("anything")), { unreadable: "unknown" });
  assert.deepEqual(ask("kpcs_open", utf8.encode("%PDF-1.7 and no more")), { unreadable: "damaged" });
  assert.deepEqual(ask("kpcs_open", Uint8Array.of(0x89, 0x50, 0x4e, 0x47)), { unreadable: "damaged" });
  assert.deepEqual(ask("kpcs_open", Uint8Array.of(0x87, 1)), { document: "8701" });
});

test("a place or day that cannot be read is not left out", () => {
  const { code, trust, pinned, now } = JSON.parse(read("testdata/trust/cases.json"))[0];
  assert.equal(judged({ code, trust, pinned, now, place: "BE" }).reasons.includes("not_a_place"), false);
  assert.deepEqual(judged({ code, trust, pinned, now, place: "SL-BO" }), { outcome: "not_asked", reasons: ["not_a_place"] });
  assert.deepEqual(judged({ code, trust, pinned, now, on: "tomorrow" }), { outcome: "not_asked", reasons: ["not_a_day"] });
});
