#!/usr/bin/env node
// How many certificates a second one thread checks, with proof and three cosignatures, every signature verified anew.
//
//   node tools/second-verifier/speed.mjs [COUNT]

import { check } from "./verify.mjs";
import { NOW, makeCertificate, makeProof, makeWorld } from "./test/build.mjs";

const count = Number(process.argv[2] ?? 2_000);
const world = await makeWorld();
const papers = await Promise.all(
  Array.from({ length: 50 }, async (_, seed) => {
    const paper = await makeCertificate(world.key, { seed });
    return { code: paper.code, proof: (await makeProof(world.log, paper.entry, { index: seed, size: 1_000 })).proof };
  }),
);

async function run(name, asked) {
  const began = performance.now();
  for (let done = 0; done < count; done += 1) {
    const { outcome } = await check({ ...asked(papers[done % papers.length]), trust: world.trust, roots: world.fingerprint, now: NOW });
    if (!["valid", "authentic_not_logged"].includes(outcome)) throw new Error(outcome);
  }
  console.log(`${name}: ${Math.round((count * 1_000) / (performance.now() - began))} a second (${count} checks)`);
}

await run("with proof", (paper) => paper);
await run("without proof", ({ code }) => ({ code }));
