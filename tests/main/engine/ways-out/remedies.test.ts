import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import {
  allowLocal,
  attach,
  chains,
  check,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  uninstall,
  type Lab
} from '../builder'
import { cut, correct, extend, fill, mend, spoil, start, stop } from '../more-commands'
import { copies, gives, remediesFor, twoPrimaries } from './kit'

/* What each rule proposes to take away what it is broken by. */

const bare = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
  servers: { Server1: ['C:', 'D:', 'SQL/Payroll'], Server2: ['C:'] }
})
/** DPM2 is the secondary of DPM1 and protects Server2 beside. */
const paired = bare.does(
  protects('DPM1', data('Server1', ['C:', 'D:'])),
  group('DPM1', 'Own', data('DPM1', 'DPMDB')),
  protects('DPM2', data('Server2', 'C:')),
  drop('DPM1', 'Own', 'delete'),
  chains('DPM1', 'DPM2', data('Server1', ['C:', 'D:']))
)
const switched = paired.does(switchOn('DPM2', 'Server1'))
const broken = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
const down = (of: Lab, ...servers: string[]) => of.does(servers.map(fail))

const protection = (on: string, computer: string, dataSource: string | string[]) =>
  group(on, `Protection of ${computer}`, data(computer, dataSource))

type Case = readonly [rule: RuleId, of: Lab, refused: Command, remedies: readonly Command[]]

const ofServers: readonly Case[] = [
  ['server-unavailable', down(bare, 'DPM1'), install('DPM1', 'Server1'), [repair('DPM1'), rebuild('DPM1')]],
  ['computer-unavailable', down(bare, 'Server1'), install('DPM1', 'Server1'), [repair('Server1')]],
  ['computer-unavailable', down(bare, 'DPM2'), install('DPM1', 'DPM2'), [repair('DPM2'), rebuild('DPM2')]],
  ['local-protection-off', bare, group('DPM1', 'Own', data('DPM1', 'System State')), [allowLocal('DPM1')]],
  [
    'server-not-failed',
    down(paired, 'DPM1').does(rebuild('DPM1'), protects('DPM1', data('Server1', 'D:')).slice(1)),
    restore('DPM1', 'DPM2'),
    gives('DPM1', 'Server1')
  ],
  ['server-not-failed', paired, repair('DPM1'), []],
  [
    'name-mismatch',
    down(paired, 'DPM1').does(rebuild('DPM1', 'DPM9')),
    restore('DPM9', 'DPM2'),
    [repair('DPM1'), rebuild('DPM1')]
  ],
  [
    'computer-unreachable',
    bare.does(cut('DPM1', 'Server1')),
    install('DPM1', 'Server1'),
    [mend('DPM1', 'Server1')]
  ],
  ['access-denied', bare.does(spoil('Server1')), install('DPM1', 'Server1'), [correct('Server1')]],
  [
    'sql-writer-stopped',
    bare.does(install('DPM1', 'Server1'), stop('Server1', 'SQL Server VSS Writer')),
    group('DPM1', 'New', data('Server1', 'SQL/Payroll')),
    [start('Server1', 'SQL Server VSS Writer')]
  ],
  [
    'dpm-writer-stopped',
    paired.does(stop('DPM1', 'DPMWriter')),
    group('DPM2', 'New', copy('Server1', 'C:', 'DPM1')),
    [start('DPM1', 'DPMWriter')]
  ],
  [
    'no-storage-space',
    bare.does(install('DPM1', 'Server1')).begins().does(fill('DPM1')),
    group('DPM1', 'New', data('Server1', 'C:')),
    [extend('DPM1', 10_240)]
  ]
]

