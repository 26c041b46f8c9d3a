// The story in a real browser: applied for in Freetown, issued by two, verified, confirmed in Antwerp; without script at
// 1280 px, with script at 390 px; every page judged by axe-core. Then the verifier without a network, at whose end the server is killed. Run by `cargo xtask test`, which sets the environment:
// KPCS_BIN (the program), KPCS_CHROMIUM, KPCS_BROWSER_MODULES (where playwright-core and axe-core are).
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cases } from './offline-cases.mjs';
import { offline } from './offline.mjs';
import { story } from './story.mjs';

const need = (name) => process.env[name] ?? (console.error(`${name} is not set: run cargo xtask test`), process.exit(2));
const modules = createRequire(join(need('KPCS_BROWSER_MODULES'), 'x.js'));
const { chromium } = modules('playwright-core');
const axe = readFileSync(modules.resolve('axe-core/axe.min.js'), 'utf8');

/** Starts a demonstration in a new folder and waits for its address. */
async function demonstration(folder) {
  const program = spawn(need('KPCS_BIN'), ['demo', '--port', '0', '--data-dir', join(folder, 'register')]);
  let said = '';
  const address = await new Promise((found, failed) => {
    program.stdout.on('data', (piece) => {
      said += piece;
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (address && said.includes('Three things to try')) found(address[0]);
    });
    program.on('exit', (code) => failed(new Error(`kpcs demo ended with ${code}: ${said}`)));
  });
  const ended = new Promise((done) => program.on('exit', done));
  const kill = () => program.kill('SIGKILL') && ended;
  return { address, stop: () => program.kill('SIGTERM'), kill };
}

/** What axe finds wrong with the page, in one line each. */
async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  const worded = await page.evaluate(() => (document.body.innerText.match(/\[[a-z]+(-[a-z0-9]+)+\]/g) ?? []));
  return [
    ...found.violations.map((one) => `${one.id}: ${one.nodes[0].target}`),
    ...(wide ? ['wider than the window'] : []),
    ...worded.map((key) => `not worded: ${key}`),
  ];
}

const folder = mkdtempSync(join(tmpdir(), 'kpcs-browser-'));
let passed = 0;
let failed = 0;
const report = (name, problem) => {
  console.log(`${problem ? 'FAILED' : 'ok'}  ${name}${problem ? `\n        ${problem}` : ''}`);
  if (problem) failed += 1;
  else passed += 1;
};

async function journey(name, deed) {
  try {
    await deed();
    report(name);
  } catch (error) {
    report(name, error.stack.slice(0, 1500));
  }
}

const demo = await demonstration(folder);
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const launch = (more = []) => chromium.launch({ executablePath: need('KPCS_CHROMIUM'), args: [...quiet, ...more] });
const browser = await launch();
try {
  for (const [javaScriptEnabled, width] of [[false, 1280], [true, 390]]) {
    const name = `${width} px, ${javaScriptEnabled ? 'with' : 'without'} script`;
    const visited = new Set();
    const open = () => browser.newContext({ javaScriptEnabled, viewport: { width, height: 900 }, locale: 'en-GB' });
    const carats = javaScriptEnabled ? '7.50' : '12.34';
    await journey(`the story at ${name}`, () => story({ open, base: demo.address, carats, folder, visited }));
    // axe needs script of its own: the pages seen are opened again as the same people.
    for (const [login, path] of [...visited].map((seen) => seen.split(' '))) {
      const context = await browser.newContext({ viewport: { width, height: 900 } });
      const page = await context.newPage();
      if (login !== '-') await signIn(page, demo.address, login);
      const answer = await page.goto(demo.address + path);
      const problems = answer.status() < 400 ? await faults(page) : [`status ${answer.status()}`];
      report(`axe ${width} px ${login} ${path}`, problems.join('\n        '));
      await context.close();
    }
  }
  const world = { launch, browser, base: demo.address, kill: demo.kill, folder, faults };
  await journey('the frozen cases in the offline verifier', () => cases(world));
  await journey('the offline verifier with the server killed', () => offline(world));
} finally {
  await browser.close();
  demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`journeys: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

async function signIn(page, base, login) {
  await page.goto(`${base}/sign-in`);
  await page.fill('#field-account', login);
  await page.fill('#field-password', 'kimberley');
  await page.click('.buttons button');
}
