// Every frozen vector is read in each of its forms and made again; every input that must be refused is refused.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { concat, hex, unhex, utf8 } from "../bytes.mjs";
import { decodePrefixed, encodeBase45 } from "../base45.mjs";
import { encode, part } from "../cbor.mjs";
import { readDocument, readText } from "../document.mjs";
import { blinds, sha256 } from "../hash.mjs";
import { ED25519, ES256, keyId } from "../keys.mjs";
import { Refused } from "../refused.mjs";
import { isSignedBy, leaf, protectedHeader, readStatement, statementBytes } from "../statement.mjs";

const FOLDER = new URL("../../../testdata/vectors/", import.meta.url);
const load = (name) => JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
const keyOf = (text) => ({ algorithm: text.length === 64 ? ED25519 : ES256, bytes: unhex(text) });

const names = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "refused.json");
assert.ok(names.length >= 50, "the vectors are there");

for (const name of names) {
  test(`vector ${name}`, async () => {
    const vector = load(name);
    const { from, made } = vector;
    const statement = readStatement(unhex(made.statement));
    const key = keyOf(made.public_key);
    assert.equal(hex(statementBytes(statement)), made.statement);
    assert.equal(hex(protectedHeader(statement)), made.protected_header);
    assert.equal(hex(await leaf(statement)), made.leaf);
    assert.equal(hex(await keyId(key)), made.key_id);
    assert.deepEqual([statement.act, statement.version], [vector.code, vector.version]);
    assert.ok(await isSignedBy(statement, key));
    const parts = [made.header_part, made.core_part, made.details_part, made.chain_part].map(unhex);
    const blind = await blinds(unhex(from.seed));
    const all = [blind.header, blind.core, unhex(from.blind_of_details), unhex(from.blind_of_chain)];
    const digests = await Promise.all(parts.map((bytes, at) => sha256(concat(all[at], bytes))));
    assert.deepEqual(digests.map(hex), made.digests);
    assert.equal(hex(await sha256(utf8("kpcs/approval/v1"), ...digests.slice(0, 3))), made.approval_digest);
    for (const bytes of parts) if (bytes.length > 0) assert.equal(hex(encode(part(bytes))), hex(bytes));
    if (!made.qr_text) return;
    assert.equal(hex(decodePrefixed("KPC1:", made.qr_text, 4_096)), made.document);
    assert.equal(`KPC1:${encodeBase45(unhex(made.document))}`, made.qr_text);
    for (const document of [await readDocument(unhex(made.document)), await readText(` \r\n${made.qr_text}\n`)]) {
      assert.equal(hex(statementBytes(document.statement)), made.statement);
      assert.equal(hex(encode(document.header)), made.header_part);
      assert.equal(hex(encode(document.core)), made.core_part);
    }
  });
}

const READERS = {
  statement: (input) => readStatement(unhex(input)),
  document: (input) => readDocument(unhex(input)),
  part: (input) => part(unhex(input)),
  qr_text: (input) => readText(input),
};

for (const { name, form, kind, input, public_key } of load("refused.json").cases) {
  test(`refused: ${form}, ${name}`, async () => {
    const read = (async () => READERS[form](input))();
    if (kind !== "signature") return assert.rejects(read, Refused);
    const value = await read;
    assert.equal(await isSignedBy(value.statement ?? value, keyOf(public_key)), false);
  });
}