const ofAgents: readonly Case[] = [
  [
    'agent-owned-elsewhere',
    paired,
    install('DPM4', 'Server1'),
    [attach('DPM4', 'Server1'), ...gives('DPM1', 'Server1'), uninstall('DPM1', 'Server1')]
  ],
  [
    'agent-owned-elsewhere',
    paired,
    attach('DPM4', 'DPM1'),
    [attach('DPM4', 'DPM1'), ...gives('DPM2', 'DPM1'), uninstall('DPM2', 'DPM1')]
  ],
  ['agent-required', bare, protection('DPM1', 'Server1', 'C:'), [install('DPM1', 'Server1')]],
  [
    'agent-required',
    paired,
    protection('DPM4', 'Server1', 'C:'),
    [attach('DPM4', 'Server1'), takeOwnership('DPM4', 'Server1')]
  ],
  ['agent-in-use', paired, uninstall('DPM1', 'Server1'), gives('DPM1', 'Server1')],
  ['agent-in-use', paired, uninstall('DPM2', 'DPM1'), gives('DPM2', 'DPM1')]
]

const ofChains: readonly Case[] = [
  ['protected-once', paired, install('DPM3', 'DPM1'), gives('DPM2', 'DPM1')],
  [
    'protected-once',
    down(paired, 'DPM2'),
    install('DPM3', 'DPM1'),
    [...gives('DPM2', 'DPM1'), repair('DPM2'), rebuild('DPM2')]
  ],
  ['chain-order', paired.does(chains('DPM2', 'DPM3')), install('DPM3', 'DPM1'), gives('DPM2', 'DPM1')],
  ['self-protection', broken, group('DPM2', 'New', copy('Server1', 'C:', 'DPM1')), gives('DPM1', 'Own')],
  [
    'not-directly-protected',
    paired,
    group('DPM2', 'New', copy('Server1', 'SQL/Payroll', 'DPM1')),
    [protection('DPM1', 'Server1', ['C:', 'D:']), resume('DPM1', 'Server1')]
  ],
  ['not-directly-protected', paired, group('DPM2', 'New', copy('DPM3', 'DPMDB', 'DPM1')), []]
]

const ofMembers: readonly Case[] = [
  [
    'already-protected',
    bare.does(protects('DPM1', data('Server1', ['C:', 'D:']), data('Server2', 'C:'))),
    group('DPM1', 'New', data('Server1', 'C:')),
    gives('DPM1', 'Server1', data('Server1', 'C:'))
  ],
  [
    'switched-no-secondary',
    twoPrimaries(['DPM4']).does(
      switchOn('DPM3', 'Server1'),
      switchOn('DPM3', 'Server2'),
      group('DPM3', 'More', data('Server1', 'C:'))
    ),
    group('DPM4', 'New', copy('Server1', 'D:', 'DPM1')),
    [resume('DPM3', 'Server1'), ...gives('DPM3', 'DPM1', copies('Server1', ['SQL/Payroll', 'D:'], 'DPM1'))]
  ],
  [
    'no-secondary-copy',
    bare.does(protects('DPM1', data('Server1', 'C:'))),
    switchOn('DPM2', 'Server1'),
    [group('DPM2', 'Secondary protection of Server1', data('DPM1', 'DPMDB'), copy('Server1', 'C:', 'DPM1'))]
  ],
  ['primary-not-ready', down(switched, 'DPM1'), resume('DPM2', 'Server1'), [repair('DPM1'), rebuild('DPM1')]],
  [
    'primary-not-ready',
    switched.does(drop('DPM1', 'Server1', 'retain')),
    resume('DPM2', 'Server1'),
    [protection('DPM1', 'Server1', ['C:', 'D:'])]
  ],
  [
    'direct-protection-present',
    switched.does(group('DPM2', 'More', data('Server1', 'SQL/Payroll'))),
    resume('DPM2', 'Server1'),
    gives('DPM2', 'More')
  ],
  [
    'replica-not-ready',
    switched.begins(),
    { do: 'create-recovery-point', on: 'DPM2', computer: 'Server1' },
    [check('DPM2', 'Server1')]
  ],
  [
    'original-location-refused',
    paired.begins(),
    { do: 'recover', on: 'DPM2', computer: 'Server1', dataSource: 'C:', to: 'original' },
    [switchOn('DPM2', 'Server1')]
  ]
]

describe.each([
  ['servers', ofServers],
  ['agents', ofAgents],
  ['chains', ofChains],
  ['members', ofMembers]
])('what takes away what breaks a rule of %s', (_, cases) => {
  it.each(cases)('%s, case %#', (rule, of, refused, remedies) => {
    expect(remediesFor(rule, of, refused)).toEqual(remedies)
  })
})
