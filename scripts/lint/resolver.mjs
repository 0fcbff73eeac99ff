// Tells the boundaries rule which file an import means, by its name alone: relative paths and the aliases of
// tsconfig.base.json. It looks at no disk, so a file need not exist to be judged (tests rely on it), and what is
// missing is the type check's business. All other names are packages.

import { dirname, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const ALIASES = { '@shared/': 'src/shared/', '@main/': 'src/main/', '@renderer/': 'src/renderer/' }

export const interfaceVersion = 2

/**
 * @param {string} source
 * @param {string} file
 * @returns {{ found: boolean, path?: string }}
 */
export function resolveImport(source, file) {
  // Vite's own suffixes (?worker, ?raw, ?url) do not change which file it is.
  const name = source.replace(/\?.*$/, '')
  if (name.startsWith('.')) return { found: true, path: resolve(dirname(file), name) }
  for (const [alias, folder] of Object.entries(ALIASES)) {
    if (name.startsWith(alias)) return { found: true, path: resolve(root, folder, name.slice(alias.length)) }
  }
  return { found: false }
}

export { resolveImport as resolve }
