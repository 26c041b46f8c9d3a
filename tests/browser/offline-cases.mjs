// Frozen cases of trust data (testdata/trust) through the page itself: what the register's own code answers is what stands on the screen,
// and trust data that the rules refuse change nothing.
import { readFileSync } from 'node:fs';

import { holds, paste, visit } from './offline.mjs';

const ALL = JSON.parse(readFileSync(new URL('../../testdata/trust/cases.json', import.meta.url)));
const SHOWN = ['everything in order', 'no log proof', 'a changed signature', 'used', 'in conflict', 'data of a day and a second', 'data of thirty days and a second'];
const WORDS = { valid: 'VALID', valid_old_data: 'VALID, OLD DATA', authentic_not_logged: 'GENUINE, NOT YET IN THE LOG', conflict: 'CONFLICT', not_valid: 'NOT VALID' };
const named = (name) => ALL.find((one) => one.name === name);

/** The page on a day, with trust data and a fingerprint that stand in for the server's. */
async function open(browser, base, one) {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 390, height: 844 } });
  const served = { trust: one.trust, pinned: one.pinned };
  await context.route('**/.well-known/kpcs-trust', (route) => route.fulfill({ body: Buffer.from(served.trust, 'hex') }));
  await context.route('**/.well-known/kpcs-roots', (route) => route.fulfill({ body: `${served.pinned}\n` }));
  const page = await context.newPage();
  await page.clock.setFixedTime(one.now * 1000);
  await visit(page, `${base}/verify/offline?lang=en`);
  return { context, page, served };
}

/** Place and day of the case, then its code. */
async function asked(page, one) {
  await page.locator('#field-at').evaluate((field) => { field.closest('details').open = true; });
  await page.selectOption('#field-at', one.place);
  await page.fill('#field-on', one.on);
  return paste(page, one.code, one.proof?.startsWith('KPL1:') ? one.proof : '');
}

export async function cases({ browser, base }) {
  for (const name of SHOWN) {
    const one = named(name);
    const { context, page } = await open(browser, base, one);
    if (one.proof && !one.proof.startsWith('KPL1:')) {
      await page.setInputFiles('#field-file', { name: 'proof', mimeType: 'application/cbor', buffer: Buffer.from(one.proof, 'hex') });
      await page.locator('#said .notice').waitFor();
    }
    const word = await asked(page, one);
    holds(word === WORDS[one.answer.outcome], `${name}: ${WORDS[one.answer.outcome]} is said, not ${word}`);
    await context.close();
  }
  await refused(browser, base);
}

/** What the page remembers of the data that it took is replaced by what the case remembers. */
const remembering = (page, remembered) => page.evaluate((remembered) => new Promise((done) => {
  indexedDB.open('kpcs-offline').onsuccess = ({ target: { result } }) => {
    const store = result.transaction('kept', 'readwrite').objectStore('kept');
    store.get('trust').onsuccess = ({ target }) => {
      store.put({ ...target.result, ...(remembered && { remembered }) }, 'trust').onsuccess = done;
    };
  };
}).then(() => undefined), remembered);

async function refused(browser, base) {
  const { context, page, served } = await open(browser, base, named('everything in order'));
  const whom = await page.locator('#trust-whom').textContent();
  for (const [name, says] of [['an older list', 'older than those'], ['another list of the same version', 'two different data'], ['not the encoding', 'cut short']]) {
    served.trust = named(name).trust;
    await remembering(page, named(name).remembered);
    await page.click('#renew');
    await page.locator('#trust', { hasText: says }).waitFor();
    holds((await page.locator('#trust-whom').textContent()) === whom, `${name}: what was taken before stays`);
  }
  await page.locator('#start-anew').evaluate((button) => { button.closest('details').open = true; });
  served.trust = named('other roots were pinned').trust;
  served.pinned = named('other roots were pinned').pinned;
  await page.click('#start-anew');
  await page.locator('#trust-first', { hasText: 'other roots' }).waitFor();
  await context.close();
}
