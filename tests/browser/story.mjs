// The story as steps of people, each in a browser of their own.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const today = () => new Date().toISOString().slice(0, 10);

function holds(condition, what) {
  if (!condition) throw new Error(what);
}

/** Presses the page's one main button; forced, because a page without script has no frames to be stable in. */
async function press(page) {
  await page.locator('main form .buttons button:not([name])').first().click({ force: true });
}

/** A person at a browser: remembers every address seen, so that it can be judged. */
class Person {
  constructor(page, base, login, visited) {
    Object.assign(this, { page, base, login, visited });
  }

  async go(path) {
    await this.page.goto(this.base + path);
    this.seen();
  }

  seen() {
    const { pathname, search } = new URL(this.page.url());
    this.visited.add(`${this.login} ${pathname}${search}`);
  }

  async fill(values) {
    for (const [name, value] of Object.entries(values)) {
      const field = this.page.locator(`main [name="${name}"]`).first();
      const kind = await field.evaluate((element) => element.type);
      const chosen = kind === 'radio' ? this.page.locator(`main [name="${name}"][value="${value}"]`) : field;
      if (kind === 'radio' || kind === 'checkbox') await chosen.evaluate((element) => element.click());
      else if (kind.startsWith('select')) await field.selectOption(value);
      else await field.fill(value);
    }
  }

  /** Presses the page's one main button. */
  async press() {
    await press(this.page);
    this.seen();
  }

  text() {
    return this.page.locator('main').innerText();
  }
}

async function person({ open, base, visited }, login) {
  const page = await (await open()).newPage();
  const someone = new Person(page, base, login, visited);
  if (login !== '-') {
    await page.goto(`${base}/sign-in`);
    await page.fill('#field-account', login);
    await page.fill('#field-password', 'kimberley');
    await page.click('.buttons button');
    holds(!page.url().includes('sign-in'), `${login} can sign in`);
  }
  return someone;
}

async function apply(world, carats) {
  const exporter = await person(world, 'sl.exporter');
  await exporter.go('/applications');
  await exporter.go('/applications/new');
  await exporter.fill({ 'hs-1': '7102.31', 'carats-1': 'twelve', 'value-1': '4500' });
  await exporter.press();
  holds((await exporter.page.locator('[name="carats-1"]').inputValue()) === 'twelve', 'nothing typed is lost');
  await exporter.fill({ 'carats-1': carats, 'origin-1': 'SL' });
  await exporter.press();
  holds(exporter.page.url().includes('part=parties'), `the goods are taken: ${await exporter.text()}`);
  const seat = exporter.page.locator('[name="exporter_address"]:checked');
  holds((await seat.count()) === 1, 'the address of the company is filled in');
  await exporter.fill({
    exporter_country: 'SL', destination: 'BE',
    importer_name: 'Hoveniersstraat Rough (simulated)', importer_address: 'Hoveniersstraat 2, Antwerp',
  });
  await exporter.press();
  await exporter.fill({ purpose: 'sale', mode: 'courier' });
  await exporter.press();
  await exporter.fill({ warranty: 'yes', no_conflict: 'yes' });
  await exporter.press();
  holds(exporter.page.url().includes('/check'), `the answers are shown before sending: ${await exporter.text()}`);
  await exporter.press();
  // Once sent there is nothing left to check: the address is not judged again.
  exporter.visited.delete('sl.exporter /applications/new/check');
  const reference = /SL-A\d+/.exec(await exporter.text());
  holds(reference, `the application has a reference: ${await exporter.text()}`);
  await exporter.go(`/applications/${reference[0]}`);
  return reference[0];
}

async function examine(world, reference, carats) {
  const examiner = await person(world, 'sl.examiner');
  await examiner.go('/desk');
  await examiner.go(`/desk/applications/${reference}`);
  await examiner.go(`/desk/applications/${reference}/examine`);
  await examiner.fill({
    persons: 'A. Kamara, for the exporter', 'scale.model': 'Carat scale 3', 'scale.calibrated_on': today(),
    'parcels.0.gross': carats, 'parcels.0.hs': '7102.31', 'parcels.0.origin': 'SL', cleaning: 'acid_cleaned',
    'valuations.0.capacity': 'exporter', 'valuations.0.valuer': 'The exporter', 'valuations.0.values.0': '4500.00',
    'valuations.2.capacity': 'independent', 'valuations.2.valuer': 'Independent valuer', 'valuations.2.values.0': '4550.00',
    'valuations.1.capacity': 'government', 'valuations.1.valuer': 'Government valuer', 'valuations.1.values.0': '4600.00',
    seals: 'SL-88213', 'fee.amount': '50', 'fee.receipt': 'R-1', 'duty.amount': '138', 'duty.receipt': 'R-2',
  });
  await examiner.press();
  holds(/4.600\.00/.test(await examiner.text()), 'the certificate\'s value is shown before recording');
  await examiner.press();
  holds(!examiner.page.url().includes('/examine'), `the examination is recorded: ${await examiner.text()}`);
}

