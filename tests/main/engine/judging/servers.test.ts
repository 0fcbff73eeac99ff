import { describe, expect, it } from 'vitest'
import type { Estate, Faults } from '@main/engine/estate'
import type { RuleId } from '@shared/rule-ids'
import { chains, copy, data, fail, group, Lab, protects, rebuild } from '../builder'
import { findings, withMembers, withServer } from './judging-kit'
import { chained, four, paired } from './labs'

function failing(faults: Partial<Faults>): Estate {
  return { ...four.estate, faults: { ...four.estate.faults, ...faults } }
}

const linked = (version: string, other: string): Estate =>
  withServer(new Lab(withServer(four.does(chains('DPM1', 'DPM2')), 'DPM1', { version }), []), 'DPM2', {
    version: other
  })
const differ = (version: string, other: string): string =>
  `DPM1 (${version}) is protected by DPM2 (${other}).`

const withoutDatabase = four.does(
  protects('DPM1', data('Server1', 'D:')),
  protects('DPM2', data('DPM1', 'System State'), copy('Server1', 'D:', 'DPM1'))
)
const renamed = paired.does(fail('DPM1'), rebuild('DPM1', 'DPM9'))
const NEITHER = 'no other DPM server holds a copy of its DPM database.'
const failureNames = (name: string): string => `A failure names ${name}, which is not in the lab.`

const cases: readonly (readonly [RuleId, string, Lab | Estate, readonly string[]])[] = [
  [
    'unknown-name',
    'names both ends of a cut network',
    failing({
      cuts: [
        { from: 'Gone1', to: 'Server1' },
        { from: 'DPM1', to: 'Gone2' }
      ]
    }),
    ['Gone1', 'Gone2'].map(failureNames)
  ],
  [
    'unknown-name',
    'names where a service was stopped',
    failing({ stopped: [{ computer: 'Gone', service: 'DPMWriter' }] }),
    [failureNames('Gone')]
  ],
  [
    'unknown-name',
    'names what admits nobody',
    failing({ denials: [{ computer: 'Gone', server: null }] }),
    [failureNames('Gone')]
  ],
  [
    'unknown-name',
    'names the computer of a member, and its data source',
    withMembers(paired, 'DPM1', { computer: 'Gone' }),
    ['DPM1 names Gone, which is not in the lab.', 'DPM1 names "D:" of Gone, which is not in the lab.']
  ],
  [
    'unknown-name',
    'names the group of a member where the DPM server has no such group',
    withServer(paired, 'DPM1', { groups: paired.estate.dpmServers.get('DPM2')?.groups ?? [] }),
    ['DPM1 names the protection group "Server1", which is not in the lab.']
  ],
  [
    'version-mismatch',
    'is about the first number',
    linked('10.22.148.0', '11.22.148.0'),
    [differ('10.22.148.0', '11.22.148.0')]
  ],
  [
    'version-mismatch',
    'is about the second number',
    linked('10.22.148.0', '10.23.148.0'),
    [differ('10.22.148.0', '10.23.148.0')]
  ],
  [
    'version-mismatch',
    'takes the two numbers apart',
    linked('1.22.0.0', '12.2.0.0'),
    [differ('1.22.0.0', '12.2.0.0')]
  ],
  ['version-mismatch', 'is not about how a number is written', linked('10.22.148.0', '10.022.148.0'), []],
  ['version-mismatch', 'is not about updates', linked('10.22.148.0', '10.22.230.0'), []],
  [
    'rollup-mismatch',
    'is not about versions that do not agree at all',
    linked('10.22.148.0', '10.19.230.0'),
    []
  ],
  ['rollup-mismatch', 'is not about the same version', chained, []],
  [
    'no-database-backup',
    'gives both reasons where there are two',
    withServer(withoutDatabase, 'DPM1', { rebuilt: true }),
    [`DPM1 was rebuilt and not restored, is protected by DPM2, and ${NEITHER}`]
  ],
  [
    'no-database-backup',
    'does not count other own data of the DPM server that is held',
    withoutDatabase,
    [`DPM1 is protected by DPM2, and ${NEITHER}`]
  ],
  [
    'no-database-backup',
    'does not count the copy that a DPM server holds of its own database',
    withMembers(withoutDatabase, 'DPM1', { computer: 'DPM1', dataSource: 'DPMDB' }),
    [`DPM1 is protected by DPM2, and ${NEITHER}`]
  ],
  ['no-database-backup', 'is not about a DPM server that nobody protects and that was not rebuilt', four, []],
  [
    'name-mismatch',
    'is over once the DPM server is no rebuilt one',
    withServer(renamed, 'DPM9', { rebuilt: false }),
    []
  ],
  [
    'name-mismatch',
    'is about the latest former name whose database is held',
    withServer(renamed, 'DPM9', { formerNames: ['DPM8', 'DPM1'] }),
    ['DPM9 was DPM1 before, and DPM2 holds the DPM database of DPM1, which is restored onto that name only.']
  ],
  [
    'name-mismatch',
    'is not about former names whose database nobody holds',
    withServer(renamed, 'DPM9', { formerNames: ['DPM8'] }),
    []
  ],
  [
    'group-name-taken',
    'is not about groups of the same name on two DPM servers',
    four.does(group('DPM1', 'Own', data('DPM1', 'DPMDB')), group('DPM2', 'Own', data('DPM2', 'DPMDB'))),
    []
  ]
]

describe('judging servers', () => {
  it.each(cases)('%s %s', (rule, _, topology, expected) => {
    expect(findings(topology, rule)).toEqual(expected)
  })
})
