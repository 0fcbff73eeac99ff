import { describe, expect, it } from 'vitest'
import { RULE_IDS, type RuleId } from '@shared/rule-ids'
import { ruleWords } from '@shared/words'
import { judge } from '@main/engine/judging'
import {
  allowLocal,
  attach,
  chains,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  lab,
  protects,
  rebuild,
  remove,
  repair,
  switchOn,
  takeOwnership,
  uninstall,
  Lab
} from '../builder'
import { cut, fill, spoil, stop } from '../more-commands'
import { chained, four, movedToUnknown, paired, switched, twoPrimaries } from './labs'
import { brokenRules, findings, withComputer, withMembers, withServer } from './judging-kit'

describe('a judgement', () => {
  it('is about every rule, in their order, and finds nothing in a lab that is in order', () => {
    for (const fine of [four, paired, chained, twoPrimaries]) {
      expect(judge(fine.estate).map(({ rule }) => rule)).toEqual(RULE_IDS)
      expect(brokenRules(fine)).toEqual([])
    }
  })

  it('says of a rule that holds what holds, and what was looked at', () => {
    const of = (rule: RuleId) => judge(chained.estate).find((one) => one.rule === rule)?.findings
    expect(of('protected-once')).toEqual([
      'No DPM server has data of or through it on two other DPM servers, whatever their status.',
      'Looked at: 4 DPM servers.'
    ])
    expect(of('chain-order')?.[1]).toBe('Looked at: 2 links.')
    expect(of('own-copy')?.[1]).toBe('Looked at: no members through a DPM server.')
    expect(of('agent-in-use')).toEqual([
      'Asked when an agent is taken off a computer.',
      'No topology breaks it by itself.'
    ])
  })

  it('tells warnings from refusals', () => {
    const warnings = judge(four.estate).filter(({ warns }) => warns)
    expect(warnings.map(({ rule }) => rule)).toEqual([
      'rollup-mismatch',
      'breaks-chain',
      'dpmdb-not-selected',
      'undocumented-ring'
    ])
  })

  it('ends no sentence of its own without a full stop', () => {
    const sentences = judge(four.estate).flatMap(({ findings: own }) => own)
    expect(sentences.filter((sentence) => !/^[A-Z].*[^.]\.$/.test(sentence))).toEqual([])
    expect(Object.keys(ruleWords)).toHaveLength(judge(four.estate).length)
  })
})

