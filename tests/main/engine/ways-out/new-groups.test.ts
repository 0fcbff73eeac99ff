import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { protectDirectly, protectThrough } from '@main/engine/ways-out/moves'
import {
  attach,
  chains,
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
  switchOn,
  uninstall,
  type Lab
} from '../builder'
import { copies } from './kit'

const bare = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3'],
  servers: { Server1: ['C:', 'D:', 'E:'], Server2: ['C:', 'D:'] }
})
/** Server1 has been given up by DPM1, which retains its D:. */
const retained = bare.does(
  protects('DPM1', data('Server1', 'D:')),
  drop('DPM1', 'Server1', 'retain'),
  uninstall('DPM1', 'Server1')
)
/** DPM1 has lost its database, which listed data of both servers. */
const rebuilt = bare.does(
  protects('DPM1', data('Server2', 'C:'), data('Server1', ['D:', 'E:'])),
  fail('DPM1'),
  rebuild('DPM1')
)

describe('the group that protects a computer directly', () => {
  const named = (on: string, ...members: Parameters<typeof group>[2][]) => [
    group(on, `Protection of ${members[0]?.computer ?? ''}`, ...members)
  ]
  const cases: readonly [what: string, of: Lab, on: string, commands: readonly Command[]][] = [
    [
      'all it has, if nobody ever protected it',
      bare,
      'DPM1',
      named('DPM1', data('Server1', ['C:', 'D:', 'E:']))
    ],
    ['what anybody still holds of it', retained, 'DPM2', named('DPM2', data('Server1', 'D:'))],
    ['what a lost database lists of it', rebuilt, 'DPM1', named('DPM1', data('Server1', ['D:', 'E:']))],
    [
      'what could be added now: not what the server has already',
      bare.does(
        protects('DPM1', data('Server1', ['C:', 'D:'])),
        drop('DPM1', 'Server1', 'retain', data('Server1', 'D:'))
      ),
      'DPM1',
      named('DPM1', data('Server1', 'D:'))
    ],
    [
      'all of it if none could be added, so that a refusal says why',
      bare.does(protects('DPM1', data('Server1', ['C:', 'D:']))),
      'DPM2',
      named('DPM2', data('Server1', ['C:', 'D:']))
    ]
  ]
  it.each(cases)('takes %s', (_, of, on, commands) => {
    expect(protectDirectly(of.estate, on, 'Server1')).toEqual(commands)
  })

  it('is none where there is no data', () => {
    expect(protectDirectly(lab({ dpm: ['DPM1'], servers: { Bare: [] } }).estate, 'DPM1', 'Bare')).toEqual([])
    expect(protectDirectly(bare.estate, 'DPM1', 'Nobody')).toEqual([])
  })
})

describe('the group that makes a server the secondary of another', () => {
  const secondary = (...members: Parameters<typeof group>[2][]) => [
    group('DPM2', 'Secondary protection of DPM1', ...members)
  ]
  const primary = bare.does(
    protects('DPM1', data('Server1', 'D:'), data('Server2', 'C:'), data('Server1', 'C:')),
    install('DPM2', 'DPM1')
  )
  const database = data('DPM1', 'DPMDB')
  const cases: readonly [what: string, of: Lab, commands: readonly Command[]][] = [
    ['its database alone, if it has nothing else', bare, secondary(database)],
    [
      'its database and the replicas it has as a primary, computer by computer',
      primary,
      secondary(database, copies('Server1', ['D:', 'C:'], 'DPM1'), copy('Server2', 'C:', 'DPM1'))
    ],
    [
      'nothing that it has already',
      primary.does(group('DPM2', 'DPM1', copy('Server1', 'D:', 'DPM1'), database)),
      secondary(copy('Server1', 'C:', 'DPM1'), copy('Server2', 'C:', 'DPM1'))
    ],
    [
      'no data of the other server itself but its database',
      bare.does(
        protects('DPM1', data('Server2', 'C:')),
        group('DPM1', 'Own', data('DPM1', 'DPMDB')),
        install('DPM2', 'DPM1')
      ),
      secondary(database)
    ],
    [
      'of what the other server has as a secondary only the database it has directly',
      bare.does(
        protects('DPM3', data('Server1', 'D:')),
        chains('DPM3', 'DPM1', data('Server1', 'D:')),
        install('DPM2', 'DPM1')
      ),
      secondary(database, copy('DPM3', 'DPMDB', 'DPM1'))
    ],
    [
      'no replica that is not offered, as the other one is protected elsewhere',
      bare.does(protects('DPM1', data('Server2', 'C:')), chains('DPM1', 'DPM3')),
      secondary(database)
    ]
  ]
  it.each(cases)('takes %s', (_, of, commands) => {
    expect(protectDirectly(of.estate, 'DPM2', 'DPM1')).toEqual(commands)
  })

  it('is none where all is there already', () => {
    expect(protectDirectly(bare.does(chains('DPM1', 'DPM2')).estate, 'DPM2', 'DPM1')).toEqual([])
  })
})

