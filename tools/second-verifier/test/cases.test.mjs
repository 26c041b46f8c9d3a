// The frozen trust data of testdata/trust: made by the other implementation, judged here.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { unhex } from "../bytes.mjs";
import { check } from "../verify.mjs";

const FILE = new URL("../../../testdata/trust/cases.json", import.meta.url);
const bytes = (text) => (text ? unhex(text) : undefined);

for (const { name, trust, pinned, remembered, now, code, proof, place, on, answer } of JSON.parse(readFileSync(FILE, "utf8"))) {
  test(`trust data: ${name}`, async () => {
    const days = on === null ? undefined : Date.parse(`${on}T00:00:00Z`) / 86_400_000;
    const question = { code, proof: bytes(proof), trust: unhex(trust), roots: unhex(pinned), now, place: place ?? undefined, on: days, remembered: bytes(remembered) };
    const { outcome, reasons } = await check(question);
    const expected = answer.refused ? { outcome: "trust_refused", reasons: [answer.refused] } : answer;
    assert.deepEqual({ outcome, reasons }, expected);
  });
}
