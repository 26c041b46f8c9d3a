// The verifier without a network: opened once, then the server is killed and the network cut. What it said of a certificate the server's own
// page said before; a changed code is never valid; scans stay; old data are not called fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

export function holds(condition, what) {
  if (!condition) throw new Error(what);
}

/** Opens the page and waits until it has looked at its data. */
export async function visit(page, address = '') {
  await (address ? page.goto(address) : page.reload());
  await page.waitForFunction(() => document.documentElement.dataset.ready === 'yes');
}

/** Pastes a code, perhaps a second; the outcome's word, or the title of the notice that stands instead. */
export async function paste(page, code, proof = '') {
  if (await page.locator('#another').isVisible()) await page.click('#another');
  await page.locator('#paste').evaluate((form) => { form.parentElement.open = true; });
  await page.fill('#field-text', code);
  await page.fill('#field-proof', proof);
  await page.click('#paste button');
  return said(page);
}

async function choose(page, file) {
  if (await page.locator('#another').isVisible()) await page.click('#another');
  await page.setInputFiles('#field-file', file);
  return said(page);
}

async function said(page) {
  const answered = page.locator('#answered:not([hidden]) .outcome h1, #said .notice-title');
  await answered.first().waitFor();
  return answered.first().innerText();
}

/** Labels and values of the facts to compare with the paper, on the server's page and on this one. */
const compared = (page, within) => page.locator(`${within} dl.facts`).first().evaluate((list) =>
  Object.fromEntries([...list.querySelectorAll(':scope > div')].map((row) => [row.querySelector('dt').innerText, row.querySelector('dd').innerText])));

/** A certificate of the demonstration that the server calls valid, in every form in which an officer may get it. */
async function certificate(browser, base, folder) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${base}/sign-in`);
  await page.fill('#field-account', 'sl.clerk');
  await page.fill('#field-password', 'kimberley');
  await page.click('.buttons button');
  await page.goto(`${base}/certificates`);
  const links = await page.locator('main a[href^="/certificates/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  for (const path of links.filter((path) => /^\/certificates\/SL\d+$/.test(path))) {
    const pdf = join(folder, 'offline.pdf');
    writeFileSync(pdf, await (await context.request.get(`${base}${path}/certificate.pdf`)).body());
    await page.goto(`${base}/verify`);
    await page.setInputFiles('main input[type=file]', pdf);
    await page.locator('main form .buttons button').first().click();
    if ((await page.locator('.outcome h1').innerText()) !== 'VALID') continue;
    const code = (await page.locator('.quote.code').textContent()).trim();
    const facts = await compared(page, 'main');
    const proof = join(folder, 'offline-proof');
    const asked = await context.request.get(`${base}${path}/log-proof`);
    if (asked.ok()) writeFileSync(proof, await asked.body());
    const picture = join(folder, 'offline.png');
    const drawing = await context.newPage();
    await drawing.setContent(await (await context.request.get(`${base}${path}/code.svg`)).text());
    await drawing.locator('svg').evaluate((svg) => svg.setAttribute('style', 'display:block;margin:40px;width:600px;height:600px'));
    await drawing.screenshot({ path: picture, clip: { x: 0, y: 0, width: 680, height: 680 } });
    await context.close();
    return { code, pdf, picture, facts, proof: asked.ok() ? proof : undefined };
  }
  throw new Error('no certificate of Sierra Leone is valid');
}

/** What the camera of the browser shows: the picture on white, as a film of one frame. */
async function film(page, picture, file) {
  const grey = await page.evaluate(async (bytes) => {
    const shown = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]));
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 720 });
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 1280, 720);
    pen.drawImage(shown, 300, 20, 680, 680);
    const { data } = pen.getImageData(0, 0, 1280, 720);
    let text = '';
    for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at]);
    return btoa(text);
  }, readFileSync(picture).toString('base64'));
  const frame = Buffer.concat([Buffer.from('FRAME\n'), Buffer.from(grey, 'base64'), Buffer.alloc(1280 * 720 / 2, 128)]);
  writeFileSync(file, Buffer.concat([Buffer.from('YUV4MPEG2 W1280 H720 F10:1 Ip A1:1 C420jpeg\n'), frame, frame]));
}

/** The whole journey; `kill` ends the server at once. */
export async function offline({ launch, browser, base, kill, folder, faults }) {
  const address = `${base}/verify/offline?lang=en`;
  const paper = await certificate(browser, base, folder);
  const expected = paper.proof ? 'VALID' : 'GENUINE, NOT YET IN THE LOG';
  await withoutScript(browser, address);
  await neverFetched(browser, address, paper);

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, acceptDownloads: true });
  const page = await context.newPage();
  await visit(page, address);
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active.state);
  await film(page, paper.picture, join(folder, 'camera.y4m'));
  await withCamera(launch, address, join(folder, 'camera.y4m'), paper);
  await kill();
  await context.setOffline(true);
  // What the browser happens to have loaded lately is no copy that an officer can count on.
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');

  await visit(page);
  holds((await page.locator('#trust-first').innerText()).startsWith('Data to check with: made'), 'the age of the data is shown');
  await verified(page, paper, expected, faults);
  await changed(page, paper.code);
  await kept(page);
  await grownOld(page, paper.code);
  await context.close();
}

async function withoutScript(browser, address) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  holds(await page.locator('#plain a[href="/verify"]').isVisible(), 'the page without script leads to the register');
  await context.close();
}

async function neverFetched(browser, address, { code }) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.route('**/.well-known/*', (route) => route.abort());
  const page = await context.newPage();
  await visit(page, address);
  holds((await page.locator('#trust-first').innerText()).includes('never fetched'), 'the page says that nothing was ever fetched');
  const word = await paste(page, code);
  holds(word === 'NOT CHECKED' && !(await page.locator('#answered').isVisible()), `nothing is answered without data: ${word}`);
  await context.close();
}

async function withCamera(launch, address, film, { facts }) {
  const browser = await launch(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`]);
  try {
    const page = await (await browser.newContext({ permissions: ['camera'] })).newPage();
    await visit(page, address);
    await page.click('#camera-open');
    await page.locator('#answered .outcome').waitFor();
    holds((await page.locator('#rest').innerText()).includes(facts.Exporter), 'the camera reads the code');
  } finally {
    await browser.close();
  }
}

