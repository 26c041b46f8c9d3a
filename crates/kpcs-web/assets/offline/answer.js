// An answer as the page of the register shows it: the same word, shape, reasons and fields, from the templates in the page.
import { day, dayOf, figure, instant, number, origin, place, text, time, words } from './words.js';
import { element, template } from './page.js';

/** The nodes of an answer: its head, and what follows from it. */
export function answer(said) {
  const head = [said.specimen && element('p', 'specimen', text('verify-specimen')), verdict(said)].filter(Boolean);
  const { header, core } = said.document ?? {};
  const fields = header || core ? [section('verify-compare-title', 'verify-compare-text', compare(said.document), said.document.rosette)] : [];
  return { head, rest: [...fields, section('verify-proof-title', 'verify-proof-text', proof(said))] };
}

function verdict(said) {
  const card = template(`outcome-${said.outcome}`);
  const [first, ...rest] = said.reasons;
  if (first) card.querySelector('.outcome-reason').textContent = sentence(first);
  const more = [first && found(first), ...rest.map((reason) => [sentence(reason), found(reason)].filter(Boolean).join(' '))];
  const next = card.querySelector('.outcome-next');
  for (const line of more.filter(Boolean)) next.before(element('p', 'note', line));
  return card;
}

export const sentence = ({ code }) => words.reasons[code] ?? code;

function found({ found, expected }) {
  if (!found) return '';
  return expected ? text('verify-found-expected', { found, expected }) : text('verify-found-only', { found });
}

/** What weighs most first, so that it is seen without scrolling; then in the order of the paper. */
function compare({ header, core }) {
  const carats = (plain) => `${figure(plain)} ct`;
  const value = (plain) => `USD ${figure(plain)}`;
  const more = (count) => (count === null || count === undefined ? '' : text('verify-more', { count }));
  const lines = (core?.lines ?? []).map((line) => [words.subheadings[line.hs], `${carats(line.carats)}, ${value(line.value)}`]);
  return facts([
    core && ['word-carats', carats(core.carats), '', 'offline-large'],
    core && ['word-value', value(core.value), '', 'offline-large'],
    core && ['word-exporter', core.exporter],
    core && ['word-importer', core.importer],
    header?.expires && ['word-expires-on', day(header.expires)],
    header?.number && ['word-number', number(header.number), '', 'code'],
    header?.participant && ['word-issuer', place(header.participant)],
    header?.destination && ['verify-destination', place(header.destination)],
    header?.issued && ['word-issued-on', day(header.issued)],
    core && ['word-origin', origin(core.origin), more(core.more_origins)],
    ...lines,
    core && ['word-parcels', figure(String(core.parcels))],
    core && ['verify-seals', core.seals.join(', '), more(core.more_seals)],
  ]);
}

function proof(said) {
  const list = element('ul', 'judged');
  list.append(...said.checks.map((check) => judged(check, said)));
  const { document: read } = said;
  const details = element('details');
  details.append(element('summary', '', text('verify-proof-details')), facts([
    read && ['verify-signed-by', read.issuer, '', 'code'],
    read && ['verify-signed-at', instant(read.signed_at)],
    read && ['verify-key', read.key, '', 'code'],
    read && ['verify-algorithm', read.algorithm],
    read && ['verify-digest', read.leaf, '', 'code'],
    ['verify-trust', instant(said.trust_made_at)],
    said.place && ['verify-at', place(said.place)],
    said.day && ['verify-on', day(said.day)],
  ]));
  const checked = { day: dayOf(said.at), time: time(said.at), made: instant(said.trust_made_at) };
  return [list, details, element('p', 'note gap', text('offline-checked', checked))];
}

/** One check with its verdict, on the line that the register has for that verdict. */
function judged({ name, answer }, said) {
  const kind = answer === 'holds' ? 'met' : answer === 'not_checked' ? 'mute' : name === 'log' ? 'hand' : 'refusal';
  const line = template('judged').querySelector(`.judged-${kind}`);
  const { sentence, section } = words.checks[name] ?? { sentence: name, section: '' };
  line.querySelector('.judged-text').textContent = sentence;
  const key = note(name, answer, said);
  if (key) line.querySelector('.judged-text').append(element('span', 'note line', text(key)));
  line.querySelector('.judged-section').replaceWith(element('span', 'judged-section', section));
  return line;
}

/** Why something was not checked, and what would have it checked. */
function note(name, answer, { day, place, proof }) {
  if (answer !== 'not_checked') return undefined;
  const notes = {
    expiry: day ? 'check-expiry-not-said' : 'check-needs-day',
    destination: place ? 'check-destination-not-said' : 'check-needs-place',
    status: proof ? 'check-needs-status' : 'offline-needs-proof',
    signature: 'check-needs-key',
    key_period: 'check-needs-key',
  };
  return notes[name];
}

function section(title, lead, content, rosette) {
  const head = element('div', 'section-head stack', element('h2', '', text(title)), element('p', 'note', text(lead)));
  if (rosette) head.append(drawn(rosette), element('p', 'note', text('verify-rosette-text')));
  const body = element('div');
  body.append(...[content].flat());
  return element('section', 'section', head, body);
}

/** The rosette that the verifier drew from the digest. */
function drawn(svg) {
  const figure = element('span', 'rosette');
  figure.setAttribute('role', 'img');
  figure.setAttribute('aria-label', text('verify-rosette'));
  figure.append(document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true));
  return figure;
}

/** Rows of label (or its key), value, note and class; what is missing is left out. */
export function facts(rows) {
  const list = element('dl', 'facts');
  for (const [label, value, more, kind] of rows.filter(Boolean)) {
    const said = element('dd', '', element('span', kind ?? '', value));
    if (more) said.append(element('span', 'note line', more));
    list.append(element('div', '', element('dt', '', words.texts[label] ?? label), said));
  }
  return list;
}
