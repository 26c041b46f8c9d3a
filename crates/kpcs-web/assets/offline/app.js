// The page: what is pressed, and what is shown for it.
import { answer } from './answer.js';
import * as camera from './camera.js';
import { check } from './checks.js';
import { keep, kept } from './memory.js';
import { element, notice, the } from './page.js';
import { fromFile, fromText } from './reading.js';
import * as scans from './scans.js';
import { drawTrust, renewed } from './standing.js';
import * as trust from './trust.js';
import { text, words } from './words.js';

/** Data older than this are renewed when the page is looked at again. */
const RENEW_SECONDS = 3_600;
/** What is in hand: a certificate waits for its proof, a proof for its certificate. */
let hand = {};

/** Verifies what was found; an answer is kept unless it was kept before. */
async function verify(found, { place = the('field-at').value, day = the('field-on').value, known = false } = {}) {
  if (found.trust) return takeTrust(found.trust);
  if (found.no) return say(refused(found));
  if (found.fault) return say(fault(found.fault));
  hand = found.certificate ? { proof: hand.certificate ? undefined : hand.proof, ...clean(found) } : { ...hand, ...clean(found) };
  if (!hand.certificate) return say(notice('plain', text('offline-proof-first'), text('offline-proof-first-text')));
  say(element('p', 'lead', text('offline-checking')));
  const said = await check({ ...hand, place, day });
  if (said.unreadable !== undefined) return say(refused({ no: 'verify-malformed' }));
  if (said.fault !== undefined) return say(fault(said.fault));
  // What was seen is kept; where there is no room left, it is seen all the same.
  if (!known) await scans.keepAnswer(said).catch((error) => console.error('the scan is not kept', error));
  showAnswer(said);
}

const clean = ({ certificate, proof }) => ({ ...(certificate && { certificate }), ...(proof && { proof }) });

function refused({ no, expected = `${no}-expected` }) {
  const more = [words.texts[expected], words.texts[`${no}-todo`]].filter(Boolean);
  return notice('refusal', text(no), more.join('. '));
}

/** The verifier said nothing about the certificate: so does the page, and never a colour of an outcome. */
function fault(word) {
  const key = `offline-fault-${word.replaceAll('_', '-')}`;
  return notice('hand', text('offline-not-answered'), words.texts[key] ?? text('offline-fault-stopped'));
}

function showAnswer(said) {
  const { head, rest } = answer(said);
  the('head').replaceChildren(...head);
  the('rest').replaceChildren(...rest);
  the('more-proof').hidden = Boolean(said.proof) || !said.reasons.some(({ code }) => code === 'not_in_the_log_yet');
  swap(true);
  const title = the('head').querySelector('h1');
  title.tabIndex = -1;
  title.focus();
  window.scrollTo(0, 0);
}

/** A word instead of an answer, above what can be done about it. */
function say(node) {
  clear();
  the('said').replaceChildren(node);
  swap(false);
  the('said').scrollIntoView({ block: 'nearest' });
}

function swap(answered) {
  the('answered').hidden = !answered;
  the('asking').hidden = answered;
  if (answered) the('said').replaceChildren();
}

function clear() {
  the('head').replaceChildren();
  the('rest').replaceChildren();
}

function startAgain() {
  hand = {};
  swap(false);
  clear();
  the('said').replaceChildren();
  the('field-text').value = '';
  the('field-proof').value = '';
  the('camera-open').focus();
}

async function openCamera() {
  the('said').replaceChildren();
  if (!navigator.mediaDevices?.getUserMedia) return say(notice('hand', text('offline-no-camera'), text('offline-no-camera-text')));
  swap(false);
  the('camera').hidden = false;
  the('camera-open').hidden = true;
  try {
    await camera.open(the('video'), (codes) => {
      closeCamera();
      navigator.vibrate?.(120);
      void verify(codes);
    });
    the('light').hidden = !camera.hasLight();
    the('camera').scrollIntoView({ block: 'start' });
  } catch {
    closeCamera();
    say(notice('hand', text('offline-no-camera'), text('offline-no-camera-text')));
  }
}

function closeCamera() {
  camera.close(the('video'));
  the('camera').hidden = true;
  the('camera-open').hidden = false;
  the('light').setAttribute('aria-pressed', 'false');
}

async function toggleLight() {
  const on = the('light').getAttribute('aria-pressed') !== 'true';
  await camera.light(on);
  the('light').setAttribute('aria-pressed', String(on));
}

async function fileChosen([file]) {
  if (!file) return;
  say(element('p', 'lead', text('offline-looking')));
  await verify(await fromFile(file));
  the('field-file').value = '';
}

async function takeTrust(bytes) {
  await trust.renewFrom(bytes);
  say(renewed());
  drawTrust();
}

async function renew() {
  the('renew').disabled = true;
  await trust.renew();
  the('renew').disabled = false;
  drawTrust();
}

const renewIfOld = () => (document.visibilityState === 'visible' && (trust.state().word !== 'fresh' || trust.state().age > RENEW_SECONDS) ? renew() : drawTrust());

function wire() {
  const press = { 'camera-open': openCamera, 'camera-close': closeCamera, light: toggleLight, another: startAgain, renew, 'scans-again': scans.again, 'scans-file': scans.file };
  for (const [id, deed] of Object.entries(press)) the(id).onclick = () => void deed();
  the('more-proof-open').onclick = () => void openCamera();
  the('scans-forget').onclick = () => void scans.forgetAll();
  the('start-anew').onclick = async () => {
    await trust.startAnew();
    await renew();
  };
  the('paste').onsubmit = (event) => {
    event.preventDefault();
    void verify(fromText(the('field-text').value, the('field-proof').value));
  };
  the('field-file').onchange = (event) => void fileChosen(event.target.files);
  the('field-at').onchange = () => void keep('place', the('field-at').value);
  document.addEventListener('dragover', (event) => event.preventDefault());
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    void fileChosen(event.dataTransfer.files);
  });
  window.addEventListener('online', () => void renew());
  document.addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' ? closeCamera() : renewIfOld()));
}

/** A scan that is kept, by the data of now. */
function shown(scan) {
  hand = {};
  return verify({ certificate: scan.certificate, proof: scan.proof }, { ...scan, known: true });
}

/** The day by the officer's own clock. */
function today() {
  const at = new Date();
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

async function start() {
  wire();
  the('plain').hidden = true;
  the('app').hidden = false;
  the('field-on').value = today();
  navigator.serviceWorker?.register('/verify/worker.js', { scope: '/verify/offline' }).catch((error) => console.error('the page is not kept', error));
  try {
    the('field-at').value = (await kept('place')) ?? '';
    await trust.load();
    drawTrust();
    await scans.show((scan) => void shown(scan));
  } catch (error) {
    console.error(error);
    return say(notice('refusal', text('offline-keeps-nothing'), text('offline-keeps-nothing-text')));
  }
  await renewIfOld();
  document.documentElement.dataset.ready = 'yes';
}

void start();
