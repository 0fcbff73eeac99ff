// Builds the command line into a folder of out/cli that is named by its sources. It appears finished or not at all, so
// that calls side by side need no lock, and none waits for anything but a build of its own.

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { sourcesHash } from './sources-hash.mjs'
import { root } from './paths.mjs'

/** Everything the build reads. The lock file stands for the packages. */
const INPUTS = ['src/cli', 'src/main', 'src/shared', 'package-lock.json', 'scripts/build-command.mjs']

const FOLDER = join(root, 'out', 'cli')

/** For how long a build that is not current is kept: somebody may be running it. In milliseconds. */
const KEPT = 60 * 60 * 1000

export const ALIAS = { '@shared': resolve(root, 'src/shared'), '@main': resolve(root, 'src/main') }

/**
 * Makes the command line if its sources changed. Says so on a terminal only: standard output is for labs.
 * @returns {Promise<string>} the module that has `main`
 */
export async function ensureCommandBuilt() {
  const name = sourcesHash(root, INPUTS).slice(0, 16)
  const file = join(FOLDER, name, 'main.js')
  if (!existsSync(file)) {
    if (process.stderr.isTTY) process.stderr.write('dpm-lab: building the command line ...\n')
    await make(join(FOLDER, name))
  }
  return file
}

/** @param {string} target */
async function make(target) {
  removeOld()
  const making = `${target}.${process.pid}`
  try {
    await bundle(making)
    renameSync(making, target)
  } catch (error) {
    // Another call made it meanwhile.
    if (!existsSync(target)) throw error
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
}

/** @param {string} outDir */
async function bundle(outDir) {
  // Only here: loading it takes longer than running a lab.
  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    publicDir: false,
    resolve: { alias: ALIAS },
    // Only better-sqlite3 has a binary, which cannot be bundled.
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: true,
      target: 'node22.14',
      outDir,
      emptyOutDir: true,
      copyPublicDir: false,
      rolldownOptions: { input: { main: 'src/cli/main.ts' } }
    }
  })
}

function removeOld() {
  mkdirSync(FOLDER, { recursive: true })
  for (const name of readdirSync(FOLDER)) {
    const folder = join(FOLDER, name)
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity }
    if (Date.now() - mtimeMs > KEPT) rmSync(folder, { recursive: true, force: true })
  }
}
