import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { add, chains, data, fail, group, install, lab, protects } from '../builder'
import { extend, fill, outdate, update, withPolicy } from '../more-commands'

const rescan = (on: string): Command => ({ do: 'rescan-library', on })
const inventory = (on: string, detailed = false): Command => ({ do: 'inventory-library', on, detailed })

describe('agent-of-primary', () => {
  const paired = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'] } }).does(
    protects('DPM1', data('Server1', 'D:')),
    chains('DPM1', 'DPM2')
  )

  it('refuses to update the agent of a DPM server, which comes with its DPM', () => {
    expect(paired.says(update('DPM2', 'DPM1'))).toMatch(/^refused agent-of-primary/)
    expect(paired.concern(update('DPM2', 'DPM1'))).toEqual({ server: 'DPM2', computer: 'DPM1' })
  })

  it('allows it for a protected server', () => {
    expect(paired.does(outdate('Server1')).says(update('DPM1', 'Server1'))).toBe('done')
  })

  it('is not asked of an agent that is none of the server', () => {
    expect(paired.says(update('DPM1', 'DPM2'))).toBe('refused agent-required')
  })
})

describe('no-tape-library', () => {
  const estate = lab({ dpm: ['DPM1', { name: 'DPM2', tapeLibrary: { drives: 1, tapes: 8 } }] })

  it.each([rescan, inventory, (on: string) => inventory(on, true)])(
    'refuses work on a library where there is none: %#',
    (of) => {
      expect(estate.says(of('DPM1'))).toBe('refused no-tape-library')
      expect(estate.concern(of('DPM1'))).toEqual({ server: 'DPM1' })
      expect(estate.says(of('DPM2'))).toBe('done')
    }
  )

  it('allows one thing at a time', () => {
    const busy = estate.begins().does(rescan('DPM2'))
    expect(busy.says(rescan('DPM2'))).toBe('refused nothing-to-change')
    expect(busy.says(inventory('DPM2'))).toBe('refused nothing-to-change')
    expect(busy.after('1h').says(inventory('DPM2'))).toBe('done')
  })
})

describe('no-storage-space', () => {
  const estate = lab({
    dpm: ['DPM1', { name: 'DPM2', storagePool: 20 }],
    servers: { Server1: ['C:', 'D:'], Server2: ['D:'] }
  }).does(install('DPM1', 'Server1'), install('DPM2', 'Server2'))
  const more = group('DPM1', 'New', data('Server1', 'D:'))

  it('refuses members where the storage pool has no space left', () => {
    const full = estate.does(group('DPM1', 'Files', data('Server1', 'C:')), fill('DPM1'))
    expect(full.says(more)).toBe('refused no-storage-space')
    expect(full.concern(more)).toEqual({ server: 'DPM1' })
    expect(full.says(add('DPM1', 'Files', data('Server1', 'D:')))).toBe('refused no-storage-space')
  })

  it('allows them after a disk was added', () => {
    expect(estate.does(fill('DPM1'), extend('DPM1', 10)).says(more)).toBe('done')
  })

  it('counts what replicas take, once the lab has begun', () => {
    const files = group('DPM2', 'Files', data('Server2', 'D:'))
    const other = group('DPM2', 'Own', data('DPM2', 'DPMDB'))
    expect(estate.does(files).says(other)).toBe('done')
    expect(estate.begins().does(files).says(other)).toBe('refused no-storage-space')
    expect(estate.begins().does(files, extend('DPM2', 1_000)).says(other)).toBe('done')
  })

  it('is never met in a pool without a size of its own', () => {
    const large = estate.does(
      withPolicy(group('DPM1', 'Files', data('Server1', 'C:')), { retentionDays: 448 })
    )
    expect(large.begins().says(more)).toBe('done')
  })

  it('concerns the acting server only', () => {
    expect(estate.does(fill('DPM2')).says(more)).toBe('done')
  })

  it('leaves nothing in the member tree, for nothing could be added', () => {
    expect(estate.protectable('DPM1')).toContain('Server1 D:')
    expect(estate.does(fill('DPM1')).protectable('DPM1')).toEqual([])
  })

  it('is asked before the name of the group, and after the server', () => {
    expect(estate.does(fill('DPM1')).says({ ...more, group: 'a.b' })).toBe(
      'refused no-storage-space, group-name-invalid'
    )
    expect(estate.does(fill('DPM1'), fail('DPM1')).says(more)).toBe(
      'refused server-unavailable, no-storage-space'
    )
  })
})
