import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import {
  chains,
  check,
  data,
  drop,
  fail,
  group,
  lab,
  protects,
  rebuild,
  remove,
  removeInactive,
  repair,
  restore
} from '../builder'

const three = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'] } })
const paired = three.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const rebuilt = paired.does(fail('DPM1'), rebuild('DPM1'))

describe('name-taken', () => {
  const dpm = (name: string): Command => ({ do: 'add-dpm-server', name })
  const server = (name: string): Command => ({ do: 'add-protected-server', name })

  it('refuses a name of the lab, of either kind, in any case', () => {
    for (const name of ['DPM1', 'dpm1', 'Server1', 'SERVER1']) {
      expect(three.says(dpm(name))).toBe('refused name-taken')
      expect(three.says(server(name))).toBe('refused name-taken')
      expect(three.does(fail('DPM2')).says(rebuild('DPM2', name))).toBe('refused name-taken')
    }
  })

  it('refuses the name of a server that is failed or removed', () => {
    expect(three.does(remove('DPM1')).says(dpm('DPM1'))).toBe('refused name-taken')
    expect(three.does(fail('DPM1')).says(rebuild('DPM1', 'dpm1'))).toBe('refused name-taken')
  })

  it('allows a new name, and a rebuild under its own', () => {
    expect(three.says(dpm('DPM4'))).toBe('done')
    expect(three.says(server('Server2'))).toBe('done')
    expect(three.does(fail('DPM1')).says(rebuild('DPM1', 'DPM4'))).toBe('done')
    expect(three.does(fail('DPM1'), rebuild('DPM1', 'DPM1')).estate).toEqual(
      three.does(fail('DPM1'), rebuild('DPM1')).estate
    )
  })
})

describe('server-not-failed', () => {
  it('refuses the repair of a server that is online, and of a removed one', () => {
    expect(three.says(repair('DPM1'))).toBe('refused server-not-failed')
    expect(three.says(repair('Server1'))).toBe('refused server-not-failed')
    expect(three.does(remove('DPM1')).says(repair('DPM1'))).toBe('refused server-not-failed')
  })

  it('allows the repair of a failed server, and of a protected server that is offline', () => {
    expect(three.does(fail('DPM1')).says(repair('DPM1'))).toBe('done')
    expect(three.does(fail('Server1')).says(repair('Server1'))).toBe('done')
  })

  it('refuses the rebuild of a server that is online', () => {
    expect(three.says(rebuild('DPM1'))).toBe('refused server-not-failed')
    expect(three.says(rebuild('DPM1', 'DPM9'))).toBe('refused server-not-failed')
    expect(three.says(rebuild('DPM1', 'DPM2'))).toBe('refused server-not-failed, name-taken')
  })

  it('allows the rebuild of a failed or a removed one', () => {
    expect(three.does(fail('DPM1')).says(rebuild('DPM1'))).toBe('done')
    expect(three.does(remove('DPM1')).says(rebuild('DPM1'))).toBe('done')
  })

  it('refuses a restore onto a server that was not rebuilt, or was restored already', () => {
    expect(paired.says(restore('DPM1', 'DPM2'))).toBe('refused server-not-failed')
    expect(paired.does(fail('DPM1'), repair('DPM1')).says(restore('DPM1', 'DPM2'))).toBe(
      'refused server-not-failed'
    )
    expect(rebuilt.does(restore('DPM1', 'DPM2')).says(restore('DPM1', 'DPM2'))).toBe(
      'refused server-not-failed'
    )
  })

  it('refuses a restore onto a rebuilt server that has a group again, and allows it when that is gone', () => {
    const again = rebuilt.does(group('DPM1', 'Again', data('Server1', 'C:')))
    expect(again.says(restore('DPM1', 'DPM2'))).toBe('refused server-not-failed')
    expect(again.does(drop('DPM1', 'Again', 'delete')).says(restore('DPM1', 'DPM2'))).toBe('done')
    expect(rebuilt.says(restore('DPM1', 'DPM2'))).toBe('done')
  })
})

