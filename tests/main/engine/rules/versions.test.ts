import { describe, expect, it } from 'vitest'
import { attach, copy, data, group, install, lab, protects, restore } from '../builder'

const mixed = lab({
  dpm: [
    { name: 'NEW', version: '10.22.148.0' },
    { name: 'ROLLUP', version: '10.22.185.0' },
    { name: 'OLD', version: '10.19.58.0' },
    { name: 'OLDER', version: '9.22.148.0' },
    'DEFAULT'
  ],
  servers: { Server1: ['C:', 'D:'] }
})

describe('version-mismatch', () => {
  it('refuses the agent between DPM servers of two versions, either way round', () => {
    expect(mixed.says(install('NEW', 'OLD'))).toBe('refused version-mismatch')
    expect(mixed.says(install('OLD', 'NEW'))).toBe('refused version-mismatch')
    expect(mixed.says(attach('NEW', 'OLDER'))).toBe('refused version-mismatch')
    expect(mixed.concern(install('NEW', 'OLD'))).toMatchObject({ versions: ['10.22.148.0', '10.19.58.0'] })
  })

  it('refuses data of it, and replicas through it', () => {
    expect(mixed.says(group('NEW', 'New', data('OLD', 'DPMDB')))).toBe(
      'refused version-mismatch, agent-required'
    )
    const old = mixed.does(protects('OLD', data('Server1', 'D:')))
    expect(old.says(group('NEW', 'New', copy('Server1', 'D:', 'OLD')))).toBe(
      'refused version-mismatch, agent-required'
    )
  })

  it('does not ask it of protected servers, or of a server of the same version', () => {
    expect(mixed.says(install('OLD', 'Server1'))).toBe('done')
    expect(mixed.says(install('NEW', 'DEFAULT'))).toBe('done')
  })

  it('compares major and minor as numbers', () => {
    const two = lab({
      dpm: [
        { name: 'DPM1', version: '10.2.1.0' },
        { name: 'DPM2', version: '10.20.1.0' },
        { name: 'DPM3', version: '10.02.1.0' }
      ]
    })
    expect(two.says(install('DPM1', 'DPM2'))).toBe('refused version-mismatch')
    expect(two.says(install('DPM1', 'DPM3'))).toMatch(/^done/)
  })
})

describe('rollup-mismatch', () => {
  it('warns of a difference after major.minor, and stops nothing', () => {
    expect(mixed.says(install('NEW', 'ROLLUP'))).toBe('done with rollup-mismatch')
    expect(mixed.says(attach('ROLLUP', 'NEW'))).toBe('done with rollup-mismatch')
    const ready = mixed.does(install('NEW', 'ROLLUP'))
    expect(ready.says(group('NEW', 'New', data('ROLLUP', 'DPMDB')))).toBe('done with rollup-mismatch')
  })

  it('does not warn between equal versions, or of a protected server', () => {
    expect(mixed.says(install('NEW', 'DEFAULT'))).toBe('done')
    expect(mixed.says(install('ROLLUP', 'Server1'))).toBe('done')
  })

  it('is not listed by a refused step', () => {
    expect(mixed.says(group('NEW', 'New', data('ROLLUP', 'DPMDB')))).toBe('refused agent-required')
    expect(mixed.says(restore('NEW', 'ROLLUP'))).toBe('refused server-not-failed, no-database-backup')
  })
})
