// map.mjs NODE_MODULES_DIR OUT_DIR: Natural Earth countries (world-atlas) as compact SVG paths, one line a territory.
//
// Output lines: alpha-2 code, TAB, path data in whole units of a 960 x 460 (world.tsv) or 480 x 230 (world-small.tsv) picture.
// Territories without an ISO code in the source are marked `-`. Points smaller than a pixel become a dot, written `@x,y`,
// so that Singapore or Mauritius can be seen. Projection: Equal Earth, which keeps areas, centred on 11 degrees east.
import { createRequire } from 'node:module'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
const [modules, out] = process.argv.slice(2)
const require = createRequire(resolve(modules, '..', 'index.js'))
const topojson = require('topojson-client')
const iso = require('i18n-iso-countries')
const { geoEqualEarth, geoCentroid, geoPath } = await import(resolve(modules, 'd3-geo/dist/d3-geo.mjs'))
const atlas = name => JSON.parse(readFileSync(resolve(modules, 'world-atlas', name)))
const coarse = atlas('countries-110m.json'), fine = atlas('countries-50m.json')

// Places of the scheme that the coarse source leaves out or that are no larger than a dot.
const DOTS = ['SG', 'MU', 'MT', 'BH', 'HK', 'MO', 'SC', 'LI']

// Path of one ring in whole pixels, relative steps; nothing for a ring smaller than `minArea` square pixels.
function ringPath(ring, minArea, minStep) {
  const points = []
  for (const p of ring) {
    const q = p.map(Math.round)
    const last = points[points.length - 1]
    if (!last || Math.hypot(last[0] - q[0], last[1] - q[1]) >= minStep) points.push(q)
  }
  const first = points[0], last = points[points.length - 1]
  if (points.length > 1 && first[0] === last[0] && first[1] === last[1]) points.pop()
  if (points.length < 3) return ''
  let twice = 0
  points.forEach(([x, y], i) => { const [u, v] = points[(i + 1) % points.length]; twice += x * v - u * y })
  if (Math.abs(twice) / 2 < minArea) return ''
  let [x, y] = first, path = `M${x},${y}l`
  const steps = []
  for (const [px, py] of points.slice(1)) { steps.push(`${px - x},${py - y}`); x = px; y = py }
  return path + steps.join(' ') + 'z'
}

// The rings of a shape as the projection draws them: clipped at the edge of the map, never across it.
function rings(shape, projection) {
  const all = []
  const pen = { moveTo: (x, y) => all.push([[x, y]]), lineTo: (x, y) => all[all.length - 1].push([x, y]), closePath() {}, arc() {}, beginPath() {} }
  geoPath(projection, pen)(shape)
  return all
}

function write(file, width, height, minArea, minStep) {
  const all = topojson.feature(coarse, coarse.objects.countries)
  const kept = { ...all, features: all.features.filter(f => f.id !== '010') }
  const projection = geoEqualEarth().rotate([-11, 0]).fitSize([width, height], kept)
  const lines = []
  for (const f of kept.features) {
    const code = (f.id && iso.numericToAlpha2(f.id)) || '-'
    const path = rings(f, projection).map(r => ringPath(r, minArea, minStep)).join('')
    if (path && !DOTS.includes(code)) lines.push(`${code}\t${path}`)
  }
  for (const f of topojson.feature(fine, fine.objects.countries).features) {
    const code = f.id && iso.numericToAlpha2(f.id)
    if (!code || !DOTS.includes(code)) continue
    const [x, y] = projection(geoCentroid(f)).map(Math.round)
    lines.push(`${code}\t@${x},${y}`)
  }
  lines.sort()
  writeFileSync(resolve(out, file), lines.join('\n') + '\n')
}
write('world.tsv', 960, 460, 2, 1)
write('world-small.tsv', 480, 230, 3, 2)
