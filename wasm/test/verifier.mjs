// The built verifier in Node: answers questions as the page does. Used by the tests and by the comparison of verifiers.
//
//   node tools/second-verifier/mutate.mjs --count 1000 | node wasm/test/verifier.mjs     answers {outcome, reasons}, one a line
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const FILE = new URL("../../crates/kpcs-web/assets/offline/verifier.wasm", import.meta.url);
const { instance } = await WebAssembly.instantiate(readFileSync(FILE), {});
const { memory, kpcs_room, kpcs_answer, ...deeds } = instance.exports;
const utf8 = new TextEncoder();

/** What `deed` (kpcs_trust, kpcs_verify, kpcs_find) answers to fields that are texts, numbers, bytes or nothing. */
export function ask(deed, ...fields) {
  const bytes = fields.map((field) => (field instanceof Uint8Array ? field : utf8.encode(String(field ?? ""))));
  const length = bytes.reduce((sum, field) => sum + 4 + field.length, 0);
  let at = kpcs_room(length);
  if (at === 0) return { fault: "too_long" };
  for (const field of bytes) {
    new DataView(memory.buffer).setUint32(at, field.length, true);
    new Uint8Array(memory.buffer).set(field, at + 4);
    at += 4 + field.length;
  }
  const answered = deeds[deed]();
  const start = kpcs_answer();
  return JSON.parse(new TextDecoder().decode(new Uint8Array(memory.buffer).slice(start, start + answered)));
}

const unhex = (text) => Uint8Array.from({ length: (text ?? "").length / 2 }, (_, at) => parseInt(text.slice(2 * at, 2 * at + 2), 16));
const HEX = /^[0-9a-f]+$/;

/** One line of a batch, in the words of the second verifier. */
export function judged({ code, proof, trust, roots, pinned, now, place, on, remembered }) {
  if (ask("kpcs_verify", code).unreadable !== undefined) return { outcome: "unreadable", reasons: ["malformed"] };
  const read = ask("kpcs_trust", unhex(trust), roots ?? pinned, remembered ? unhex(remembered) : "", now);
  if (read.refused) return { outcome: "trust_refused", reasons: [read.refused] };
  const said = ask("kpcs_verify", code, proof && HEX.test(proof) ? unhex(proof) : proof, place, on, now);
  if (said.fault) return { outcome: "not_asked", reasons: [said.fault] };
  return { outcome: said.outcome, reasons: said.reasons.map((reason) => reason.code) };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(judged(JSON.parse(line))));
}
