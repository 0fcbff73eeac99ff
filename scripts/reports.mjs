// Reads what the test runners report, and adds it up. A suite that left no report, ran nothing, or ended badly without
// naming a failed test counts as failed: nothing may look green because it did not run.

/**
 * @typedef {object} Result
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped titles of the tests that were left out
 * @property {string | null} problem why the suite as a whole counts as failed
 */

/**
 * @typedef {{ title: string, fullName: string, status: string, ancestorTitles?: string[] }} VitestCase
 * @typedef {{ name: string, status: string, message?: string, assertionResults: VitestCase[] }} VitestFile
 */

/**
 * A check that is one step: types, lint, format, build.
 * @param {string} name
 * @param {{ code: number, timedOut: boolean }} run
 * @returns {Result}
 */
export function stepResult(name, { code, timedOut }) {
  return code === 0
    ? result(name, { passed: 1 })
    : result(name, { failed: 1, problem: ending(code, timedOut) })
}

/**
 * An audit that was not answered is no audit: it is told among what was left out.
 * @param {string} name
 * @param {import('./audit.mjs').Outcome} outcome
 * @returns {Result}
 */
export function auditResult(name, outcome) {
  switch (outcome.kind) {
    case 'clean':
      return result(name, { passed: 1 })
    case 'skipped':
      return result(name, { skipped: [`the registry does not answer audits (${outcome.why})`] })
    default:
      return result(name, { failed: 1, problem: outcome.packages.join(', ') })
  }
}

/**
 * @param {string} name
 * @param {unknown} report the JSON reporter's output, or undefined when there is none
 * @param {{ code: number, timedOut: boolean }} run
 * @returns {Result}
 */
export function vitestResult(name, report, run) {
  const files = /** @type {{ testResults?: VitestFile[] } | undefined} */ (report)?.testResults
  if (files === undefined) return broken(name, 'it left no report', run)
  const cases = files.flatMap((file) => file.assertionResults)
  const failed = cases.filter(({ status }) => status === 'failed').length
  // A file that could not be loaded has no failed test, and neither has one whose set-up threw.
  const lost = files.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed')
  )
  return judged(
    result(name, {
      passed: cases.filter(({ status }) => status === 'passed').length,
      failed: failed + lost.length,
      skipped: cases
        .filter(({ status }) => !['passed', 'failed'].includes(status))
        .map(({ fullName }) => fullName)
    }),
    run
  )
}

/**
 * @typedef {{ title: string, tests: { status: string }[] }} PlaywrightSpec
 * @typedef {{ title: string, specs?: PlaywrightSpec[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * @param {string} name
 * @param {unknown} report
 * @param {{ code: number, timedOut: boolean }} run
 * @returns {Result}
 */
export function playwrightResult(name, report, run) {
  const suites = /** @type {{ suites?: PlaywrightSuite[] } | undefined} */ (report)?.suites
  if (suites === undefined) return broken(name, 'it left no report', run)
  const tests = suites.flatMap((suite) => playwrightTests(suite, []))
  return judged(
    result(name, {
      passed: tests.filter(({ status }) => status === 'expected').length,
      // A flaky test is one that failed.
      failed: tests.filter(({ status }) => status === 'unexpected' || status === 'flaky').length,
      skipped: tests.filter(({ status }) => status === 'skipped').map(({ title }) => title)
    }),
    run
  )
}

/**
 * @param {PlaywrightSuite} suite
 * @param {string[]} above
 * @returns {{ title: string, status: string }[]}
 */
function playwrightTests(suite, above) {
  const here = [...above, suite.title]
  return [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests.map(({ status }) => ({ title: [...here, spec.title].join(' > '), status }))
    ),
    ...(suite.suites ?? []).flatMap((inner) => playwrightTests(inner, here))
  ]
}

/**
 * A suite that could not even be tried.
 * @param {string} name
 * @param {string} problem
 * @param {{ code: number, timedOut: boolean }} [run]
 */
export function broken(name, problem, run) {
  return result(name, {
    failed: 1,
    problem: run ? `${problem} (${ending(run.code, run.timedOut)})` : problem
  })
}

/**
 * @param {Result} counted
 * @param {{ code: number, timedOut: boolean }} run
 * @returns {Result}
 */
function judged(counted, { code, timedOut }) {
  if (counted.failed > 0) return counted
  if (code !== 0) return { ...counted, failed: 1, problem: ending(code, timedOut) }
  return counted.passed === 0 ? { ...counted, failed: 1, problem: 'no test ran' } : counted
}

/** @param {number} code @param {boolean} timedOut */
function ending(code, timedOut) {
  return timedOut ? 'it ran out of time' : `exit code ${code}`
}

/**
 * @param {string} name
 * @param {Partial<Result>} parts
 * @returns {Result}
 */
function result(name, parts) {
  return { name, passed: 0, failed: 0, skipped: [], problem: null, ...parts }
}

/** @param {Result[]} results */
export function total(results) {
  return results.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 }
  )
}

/**
 * The closing lines of `npm test`; the very last one is what machines read.
 * @param {Result[]} results
 */
export function closing(results) {
  const skipped = results.flatMap(({ name, skipped }) => skipped.map((title) => `  ${name}: ${title}`))
  const { passed, failed } = total(results)
  return [
    ...results.map(
      ({ name, passed, failed, problem }) =>
        `${failed > 0 ? 'FAILED' : passed > 0 ? 'passed' : 'skipped'}  ${name}: ${passed} passed, ${failed} failed${problem ? ` (${problem})` : ''}`
    ),
    ...(skipped.length > 0 ? [`${skipped.length} skipped:`, ...skipped] : []),
    `${passed} passed, ${failed} failed`
  ]
}
