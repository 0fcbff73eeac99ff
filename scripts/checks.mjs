// Every check there is, each as a function that runs it and gives its result. What a check prints is kept and printed
// in one piece when it is done, so that two at a time can be read.

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { audit, inWords } from './audit.mjs'
import { BUILD_COMMAND, forgetBuild, recordBuild, sourcesHash } from './build.mjs'
import { artifacts, inPackage, root } from './paths.mjs'
import { auditResult, playwrightResult, stepResult, vitestResult } from './reports.mjs'
import { run } from './run.mjs'

/** @typedef {import('./reports.mjs').Result} Result */

const NODE_BIN = {
  tsc: inPackage('vue-tsc', 'bin', 'vue-tsc.js'),
  eslint: inPackage('eslint', 'bin', 'eslint.js'),
  prettier: inPackage('prettier', 'bin', 'prettier.cjs'),
  vitest: inPackage('vitest', 'vitest.mjs'),
  playwright: inPackage('@playwright/test', 'cli.js')
}

/** The tools write into a pipe of ours, so they cannot see by themselves whether colours are wanted. */
const COLOURFUL = process.stdout.isTTY && !process.env.NO_COLOR
const COLOUR = COLOURFUL ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }

/** Not even to be walked through by the format check: the build beside it takes files away while it looks. */
const MADE = ['out', 'native', 'artifacts', 'release']

/** A check that hangs must end. The longest takes 250 s on two cores. */
const STEP_SECONDS = 450
/** The long tests have their own command, which nobody waits for. */
const LONG_SECONDS = 5_400

export async function types() {
  // One after the other: the other lane is busy, and side by side with it they would share two cores.
  const runs = []
  for (const project of projects()) runs.push(await inNode([NODE_BIN.tsc, '--noEmit', '-p', project]))
  const seconds = runs.reduce((sum, each) => sum + each.seconds, 0)
  print('types', seconds, runs.map(({ output }) => output).join(''))
  return stepResult('types', runs.find(({ code }) => code !== 0) ?? { code: 0, timedOut: false })
}

/** Every part that tsconfig.json names, so that a new one is checked without a word here. */
function projects() {
  const solution = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
  const paths = /** @type {{ path: string }[]} */ (solution.references).map(({ path }) => path)
  if (paths.length === 0) throw new Error('tsconfig.json names no parts to check')
  return paths
}

export async function lint() {
  const done = await inNode([NODE_BIN.eslint, '.', '--max-warnings', '0'])
  print('lint', done.seconds, done.output)
  return stepResult('lint', done)
}

export async function format() {
  const done = await inNode([
    NODE_BIN.prettier,
    '--check',
    '--log-level',
    'warn',
    '.',
    ...MADE.map((name) => `!${name}/**`)
  ])
  print(
    'format',
    done.seconds,
    done.output && `${done.output}\`npm run format\` writes these files as they should be.`
  )
  return stepResult('format', done)
}

export async function build() {
  // Always a real one, whether out/ is current or not: it is the build itself that is checked here.
  const state = sourcesHash(root)
  forgetBuild()
  const done = await inNode(BUILD_COMMAND)
  if (done.code === 0) {
    try {
      recordBuild(state)
    } catch (error) {
      done.code = 1
      done.output += `\n${error instanceof Error ? error.message : String(error)}`
    }
  }
  print('build', done.seconds, done.code === 0 ? '' : done.output)
  return stepResult('build', done)
}

export async function vulnerabilities() {
  const began = Date.now()
  const outcome = await audit()
  print('audit', (Date.now() - began) / 1000, inWords(outcome))
  return auditResult('audit', outcome)
}

export const unit = () => vitest('unit', ['node'])
/** With the console in the pseudo language, which needs modules of its own. */
export const component = () => vitest('component', ['component', 'pseudo'])
export const long = () => vitest('long', ['long'], { seconds: LONG_SECONDS, live: true })

/** @param {NodeJS.ProcessEnv} env */
export const endToEnd = (env) => playwright('end-to-end', 'application', env)
/** @param {NodeJS.ProcessEnv} env */
export const longEndToEnd = (env) => playwright('long end-to-end', 'long', env, LONG_SECONDS)
/** @param {NodeJS.ProcessEnv} env names the package in DPM_LAB_DEB */
export const packaged = (env) => playwright('package', 'packaged', env)

/**
 * @param {string} name
 * @param {string} project one of playwright.config.ts
 * @param {NodeJS.ProcessEnv} env
 * @param {number} [seconds] how long it may take
 */
async function playwright(name, project, env, seconds = STEP_SECONDS) {
  const file = freshReport(name)
  heading(name)
  const done = await inNode(
    [NODE_BIN.playwright, 'test', `--project=${project}`, '--reporter=list,json'],
    // NO_COLOR would only make Node complain in its workers, which are told by FORCE_COLOR.
    { ...env, ...(COLOURFUL ? COLOUR : {}), PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    { live: true, seconds }
  )
  return playwrightResult(name, readReport(file), done)
}

/**
 * @param {string} name
 * @param {string[]} projects of vitest.config.ts
 * @param {{ seconds?: number, live?: boolean }} [options] how long it may take; whether it is shown as it goes
 * @returns {Promise<Result>}
 */
async function vitest(name, projects, { seconds = STEP_SECONDS, live = false } = {}) {
  const file = freshReport(name)
  const args = [
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`
  ]
  const done = await inNode([NODE_BIN.vitest, 'run', ...args], undefined, { seconds, live })
  print(name, done.seconds, live ? '' : done.output)
  return vitestResult(name, readReport(file), done)
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {{ seconds?: number, live?: boolean }} [options]
 */
function inNode(args, env = { ...process.env, ...COLOUR }, { seconds = STEP_SECONDS, live = false } = {}) {
  return run(process.execPath, args, { cwd: root, env, seconds, live })
}

/** Where a suite is to write its report; the one of the last run must not be taken for it. @param {string} name */
function freshReport(name) {
  const file = join(artifacts, 'reports', `${name}.json`)
  rmSync(file, { force: true })
  return file
}

/** @param {string} file @returns {unknown} undefined when there is none, or half of one */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** @param {string} name @param {number} seconds @param {string} output */
function print(name, seconds, output) {
  heading(`${name} (${seconds.toFixed(1)} s)`)
  if (output.trim() !== '') console.log(output.trim())
}

/** @param {string} text */
function heading(text) {
  console.log(`\n── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`)
}
