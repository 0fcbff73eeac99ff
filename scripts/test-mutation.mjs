// `npm run test:mutation`: changes the engine in thousands of small ways, and looks whether a test notices each.
//   npm run test:mutation                                   the whole engine: hours
//   npm run test:mutation -- src/main/engine/rules          files or folders of it
//   npm run test:mutation -- --survivors src/main/engine    those of the last run that no test noticed, nothing is run
// What was found before is kept in artifacts/mutation, and only what changed since is tried again.

import './preflight.mjs'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { scoresOf, survivorsOf, withoutUnnoticed } from './mutation-report.mjs'
import { artifacts, inPackage, root } from './paths.mjs'
import { endChildrenOnSignals, run } from './run.mjs'

/** Of the mutants in what was asked for, at least so many in a hundred have to be noticed. */
const AT_LEAST = 90
const HOURS = 12

const args = process.argv.slice(2)
const onlyLook = args.includes('--survivors')
const places = args.filter((arg) => arg !== '--survivors').map((place) => place.replace(/\/$/, ''))
const asked = places.length > 0 ? places : ['src/main/engine']
const report = join(artifacts, 'mutation', 'report.json')
const incremental = join(artifacts, 'mutation', 'incremental.json')

if (!onlyLook) {
  endChildrenOnSignals()
  const mutate = asked.map((place) => (isFolder(place) ? `${place}/**/*.ts` : place)).join(',')
  // First each mutant on the tests that reach it, which takes less than a second. What stays, and what is reached while
  // the tests are loaded, is tried once more on all of them, loaded anew: so tests count that make their lab outside.
  await stryker(['--mutate', mutate, '--ignoreStatic'])
  writeFileSync(incremental, JSON.stringify(withoutUnnoticed(JSON.parse(readFileSync(incremental, 'utf8')))))
  await stryker(['--mutate', mutate])
}

/** @type {import('./mutation-report.mjs').MutationReport} */
const found = JSON.parse(readFileSync(report, 'utf8'))
for (const line of survivorsOf(found, asked)) console.log(line)
const scores = scoresOf(found, asked)
for (const { place, killed, all, score } of scores) {
  console.log(`${score.toFixed(1).padStart(6)} %  ${killed} of ${all}  ${place}`)
}
process.exitCode = scores.every(({ score }) => score >= AT_LEAST) ? 0 : 1

/** @param {string[]} options */
async function stryker(options) {
  const done = await run(
    process.execPath,
    [inPackage('@stryker-mutator/core', 'bin', 'stryker.js'), 'run', ...options],
    { cwd: root, seconds: HOURS * 3_600, live: true }
  )
  if (done.code !== 0) process.exit(done.code)
}

/** @param {string} place */
function isFolder(place) {
  return statSync(join(root, place)).isDirectory()
}
