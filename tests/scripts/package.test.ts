import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { control, versionOf } from '../../scripts/package/deb.mjs'
import { root } from '../../scripts/paths.mjs'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  devDependencies: Record<string, string>
}
const config = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as {
  electronFuses: Record<string, boolean>
  extraResources: { from: string; to: string }[]
  publish: null
}

describe('the package', () => {
  it('carries the Electron that is pinned, or is a trial and says so', () => {
    expect(manifest.devDependencies['electron']).toMatch(/^\d+\.\d+\.\d+$/)
    expect(versionOf('1.2.3', false)).toBe('1.2.3')
    // "~" sorts before everything, so the real one replaces it.
    expect(versionOf('1.2.3', true)).toBe('1.2.3~trial')
    const about = { version: '1.2.3~trial', architecture: 'amd64', size: 2048, description: 'What it is' }
    expect(control({ ...about, trialOf: '33.2.1' })).toMatch(
      /^ For trials only: it carries Electron 33\.2\.1/m
    )
    expect(control({ ...about, trialOf: null })).not.toContain('trial only')
  })

  it('has a control file as dpkg reads it', () => {
    const text = control({
      version: '1.2.3',
      architecture: 'amd64',
      size: 2049,
      description: 'What it is',
      trialOf: null
    })
    expect(text).not.toMatch(/\n\n/)
    expect(text.endsWith('\n')).toBe(true)
    for (const line of text.trimEnd().split('\n')) expect(line).toMatch(/^([A-Z][A-Za-z-]+: \S| \S)/)
    expect(text).toContain('Depends: libgtk-3-0t64 | libgtk-3-0, ')
    expect(text).toContain('Installed-Size: 3\n')
  })

  it('sets every fuse, and none for what nobody needs', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false
    })
    expect(config.publish).toBeNull()
  })

  it('takes along what the application reads, from where it is', () => {
    const entry = readFileSync(join(root, 'src/main/index.ts'), 'utf8')
    const read = [...entry.matchAll(/join\(resources, '([^']+)'\)/g)].map(([, name]) => name)
    expect(read).toContain('labs')
    for (const name of read)
      expect(config.extraResources).toContainEqual({ from: `resources/${name}`, to: name })
  })

  it('has the icon in the sizes of its drawing', () => {
    for (const file of globSync('resources/icons/*.png', { cwd: root })) {
      const png = readFileSync(join(root, file))
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
      expect(`resources/icons/${width}x${height}.png`).toBe(file.replaceAll('\\', '/'))
    }
  })
})
