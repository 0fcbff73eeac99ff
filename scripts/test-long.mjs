// `npm run test:long`: the tests that take minutes, those of the package among them, closed by one line `N passed,
// N failed` as `npm test` is.

import './preflight.mjs'
import { ensureBuilt } from './build.mjs'
import { long, longEndToEnd } from './checks.mjs'
import { onDisplay, prepareElectron } from './on-electron.mjs'
import { closing, total } from './reports.mjs'
import { endChildrenOnSignals } from './run.mjs'
import { packageChecks } from './test-package.mjs'

endChildrenOnSignals()
const results = [await long(), await killsOfTheApplication(), await packageChecks()]
for (const line of closing(results)) console.log(line)
process.exitCode = total(results).failed > 0 ? 1 : 0

async function killsOfTheApplication() {
  const prepared = await prepareElectron()
  return onDisplay('long end-to-end', prepared, async (env) => {
    await ensureBuilt()
    return longEndToEnd(env)
  })
}
