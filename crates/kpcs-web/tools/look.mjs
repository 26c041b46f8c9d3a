// look.mjs NODE_MODULES_DIR BASE_URL OUT_DIR [PATH...]: opens each preview page in Chromium at 1280 and 390 px, light and dark,
// takes screenshots into OUT_DIR and runs axe-core without leaving the page's own content policy in force for the pictures.
// Fails when axe-core finds a violation, when a page is wider than the window, or when the browser reports a refused resource.
import { createRequire } from 'node:module'
import { mkdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
const [modules, base, out, ...only] = process.argv.slice(2)
const require = createRequire(resolve(modules, '..', 'index.js'))
const { chromium } = require('playwright-core')
const axe = readFileSync(resolve(modules, 'axe-core/axe.min.js'), 'utf8')
const source = readFileSync(new URL('../src/preview/mod.rs', import.meta.url), 'utf8')
const paths = only.length ? only : [...source.matchAll(/^ {4}\("(\/[^"]*)", /gm)].map(m => m[1])
mkdirSync(out, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
let faults = 0
for (const [width, colorScheme] of [[1280, 'light'], [390, 'light'], [1280, 'dark'], [390, 'dark']]) {
  // axe-core is injected as a script, which the policy rightly refuses; a second context without the policy runs it.
  const seen = await (await browser.newContext({ viewport: { width, height: 900 }, colorScheme, javaScriptEnabled: false })).newPage()
  const judged = await (await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })).newPage()
  seen.on('console', message => { if (message.type() === 'error') { faults++; console.log(`${seen.url()} console: ${message.text()}`) } })
  for (const path of paths) {
    await seen.goto(base + path)
    const name = (path === '/' ? 'home' : path.slice(1)).replace(/[^a-zA-Z0-9-]/g, '_')
    await seen.screenshot({ path: resolve(out, `${name}-${width}-${colorScheme}.png`), fullPage: true })
    await judged.goto(base + path)
    const wide = await judged.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 0) { faults++; console.log(`${path} ${width}: ${wide} px too wide`) }
    await judged.evaluate(axe)
    const result = await judged.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    for (const v of result.violations) { faults++; console.log(`${path} ${width} ${colorScheme} ${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + (n.any[0]?.message ?? n.failureSummary).slice(0, 160)).join(' | ')}`) }
  }
}
await browser.close()
console.log(`${paths.length} pages in 4 looks: ${faults} faults`)
process.exit(faults ? 1 : 0)
