import { describe, expect, it } from 'vitest'
import type { Estate } from '@main/engine/estate'
import type { RuleId } from '@shared/rule-ids'
import { data, fail, group, install, lab, protects, remove, type Lab } from '../builder'
import { cut, stop } from '../more-commands'
import { findings, withMembers, withServer } from './judging-kit'
import { chained, four, paired, switched } from './labs'

const twoServers = lab({
  dpm: ['DPM1', 'DPM2'],
  servers: { Server1: ['D:'], Server2: ['D:'] }
}).does(install('DPM1', 'Server1'), install('DPM1', 'Server2'))

function denying(of: Lab, computer: string, server: string | null): Estate {
  const { estate } = of
  return { ...estate, faults: { ...estate.faults, denials: [{ computer, server }] } }
}

const cases: readonly (readonly [RuleId, string, Lab | Estate, readonly string[]])[] = [
  [
    'server-unavailable',
    'names every agent that a failed DPM server owns',
    twoServers.does(fail('DPM1')),
    ['DPM1 has failed, and owns the agents on Server1, Server2.']
  ],
  [
    'server-unavailable',
    'lists members alone where there is no agent',
    withServer(paired.does(fail('DPM2')), 'DPM1', { agentOwner: null }),
    ['DPM2 has failed, and lists 2 members.']
  ],
  [
    'server-unavailable',
    'says that one was removed',
    twoServers.does(remove('DPM1')),
    ['DPM1 was removed, and owns the agents on Server1, Server2.']
  ],
  [
    'computer-unavailable',
    'says that a computer is not in the lab',
    withMembers(four, 'DPM1', { computer: 'Gone' }),
    ['DPM1 has 1 member of Gone, which is not in the lab.']
  ],
  [
    'computer-unavailable',
    'looks at the computer itself once it is switched, not at the old primary',
    switched.does(fail('Server1')),
    ['DPM2 has 1 member of DPM1, which has failed.', 'DPM2 has 1 member of Server1, which is offline.']
  ],
  [
    'computer-unreachable',
    'is not about a computer that is cut off from another DPM server',
    paired.does(cut('DPM2', 'Server1')),
    []
  ],
  [
    'computer-unreachable',
    'is not about a DPM server that is cut off from another computer',
    twoServers.does(group('DPM1', 'One', data('Server1', 'D:')), cut('DPM1', 'Server2')),
    []
  ],
  [
    'access-denied',
    'is found where the very DPM server that reads is not admitted',
    denying(paired, 'Server1', 'DPM1'),
    ['DPM1 has 1 member of Server1, which does not admit it.']
  ],
  ['access-denied', 'is not about another DPM server', denying(paired, 'Server1', 'DPM2'), []],
  ['access-denied', 'is not about a computer that nothing is read from', denying(paired, 'DPM3', null), []],
  ['sql-writer-stopped', 'is not about another service', chained.does(stop('DPM1', 'DPMWriter')), []],
  [
    'sql-writer-stopped',
    'is not about another computer',
    four.does(protects('DPM1', data('Server1', 'SQL/Payroll')), stop('DPM1', 'SQL Server VSS Writer')),
    []
  ],
  [
    'dpm-writer-stopped',
    'is not about another service',
    paired.does(stop('DPM1', 'SQL Server VSS Writer')),
    []
  ],
  [
    'dpm-writer-stopped',
    'is not about a primary of which only its own data is taken',
    chained.does(stop('DPM1', 'DPMWriter')),
    []
  ],
  [
    'agent-required',
    'is not about a DPM server that protects its own data',
    four.does(group('DPM1', 'Own', data('DPM1', 'DPMDB'))),
    []
  ],
  [
    'agent-required',
    'is not asked of a DPM server that has failed',
    withServer(paired.does(fail('DPM2')), 'DPM1', { agentOwner: null }),
    []
  ],
  [
    'agent-required',
    'is about a primary whose agent was taken off, with all that goes through it',
    withServer(paired, 'DPM1', { agentOwner: null }),
    ['DPM2 has 2 members through DPM1, which has no agent.']
  ],
  [
    'agent-owned-elsewhere',
    'is not about a computer without an agent',
    withServer(paired, 'DPM1', { agentOwner: null }),
    []
  ],
  ['agent-on-itself', 'is not about an agent that another DPM server owns', paired, []]
]

describe('judging what can be reached', () => {
  it.each(cases)('%s %s', (rule, _, topology, expected) => {
    expect(findings(topology, rule)).toEqual(expected)
  })
})
