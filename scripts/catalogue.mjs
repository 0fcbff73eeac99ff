// Compares the catalogue of another language with the texts in the source: `npm run catalogue`. With `--write` missing
// keys are added without a text, and unused ones taken out.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { textsOf } from './catalogue-texts.mjs'
import { root } from './paths.mjs'

const folder = join(root, 'src')
const file = join(folder, 'shared/catalogue/de.json')
/** @type {Record<string, string>} */
const given = JSON.parse(readFileSync(file, 'utf8'))
const texts = textsOf(folder)

const missing = [...texts.keys()].filter((key) => !given[key])
const unused = Object.keys(given).filter((key) => !texts.has(key))
for (const key of missing) console.log(`missing  ${JSON.stringify(key)}  ${texts.get(key)?.[0] ?? ''}`)
for (const key of unused) console.log(`unused   ${JSON.stringify(key)}`)
console.log(`${texts.size} texts, ${missing.length} without German, ${unused.length} unused.`)

if (process.argv.includes('--write')) {
  const kept = [...texts.keys()].sort().map((key) => [key, given[key] ?? ''])
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`)
} else if (missing.length + unused.length > 0) {
  process.exitCode = 1
}
