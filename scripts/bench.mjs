// `npm run bench`: measures what docs/performance.md tells of, and prints one JSON with every figure.
//   npm run --silent bench                    all of it; progress goes to standard error
//   npm run --silent bench -- --check         ends with 1, and says which, if a limit is missed
//   npm run --silent bench -- --only NAME     one measurement: a file of bench/ without its ending; can be repeated

import './preflight.mjs'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { BENCH, buildBench } from './bench-build.mjs'
import { judged, line, missed } from './bench-figures.mjs'
import { ensureBuilt } from './build.mjs'
import { hasDisplay, startDisplay } from './display.mjs'
import { describe, ensureElectron } from './electron.mjs'
import { root } from './paths.mjs'
import { main, say, Stop } from './say.mjs'
import { ensureSqlite } from './sqlite.mjs'
import { checkLinks, DISPLAY_NEEDS, ELECTRON_NEEDS, ensureSystem } from './system.mjs'

/** In the order they are run; `window`: it needs Electron and the built application. */
const MEASUREMENTS = [
  { name: 'machine', window: false },
  { name: 'start', window: true },
  { name: 'command', window: true },
  { name: 'grid', window: true },
  { name: 'rules', window: false },
  { name: 'opening', window: false },
  { name: 'growth', window: false },
  { name: 'command-line', window: false }
]

/** No measurement takes longer, on a busy machine neither. */
const LIMIT_MINUTES = 20

// Told to stop, it ends what it started: see outputOf().
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1))

// Standard output is for the JSON alone, and the scripts that make Electron ready say what they do.
console.log = console.error

await main(async () => {
  const { check, chosen } = readArguments(process.argv.slice(2))
  const needsWindow = chosen.some(({ window }) => window)
  const runtime = needsWindow ? await readyElectron() : null
  await buildBench(chosen.map(({ name }) => name))
  const display = needsWindow && !hasDisplay() ? await startDisplay() : null
  const began = new Date()
  const load = loadavg().map(rounded)
  try {
    /** @type {Record<string, import('./bench-figures.mjs').Judged[]>} */
    const figures = {}
    for (const { name } of chosen) {
      say(`measuring: ${name}`)
      figures[name] = (await measure(name, runtime, display)).map(judged)
      for (const figure of figures[name]) say(line(figure))
    }
    const all = Object.values(figures).flat()
    const result = {
      at: began.toISOString(),
      machine: {
        cores: cpus().length,
        cpu: cpus()[0]?.model ?? '',
        memoryGB: Math.round(totalmem() / 2 ** 30),
        node: process.versions.node,
        electron: runtime && describe(runtime),
        display: display ? 'Xvfb, drawn in software' : 'the one of the session',
        loadBefore: load,
        loadAfter: loadavg().map(rounded)
      },
      kept: all.filter(({ kept }) => kept === true).length,
      missed: all.filter(({ kept }) => kept === false).map(({ name }) => name),
      figures
    }
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
    if (check) {
      for (const text of missed(all)) console.error(text)
      if (missed(all).length > 0) process.exitCode = 1
    }
  } finally {
    await display?.end()
  }
})

/** @param {string[]} args */
function readArguments(args) {
  const only = args.flatMap((arg, at) => (args[at - 1] === '--only' ? [arg] : []))
  const unknown = [
    ...args.filter((arg, at) => !['--check', '--only'].includes(arg) && args[at - 1] !== '--only'),
    ...only.filter((name) => !MEASUREMENTS.some((one) => one.name === name))
  ]
  if (unknown.length > 0 || args.at(-1) === '--only') {
    const names = MEASUREMENTS.map(({ name }) => name).join(', ')
    throw new Stop(`npm run bench knows --check and --only NAME, of ${names}; not ${unknown.join(' ')}.`)
  }
  const chosen = MEASUREMENTS.filter(({ name }) => only.length === 0 || only.includes(name))
  return { check: args.includes('--check'), chosen }
}

async function readyElectron() {
  await ensureSystem([...ELECTRON_NEEDS, ...(hasDisplay() ? [] : DISPLAY_NEEDS)])
  const runtime = await ensureElectron()
  checkLinks(runtime.exe)
  await ensureSqlite(runtime)
  await ensureBuilt()
  return runtime
}

/**
 * Each measurement is a process of its own: nothing of the one before is in its memory.
 * @param {string} name
 * @param {import('./electron.mjs').Runtime | null} runtime
 * @param {{ name: string } | null} display
 * @returns {Promise<import('./bench-figures.mjs').Figure[]>}
 */
async function measure(name, runtime, display) {
  // On the disk of the checkout: a temporary folder may be in memory, where a write that is synced costs nothing.
  mkdirSync(BENCH, { recursive: true })
  const work = mkdtempSync(join(BENCH, 'work-'))
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const surroundings = { root, built: BENCH, work, electron: runtime && { exe: runtime.exe, args } }
  const env = {
    ...process.env,
    DPM_LAB_BENCH: JSON.stringify(surroundings),
    ...(display ? { DISPLAY: display.name } : {})
  }
  try {
    return JSON.parse(await outputOf([join(BENCH, 'node', `${name}.js`)], env))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>}
 */
function outputOf(args, env) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, ['--expose-gc', ...args], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: LIMIT_MINUTES * 60_000
    })
    const end = () => void child.kill()
    process.once('exit', end)
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (output += String(text)))
    child.once('error', failed)
    child.once('close', (code, signal) => {
      process.off('exit', end)
      if (code === 0) done(output)
      else failed(new Stop(`The measurement ended with ${code ?? signal}.`))
    })
  })
}

/** @param {number} value */
function rounded(value) {
  return Math.round(value * 100) / 100
}
