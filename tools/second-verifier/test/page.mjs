// What browser.test.mjs runs inside Chromium: the frozen trust data and the strict signatures, with the same modules as in Node.

import { unhex } from "../bytes.mjs";
import { ED25519, verify } from "../keys.mjs";
import { check } from "../verify.mjs";
import { CASES } from "./eddsa.mjs";

const bytes = (text) => (text ? unhex(text) : undefined);

async function faults() {
  const found = [];
  for (const [name, message, key, signature, accepted] of CASES) {
    const verified = await verify({ algorithm: ED25519, bytes: unhex(key) }, unhex(message), unhex(signature));
    if (verified !== accepted) found.push(name);
  }
  const cases = await (await fetch("/testdata/trust/cases.json")).json();
  for (const { name, trust, pinned, remembered, now, code, proof, place, on, answer } of cases) {
    const days = on === null ? undefined : Date.parse(`${on}T00:00:00Z`) / 86_400_000;
    const question = { code, proof: bytes(proof), trust: unhex(trust), roots: unhex(pinned), now, place: place ?? undefined, on: days, remembered: bytes(remembered) };
    const { outcome, reasons } = await check(question);
    const expected = answer.refused ? { outcome: "trust_refused", reasons: [answer.refused] } : answer;
    if (JSON.stringify({ outcome, reasons }) !== JSON.stringify(expected)) found.push(`${name}: ${outcome} ${reasons}`);
  }
  return { checked: CASES.length + cases.length, faults: found };
}

const told = await faults().catch((fault) => ({ checked: 0, faults: [String(fault)] }));
await fetch("/told", { method: "POST", body: JSON.stringify(told) });
