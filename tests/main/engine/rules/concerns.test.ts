import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import type { Concern } from '@shared/verdict'
import {
  add,
  allowLocal,
  attach,
  chains,
  check,
  confirmed,
  copy,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  remove,
  removeInactive,
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  uninstall,
  type Lab
} from '../builder'
import { recover } from '../more-commands'

/* What a refusal or a warning is about, whole: the words told to people are made of it. */

const bare = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'], Server2: ['C:'] } })
/** DPM2 is the secondary of DPM1, whose group is called after Server1. */
const paired = bare.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', copy('Server1', 'D:', 'DPM1'))
)
const switched = paired.does(switchOn('DPM2', 'Server1'))
const broken = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))

type Case = readonly [rule: RuleId, of: Lab, command: Command, concern: Concern]

const cases: readonly Case[] = [
  ['server-unavailable', bare.does(fail('DPM1')), install('DPM1', 'Server1'), { server: 'DPM1' }],
  ['server-unavailable', bare.does(fail('Server1')), fail('Server1'), { server: 'Server1' }],
  ['server-unavailable', bare.does(remove('DPM1')), remove('DPM1'), { server: 'DPM1' }],
  [
    'computer-unavailable',
    bare.does(fail('Server1')),
    install('DPM1', 'Server1'),
    { server: 'DPM1', computer: 'Server1' }
  ],
  ['agent-on-itself', bare, install('DPM1', 'DPM1'), { server: 'DPM1', computer: 'DPM1' }],
  ['agent-already-installed', paired, install('DPM1', 'Server1'), { server: 'DPM1', computer: 'Server1' }],
  [
    'agent-owned-elsewhere',
    paired,
    attach('DPM3', 'Server1'),
    { server: 'DPM3', computer: 'Server1', other: 'DPM1' }
  ],
  ['agent-required', bare, uninstall('DPM1', 'Server1'), { server: 'DPM1', computer: 'Server1' }],
  [
    'agent-required',
    paired,
    uninstall('DPM3', 'Server1'),
    { server: 'DPM3', computer: 'Server1', other: 'DPM1' }
  ],
  [
    'agent-required',
    paired,
    group('DPM3', 'New', data('Server2', 'C:')),
    { server: 'DPM3', computer: 'Server2' }
  ],
  ['agent-required', bare, takeOwnership('DPM1', 'Server1'), { server: 'DPM1', computer: 'Server1' }],
  ['agent-in-use', paired, uninstall('DPM1', 'Server1'), { server: 'DPM1', computer: 'Server1' }],
  ['nothing-to-own', paired, takeOwnership('DPM3', 'Server1'), { server: 'DPM3', computer: 'Server1' }],
  [
    'protected-once',
    paired,
    install('DPM3', 'DPM1'),
    { server: 'DPM3', computer: 'DPM1', other: 'DPM2', link: { protected: 'DPM1', protector: 'DPM2' } }
  ],
  [
    'self-protection',
    broken,
    add('DPM2', 'DPM1', data('DPM1', 'System State')),
    { server: 'DPM2', computer: 'DPM1', link: { protected: 'DPM1', protector: 'DPM2' } }
  ],
  [
    'breaks-chain',
    paired,
    group('DPM1', 'Own', data('DPM1', 'DPMDB')),
    { server: 'DPM1', other: 'DPM2', dataSource: 'DPMDB', link: { protected: 'DPM1', protector: 'DPM2' } }
  ],
  [
    'local-protection-off',
    bare,
    group('DPM1', 'Own', data('DPM1', 'System State')),
    { server: 'DPM1', dataSource: 'System State' }
  ],
  [
    'not-directly-protected',
    paired,
    add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1')),
    { server: 'DPM2', computer: 'Server1', dataSource: 'C:', through: 'DPM1' }
  ],
  [
    'own-copy',
    paired.does(install('DPM1', 'DPM2')),
    add('DPM1', 'Server1', copy('DPM1', 'DPMDB', 'DPM2')),
    { server: 'DPM1', computer: 'DPM1', through: 'DPM2' }
  ],
  [
    'switched-no-secondary',
    switched,
    add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1')),
    { server: 'DPM2', computer: 'Server1', through: 'DPM1', other: 'DPM2' }
  ],
  [
    'already-protected',
    paired,
    add('DPM1', 'Server1', data('Server1', 'D:')),
    { server: 'DPM1', other: 'DPM1', computer: 'Server1', dataSource: 'D:' }
  ],
  [
    'already-protected',
    paired,
    group('DPM3', 'New', data('Server1', 'D:')),
    { server: 'DPM3', other: 'DPM1', computer: 'Server1', dataSource: 'D:' }
  ],
  [
    'unsupported-move',
    paired.does(fail('DPM1')),
    attach('DPM2', 'Server1'),
    {
      server: 'DPM2',
      computer: 'Server1',
      other: 'DPM2',
      from: 'DPM1',
      link: { protected: 'DPM1', protector: 'DPM2' }
    }
  ],
  [
    'unsupported-move',
    paired.does(fail('DPM1'), attach('DPM3', 'Server1'), group('DPM3', 'Moved', data('Server1', 'D:'))),
    install('DPM2', 'DPM3'),
    {
      server: 'DPM3',
      computer: 'Server1',
      other: 'DPM2',
      from: 'DPM1',
      link: { protected: 'DPM3', protector: 'DPM2' }
    }
  ],
  ['no-secondary-copy', paired, switchOn('DPM3', 'Server1'), { server: 'DPM3', computer: 'Server1' }],
  ['cannot-switch-dpm-server', paired, switchOn('DPM2', 'DPM1'), { server: 'DPM2', computer: 'DPM1' }],
  ['already-switched', switched, switchOn('DPM2', 'Server1'), { server: 'DPM2', computer: 'Server1' }],
  ['not-switched', paired, resume('DPM2', 'Server1'), { server: 'DPM2', computer: 'Server1' }],
  [
    'primary-not-ready',
    switched.does(fail('DPM1')),
    resume('DPM2', 'Server1'),
    { server: 'DPM2', computer: 'Server1', other: 'DPM1' }
  ],
  ['no-inactive-replica', paired, removeInactive('DPM2', 'Server1'), { server: 'DPM2', computer: 'Server1' }],
  ['no-inactive-replica', paired, check('DPM3', 'Server1'), { server: 'DPM3', computer: 'Server1' }],
  ['name-taken', bare, { do: 'add-dpm-server', name: 'dpm1' }, { name: 'DPM1' }],
  ['server-not-failed', bare, repair('DPM1'), { server: 'DPM1' }],
  ['server-not-failed', bare, rebuild('DPM1'), { server: 'DPM1' }],
  ['server-not-failed', paired, restore('DPM1', 'DPM2'), { server: 'DPM1', sort: 'DPM server' }],
  [
    'no-database-backup',
    paired.does(fail('DPM1'), rebuild('DPM1')),
    restore('DPM1', 'DPM3'),
    { server: 'DPM1', other: 'DPM3' }
  ],
  [
    'name-mismatch',
    paired.does(fail('DPM1'), rebuild('DPM1', 'DPM9')),
    restore('DPM9', 'DPM2'),
    { server: 'DPM9', other: 'DPM2', name: 'DPM1' }
  ],
  [
    'group-name-taken',
    paired.does(install('DPM1', 'Server2')),
    group('DPM1', 'Server1', data('Server2', 'C:')),
    { server: 'DPM1', group: 'Server1' }
  ],
  [
    'group-name-invalid',
    bare.does(install('DPM1', 'Server1')),
    group('DPM1', 'a.b', data('Server1', 'C:')),
    { server: 'DPM1', group: 'a.b' }
  ],
  ['no-members', bare, group('DPM1', 'New'), { server: 'DPM1', group: 'New' }],
  [
    'dpmdb-not-selected',
    bare.does(protects('DPM1', data('Server1', 'D:')), install('DPM2', 'DPM1')),
    group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')),
    { server: 'DPM2', through: 'DPM1' }
  ]
]

