import { describe, expect, it } from 'vitest'
import type { Goal } from '@shared/goal'
import { isReached, modesOn, protects as isProtectedBy, unknownIn } from '@main/engine/ways-out/goal'
import {
  chains,
  confirmed,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  switchOn,
  type Lab
} from '../builder'
import { goal, twoPrimaries } from './kit'

const linked = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['D:'], Server2: ['D:'] } }).does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const ownData = confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB')))

describe('a goal is reached', () => {
  const cases: readonly [wanted: string, how: string, reached: boolean, of: Lab][] = [
    ['Server1 is protected', 'by its primary', true, linked],
    [
      'Server1 is protected',
      'while its primary is down, a secondary copy is none',
      false,
      linked.does(fail('DPM1'))
    ],
    [
      'Server1 is protected',
      'by the secondary it is switched on',
      true,
      linked.does(fail('DPM1'), switchOn('DPM2', 'Server1'))
    ],
    ['Server2 is protected', 'without any group', false, linked],
    ['DPM1 is protected', 'with a link', true, linked],
    ['DPM3 is protected', 'without one', false, linked],
    ['DPM1 is protected', 'with a link that is broken', false, linked.does(ownData)],
    ['DPM1 is protected', 'with a link to a server that is down', false, linked.does(fail('DPM2'))],
    ['Server1 is protected by DPM1', 'by its primary', true, linked],
    ['Server1 is protected by DPM2', 'by a secondary copy', false, linked],
    ['DPM1 is protected by DPM2', 'with a link', true, linked],
    ['DPM1 is protected by DPM3', 'with a link to another server', false, linked],
    ['DPM2 is protected by DPM3', 'with an agent alone', false, linked.does(install('DPM3', 'DPM2'))],
    ['Server1 is not protected by DPM1', 'while it does', false, linked],
    ['Server1 is not protected by DPM2', 'where there is only a secondary copy', true, linked],
    [
      'Server1 is not protected by DPM1',
      'once the agent is another server’s',
      true,
      linked.does(switchOn('DPM2', 'Server1'))
    ],
    ['DPM1 is not protected by DPM2', 'while there is the link', false, linked],
    ['DPM1 is not protected by DPM2', 'while there is a link, though broken', false, linked.does(ownData)],
    ['DPM1 is not protected by DPM3', 'where the link goes elsewhere', true, linked],
    [
      'DPM1 is not protected by DPM2',
      'once the link has ended',
      true,
      linked.does(drop('DPM2', 'DPM1', 'retain'))
    ]
  ]
  it.each(cases)('%s, %s: %s', (wanted, _, reached, of) => {
    expect(isReached(of.estate, goal(wanted))).toBe(reached)
  })

  it('if a command is not refused any more, be it that it waits for a confirmation', () => {
    const possible = (command: Parameters<Lab['asks']>[0]) =>
      isReached(linked.estate, { kind: 'possible', command })
    expect(possible(install('DPM1', 'Server2'))).toBe(true)
    expect(possible(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe(true)
    expect(possible(install('DPM1', 'Server1'))).toBe(false)
  })
})

describe('a link', () => {
  it('protects a DPM server only by the one that owns its agent', () => {
    expect(isProtectedBy(linked.estate, 'DPM2', 'DPM1')).toBe(true)
    const { dpmServers } = linked.estate
    const without = [...dpmServers].map(([name, server]) => [name, { ...server, agentOwner: null }] as const)
    expect(isProtectedBy({ ...linked.estate, dpmServers: new Map(without) }, 'DPM2', 'DPM1')).toBe(false)
  })
})

describe('how a server has data of a computer', () => {
  it('is each mode that it has it in', () => {
    const { estate } = twoPrimaries().does(
      switchOn('DPM3', 'Server1'),
      group('DPM3', 'More', data('Server1', 'C:'))
    )
    expect([...modesOn(estate, 'DPM3', 'Server1')].sort()).toEqual(['primary', 'switched'])
    expect([...modesOn(estate, 'DPM3', 'Server2')]).toEqual(['secondary'])
    expect([...modesOn(estate, 'DPM2', 'Server1')]).toEqual([])
    expect([...modesOn(estate, 'Nobody', 'Server1')]).toEqual([])
  })
})

describe('a name of a goal that is not in the lab', () => {
  const cases: readonly [wanted: string, unknown: { name: string; sort: string } | null][] = [
    ['Server1 is protected', null],
    ['DPM1 is protected', null],
    ['Nobody is protected', { name: 'Nobody', sort: 'computer' }],
    ['Server1 is protected by DPM1', null],
    ['Nobody is protected by DPM1', { name: 'Nobody', sort: 'computer' }],
    ['Server1 is protected by Server2', { name: 'Server2', sort: 'DPM server' }],
    ['Nobody is protected by Nowhere', { name: 'Nobody', sort: 'computer' }],
    ['Server1 is not protected by DPM1', null],
    ['Nobody is not protected by DPM1', { name: 'Nobody', sort: 'computer' }],
    ['DPM1 is not protected by Nobody', { name: 'Nobody', sort: 'DPM server' }]
  ]
  it.each(cases)('of: %s', (wanted, unknown) => {
    expect(unknownIn(linked.estate, goal(wanted))).toEqual(unknown)
  })

  it('is for the command to say that is to be possible', () => {
    const wanted: Goal = { kind: 'possible', command: install('Nobody', 'Nowhere') }
    expect(unknownIn(linked.estate, wanted)).toBeNull()
  })
})
