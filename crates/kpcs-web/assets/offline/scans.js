// What was checked on this device, to be confirmed later: a list, a file, and the same checks once more with newer data. Nothing is sent.
import { sentence } from './answer.js';
import { check } from './checks.js';
import { forgetScans, keepScan, scans } from './memory.js';
import { element, template, the } from './page.js';
import { instant, number, text } from './words.js';

/** Keeps an answer; the browser is asked not to throw it away when room is short. */
export async function keepAnswer(said) {
  const { document: read, checks: _, ...kept } = said;
  const summary = { number: read?.header?.number ?? '', issuer: read?.issuer ?? '', carats: read?.core?.carats ?? '', value: read?.core?.value ?? '' };
  await keepScan({ ...kept, ...summary });
  void navigator.storage?.persist?.();
  await show();
}

/** Draws the list; pressing one asks `open` to show it again. */
export async function show(open = show.open) {
  show.open = open;
  const all = await scans();
  the('scans-none').hidden = all.length > 0;
  the('scans-some').hidden = all.length === 0;
  the('scans-list').replaceChildren(...all.map((scan) => row(scan, open)));
}

function row(scan, open) {
  const shown = template(`outcome-${scan.outcome}`);
  const button = element('button', 'button-text', text(`outcome-${scan.outcome.replaceAll('_', '-')}`));
  button.type = 'button';
  button.onclick = () => open(scan);
  const what = [scan.number && number(scan.number), instant(scan.at)].filter(Boolean).join(', ');
  const words = element('div', '', button, element('span', 'line', what));
  if (scan.reasons[0]) words.append(element('span', 'line note', sentence(scan.reasons[0])));
  if (scan.was) words.append(element('span', 'line note', text('offline-was', { outcome: text(`outcome-${scan.was.replaceAll('_', '-')}`) })));
  return element('li', `outcome-small outcome-${shown.querySelector('svg').classList[1].slice(8)}`, shown.querySelector('svg'), words);
}

/** Checks all once more, as of the day on which each was presented. */
export async function again() {
  for (const scan of await scans()) {
    const said = await check(scan);
    if (said.outcome === undefined) continue;
    const was = said.outcome === scan.outcome ? scan.was : (scan.was ?? scan.outcome);
    const { outcome, reasons, trust_made_at } = said;
    await keepScan({ ...scan, outcome, reasons, trust_made_at, was, confirmed_at: said.at });
  }
  await show();
}

/** The list as a file of this device. */
export async function file() {
  const bytes = (value) => (value instanceof Uint8Array ? Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('') : value);
  const rows = (await scans()).map(({ certificate, proof, ...scan }) => ({ ...scan, certificate: bytes(certificate), proof: bytes(proof) }));
  const link = element('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(rows, null, 1)], { type: 'application/json' }));
  link.download = `kpcs-scans-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
}

export async function forgetAll() {
  await forgetScans();
  await show();
}
