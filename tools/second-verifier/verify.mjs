// The whole check in one call: texts and bytes in, an answer out. Never throws for what others wrote.
//
// Answers: { outcome, reasons, number, ... }; where the code or the trust data cannot be used, outcome is `unreadable` or
// `trust_refused` with the kind of fault as the one reason.

import { hex } from "./bytes.mjs";
import { readText } from "./document.mjs";
import { judge } from "./ladder.mjs";
import { readProofText } from "./log-proof.mjs";
import { Refused } from "./refused.mjs";
import { accept, readTrust } from "./trust.mjs";

/** `trust` and `roots` are bytes; `proof`, `place`, `on` and `remembered` may be undefined. */
export async function check({ code, proof, trust, roots, now, place, on, remembered }) {
  const document = await orRefusal(() => readText(code));
  if (document instanceof Refused) return refusal("unreadable", document);
  const opened = await orRefusal(() => opening(trust, roots));
  if (opened instanceof Refused) return refusal("trust_refused", opened);
  const memory = await orRefusal(() => accept(opened, now, remembered));
  if (memory instanceof Refused) return refusal("trust_refused", memory);
  const read = proof ? await orRefusal(() => readProofText(proof)) : null;
  const judged = await judge(document, read instanceof Refused ? null : read, opened, { now, place, on });
  return { ...judged, remembered: memory };
}

const refusal = (outcome, fault) => ({ outcome, reasons: [fault.kind], what: fault.message });

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
