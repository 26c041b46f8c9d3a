// What somebody gives, as the texts or bytes of a certificate and of its log proof; or the key of the text that says why not.
import { ask, unhex } from './engine.js';

const FILE_BYTES_MAX = 10 * 1024 * 1024;
/** The first byte of trust data and of a log proof: an array of three. Then the one has an array, the other bytes. */
const THREE = 0x83;
const [BYTES, ARRAY] = [2, 4];
/** Pictures that the page itself must decode are searched at no more than this. */
const SIDE_MAX = 4_000;

/** Both texts may stand in one, each in a line of its own. */
export function fromText(text, second = '') {
  const lines = `${text}\n${second}`.split('\n').map((line) => line.trim());
  const of = (prefix) => lines.find((line) => line.startsWith(prefix));
  const found = { certificate: of('KPC1:'), proof: of('KPL1:') };
  if (found.certificate || found.proof) return found;
  return { no: lines.join('') === '' ? 'verify-nothing' : 'verify-unknown' };
}

/** A picture, PDF, statement, log proof, text, or trust data. */
export async function fromFile(file) {
  if (file.size > FILE_BYTES_MAX) return { no: 'verify-damaged', expected: 'verify-too-large-expected' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === THREE && bytes[1] >> 5 === ARRAY) return { trust: bytes };
  if (bytes[0] === THREE && bytes[1] >> 5 === BYTES) return { proof: bytes };
  const found = await ask('kpcs_open', bytes);
  if (found.unreadable === 'unknown' && file.type.startsWith('image/')) return fromPicture(file);
  return understood(found);
}

/** Kinds of pictures that only the browser knows. */
async function fromPicture(file) {
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return { no: 'verify-damaged' };
  const scale = Math.min(1, SIDE_MAX / Math.max(picture.width, picture.height));
  const found = await codesIn(picture, Math.round(picture.width * scale), Math.round(picture.height * scale), 'both');
  return understood(found);
}

function understood(found) {
  if (found.fault) return { fault: found.fault };
  if (found.unreadable) return { no: found.unreadable === 'damaged' ? 'verify-damaged' : 'verify-unknown' };
  if (found.document) return { certificate: unhex(found.document), proof: found.proof ?? undefined };
  if (!found.certificate && !found.proof) return { no: 'verify-no-code' };
  return { certificate: found.certificate ?? undefined, proof: found.proof ?? undefined };
}

/** The codes in a part of a picture, drawn at this size. */
export function codesIn(source, width, height, many = '', part = [0, 0, source.width, source.height]) {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.drawImage(source, ...part, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const grey = new Uint8Array(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = (data[4 * at] * 30 + data[4 * at + 1] * 59 + data[4 * at + 2] * 11) / 100;
  return ask('kpcs_find', width, height, grey, many);
}
