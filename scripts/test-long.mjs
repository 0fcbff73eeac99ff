// `npm run test:long`: the tests that take minutes, closed by one line `N passed, N failed` as `npm test` is.

import './preflight.mjs'
import { long } from './checks.mjs'
import { closing, total } from './reports.mjs'
import { endChildrenOnSignals } from './run.mjs'

endChildrenOnSignals()
const results = [await long()]
for (const line of closing(results)) console.log(line)
process.exitCode = total(results).failed > 0 ? 1 : 0
