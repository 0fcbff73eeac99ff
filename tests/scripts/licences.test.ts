// Every package may be used freely, for money too; those that are handed out ask for no more than their notice.

import { describe, expect, it } from 'vitest'
import {
  FREE,
  FREE_AS_TOOL,
  importedPackages,
  notices,
  permits,
  readLock,
  shippedFolders
} from '../../scripts/package/shipped.mjs'

const lock = readLock()
const packages = Object.entries(lock).filter(([folder]) => folder !== '')

describe('licences', () => {
  it('of all packages are free', () => {
    expect(packages.length).toBeGreaterThan(300)
    expect(refused(packages, FREE_AS_TOOL)).toEqual([])
  })

  it('of those that are handed out ask for their notice alone', () => {
    const shipped = shippedFolders(lock)
    expect(shipped).toEqual(
      expect.arrayContaining(
        ['better-sqlite3', 'vue', 'zod', '@vue/runtime-core'].map((name) => `node_modules/${name}`)
      )
    )
    expect(
      refused(
        shipped.map((folder) => [folder, lock[folder] ?? {}] as const),
        FREE
      )
    ).toEqual([])
  })

  it('are read as the expressions they are', () => {
    expect(permits('(GPL-3.0-or-later OR MIT)', FREE)).toBe(true)
    expect(permits('MIT AND GPL-3.0-or-later', FREE)).toBe(false)
    expect(permits('EPL-2.0 OR GPL-3.0-or-later', FREE_AS_TOOL)).toBe(false)
    expect(permits('SEE LICENSE IN EULA', FREE_AS_TOOL)).toBe(false)
    expect(permits('', FREE_AS_TOOL)).toBe(false)
  })
})

describe('what is handed out', () => {
  it('is what the sources import, with what that needs, as Node finds it', () => {
    const made = {
      '': { dependencies: { native: '1' } },
      'node_modules/native': {},
      'node_modules/page': { dependencies: { deep: '1', shared: '2' } },
      'node_modules/page/node_modules/shared': { version: '2' },
      'node_modules/shared': { version: '1' },
      'node_modules/deep': { dependencies: { shared: '1' } },
      'node_modules/tool': {}
    }
    expect(shippedFolders(made, ['page'])).toEqual([
      'node_modules/deep',
      'node_modules/native',
      'node_modules/page',
      'node_modules/page/node_modules/shared',
      'node_modules/shared'
    ])
  })

  it('knows the packages of the sources, and neither Node nor Electron nor what is ours', () => {
    const names = importedPackages()
    expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'vue', 'yaml', 'zod']))
    expect(names.filter((name) => !(`node_modules/${name}` in lock))).toEqual([])
    expect(names).not.toContain('electron')
  })

  it('goes with the words of every licence', () => {
    const text = notices(lock)
    expect(text).toContain('better-sqlite3 13')
    expect(text).not.toContain('not installed here')
    expect(text.match(/brings no text of its licence/g) ?? []).toHaveLength(0)
  })
})

function refused(
  some: readonly (readonly [string, { license?: string }])[],
  allowed: readonly string[]
): string[] {
  return some
    .filter(([, { license = '' }]) => !permits(license, allowed))
    .map(([folder, { license = 'none' }]) => `${folder}: ${license}`)
}
