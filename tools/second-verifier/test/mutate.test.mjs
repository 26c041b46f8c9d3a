// Changed inputs: the same seed gives the same ones, none makes the verifier fail, and what was changed after it was signed is never
// VALID. The large run is `mutate.mjs --count 100000 | cli.mjs --batch` against the other implementation.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { unhex } from "../bytes.mjs";
import { inputs } from "../mutate.mjs";
import { check } from "../verify.mjs";

const COUNT = 2_000;
const collect = async (seed, count) => {
  const made = [];
  for await (const input of inputs(seed, count)) made.push(input);
  return made;
};
const ask = ({ kind, trust, roots, remembered, ...rest }) =>
  check({ ...rest, trust: unhex(trust), roots: unhex(roots), remembered: remembered && unhex(remembered) });

test("the same seed, the same inputs", async () => {
  const [first, again, other] = [await collect(7, 40), await collect(7, 40), await collect(8, 40)];
  assert.deepEqual(first, again);
  assert.notDeepEqual(first, other);
});

test("nothing fails, every outcome occurs, nothing spoiled is valid", async () => {
  const made = await collect(2, COUNT);
  const base = made.find(({ kind }) => kind === "question");
  const outcomes = new Map();
  for (const input of made) {
    const answer = await ask(input);
    outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1);
    const isWhole = input.code.trim() === base.code && (input.proof ?? "").trim() === base.proof && input.trust === base.trust;
    const isSpoiled = /^(code|proof|trust)(Text|Bytes|Heads)$/.test(input.kind) && !isWhole;
    if (isSpoiled) assert.ok(!answer.outcome.startsWith("valid"), JSON.stringify([input, answer]));
    if (/^code/.test(input.kind) && !isWhole) assert.ok(["unreadable", "not_valid"].includes(answer.outcome) || input.kind === "codeParts", JSON.stringify([input, answer]));
  }
  for (const outcome of ["valid", "valid_old_data", "authentic_not_logged", "conflict", "not_valid", "unreadable", "trust_refused"]) {
    assert.ok(outcomes.get(outcome) > 0, `${outcome} of ${JSON.stringify([...outcomes])}`);
  }
});

test("the command answers one certificate and a batch alike", async () => {
  const program = fileURLToPath(new URL("../cli.mjs", import.meta.url));
  const made = await collect(3, 20);
  const lines = execFileSync("node", [program, "--batch"], { input: made.map((input) => JSON.stringify(input)).join("\n") });
  const answers = lines.toString().trim().split("\n").map((line) => JSON.parse(line));
  assert.equal(answers.length, made.length);
  for (const [at, input] of made.entries()) assert.deepEqual(answers[at], JSON.parse(JSON.stringify(await ask(input))));
});