async function verified(page, { code, pdf, picture, facts, proof }, expected, faults) {
  for (const [how, give] of [['text', () => paste(page, code)], ['PDF', () => choose(page, pdf)], ['picture', () => choose(page, picture)]]) {
    if (proof) await choose(page, proof);
    const word = await give();
    holds(word === expected, `${how}: ${expected} is said, not ${word}: ${await page.locator('#said').innerText()}`);
    const shown = await compared(page, '#rest');
    for (const [label, value] of Object.entries(facts)) holds(shown[label] === value, `${how}: ${label} is ${value}, not ${shown[label]}`);
  }
  const wrong = await faults(page);
  holds(wrong.length === 0, wrong.join('; '));
}

/** Each letter of the second half changed once, in steps: none is valid, some are read and refused. */
async function changed(page, code) {
  let refused = 0;
  for (let at = Math.floor(code.length / 2); at < code.length; at += 11) {
    const word = await paste(page, code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1));
    holds(['NOT VALID', 'The code is not whole'].includes(word), `a code changed at ${at} is not valid: ${word}`);
    refused += word === 'NOT VALID' ? 1 : 0;
  }
  holds(refused > 0, 'some changed codes are read');
}

async function kept(page) {
  const count = await page.locator('#scans-list li').count();
  holds(count > 3, `scans are kept: ${count}`);
  await visit(page);
  holds((await page.locator('#scans-list li').count()) === count, 'scans are kept over a reload');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#scans-file')]);
  const rows = JSON.parse(readFileSync(await download.path(), 'utf8'));
  holds(rows.length === count && rows.every((row) => row.outcome && row.at && row.certificate), 'the file has every scan');
}

async function grownOld(page, code) {
  await page.clock.setFixedTime(Date.now() + 2 * DAY_MS);
  await visit(page);
  holds((await page.locator('#trust-first').innerText()).includes('Old: made 2 days ago'), 'data of two days are called old');
  await page.clock.setFixedTime(Date.now() + 40 * DAY_MS);
  await visit(page);
  holds((await page.locator('#trust-first').innerText()).includes('Too old: made'), 'data of forty days are called too old');
  holds((await paste(page, code)) === 'NOT VALID', 'data of forty days call nothing valid');
  holds((await page.locator('#head').innerText()).includes('too old'), 'and it is said why');
}
