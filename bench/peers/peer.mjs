// npm `cose-kit` and `@digitalbazaar/vc`: the first verifies the statements that kpcs-bench wrote and signs the same
// particulars; the second issues and verifies W3C credentials of them. One thread, three seconds each, after one round to
// warm up; prints lines of: who, what, how many a second.

import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {performance} from 'node:perf_hooks';

const [folder, tools] = process.argv.slice(2);
const require = createRequire(join(tools, 'package.json'));
const load = async name => {
  try { return await import(require.resolve(name)); } catch { return import(join(tools, 'node_modules', name, 'lib/index.js')); }
};
const version = name => JSON.parse(readFileSync(join(tools, 'node_modules', name, 'package.json'))).version;
const LONG_ENOUGH = 3000;

const given = JSON.parse(readFileSync(join(folder, 'certificates.json')));
const statements = given.statements.map(text => Buffer.from(text, 'hex'));
const base64url = text => Buffer.from(text, 'hex').toString('base64url');
const publicJwk = {kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', x: base64url(given.public)};
const privateJwk = {...publicJwk, d: base64url(given.secret)};

await coseKit();
await credentials();

async function coseKit() {
  const {coseSign, coseVerify} = await load('cose-kit');
  const {importJWK} = await load('jose');
  const who = `cose-kit ${version('cose-kit')} (Node)`;
  const [publicKey, privateKey] = [await importJWK(publicJwk), await importJWK(privateJwk)];
  await measure(who, 'verify the signature', statements, async statement => {
    const {isValid} = await coseVerify(statement, publicKey);
    if (!isValid) throw new Error('cose-kit refuses our statement');
  });
  await measure(who, 'sign', given.particulars, one =>
    coseSign({alg: 'EdDSA'}, {}, Buffer.from(JSON.stringify(one)), privateKey));
}

async function credentials() {
  const vc = await load('@digitalbazaar/vc');
  const {DataIntegrityProof} = await load('@digitalbazaar/data-integrity');
  const {cryptosuite} = await load('@digitalbazaar/eddsa-rdfc-2022-cryptosuite');
  const Ed25519Multikey = await load('@digitalbazaar/ed25519-multikey');
  const who = `vc ${version('@digitalbazaar/vc')} (Node)`;
  const controller = 'https://issuer.example/sl';
  const keyPair = await Ed25519Multikey.generate({controller, id: `${controller}#key`});
  const key = await keyPair.export({publicKey: true});
  const owner = {'@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
    id: controller, assertionMethod: [key.id]};
  const pages = new Map([[key.id, {'@context': 'https://w3id.org/security/multikey/v1', ...key}], [controller, owner]]);
  const documentLoader = vc.defaultDocumentLoader;
  const loader = async url => pages.has(url)
    ? {contextUrl: null, documentUrl: url, document: pages.get(url)} : documentLoader(url);
  const certificates = given.particulars.map(one => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', {'@vocab': 'https://issuer.example/terms#'}],
    type: ['VerifiableCredential'], issuer: controller, credentialSubject: one,
  }));
  const suite = () => new DataIntegrityProof({signer: keyPair.signer(), cryptosuite});
  await measure(who, 'sign', certificates, credential =>
    vc.issue({credential: structuredClone(credential), suite: suite(), documentLoader: loader}));
  const issued = [];
  for (const credential of certificates) {
    issued.push(await vc.issue({credential: structuredClone(credential), suite: suite(), documentLoader: loader}));
  }
  await measure(who, 'verify a credential of its own', issued, async credential => {
    const verified = await vc.verifyCredential(
      {credential, suite: new DataIntegrityProof({cryptosuite}), documentLoader: loader});
    if (!verified.verified) throw verified.error;
  });
}

async function measure(who, what, items, job) {
  for (const item of items) await job(item);
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < LONG_ENOUGH) {
    for (const item of items) await job(item);
    count += items.length;
  }
  console.log(`${who}\t${what}\t${Math.round(count * 1000 / (performance.now() - start))}`);
}
