// What the page says of its trust data: their age, why a renewal failed, and whom they trust.
import { facts } from './answer.js';
import { element, notice, the } from './page.js';
import { state } from './trust.js';
import { ago, instant, text, words } from './words.js';

const TONES = { never: 'refusal', refused: 'refusal', too_old: 'refusal', old: 'hand', fresh: 'plain' };

/** Draws all of it. */
export function drawTrust() {
  const { word, age, record, trouble, back } = state();
  const key = `offline-trust-${word}`.replaceAll('_', '-');
  const made = record ? { age: ago(age), at: instant(record.made_at) } : {};
  const parts = [notice(TONES[word], text(key, made), text(`${key}-text`, made))];
  if (trouble && !(trouble === 'network' && word === 'fresh')) parts.push(notice(trouble === 'network' ? 'plain' : 'hand', text('offline-not-renewed'), why(trouble)));
  if (back) parts.push(notice('hand', text('offline-clock-back'), text('offline-clock-back-text')));
  // What needs a hand stands above everything, what is well beside the rest of it.
  const well = word === 'fresh' && !back;
  the('trust').replaceChildren(...(well ? parts : []));
  the('trust-first').replaceChildren(...(well ? [element('p', 'note', text('offline-age', made))] : parts));
  the('trust-whom').replaceChildren(...(record ? [whom(record)] : []));
}

/** What came of trust data from a file. */
export function renewed() {
  const { trouble } = state();
  return trouble ? notice('refusal', text('offline-not-renewed'), why(trouble)) : notice('plain', text('offline-renewed'), '');
}

function why(trouble) {
  const key = `offline-trouble-${trouble.replaceAll('_', '-')}`;
  return words.texts[key] ?? text('offline-trouble-malformed');
}

function whom({ roots, first, about, made_at }) {
  return facts([
    ['offline-fingerprint', grouped(first.roots), text('offline-pinned-at', { at: instant(first.at) }), 'code'],
    roots !== first.roots && ['offline-roots-now', grouped(roots), text('offline-roots-followed'), 'code'],
    about.log && ['offline-log', about.log, '', 'code'],
    ['offline-keys', String(about.keys)],
    ['offline-witnesses', text('offline-needed', { needed: about.needed, witnesses: about.witnesses })],
    ['verify-trust', instant(made_at)],
  ]);
}

/** In fours, to be read out. */
const grouped = (digest) => digest.match(/.{4}/g).join(' ');
