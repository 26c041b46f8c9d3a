// Pages under a steady load: node bench/pages.mjs KPCS FOLDER [RATE] [SECONDS]. Serves FOLDER (a demonstration, or one that
// `kpcs-bench corpus` enlarged), signs in as an officer and asks each page RATE times a second (200) for SECONDS (15),
// through npm's autocannon, which corrects for coordinated omission. Prints p50, p99 and largest in milliseconds.
// Wants `npm install --prefix bench/peers/.tools autocannon@8.0.0` once.

import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';

const [program, folder, rate = '200', seconds = '15'] = process.argv.slice(2);
const autocannon = createRequire(new URL('./peers/.tools/package.json', import.meta.url))('autocannon');

const {server, origin} = await serve();
try {
  const clerk = await signIn('sl.clerk');
  const importer = await signIn('eu-ant.import');
  // One that is under way: closed ones may be copies, without a statement to print.
  const number = (await text('/certificates?state=dispatched', clerk)).match(/\/certificates\/(SL\d+)/)[1];
  console.log(`| page at ${rate} requests/s for ${seconds} s | p50 | p99 | largest | errors |\n| --- | --- | --- | --- | --- |`);
  await measure('first page', '/');
  await measure('a Participant', '/participants/SL');
  await measure("the clerk's desk", '/desk', clerk);
  await measure('newest certificates', '/certificates', clerk);
  await measure('certificates by a name', '/certificates?q=diamonds', clerk);
  await measure('one certificate', `/certificates/${number}`, clerk);
  await measure('its PDF', `/certificates/${number}/certificate.pdf`, clerk, Math.min(rate, 50));
  await measure('the import desk', '/arrivals', importer);
  await measure('shipments', '/arrivals/list', importer);
  await measure('closure', '/closure', clerk, Math.min(rate, 20));
  await measure('API: certificates', '/api/v1/certificates', clerk);
} finally {
  server.kill();
}

async function serve() {
  // One session stands for many people here, so what one person may ask in a minute does not hold it back.
  const env = {...process.env, KPCS_LIMITS_ACCOUNT_PER_MINUTE: '1000000'};
  const options = {stdio: ['ignore', 'pipe', 'ignore'], env};
  const server = spawn(program, ['serve', '--data-dir', folder, '--port', '0'], options);
  for await (const line of createInterface({input: server.stdout})) {
    const found = line.match(/http:\/\/[^\s/]+/);
    if (found) return {server, origin: found[0]};
  }
  throw new Error('kpcs said no address');
}

async function signIn(account) {
  const page = await fetch(`${origin}/sign-in`);
  const before = cookies(page);
  const token = (await page.text()).match(/name="form_token" value="([^"]*)"/)[1];
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST', redirect: 'manual', headers: {cookie: before},
    body: new URLSearchParams({form_token: token, account, password: 'kimberley'}),
  });
  if (answer.status !== 303) throw new Error(`${account} was not let in: ${answer.status}`);
  return cookies(answer) || before;
}

function cookies(answer) {
  return answer.headers.getSetCookie().map(cookie => cookie.split(';')[0]).join('; ');
}

async function text(path, cookie) {
  return (await fetch(origin + path, {headers: {cookie}})).text();
}

async function measure(what, path, cookie = '', overallRate = Number(rate)) {
  const found = await autocannon({
    url: origin + path, headers: {cookie}, overallRate, connections: 16, duration: Number(seconds), warmup: {connections: 2, duration: 2},
  });
  const wrong = found.errors + found.non2xx;
  const speed = overallRate === Number(rate) ? '' : ` (${overallRate}/s)`;
  console.log(`| ${what}${speed} | ${found.latency.p50} | ${found.latency.p99} | ${found.latency.max} | ${wrong} |`);
}