describe('what a verdict is about', () => {
  it.each(cases)('%s', (rule, of, command, concern) => {
    const { violations, warnings } = of.asks(command)
    expect([...violations, ...warnings].find((found) => found.rule === rule)?.concern).toEqual(concern)
  })

  it('other data of a computer that is protected directly beside a switch, and its group', () => {
    const beside = switched.does(group('DPM2', 'Beside', data('Server1', 'C:')))
    expect(beside.concern(resume('DPM2', 'Server1'))).toEqual({
      server: 'DPM2',
      computer: 'Server1',
      dataSource: 'C:',
      group: 'Beside'
    })
  })

  it('the computer that something is recovered to, and who owns its agent', () => {
    const live = paired.begins().after('1d')
    const to = (target: string) => recover('DPM1', 'Server1', 'D:', 'alternate', { target })
    const about = (of: Lab, target: string) =>
      of.asks(to(target)).violations.find(({ rule }) => rule === 'agent-required')?.concern
    expect(about(live, 'Server2')).toEqual({ server: 'DPM1', computer: 'Server2' })
    const owned = live.does(install('DPM3', 'Server2'))
    expect(about(owned, 'Server2')).toEqual({ server: 'DPM1', computer: 'Server2', other: 'DPM3' })
    expect(live.says(to('Server1'))).toBe('done')
  })

  it('a group name has at least one character, and one of 64 is not too long', () => {
    const ready = bare.does(install('DPM1', 'Server1'))
    const named = (name: string) => group('DPM1', name, data('Server1', 'C:'))
    expect(ready.says(named(''))).toBe('refused group-name-invalid')
    expect(ready.says(named('x'.repeat(64)))).toBe('done')
    expect(ready.says(named('x'.repeat(65)))).toBe('refused group-name-invalid')
  })

  it('own data is another server\u2019s matter where it goes through that, and allowed where it is allowed', () => {
    const open = bare.does(allowLocal('DPM1'))
    expect(open.says(group('DPM1', 'Own', data('DPM1', 'System State')))).toBe('done')
    expect(open.says(group('DPM2', 'Own', data('DPM2', 'System State')))).toBe('refused local-protection-off')
    expect(bare.says(group('DPM1', 'Other', copy('DPM1', 'System State', 'DPM2')))).not.toContain(
      'local-protection-off'
    )
  })
})