describe('the group that takes a computer under secondary protection', () => {
  const taking = (...members: Parameters<typeof group>[2][]) =>
    group('DPM3', 'Secondary protection of Server1', ...members)
  const primary = bare.does(protects('DPM1', data('Server1', ['C:', 'D:'])), install('DPM3', 'DPM1'))

  it('takes the database of the primary and the replicas of that computer', () => {
    const both = primary.does(protects('DPM1', data('Server2', 'C:')))
    expect(protectThrough(both.estate, 'DPM3', 'Server1')).toEqual([
      taking(data('DPM1', 'DPMDB'), copies('Server1', ['C:', 'D:'], 'DPM1'))
    ])
  })

  it('takes what could be added now, and no database that is there already', () => {
    const some = primary.does(group('DPM3', 'DPM1', data('DPM1', 'DPMDB'), copy('Server1', 'C:', 'DPM1')))
    expect(protectThrough(some.estate, 'DPM3', 'Server1')).toEqual([taking(copy('Server1', 'D:', 'DPM1'))])
  })

  it('takes all of it if none could be added, so that a refusal says why', () => {
    const apart = bare.does(protects('DPM1', data('Server1', ['C:', 'D:'])))
    expect(protectThrough(apart.estate, 'DPM3', 'Server1')).toEqual([
      taking(data('DPM1', 'DPMDB'), copies('Server1', ['C:', 'D:'], 'DPM1'))
    ])
  })

  it('is one for each primary', () => {
    const two = primary.does(
      fail('DPM1'),
      attach('DPM2', 'Server1'),
      group('DPM2', 'Server1', data('Server1', 'E:')),
      repair('DPM1')
    )
    expect(
      protectThrough(two.estate, 'DPM3', 'Server1').map((command) => 'members' in command && command.members)
    ).toEqual([
      [data('DPM1', 'DPMDB'), copies('Server1', ['C:', 'D:'], 'DPM1')],
      [data('DPM2', 'DPMDB'), copy('Server1', 'E:', 'DPM2')]
    ])
  })

  it('is none where nobody has the computer as a primary, and none through the server itself', () => {
    expect(protectThrough(bare.estate, 'DPM3', 'Server1')).toEqual([])
    expect(protectThrough(primary.estate, 'DPM1', 'Server1')).toEqual([])
    const own = primary.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
    expect(protectThrough(own.estate, 'DPM3', 'DPM1')).toEqual([])
    const chained = bare.does(
      protects('DPM1', data('Server1', 'D:')),
      chains('DPM1', 'DPM2', data('Server1', 'D:'))
    )
    const switched = chained.does(fail('DPM1'), switchOn('DPM2', 'Server1'), repair('DPM1'))
    expect(
      protectThrough(switched.does(drop('DPM1', 'Server1', 'delete')).estate, 'DPM3', 'Server1')
    ).toEqual([])
  })
})

describe('the name of a new group', () => {
  const nameFor = (computer: string, ...groups: string[]) => {
    const start = lab({ dpm: ['DPM1'], servers: { [computer]: ['C:'], Other: groups } })
    const taken = start.does(
      groups.length > 0 ? install('DPM1', 'Other') : [],
      groups.map((name) => group('DPM1', name, data('Other', name)))
    )
    const [command] = protectDirectly(taken.estate, 'DPM1', computer)
    return command && 'group' in command ? command.group : undefined
  }
  const cases: readonly [how: string, computer: string, groups: readonly string[], name: string][] = [
    ['says what it is for', 'Server1', [], 'Protection of Server1'],
    ['has a number if that name is taken', 'Server1', ['Protection of Server1'], 'Protection of Server1 2'],
    ['takes no account of case', 'Server1', ['PROTECTION of server1'], 'Protection of Server1 2'],
    [
      'takes the first number that is free',
      'Server1',
      ['Protection of Server1', 'Protection of Server1 2'],
      'Protection of Server1 3'
    ],
    ['has a space for what a name may not have', 'a|b/c(d)e.f\\g', [], 'Protection of a b c d e f g'],
    ['has one space for several such characters, and none at the end', 'a|/b(c)', [], 'Protection of a b c'],
    ['is cut to 64 characters', 'x'.repeat(80), [], `Protection of ${'x'.repeat(50)}`],
    [
      'is cut for its number',
      'x'.repeat(80),
      [`Protection of ${'x'.repeat(50)}`],
      `Protection of ${'x'.repeat(48)} 2`
    ],
    ['has no space where it was cut', `${'x'.repeat(49)} yz`, [], `Protection of ${'x'.repeat(49)}`]
  ]
  it.each(cases)('%s', (_, computer, groups, name) => {
    expect(nameFor(computer, ...groups)).toBe(name)
  })
})