/** Topologies that a lab can come to, and what is found in them. */
const reachable: readonly (readonly [RuleId, string, Lab, readonly string[]])[] = [
  [
    'server-unavailable',
    'a DPM server that failed, with what it lists and owns',
    paired.does(fail('DPM1')),
    ['DPM1 has failed, and lists 1 member and owns the agent on Server1.']
  ],
  ['server-unavailable', 'not one that has nothing', four.does(remove('DPM4')), []],
  [
    'computer-unavailable',
    'a primary and a protected server that are down',
    paired.does(fail('Server1'), fail('DPM1')),
    ['DPM2 has 2 members through DPM1, which has failed.']
  ],
  [
    'computer-unavailable',
    'a protected server that is offline',
    paired.does(fail('Server1')),
    ['DPM1 has 1 member of Server1, which is offline.']
  ],
  [
    'agent-owned-elsewhere',
    'the old primary when it is back after a switch',
    switched.does(repair('DPM1')),
    ['DPM1 has 1 member of Server1, whose agent belongs to DPM2.']
  ],
  [
    'agent-required',
    'a computer whose agent was taken off by the new owner',
    four.does(
      protects('DPM1', data('Server1', 'D:')),
      fail('DPM1'),
      attach('DPM4', 'Server1'),
      uninstall('DPM4', 'Server1'),
      repair('DPM1')
    ),
    ['DPM1 has 1 member of Server1, which has no agent.']
  ],
  [
    'rollup-mismatch',
    'linked DPM servers with other updates',
    lab({
      dpm: [
        { name: 'DPM1', version: '10.22.148.0' },
        { name: 'DPM2', version: '10.22.230.0' }
      ]
    }).does(chains('DPM1', 'DPM2')),
    ['DPM1 (10.22.148.0) is protected by DPM2 (10.22.230.0).']
  ],
  [
    'self-protection',
    'a DPM server that protects itself in a chain',
    chained.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB')))),
    ['DPM1 protects data of its own, and DPM2 has data of or through it.']
  ],
  [
    'breaks-chain',
    'the link that is broken by it',
    paired.does(allowLocal('DPM1'), confirmed(group('DPM1', 'Own', data('DPM1', ['DPMDB', 'System State'])))),
    [
      'The link from DPM1 to DPM2 is broken, as DPM1 protects its own "DPMDB" and "System State": 2 members on DPM2 stopped.'
    ]
  ],
  [
    'local-protection-off',
    'own data that was taken while it was allowed',
    four.does(
      allowLocal('DPM1'),
      group('DPM1', 'Own', data('DPM1', ['DPMDB', 'System State'])),
      allowLocal('DPM1', false)
    ),
    ['DPM1 protects its own "System State", and AllowLocalDataProtection is off there.']
  ],
  [
    'not-directly-protected',
    'copies of a primary that was rebuilt',
    paired.does(fail('DPM1'), rebuild('DPM1')),
    ['DPM2 has "D:" of Server1 through DPM1, where it is no primary member.']
  ],
  [
    'primary-not-ready',
    'a switched computer whose primary has failed',
    switched,
    ['Server1 is switched on DPM2, and DPM1 is not online.']
  ],
  [
    'primary-not-ready',
    'one whose primary was rebuilt',
    switched.does(rebuild('DPM1')),
    ['Server1 is switched on DPM2, and DPM1 was rebuilt and its DPM database not restored.']
  ],
  ['primary-not-ready', 'not one whose primary is back', switched.does(repair('DPM1')), []],
  [
    'direct-protection-present',
    'data taken directly beside a switch',
    switched.does(group('DPM2', 'Beside', data('Server1', 'C:'))),
    ['Server1 is switched on DPM2, which protects "C:" of it directly as well.']
  ],
  [
    'no-database-backup',
    'a protected DPM server whose database nobody holds',
    four.does(protects('DPM1', data('Server1', 'D:')), protects('DPM2', copy('Server1', 'D:', 'DPM1'))),
    ['DPM1 is protected by DPM2, and no other DPM server holds a copy of its DPM database.']
  ],
  [
    'no-database-backup',
    'one that was rebuilt',
    four.does(protects('DPM1', data('Server1', 'D:')), fail('DPM1'), rebuild('DPM1')),
    ['DPM1 was rebuilt and not restored, and no other DPM server holds a copy of its DPM database.']
  ],
  ['no-database-backup', 'not one whose copy is held', paired.does(fail('DPM1'), rebuild('DPM1')), []],
  [
    'name-mismatch',
    'one that was rebuilt under another name',
    paired.does(fail('DPM1'), rebuild('DPM1', 'DPM9')),
    ['DPM9 was DPM1 before, and DPM2 holds the DPM database of DPM1, which is restored onto that name only.']
  ],
  [
    'dpmdb-not-selected',
    'replicas without the DPM database',
    four.does(
      protects('DPM1', data('Server1', 'D:')),
      protects('DPM2', data('DPM1', 'System State'), copy('Server1', 'D:', 'DPM1'))
    ),
    ['DPM2 takes replicas of DPM1 without the DPM database of DPM1.']
  ],
  [
    'undocumented-ring',
    'a ring of three, once',
    chained.does(chains('DPM3', 'DPM1')),
    ['DPM1 → DPM2 → DPM3 → DPM1 is a ring.']
  ],
  [
    'undocumented-ring',
    'not a pair that protect each other',
    four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM1')),
    []
  ],
  [
    'computer-unreachable',
    'a cut network, whichever end was named first',
    paired.does(cut('Server1', 'DPM1'), cut('DPM2', 'DPM1'), cut('DPM2', 'Server1')),
    [
      'DPM1 has 1 member of Server1, and the network between them is cut.',
      'DPM2 has 2 members through DPM1, and the network between them is cut.'
    ]
  ],
  [
    'access-denied',
    'a computer that admits nobody',
    paired.does(spoil('Server1')),
    ['DPM1 has 1 member of Server1, which does not admit it.']
  ],
  [
    'sql-writer-stopped',
    'data of SQL Server whose writer is stopped, not copies of it',
    four.does(
      protects('DPM1', data('Server1', ['D:', 'SQL/Payroll'])),
      chains('DPM1', 'DPM2', data('Server1', 'SQL/Payroll')),
      stop('Server1', 'SQL Server VSS Writer')
    ),
    ['DPM1 has "SQL/Payroll" of Server1, where the SQL Server VSS Writer is stopped.']
  ],
  [
    'dpm-writer-stopped',
    'a primary that shows no replicas',
    paired.does(stop('DPM1', 'DPMWriter'), stop('DPM2', 'DPMWriter')),
    ['DPM2 has 2 members through DPM1, where the DPMWriter is stopped.']
  ],
  ['no-storage-space', 'a full pool', paired.does(fill('DPM2')), ['The storage pool of DPM2 is full.']],
  [
    'replica-not-ready',
    'replicas after a switch, until they are checked',
    paired.does(fail('DPM1'), switchOn('DPM2', 'Server1')),
    ['The replica of "D:" of Server1 on DPM2 is inconsistent.']
  ],
  [
    'unsupported-move',
    'a DPM server that came to be known while another one owned the agent',
    movedToUnknown.does(
      repair('DPM1'),
      takeOwnership('DPM1', 'Server1'),
      protects('DPM3', data('DPM4', 'DPMDB')),
      takeOwnership('DPM4', 'Server1')
    ),
    ['DPM3 holds copies of Server1 from DPM1, and DPM4, which it knows, protects Server1 now.']
  ],
  ['unsupported-move', 'not a move to a DPM server that the holder does not know', movedToUnknown, []],
  ['unsupported-move', 'not a switch', switched.does(repair('DPM1')), []]
]

