// Writes resources/lab.schema.json, for editors, from what checks a lab file when it is read.
//   node scripts/lab-schema.mjs
// To be run when the format changes; a test says so if it was forgotten.

import './preflight.mjs'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { runnerImport } from 'vite'
import { ALIAS } from './build-command.mjs'
import { root } from './paths.mjs'
import { isEntry, main, say } from './say.mjs'

const FILE = join(root, 'resources', 'lab.schema.json')

async function writeSchema() {
  const { module } = await runnerImport(join(root, 'src/main/lab/json-schema.ts'), {
    configFile: false,
    root,
    logLevel: 'silent',
    resolve: { alias: ALIAS }
  })
  const text = JSON.stringify(/** @type {{ labJsonSchema(): object }} */ (module).labJsonSchema())
  writeFileSync(FILE, await format(text, { ...(await resolveConfig(FILE)), filepath: FILE }))
  say(`written: ${FILE}`)
}

if (isEntry(import.meta.url)) await main(writeSchema)
