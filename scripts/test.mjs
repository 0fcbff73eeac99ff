// `npm test`: every check there is, closed by one line `N passed, N failed`.
//   npm test
//   npm test -- --fast      leaves out the end-to-end tests, and with them Electron, Xvfb and system libraries

import './preflight.mjs'
import { build, component, endToEnd, format, lint, types, unit, vulnerabilities } from './checks.mjs'
import { inLanes } from './lanes.mjs'
import { onDisplay, prepareElectron } from './on-electron.mjs'
import { broken, closing, total } from './reports.mjs'
import { endChildrenOnSignals } from './run.mjs'
import { say } from './say.mjs'

/** @typedef {import('./reports.mjs').Result} Result */

const began = Date.now()
const args = process.argv.slice(2)
const unknown = args.filter((arg) => arg !== '--fast')
if (unknown.length > 0) {
  console.error(
    `\ndpm-lab: npm test knows no ${unknown.join(' ')}; there is only --fast (without end-to-end tests).\n`
  )
  process.exit(2)
}
endChildrenOnSignals()

const results = args.includes('--fast') ? await fastChecks() : await allChecks()

console.log('')
say(`${((Date.now() - began) / 1000).toFixed(0)} s in all`)
for (const line of closing(results)) console.log(line)
process.exitCode = total(results).failed > 0 ? 1 : 0

/** Two at a time, the long ones first. */
function fastChecks() {
  return inLanes([lint, types, unit, component, build, format, vulnerabilities].map(guarded), 2)
}

async function allChecks() {
  // What the end-to-end tests need is fetched and made beside the checks, which do not need it.
  const [prepared, checks] = await Promise.all([prepareElectron(), fastChecks()])
  // They are alone: they drive real windows, and other work on the same cores would make them slow for no reason of theirs.
  return [...checks, await endToEndOn(prepared, checks)]
}

/**
 * @param {NodeJS.ProcessEnv | string} prepared
 * @param {Result[]} checks
 */
function endToEndOn(prepared, checks) {
  const isBuilt = !checks.some((check) => check.name === 'build' && check.failed > 0)
  return onDisplay('end-to-end', isBuilt ? prepared : 'there is no build to test', endToEnd)
}

/**
 * A check that throws is a failed check, not the end of the others.
 * @param {() => Promise<Result>} check
 */
function guarded(check) {
  return async () => {
    try {
      return await check()
    } catch (error) {
      return broken(check.name, error instanceof Error ? error.message : String(error))
    }
  }
}
