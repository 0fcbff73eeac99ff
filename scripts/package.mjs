// `npm run package`: an installable build in release/.
//   npm run package                          the folder of the application; on Linux a .deb of it too
//   npm run package -- --linux AppImage      what electron-builder makes of these words instead; most of its targets
//                                            need tools that it downloads
// On Windows and macOS it is electron-builder's installer at once; those have not been tried.
//
// The .deb is made by dpkg-deb, which every Debian has, so that it can be made and tested without a download.

import './preflight.mjs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { describe, ensureElectron, platformPath } from './electron.mjs'
import { makeDeb } from './package/deb.mjs'
import { notices } from './package/shipped.mjs'
import { inPackage, root } from './paths.mjs'
import { run } from './run.mjs'
import { isEntry, main, say, Stop } from './say.mjs'
import { ensureSqlite } from './sqlite.mjs'

export const release = join(root, 'release')
/** Where electron-builder puts the folder of the application on Linux. */
export const unpacked = join(release, 'linux-unpacked')

/**
 * @param {string[]} wanted arguments for electron-builder, or none for what this machine can make by itself
 * @returns {Promise<string | null>} the .deb, where one was made
 */
export async function makePackage(wanted = []) {
  const runtime = await ensureElectron()
  await ensureSqlite(runtime)
  await ensureBuilt()
  say(`packing ${describe(runtime)}`)
  if (runtime.source !== 'official') {
    say('this package is for trials on this machine: only the official Electron is for users')
  }
  await rm(release, { recursive: true, force: true })
  await mkdir(release, { recursive: true })
  await writeFile(join(release, 'THIRD-PARTY-NOTICES.txt'), notices())

  const linux = process.platform === 'linux'
  const args = wanted.length > 0 ? wanted : linux ? ['--linux', 'dir'] : []
  const { code, output, seconds } = await run(
    process.execPath,
    [
      inPackage('electron-builder', 'cli.js'),
      ...args,
      '--publish=never',
      `-c.electronVersion=${runtime.version}`,
      // The one that is here: no second download, and none that the tests have not seen.
      `-c.electronDist=${folderOf(runtime.exe)}`
    ],
    { cwd: root }
  )
  if (code !== 0) throw new Stop(`electron-builder failed:\n\n${output.trim()}`)
  say(`packed in ${seconds.toFixed(1)} s, in ${release}`)
  if (!linux || wanted.length > 0) return null
  return makeDeb({
    app: unpacked,
    folder: release,
    trial: runtime.source !== 'official',
    electron: runtime.version
  })
}

/** @param {string} exe */
function folderOf(exe) {
  const inside = platformPath()
  if (!exe.replaceAll('\\', '/').endsWith(`/${inside}`)) {
    throw new Stop(`${exe} is not inside a folder of Electron's, so it cannot be packed.`)
  }
  return exe.slice(0, -inside.length - 1)
}

if (isEntry(import.meta.url)) await main(() => makePackage(process.argv.slice(2)))
