// `npm run test:package`: packs the application, and starts and drives what came of it. Not part of `npm test`: packing
// copies and compresses 270 MB. `npm run test:long` runs it too.

import './preflight.mjs'
import { packaged } from './checks.mjs'
import { ensureWindows, onDisplay } from './on-electron.mjs'
import { makePackage } from './package.mjs'
import { broken, closing, total } from './reports.mjs'
import { endChildrenOnSignals } from './run.mjs'
import { isEntry, Stop } from './say.mjs'

/** @returns {Promise<import('./reports.mjs').Result>} */
export async function packageChecks() {
  try {
    await ensureWindows()
    const deb = await makePackage()
    if (deb === null) return broken('package', 'there is no .deb to try; this test is for Debian and its kin')
    return await onDisplay('package', { ...process.env, DPM_LAB_DEB: deb }, packaged)
  } catch (error) {
    return broken('package', error instanceof Stop ? error.message : String(error))
  }
}

if (isEntry(import.meta.url)) {
  endChildrenOnSignals()
  const results = [await packageChecks()]
  for (const line of closing(results)) console.log(line)
  process.exitCode = total(results).failed > 0 ? 1 : 0
}
