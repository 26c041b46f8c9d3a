// Receipts that `cargo run -p kpcs-log --example receipts` made (receipts.jsonl, 2026-11-23), read here; and every bit of one changed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { unhex } from "../bytes.mjs";
import { openReceipt, readReceipt } from "../log-proof.mjs";
import { Refused } from "../refused.mjs";

const given = readFileSync(new URL("receipts.jsonl", import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const open = async (bytes, entry, key) => openReceipt(readReceipt(bytes), entry, key);

test(`${given.length} receipts of the other implementation`, async () => {
  assert.equal(given.length, 24);
  for (const { key, index, entry, receipt } of given) {
    assert.equal(readReceipt(unhex(receipt)).index, index);
    await open(unhex(receipt), unhex(entry), unhex(key));
    await assert.rejects(open(unhex(receipt), unhex(`${entry}00`), unhex(key)), Refused);
    await assert.rejects(open(unhex(receipt), unhex(entry), unhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")), Refused);
  }
});

test("of a changed receipt only the size may still be claimed (log.md, Receipts)", async () => {
  const { key, entry, receipt } = given.at(-1);
  const sound = readReceipt(unhex(receipt));
  let otherSizes = 0;
  for (let bit = 0; bit < receipt.length * 4; bit += 1) {
    const bytes = unhex(receipt);
    bytes[bit >> 3] ^= 1 << (bit & 7);
    try {
      await open(bytes, unhex(entry), unhex(key));
      const { size, index } = readReceipt(bytes);
      assert.ok(size !== sound.size && index === sound.index, `${bit}`);
      otherSizes += 1;
    } catch (fault) {
      assert.ok(fault instanceof Refused, `${bit} ${fault}`);
    }
  }
  assert.ok(otherSizes <= 16, `${otherSizes}`);
});
