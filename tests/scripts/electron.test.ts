import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describe as say, overrideFolder, overrideFrom, platformPath } from '../../scripts/electron.mjs'

const inside = platformPath()

describe('the Electron that is run', () => {
  it('is the one the environment asks for', () => {
    expect(overrideFrom({ DPM_LAB_ELECTRON: resolve('/opt/e/electron') })).toBe(resolve('/opt/e/electron'))
    expect(overrideFrom({ DPM_LAB_ELECTRON: 'e/electron', INIT_CWD: resolve('/home/me') })).toBe(
      resolve('/home/me/e/electron')
    )
    expect(overrideFrom({ ELECTRON_OVERRIDE_DIST_PATH: resolve('/opt/e') })).toBe(resolve('/opt/e', inside))
    expect(overrideFrom({ DPM_LAB_ELECTRON: '' })).toBeNull()
    expect(overrideFrom({})).toBeNull()
  })

  it('is named with the way it came and the version that ships', () => {
    const runtime = { exe: '/e/electron', version: '33.2.1', napi: 9 }
    expect(say({ ...runtime, source: 'fallback' })).toBe(
      'Electron 33.2.1 (fallback from the npm registry; the shipped target is Electron 45)'
    )
    expect(say({ ...runtime, source: 'override' })).toContain('/e/electron')
    expect(say({ exe: '', version: '45.4.1', napi: 10, source: 'official' })).toBe('Electron 45.4.1')
  })

  it('is told to Playwright by its folder, where that can be told', () => {
    const override = { version: '45.4.1', napi: 10, source: 'override' as const }
    expect(overrideFolder({ ...override, exe: resolve('/opt/e', inside) })).toEqual({
      ELECTRON_OVERRIDE_DIST_PATH: resolve('/opt/e')
    })
    expect(overrideFolder({ ...override, exe: resolve('/opt/e/wrapper.sh') })).toEqual({})
    expect(overrideFolder({ ...override, source: 'official', exe: resolve('/opt/e', inside) })).toEqual({})
  })
})
