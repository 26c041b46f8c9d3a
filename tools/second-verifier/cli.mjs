#!/usr/bin/env node
// The second verifier from a terminal. One certificate, or one a line:
//
//   node tools/second-verifier/cli.mjs --trust FILE --roots HEX [--at PLACE] [--on DATE] [--now SECONDS] [--proof KPL1:...] CODE
//   node tools/second-verifier/cli.mjs --batch [--trust FILE --roots HEX] < inputs.jsonl > answers.jsonl
//
// A line of a batch: {code, proof, trust, roots, now, place, on, remembered}; trust is hexadecimal or `@FILE`, proof a text or
// hexadecimal, remembered hexadecimal, `on` a date or a number of days; what a line lacks is taken from the command. Exit codes as `kpcs verify` (decision 17): 0, 10, 11, 12, 13; 2
// usage; 3 unreadable or trust data refused.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

import { unhex } from "./bytes.mjs";
import { check } from "./verify.mjs";

const EXIT = { valid: 0, valid_old_data: 10, authentic_not_logged: 11, conflict: 12, not_valid: 13 };
const TEXT = { type: "string" };
const files = new Map();
const BYTES = /^[0-9a-f]+$/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { trust: TEXT, roots: TEXT, at: TEXT, on: TEXT, now: TEXT, proof: TEXT, remembered: TEXT, batch: { type: "boolean" } },
});

process.exitCode = values.batch ? await batch() : await one();

async function one() {
  if (positionals.length !== 1 || !values.trust || !values.roots) {
    console.error("usage: cli.mjs --trust FILE --roots HEX [--at PLACE] [--on DATE] [--now SECONDS] [--proof KPL1:...] CODE");
    return 2;
  }
  const answer = await check(question({ code: positionals[0] }));
  console.log(JSON.stringify(answer));
  return EXIT[answer.outcome] ?? 3;
}

async function batch() {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    process.stdout.write(`${JSON.stringify(await check(question(JSON.parse(line))))}\n`);
  }
  return 0;
}

function question(line) {
  return {
    code: line.code,
    proof: proofOf(line.proof ?? values.proof),
    trust: trustBytes(line.trust ?? (values.trust && `@${values.trust}`)),
    roots: unhex(line.roots ?? line.pinned ?? values.roots),
    now: line.now ?? Number(values.now ?? Math.floor(Date.now() / 1000)),
    place: (line.place ?? values.at) || undefined,
    on: days(line.on ?? values.on),
    remembered: memoryOf(line.remembered ?? values.remembered),
  };
}

function proofOf(text) {
  return text && BYTES.test(text) ? unhex(text) : text ?? undefined;
}

function memoryOf(text) {
  return text ? unhex(text) : undefined;
}

function days(date) {
  return typeof date === "string" ? Date.parse(`${date}T00:00:00Z`) / 86_400_000 : date ?? undefined;
}

/** The same text gives the same array, so that trust data are followed once. */
function trustBytes(text) {
  if (!files.has(text)) {
    if (files.size >= 16) files.clear();
    files.set(text, text.startsWith("@") ? new Uint8Array(readFileSync(text.slice(1))) : unhex(text));
  }
  return files.get(text);
}
