// The same modules in Debian's Chromium: its WebCrypto is another one than Node's.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, normalize } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const PAGE = '<!doctype html><script type="module" src="/tools/second-verifier/test/page.mjs"></script>';
const TYPES = { mjs: "text/javascript", json: "application/json" };
const chromium = ["chromium", "chromium-browser", "google-chrome"].find((name) => spawnSync(name, ["--version"]).status === 0);

/** Serves the repository, and gives what the page tells. */
function serve() {
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  const server = createServer(async (request, response) => {
    if (request.url === "/told") {
      let body = "";
      for await (const piece of request) body += piece;
      response.end();
      return tell(JSON.parse(body));
    }
    if (request.url === "/") return response.setHeader("content-type", "text/html").end(PAGE);
    try {
      const bytes = readFileSync(join(ROOT, normalize(request.url)));
      return response.setHeader("content-type", TYPES[request.url.split(".").at(-1)] ?? "text/plain").end(bytes);
    } catch {
      return response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve({ server, told, port: server.address().port })));
}

test("the frozen trust data and strict signatures in Chromium", { skip: chromium ? false : "no Chromium here", timeout: 120_000 }, async () => {
  const { server, told, port } = await serve();
  const profile = mkdtempSync(join(tmpdir(), "second-verifier-"));
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`];
  const browser = spawn(chromium, flags, { stdio: "ignore" });
  try {
    const { checked, faults } = await told;
    assert.deepEqual(faults, []);
    assert.ok(checked >= 40, `${checked}`);
  } finally {
    browser.kill();
    await new Promise((resolve) => browser.once("exit", resolve));
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