async function prepare(world, reference) {
  const clerk = await person(world, 'sl.clerk');
  await clerk.go(`/desk/applications/${reference}/prepare`);
  await clerk.press();
  const number = /SL ?(\d{6})/.exec((await clerk.text()).replace(/\u00a0|\u202f/g, ' '));
  holds(number, `a number is taken: ${await clerk.text()}`);
  return `SL${number[1]}`;
}

async function approve(world, number) {
  const officer = await person(world, 'sl.officer');
  await officer.go('/desk');
  const spaced = `SL ${number.slice(2)}`;
  const links = officer.page.locator('main a[href*="/desk/proposals/"]');
  const paths = [...new Set(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href'))))];
  for (const path of paths) {
    await officer.go(path);
    if ((await officer.text()).replace(/\u00a0|\u202f/g, ' ').includes(spaced)) break;
  }
  await officer.fill({ password: 'not the password' });
  await officer.press();
  holds(officer.page.url().includes('/desk/proposals/'), 'a wrong password signs nothing');
  await officer.fill({ password: 'kimberley' });
  await officer.press();
  await officer.go(`/certificates/${number}`);
  const answer = await officer.page.request.get(`${officer.base}/certificates/${number}/certificate.pdf`);
  holds(answer.ok(), `the certificate prints: ${answer.status()}`);
  return answer.body();
}

/** Verifies until the log has it: the certificate is VALID as soon as its witnesses have cosigned. */
async function verify(world, pdf, folder, expected) {
  const anybody = await person(world, '-');
  const file = join(folder, 'certificate.pdf');
  writeFileSync(file, pdf);
  await anybody.go('/');
  await anybody.go('/verify');
  let text = '';
  for (let tries = 0; tries < 20 && (tries === 0 || text.includes('NOT YET IN THE LOG')); tries += 1) {
    await anybody.page.goto(`${world.base}/verify`);
    await anybody.page.locator('main input[type=file]').setInputFiles(file);
    await press(anybody.page);
    text = (await anybody.text()).toUpperCase();
  }
  holds(text.includes(expected), `${expected} is said: ${text.slice(0, 300)}`);
}

async function receive(world, number, carats) {
  const officer = await person(world, 'eu-ant.import');
  await officer.go('/arrivals');
  await officer.go(`/arrivals/${number}`);
  holds(!(await officer.text()).includes(carats), 'the declared figures are hidden before measuring');
  await officer.go(`/arrivals/${number}/register`);
  await officer.fill({
    arrived_on: today(), place: 'BE', certificate_presented: 'yes', seals_intact: 'yes', seals_found: 'SL-88213',
    'parcels.0.carats': carats,
  });
  await officer.press();
  await officer.go(`/arrivals/${number}/confirm`);
  await officer.fill({ received_on: today() }).catch(() => {});
  await officer.press();
  await officer.go(`/arrivals/${number}`);
  holds(/confirmed/i.test(await officer.text()), `receipt is confirmed: ${await officer.text()}`);
}

/** The whole story, and what each side sees at its end. */
export async function story({ open, base, carats, folder, visited }) {
  const world = { open, base, visited };
  const anybody = await person(world, '-');
  for (const path of ['/', '/participants', '/participants/SL', '/rules', '/design', '/sign-in']) await anybody.go(path);
  const reference = await apply(world, carats);
  await examine(world, reference, carats);
  const number = await prepare(world, reference);
  const pdf = await approve(world, number);
  await verify(world, pdf, folder, 'GO ON WITH THE PHYSICAL CHECK.');
  await receive(world, number, carats);
  await verify(world, pdf, folder, 'NOT VALID');
  const clerk = await person(world, 'sl.clerk');
  await clerk.go('/certificates');
  for (let tries = 0; tries < 20; tries += 1) {
    await clerk.go(`/certificates/${number}`);
    if (/confirmed/i.test(await clerk.page.locator('main .title, main header, main').first().innerText())) return;
  }
  throw new Error('the issuer sees the confirmation');
}
