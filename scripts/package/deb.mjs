// A Debian package of the application's folder, with nothing but dpkg-deb.

import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../paths.mjs'
import { run } from '../run.mjs'
import { say, Stop } from '../say.mjs'
import { ELECTRON_NEEDS } from '../system.mjs'

const NAME = 'dpm-lab'
/** @type {Record<string, string | undefined>} */
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }

/**
 * @param {{ app: string, folder: string, trial: boolean, electron: string }} from `app`: the folder to pack; `folder`:
 *   where the package goes; `trial`: not for users, and named so
 * @returns {Promise<string | null>} null where there is no dpkg-deb
 */
export async function makeDeb({ app, folder, trial, electron }) {
  if ((await run('dpkg-deb', ['--version'])).code !== 0) {
    say('there is no dpkg-deb here, so no .deb was made; the folder of the application runs as it is')
    return null
  }
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const architecture = ARCHITECTURES[process.arch] ?? process.arch
  const version = versionOf(manifest.version, trial)
  const file = join(folder, `${NAME}_${version}_${architecture}.deb`)
  const work = await mkdtemp(join(tmpdir(), 'dpm-lab-deb-'))
  try {
    await lay(app, work)
    const size = await sizeOf(work)
    await mkdir(join(work, 'DEBIAN'))
    await writeFile(
      join(work, 'DEBIAN', 'control'),
      control({
        version,
        architecture,
        size,
        description: manifest.description,
        trialOf: trial ? electron : null
      })
    )
    await openToAll(work)
    // Small and read everywhere where it is for users; quickly made where it is only tried.
    const packing = trial ? ['-Zzstd', '-z3'] : ['-Zxz', '-z6']
    const args = ['--root-owner-group', ...packing, '--build', work, file]
    const { code, output, seconds } = await run('dpkg-deb', args)
    if (code !== 0) throw new Stop(`dpkg-deb failed:\n\n${output.trim()}`)
    say(`made ${file} in ${seconds.toFixed(1)} s (${((await stat(file)).size / 1e6).toFixed(0)} MB)`)
    return file
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * Everything where it goes on the system.
 * @param {string} app @param {string} work
 */
async function lay(app, work) {
  const own = join(work, 'opt', NAME)
  await cp(app, own, { recursive: true })
  // Root's own helper, for systems whose users may not make namespaces.
  await chmod(join(own, 'chrome-sandbox'), 0o4755)

  await mkdir(join(work, 'usr', 'bin'), { recursive: true })
  await symlink(`../../opt/${NAME}/${NAME}`, join(work, 'usr', 'bin', NAME))

  const share = join(work, 'usr', 'share')
  await mkdir(join(share, 'applications'), { recursive: true })
  await writeFile(join(share, 'applications', `${NAME}.desktop`), DESKTOP)
  const icons = join(root, 'resources', 'icons')
  for (const name of await readdir(icons)) {
    const size = name.replace('.png', '')
    const target = join(share, 'icons', 'hicolor', size, 'apps')
    await mkdir(target, { recursive: true })
    await cp(join(icons, name), join(target, `${NAME}.png`))
  }
  const doc = join(share, 'doc', NAME)
  await mkdir(doc, { recursive: true })
  await cp(join(root, 'LICENSE'), join(doc, 'copyright'))
}

/** A `--lab` without a file asks for none, so one line serves with and without. */
const DESKTOP = `[Desktop Entry]
Type=Application
Name=DPM Lab
Comment=An offline simulator of the DPM Administrator Console
Exec=/opt/${NAME}/${NAME} --lab %f
Icon=${NAME}
Terminal=false
StartupWMClass=DPM Lab
Categories=Education;
`

/**
 * A "~" sorts before the real one of the same version, which will then replace it.
 * @param {string} version @param {boolean} trial
 */
export const versionOf = (version, trial) => (trial ? `${version}~trial` : version)

/**
 * @param {{ version: string, architecture: string, size: number, description: string, trialOf: string | null }} about
 *   `size` in bytes; `trialOf`: the Electron of a trial
 */
export function control({ version, architecture, size, description, trialOf }) {
  const trial = ` .\n For trials only: it carries Electron ${trialOf}, which was at hand where it was made.\n`
  return `Package: ${NAME}
Version: ${version}
Architecture: ${architecture}
Maintainer: DPM Lab <dpm-lab@localhost>
Installed-Size: ${Math.ceil(size / 1024)}
Depends: ${ELECTRON_NEEDS.map(({ packages }) => packages.join(' | ')).join(', ')}
Section: education
Priority: optional
Description: offline simulator of the DPM Administrator Console
 ${description}.
${trialOf === null ? '' : trial}`
}

/** @param {string} folder @returns {Promise<number>} in bytes */
async function sizeOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const sizes = await Promise.all(
    files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size)
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Whatever the umask here was, everybody there must be able to read it. @param {string} folder */
async function openToAll(folder) {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444)
  }
}
