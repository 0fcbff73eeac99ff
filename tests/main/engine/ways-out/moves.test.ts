import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import type { Member } from '@main/engine/estate'
import { gainAgent, giveUp, isOwnOf, reaches, reviveServer } from '@main/engine/ways-out/moves'
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
  remove,
  repair,
  restore,
  takeOwnership,
  type Lab
} from '../builder'

/** DPM3 is the secondary of DPM1, which nobody else knows. */
const paired = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3'],
  servers: { Server1: ['C:', 'D:'], Server2: ['C:'] }
}).does(
  protects('DPM1', data('Server1', ['C:', 'D:'])),
  install('DPM1', 'Server2'),
  chains('DPM1', 'DPM3', data('Server1', ['C:', 'D:']))
)

describe('getting the agent', () => {
  const cases: readonly [how: string, on: string, computer: string, commands: readonly Command[]][] = [
    ['installs it where there is none', 'DPM1', 'DPM2', [install('DPM1', 'DPM2')]],
    [
      'attaches, or takes ownership of, one that another server owns',
      'DPM2',
      'Server1',
      [attach('DPM2', 'Server1'), takeOwnership('DPM2', 'Server1')]
    ],
    ['has nothing to do where the server owns it', 'DPM1', 'Server1', []],
    ['has nothing to do on the server itself', 'DPM2', 'DPM2', []],
    ['has nothing to do on the server itself, whoever owns its agent', 'DPM1', 'DPM1', []]
  ]
  it.each(cases)('%s', (_, on, computer, commands) => {
    expect(gainAgent(paired.estate, on, computer)).toEqual(commands)
  })
})

describe('making a computer answer again', () => {
  const empty = lab({ dpm: ['DPM1', 'DPM3'] }).does(chains('DPM1', 'DPM3'))
  const rebuilt = paired.does(fail('DPM1'), rebuild('DPM1'))
  const cases: readonly [how: string, of: Lab, server: string, commands: readonly Command[]][] = [
    ['is no matter of one that does', paired, 'DPM1', []],
    [
      'repairs or rebuilds a DPM server that failed',
      paired.does(fail('DPM1')),
      'DPM1',
      [repair('DPM1'), rebuild('DPM1')]
    ],
    [
      'repairs or rebuilds one that was removed',
      paired.does(remove('DPM1')),
      'DPM1',
      [repair('DPM1'), rebuild('DPM1')]
    ],
    ['repairs a protected server', paired.does(fail('Server1')), 'Server1', [repair('Server1')]],
    ['restores the database of one that was rebuilt', rebuilt, 'DPM1', [restore('DPM1', 'DPM3')]],
    [
      'restores it from a copy that is retained',
      rebuilt.does(drop('DPM3', 'DPM1', 'retain')),
      'DPM1',
      [restore('DPM1', 'DPM3')]
    ],
    ['cannot restore what nobody has', rebuilt.does(drop('DPM3', 'DPM1', 'delete')), 'DPM1', []],
    ['restores nothing twice', rebuilt.does(restore('DPM1', 'DPM3')), 'DPM1', []],
    ['restores nothing where nothing was lost', empty.does(fail('DPM1'), rebuild('DPM1')), 'DPM1', []]
  ]
  it.each(cases)('%s', (_, of, server, commands) => {
    expect(reviveServer(of.estate, server)).toEqual(commands)
  })
})

describe('giving up members', () => {
  const mixed = lab({ dpm: ['DPM1'], servers: { Server1: ['C:', 'D:'], Server2: ['C:'] } }).does(
    protects('DPM1', data('Server1', ['C:', 'D:']), data('Server2', 'C:')),
    group('DPM1', 'Own', data('DPM1', 'DPMDB'))
  )
  const both = (name: string, ...members: Parameters<typeof group>[2][]) => [
    drop('DPM1', name, 'retain', ...members),
    drop('DPM1', name, 'delete', ...members)
  ]
  const cases: readonly [how: string, picked: (member: Member) => boolean, commands: readonly Command[]][] = [
    ['empties a group all of whose members are meant', ({ group: of }) => of === 'Own', both('Own')],
    [
      'names those that are meant, where a group has others',
      ({ computer }) => computer === 'Server1',
      both('Server1', data('Server1', ['C:', 'D:']))
    ],
    [
      'goes through all groups that have some',
      ({ dataSource }) => dataSource !== 'D:',
      [...both('Server1', data('Server1', 'C:'), data('Server2', 'C:')), ...both('Own')]
    ],
    ['does nothing where none is meant', () => false, []]
  ]
  it.each(cases)('%s', (_, picked, commands) => {
    expect(giveUp(mixed.estate, 'DPM1', picked)).toEqual(commands)
  })

  it('names members that come through a primary by it', () => {
    expect(giveUp(paired.estate, 'DPM3', ({ dataSource }) => dataSource === 'D:')[0]).toEqual(
      drop('DPM3', 'DPM1', 'retain', copy('Server1', 'D:', 'DPM1'))
    )
  })

  it('does nothing on what is no DPM server', () => {
    expect(giveUp(mixed.estate, 'Server1', () => true)).toEqual([])
  })
})

describe('a member', () => {
  const own = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
  const those = (on: string, which: (member: Member) => boolean) =>
    own.estate.dpmServers
      .get(on)
      ?.members.filter(which)
      .map(({ computer, dataSource }) => `${computer} ${dataSource}`)

  it('makes a link if it is data of a DPM server, or comes through it', () => {
    expect(those('DPM3', reaches('DPM1'))).toEqual(['DPM1 DPMDB', 'Server1 C:', 'Server1 D:'])
    expect(those('DPM3', reaches('Server1'))).toEqual([])
    expect(those('DPM1', reaches('DPM1'))).toEqual(['DPM1 DPMDB'])
  })

  it('makes a server protect itself if it is its own data, had directly', () => {
    expect(those('DPM1', isOwnOf('DPM1'))).toEqual(['DPM1 DPMDB'])
    expect(those('DPM3', isOwnOf('Server1'))).toEqual([])
    expect(those('DPM3', isOwnOf('DPM3'))).toEqual([])
  })
})
