// The whole check in one call: texts and bytes in, an answer out. Never throws for what others wrote.
//
// Answers: { outcome, reasons, number, ... }; where the code or the trust data cannot be used, outcome is `unreadable` or
// `trust_refused` with the kind of fault as the one reason (trust.md, What a verifier does); a question that is none is `not_asked`.

import { hex } from "./bytes.mjs";
import { readText } from "./document.mjs";
import { judge } from "./ladder.mjs";
import { readProof, readProofText } from "./log-proof.mjs";
import { Refused } from "./refused.mjs";
import { accept, memoryBytes, readMemory, readTrust } from "./trust.mjs";

/** `trust`, `roots` and `remembered` are bytes, `proof` is bytes or text; `proof`, `place`, `on` and `remembered` may be undefined. */
export async function check({ code, proof, trust, roots, now, place, on, remembered }) {
  const document = await orRefusal(() => readText(code));
  if (document instanceof Refused) return refusal("unreadable", document);
  const known = await orRefusal(() => remembered && readMemory(remembered));
  if (known instanceof Refused) return refusal("trust_refused", known);
  const opened = await orRefusal(() => opening(trust, roots));
  if (opened instanceof Refused) return refusal("trust_refused", opened);
  const memory = await orRefusal(() => accept(opened, now, known));
  if (memory instanceof Refused) return refusal("trust_refused", memory);
  if (place !== undefined && !/^[A-Z]{2}$/.test(place)) return { outcome: "not_asked", reasons: ["not_a_place"] };
  if (on !== undefined && !(Number.isInteger(on) && on >= -25_567 && on <= 84_005)) return { outcome: "not_asked", reasons: ["not_a_day"] };
  const read = proof ? await orRefusal(() => (typeof proof === "string" ? readProofText(proof) : readProof(proof))) : null;
  const judged = await judge(document, read instanceof Refused ? null : read, opened, { now, place, on });
  return { ...judged, remembered: hex(memoryBytes(memory)) };
}

const FORMS = new Set(["structure", "not_deterministic", "too_long"]);

const refusal = (outcome, { kind, message }) => ({ outcome, reasons: [FORMS.has(kind) ? "malformed" : kind], what: message });

async function orRefusal(act) {
  try {
    return await act();
  } catch (fault) {
    if (fault instanceof Refused) return fault;
    throw fault;
  }
}

/** Trust data of the same bytes and roots are followed once. */
const followed = new Map();

function opening(trust, roots) {
  const known = followed.get(trust);
  if (known?.roots === hex(roots)) return known.opened;
  const opened = readTrust(trust, roots);
  opened.catch(() => {});
  if (followed.size >= 16) followed.delete(followed.keys().next().value);
  followed.set(trust, { roots: hex(roots), opened });
  return opened;
}