describe('finds', () => {
  it.each(reachable)('%s: %s', (rule, _, topology, expected) => {
    expect(findings(topology, rule)).toEqual(expected)
  })
})

describe('finds in an estate that no command leads to', () => {
  it('protected-once, whatever the status of the protectors', () => {
    const twice = withMembers(chained.does(fail('DPM2')), 'DPM4', {
      computer: 'DPM1',
      dataSource: 'System State'
    })
    expect(findings(twice, 'protected-once')).toEqual(['DPM1 is protected by DPM2 and DPM4.'])
    expect(findings(twice, 'chain-order')).toEqual([])
  })

  it('chain-order, with the chain', () => {
    const short = withMembers(chained, 'DPM3', { through: 'DPM1', mode: 'secondary' })
    expect(findings(short, 'chain-order')).toEqual([
      'DPM3 protects DPM1, and stands further along its chain: DPM1 → DPM2 → DPM3.'
    ])
    expect(findings(short, 'protected-once')).toEqual(['DPM1 is protected by DPM2 and DPM3.'])
  })

  it('version-mismatch', () => {
    expect(findings(withServer(chained, 'DPM2', { version: '10.19.148.0' }), 'version-mismatch')).toEqual([
      'DPM1 (10.22.148.0) is protected by DPM2 (10.19.148.0).',
      'DPM2 (10.19.148.0) is protected by DPM3 (10.22.148.0).'
    ])
  })

  it('agent-on-itself', () => {
    expect(findings(withServer(four, 'DPM1', { agentOwner: 'DPM1' }), 'agent-on-itself')).toEqual([
      'DPM1 owns the agent on itself.'
    ])
  })

  it('already-protected', () => {
    expect(findings(withMembers(paired, 'DPM1', {}), 'already-protected')).toEqual([
      'DPM1 has "D:" of Server1 twice.'
    ])
  })

  it('own-copy', () => {
    const back = withMembers(paired, 'DPM2', { computer: 'DPM2', dataSource: 'DPMDB', through: 'DPM1' })
    expect(findings(back, 'own-copy')).toEqual(['DPM2 has its own "DPMDB" through DPM1.'])
  })

  it('switched-no-secondary', () => {
    const left = withMembers(switched, 'DPM4', { through: 'DPM3', mode: 'secondary' })
    expect(findings(left, 'switched-no-secondary')).toEqual([
      'Server1 is switched on DPM2, and DPM4 has "D:" of it as a secondary member through DPM3.'
    ])
  })

  it('already-switched, once', () => {
    const twice = withMembers(switched, 'DPM4', { through: 'DPM3', mode: 'switched' })
    expect(findings(twice, 'already-switched')).toEqual(['Server1 is switched on DPM2 and DPM4.'])
  })

  it('cannot-switch-dpm-server', () => {
    const own = withMembers(four, 'DPM2', { computer: 'DPM1', through: 'DPM3', mode: 'switched' })
    expect(findings(own, 'cannot-switch-dpm-server')).toEqual(['The DPM server DPM1 is switched on DPM2.'])
  })

  it('name-taken', () => {
    const { estate } = four
    const server = estate.dpmServers.get('DPM1')
    if (!server) throw new Error('no DPM1')
    const twice = {
      ...estate,
      dpmServers: new Map(estate.dpmServers).set('dpm1', { ...server, name: 'dpm1' })
    }
    expect(findings(twice, 'name-taken')).toEqual(['DPM1 and dpm1 have the same name.'])
  })

  it('unknown-name, of whatever refers to it', () => {
    expect(findings(withComputer(four, 'Server1', { agentOwner: 'Gone' }), 'unknown-name')).toEqual([
      'The agent on Server1 names Gone, which is not in the lab.'
    ])
    const lost = withMembers(four, 'DPM1', { dataSource: 'Z:', through: 'Gone', mode: 'secondary' })
    expect(findings(lost, 'unknown-name')).toEqual([
      'DPM1 names "Z:" of Server1, which is not in the lab.',
      'DPM1 names Gone, which is not in the lab.',
      'DPM1 names the protection group "Server1", which is not in the lab.'
    ])
    const { estate } = four
    const faulty = { ...estate, faults: { ...estate.faults, outdated: ['Gone'] } }
    expect(findings(faulty, 'unknown-name')).toEqual(['A failure names Gone, which is not in the lab.'])
  })

  it('unsupported-move, of the holder itself, and of what was retained', () => {
    const retained = paired.does(drop('DPM2', 'DPM1', 'retain', copy('Server1', 'D:', 'DPM1')))
    const own = withMembers(retained, 'DPM2', { dataSource: 'C:' })
    const estate = withComputer(new Lab(own, []), 'Server1', { agentOwner: 'DPM2' })
    expect(findings(estate, 'unsupported-move')).toEqual([
      'DPM2 holds copies of Server1 from DPM1, and protects Server1 itself now.'
    ])
  })

  it('group-name-taken, group-name-invalid and no-members', () => {
    const groups = paired.estate.dpmServers.get('DPM1')?.groups ?? []
    const [known] = groups
    if (!known) throw new Error('no group')
    const named = (...names: string[]) =>
      withServer(paired, 'DPM1', { groups: [...groups, ...names.map((name) => ({ ...known, name }))] })
    expect(findings(named('Server1'), 'group-name-taken')).toEqual([
      'DPM1 has two protection groups named "Server1".'
    ])
    const wrong = ['', '123', 'a|b', 'a/b', 'a(b', 'a)b', 'a.b', 'x'.repeat(65)]
    const fine = ['ü', 'x'.repeat(64), '𝒳'.repeat(64), 'a b-1']
    expect(findings(named(...wrong, ...fine), 'group-name-invalid')).toEqual(
      wrong.map((name) => `DPM1 has a protection group named "${name}".`)
    )
    expect(findings(named('Empty'), 'no-members')).toEqual([
      'The protection group "Empty" of DPM1 has no members.'
    ])
  })
})
