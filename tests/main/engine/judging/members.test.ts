import { describe, expect, it } from 'vitest'
import type { Estate, Member } from '@main/engine/estate'
import type { RuleId } from '@shared/rule-ids'
import { chains, data, drop, fail, group, Lab, protects, repair } from '../builder'
import { findings, withComputer, withMembers, withServer } from './judging-kit'
import { chained, four, movedToUnknown, paired, switched } from './labs'

const member: Member = {
  computer: 'Server1',
  dataSource: 'D:',
  group: 'Server1',
  through: null,
  mode: 'primary',
  replica: 'ok'
}
const secondary: Member = { ...member, through: 'DPM1', mode: 'secondary' }
const taken: Member = { ...secondary, mode: 'switched' }

/** DPM3 has a copy of Server1 from DPM1, and DPM4 owns the agent of Server1. */
const agentMoved = withComputer(
  four.does(protects('DPM1', data('Server1', 'D:')), chains('DPM1', 'DPM3', data('Server1', 'D:'))),
  'Server1',
  { agentOwner: 'DPM4' }
)
/** DPM4, which DPM3 protects, is to protect Server1 now. */
const knownTo = (of: Lab | Estate, ...members: Partial<Member>[]): Lab =>
  new Lab(
    withServer(new Lab('estate' in of ? of.estate : of, []).does(chains('DPM4', 'DPM3')), 'DPM4', {
      members: members.map((one) => ({ ...member, ...one }))
    }),
    []
  )
const MOVED = 'DPM3 holds copies of Server1 from DPM1, and DPM4, which it knows, protects Server1 now.'

const cases: readonly (readonly [RuleId, string, Lab | Estate, readonly string[]])[] = [
  [
    'already-protected',
    'is not about the same data source of two computers',
    four.does(group('DPM1', 'Own', data('DPM1', 'DPMDB')), protects('DPM1', data('DPM2', 'DPMDB'))),
    []
  ],
  [
    'not-directly-protected',
    'is about a secondary member that goes through nothing',
    withMembers(four, 'DPM2', { mode: 'secondary' }),
    ['DPM2 has "D:" of Server1 through nothing, where it is no primary member.']
  ],
  [
    'not-directly-protected',
    'is about a secondary member through its own DPM server, whatever that has beside it',
    withServer(four, 'DPM1', { members: [secondary, member] }),
    ['DPM1 has "D:" of Server1 through DPM1, where it is no primary member.']
  ],
  [
    'not-directly-protected',
    'is about a secondary of a secondary',
    withMembers(paired, 'DPM3', { through: 'DPM2', mode: 'secondary' }),
    ['DPM3 has "D:" of Server1 through DPM2, where it is no primary member.']
  ],
  [
    'own-copy',
    'is not about own data that is protected directly',
    withMembers(chained, 'DPM4', { computer: 'DPM4', dataSource: 'DPMDB' }),
    []
  ],
  ['own-copy', 'is not about copies of other computers', paired, []],
  [
    'switched-no-secondary',
    'is not about secondary members of another computer',
    withMembers(switched, 'DPM4', { ...secondary, computer: 'Server2' }),
    []
  ],
  [
    'switched-no-secondary',
    'is not about primary members of the computer',
    switched.does(group('DPM2', 'Beside', data('Server1', 'C:'))),
    []
  ],
  [
    'switched-no-secondary',
    'is about a secondary member that goes through nothing',
    withMembers(switched, 'DPM4', { mode: 'secondary' }),
    ['Server1 is switched on DPM2, and DPM4 has "D:" of it as a secondary member through nothing.']
  ],
  ['already-switched', 'is not about a computer that is switched on one', switched, []],
  [
    'already-switched',
    'is told once, of the computer that it is about',
    withMembers(new Lab(withMembers(switched, 'DPM3', { ...taken, computer: 'Server2' }), []), 'DPM4', {
      ...taken,
      computer: 'Server2'
    }),
    ['Server2 is switched on DPM3 and DPM4.']
  ],
  ['cannot-switch-dpm-server', 'is not about a protected server', switched, []],
  [
    'primary-not-ready',
    'is about a primary that lists the data no more',
    switched.does(repair('DPM1'), drop('DPM1', 'Server1', 'retain')),
    ['Server1 is switched on DPM2, and DPM1 does not list "D:" of it any more.']
  ],
  [
    'primary-not-ready',
    'is about a primary that is not in the lab',
    withMembers(four, 'DPM2', { ...taken, through: 'Gone' }),
    ['Server1 is switched on DPM2, and Gone is not online.']
  ],
  [
    'primary-not-ready',
    'is about the first data source that the primary lists no more, where it lists others',
    withMembers(switched.does(repair('DPM1')), 'DPM2', { ...taken, dataSource: 'C:' }),
    ['Server1 is switched on DPM2, and DPM1 does not list "C:" of it any more.']
  ],
  [
    'primary-not-ready',
    'is not about what never came through a primary',
    withMembers(four, 'DPM2', { mode: 'switched' }),
    []
  ],
  [
    'direct-protection-present',
    'is not about other computers that are protected directly',
    switched.does(protects('DPM2', data('DPM3', 'DPMDB'))),
    []
  ],
  [
    'direct-protection-present',
    'is not about another DPM server that protects the computer directly',
    withMembers(switched, 'DPM3', { dataSource: 'C:' }),
    []
  ],
  ['unsupported-move', 'is about a DPM server that the holder protects', knownTo(agentMoved, {}), [MOVED]],
  [
    'unsupported-move',
    'is about one whose agent the holder owns, without protecting it',
    withServer(movedToUnknown, 'DPM4', { agentOwner: 'DPM3' }),
    [MOVED]
  ],
  [
    'unsupported-move',
    'is about one that the holder protects, whoever owns its agent',
    withServer(knownTo(agentMoved, {}), 'DPM4', { agentOwner: null }),
    [MOVED]
  ],
  [
    'unsupported-move',
    'is not about one whose agent another DPM server owns',
    withServer(movedToUnknown, 'DPM4', { agentOwner: 'DPM2' }),
    []
  ],
  [
    'unsupported-move',
    'waits until the new DPM server protects something of the computer',
    knownTo(agentMoved, { computer: 'DPM2', dataSource: 'DPMDB' }),
    []
  ],
  [
    'unsupported-move',
    'is not about a new DPM server that has nothing but secondary members of the computer',
    knownTo(agentMoved, secondary),
    []
  ],
  [
    'unsupported-move',
    'is not about a new DPM server that has failed',
    knownTo(agentMoved, {}).does(fail('DPM4')),
    []
  ],
  [
    'unsupported-move',
    'is not about a computer without an agent',
    withComputer(paired, 'Server1', { agentOwner: null }),
    []
  ],
  [
    'unsupported-move',
    'is not about a switch, whatever is protected directly beside it',
    switched.does(group('DPM2', 'Beside', data('Server1', 'C:'))),
    []
  ],
  [
    'unsupported-move',
    'is not about copies from the primary that protects the computer now',
    withComputer(knownTo(agentMoved, {}), 'Server1', { agentOwner: 'DPM1' }),
    []
  ],
  [
    'unsupported-move',
    'is not about copies of a DPM server',
    withMembers(four.does(chains('DPM1', 'DPM2')), 'DPM2', {
      computer: 'DPM1',
      dataSource: 'System State',
      through: 'DPM3',
      mode: 'secondary'
    }),
    []
  ]
]

describe('judging members', () => {
  it.each(cases)('%s %s', (rule, _, topology, expected) => {
    expect(findings(topology, rule)).toEqual(expected)
  })
})
