// Known vulnerabilities of the packages, as the registry knows them that npm is set up for. Not every registry answers
// audits, and not every machine has a network: then nothing is known, and that is said. What is found fails, from level
// high: in what is shipped and in the tools alike, as both run here.

import './preflight.mjs'
import { root } from './paths.mjs'
import { run } from './run.mjs'
import { isEntry, say } from './say.mjs'

const SECONDS = 30

/**
 * @typedef {{ kind: 'clean' } | { kind: 'found', packages: string[] } | { kind: 'skipped', why: string }} Outcome
 * @typedef {{ name: string, severity: string, range?: string }} Vulnerability
 */

/** @returns {Promise<Outcome>} */
export async function audit() {
  const args = [
    'audit',
    '--json',
    '--audit-level=high',
    '--fetch-retries=0',
    `--fetch-timeout=${SECONDS * 500}`
  ]
  // The npm that started us, which on Windows is no program by that name.
  const npm = process.env.npm_execpath
  const script = npm?.endsWith('.js') ? [npm] : []
  const program = script.length > 0 ? process.execPath : 'npm'
  const { output, timedOut } = await run(program, [...script, ...args], { cwd: root, seconds: SECONDS })
  return timedOut ? { kind: 'skipped', why: `no answer within ${SECONDS} s` } : judge(output)
}

/**
 * @param {string} output what `npm audit --json` printed
 * @returns {Outcome}
 */
export function judge(output) {
  const report = parsed(output)
  if (report?.vulnerabilities === undefined) {
    const why = report?.statusCode === undefined ? 'it could not be asked' : `it answers ${report.statusCode}`
    return { kind: 'skipped', why }
  }
  const grave = Object.values(report.vulnerabilities).filter(({ severity }) =>
    ['high', 'critical'].includes(severity)
  )
  if (grave.length === 0) return { kind: 'clean' }
  return {
    kind: 'found',
    packages: grave.map(({ name, severity, range = '' }) => `${name} ${range} (${severity})`.trim())
  }
}

/**
 * npm prints what went wrong around its JSON.
 * @param {string} output
 * @returns {{ vulnerabilities?: Record<string, Vulnerability>, statusCode?: number } | undefined}
 */
function parsed(output) {
  try {
    return JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1))
  } catch {
    return undefined
  }
}

/** @param {Outcome} outcome */
export function inWords(outcome) {
  switch (outcome.kind) {
    case 'clean':
      return 'no package has a known vulnerability of level high or critical'
    case 'skipped':
      return `skipped: the registry does not answer audits (${outcome.why})`
    default:
      return `packages with known vulnerabilities (\`npm audit\` says more):\n  ${outcome.packages.join('\n  ')}`
  }
}

if (isEntry(import.meta.url)) {
  const outcome = await audit()
  say(inWords(outcome))
  if (outcome.kind === 'found') process.exitCode = 1
}
