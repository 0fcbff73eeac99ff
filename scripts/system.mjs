// The system libraries and programs that npm cannot bring: what Electron links to, a virtual display, a compiler.
// Only what is really missing is asked for. As root on a machine with apt it is installed; otherwise we stop with the
// line to run. Nothing is needed outside Linux, where Electron brings everything.

import './preflight.mjs'
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { runInPlace } from './run.mjs'
import { isEntry, main, say, Stop } from './say.mjs'

/**
 * A thing the machine must have. `packages` are the names it goes by in Debian and Ubuntu, newest first (the 64-bit
 * time transition renamed some); the first that apt knows is taken.
 * @typedef {{ what: string, packages: string[], library?: string, program?: string, font?: true }} Need
 */

/** Electron links to some forty libraries; these four packages depend on all the others. @type {Need[]} */
export const ELECTRON_NEEDS = [
  { what: 'GTK 3', library: 'libgtk-3.so.0', packages: ['libgtk-3-0t64', 'libgtk-3-0'] },
  { what: 'NSS', library: 'libnss3.so', packages: ['libnss3'] },
  { what: 'GBM', library: 'libgbm.so.1', packages: ['libgbm1'] },
  { what: 'ALSA', library: 'libasound.so.2', packages: ['libasound2t64', 'libasound2'] },
  { what: 'a sans-serif font', font: true, packages: ['fonts-dejavu-core'] }
]

/** @type {Need[]} */
export const DISPLAY_NEEDS = [{ what: 'Xvfb', program: 'Xvfb', packages: ['xvfb'] }]

/** `xvfb-run` is a shell script around Xvfb that wants xauth, which Debian only recommends. @type {Need[]} */
export const XVFB_RUN_NEEDS = [...DISPLAY_NEEDS, { what: 'xauth', program: 'xauth', packages: ['xauth'] }]

/** g++ brings gcc. @type {Need[]} */
export const COMPILER_NEEDS = [{ what: 'g++', program: 'g++', packages: ['g++'] }]

/**
 * What the machine has, as functions so that tests can stand in for it.
 * @typedef {{ hasLibrary(name: string): boolean, hasProgram(name: string): boolean, hasFont(): boolean }} Machine
 */

/**
 * @param {Need[]} needs
 * @param {Machine} machine
 */
export function missing(needs, machine) {
  return needs.filter(
    ({ library, program, font }) =>
      (library !== undefined && !machine.hasLibrary(library)) ||
      (program !== undefined && !machine.hasProgram(program)) ||
      (font === true && !machine.hasFont())
  )
}

/**
 * The package to install for each need: the first that apt knows, or the last resort of the oldest name.
 * @param {Need[]} needs
 * @param {(name: string) => boolean} aptKnows
 */
export function packagesFor(needs, aptKnows) {
  return needs.map(({ packages }) => packages.find(aptKnows) ?? /** @type {string} */ (packages.at(-1)))
}

/**
 * The names of the shared libraries in what `ldconfig -p` prints.
 * @param {string} output
 */
export function librariesIn(output) {
  return new Set([...output.matchAll(/^\s+(\S+) \(/gm)].map((match) => match[1]))
}

/**
 * The libraries that `ldd` could not find.
 * @param {string} output
 */
export function notFound(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
}

/**
 * Sees to it that the machine has what is needed, or stops with the line to run.
 * @param {Need[]} needs
 */
export async function ensureSystem(needs) {
  if (process.platform !== 'linux') return
  const lacking = missing(needs, thisMachine())
  if (lacking.length === 0) return
  const names = lacking.map(({ what }) => what).join(', ')
  if (!onPath('apt-get')) {
    const files = lacking
      .map(({ library, program, packages }) => library ?? program ?? packages[0])
      .join(', ')
    throw new Stop(`This machine lacks ${names}. Install the packages that bring: ${files}`)
  }
  const packages = packagesFor(lacking, aptKnows)
  if (process.getuid?.() !== 0) {
    const line = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
    throw new Stop(`This machine lacks ${names}. Run this, then try again:\n\n  ${line}`)
  }
  await install(lacking, names)
  const still = missing(lacking, thisMachine())
  if (still.length > 0)
    throw new Stop(`apt-get went through, but ${still.map(({ what }) => what).join(', ')} is not there.`)
}

/**
 * The last word on an Electron that is there: does everything it links to exist? Catches what the short list cannot.
 * @param {string} exe
 */
export function checkLinks(exe) {
  if (process.platform !== 'linux' || !onPath('ldd')) return
  const lacking = notFound(output('ldd', [exe]))
  if (lacking.length > 0)
    throw new Stop(`Electron (${exe}) needs libraries this machine lacks: ${lacking.join(', ')}`)
}

/** @param {Need[]} needs @param {string} names */
async function install(needs, names) {
  let packages = packagesFor(needs, aptKnows)
  // A fresh container has no package lists at all, an old one has lists whose files are gone from the mirror.
  const fresh = !packages.every(aptKnows)
  if (fresh) await apt(['update'])
  packages = packagesFor(needs, aptKnows)
  say(`this machine lacks ${names}; installing ${packages.join(' ')} (apt-get, as root)`)
  const args = ['install', '-y', '--no-install-recommends', ...packages]
  if ((await apt(args)) === 0) return
  if (!fresh && (await apt(['update'])) === 0 && (await apt(args)) === 0) return
  throw new Stop(`apt-get could not install ${packages.join(' ')}; what it says is above.`)
}

/** @param {string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Another apt may be at work (unattended upgrades, a second checkout): wait for it rather than fail.
  return runInPlace('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=180', '-o', 'Dpkg::Use-Pty=0', ...args], {
    env
  })
}

/** @param {string} name */
function aptKnows(name) {
  return /Candidate: (?!\(none\))/.test(output('apt-cache', ['policy', name], { LC_ALL: 'C' }))
}

/** @returns {Machine} */
function thisMachine() {
  // /sbin is not in the PATH of ordinary users on Debian.
  const libraries = librariesIn(output(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p']))
  return {
    hasLibrary: (name) => libraries.has(name),
    hasProgram: onPath,
    hasFont: () =>
      [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        join(homedir(), '.fonts'),
        join(homedir(), '.local/share/fonts')
      ].some(holdsSansFont)
  }
}

/** @param {string} folder */
function holdsSansFont(folder) {
  if (!existsSync(folder)) return false
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) =>
    /(sans|arial|helvetica|roboto|inter|ubuntu|cantarell|segoe)[^/]*\.(ttf|otf|ttc)$/i.test(file)
  )
}

/** @param {string} program */
export function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function output(command, args, env = {}) {
  try {
    return execFileSync(command, args, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 16 * 1024 * 1024
    })
  } catch {
    return ''
  }
}

if (isEntry(import.meta.url)) {
  await main(async () => {
    await ensureSystem([...ELECTRON_NEEDS, ...XVFB_RUN_NEEDS])
    say('this machine has the libraries and programs that Electron needs')
  })
}
