// Words, dates and figures as the server writes them. The texts are the server's own: they stand in the page, in its language.

export const words = JSON.parse(document.getElementById('words').textContent);

/** The text of `key`, with `{name}` replaced by its value. */
export const text = (key, values = {}) => fill(words.texts[key] ?? `[${key}]`, values);
const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** `23 November 2026` of `2026-11-23`. */
export function day(iso) {
  const [year, month, number] = iso.split('-').map(Number);
  return `${number}${number === 1 ? words.first : ''} ${words.months[month - 1]} ${year}`;
}

const iso = (seconds) => new Date(seconds * 1000).toISOString();
/** `10:21`, universal time. */
export const time = (seconds) => iso(seconds).slice(11, 16);
export const dayOf = (seconds) => day(iso(seconds).slice(0, 10));
/** `23 November 2026, 10:21 UTC`. */
export const instant = (seconds) => `${dayOf(seconds)}, ${time(seconds)} UTC`;

/** `1 242.765`: thin spaces, and the language's decimal sign. The digits are never counted with. */
export function figure(plain) {
  const [whole, part] = plain.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f');
  return part ? `${grouped}${words.decimal}${part}` : grouped;
}

export const place = (code) => words.places[code] ?? code;
export const origin = (codes) => (codes === '***' ? text('origin-mixed') : codes.split(', ').map(place).join(', '));
export const number = (plain) => `${plain.slice(0, 2)} ${plain.slice(2)}`;

/** `5 minutes ago`, in the page's language. */
export function ago(seconds) {
  const units = [['day', 86_400], ['hour', 3_600], ['minute', 60]];
  const [unit, length] = units.find(([, length]) => seconds >= length) ?? ['minute', 60];
  return new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' }).format(-Math.max(0, Math.floor(seconds / length)), unit);
}