describe('no-database-backup', () => {
  it('refuses a restore from a server that holds no copy of the DPMDB', () => {
    expect(rebuilt.says(restore('DPM1', 'DPM3'))).toBe('refused no-database-backup')
    expect(rebuilt.says(restore('DPM1', 'DPM1'))).toBe('refused no-database-backup')
    const replicasOnly = three.does(
      protects('DPM1', data('Server1', 'D:')),
      protects('DPM2', data('DPM1', 'System State')),
      fail('DPM1'),
      rebuild('DPM1')
    )
    expect(replicasOnly.says(restore('DPM1', 'DPM2'))).toBe('refused no-database-backup')
  })

  it('allows a member, and an inactive replica', () => {
    expect(rebuilt.says(restore('DPM1', 'DPM2'))).toBe('done')
    expect(rebuilt.does(drop('DPM2', 'DPM1', 'retain')).says(restore('DPM1', 'DPM2'))).toBe('done')
    expect(rebuilt.does(drop('DPM2', 'DPM1', 'delete')).says(restore('DPM1', 'DPM2'))).toBe(
      'refused no-database-backup'
    )
    expect(
      rebuilt
        .does(drop('DPM2', 'DPM1', 'retain'), removeInactive('DPM2', 'DPM1'))
        .says(restore('DPM1', 'DPM2'))
    ).toBe('refused no-database-backup')
  })

  it('allows a copy that came through another server', () => {
    const chain = paired.does(chains('DPM2', 'DPM3', data('DPM1', 'DPMDB')), fail('DPM1'), rebuild('DPM1'))
    expect(chain.says(restore('DPM1', 'DPM3'))).toBe('done')
  })

  it('refuses a server that was rebuilt itself: its copies are gone', () => {
    expect(rebuilt.does(fail('DPM2'), rebuild('DPM2')).says(restore('DPM1', 'DPM2'))).toBe(
      'refused no-database-backup'
    )
  })
})

describe('name-mismatch', () => {
  const renamed = paired.does(fail('DPM1'), rebuild('DPM1', 'DPM1B'))

  it('refuses a restore onto another name than the database was taken under', () => {
    expect(renamed.says(restore('DPM1B', 'DPM2'))).toBe('refused name-mismatch, no-database-backup')
    expect(renamed.concern(restore('DPM1B', 'DPM2'))).toMatchObject({
      server: 'DPM1B',
      other: 'DPM2',
      name: 'DPM1'
    })
  })

  it('remembers every former name', () => {
    const twice = renamed.does(fail('DPM1B'), rebuild('DPM1B', 'DPM1C'))
    expect(twice.says(restore('DPM1C', 'DPM2'))).toBe('refused name-mismatch, no-database-backup')
  })

  it('is not asked where the server holds no database of the former name', () => {
    expect(renamed.says(restore('DPM1B', 'DPM3'))).toBe('refused no-database-backup')
  })

  it('is not asked of a server that kept its name, nor of one that is merely another', () => {
    expect(rebuilt.says(restore('DPM1', 'DPM2'))).toBe('done')
    expect(paired.does(fail('DPM3'), rebuild('DPM3')).says(restore('DPM3', 'DPM2'))).toBe(
      'refused no-database-backup'
    )
  })

  it('lets the old name be rebuilt and restored still', () => {
    expect(renamed.does(rebuild('DPM1')).says(restore('DPM1', 'DPM2'))).toBe('done')
  })
})

describe('no-inactive-replica', () => {
  const retained = paired.does(drop('DPM2', 'DPM1', 'retain'))

  it('refuses where nothing of the computer was retained', () => {
    expect(paired.says(removeInactive('DPM2', 'Server1'))).toBe('refused no-inactive-replica')
    expect(retained.says(removeInactive('DPM3', 'Server1'))).toBe('refused no-inactive-replica')
    expect(paired.does(drop('DPM2', 'DPM1', 'delete')).says(removeInactive('DPM2', 'Server1'))).toBe(
      'refused no-inactive-replica'
    )
  })

  it('allows where something was, once', () => {
    expect(retained.says(removeInactive('DPM2', 'Server1'))).toBe('done')
    expect(retained.does(removeInactive('DPM2', 'Server1')).says(removeInactive('DPM2', 'Server1'))).toBe(
      'refused no-inactive-replica'
    )
  })

  it('refuses a consistency check of a computer with neither member nor inactive replica', () => {
    expect(paired.says(check('DPM3', 'Server1'))).toBe('refused no-inactive-replica')
    expect(paired.says(check('DPM2', 'Server1'))).toBe('done')
    expect(retained.says(check('DPM2', 'Server1'))).toBe('done')
  })
})
