import { describe, expect, it } from 'vitest'
import type { Estate } from '@main/engine/estate'
import type { RuleId } from '@shared/rule-ids'
import { chains, confirmed, data, group, lab, Lab, protects } from '../builder'
import { findings, withMembers, withServer } from './judging-kit'
import { chained, four, paired } from './labs'

const own = (name: string) => group(name, 'Own', data(name, 'DPMDB'))
const unlisted = { computer: 'DPM1', dataSource: 'System State' }

/** DPM1 has a second protector, DPM3, which the first one, DPM2, does not lead to except through DPM1 itself. */
const pairAndAnother = withMembers(
  four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM1')),
  'DPM3',
  unlisted
)

/** From DPM1 to DPM4 it is two links by DPM2, and three by DPM3 and DPM2. */
const ringAndDetour = withMembers(
  four.does(
    chains('DPM1', 'DPM2'),
    chains('DPM2', 'DPM4'),
    chains('DPM4', 'DPM1'),
    protects('DPM2', data('DPM3', 'DPMDB'))
  ),
  'DPM3',
  unlisted
)

const cases: readonly (readonly [RuleId, string, Lab | Estate, readonly string[]])[] = [
  [
    'protected-once',
    'names all of three protectors',
    withMembers(new Lab(withMembers(chained, 'DPM3', unlisted), []), 'DPM4', unlisted),
    ['DPM1 is protected by DPM2, DPM3 and DPM4.']
  ],
  [
    'protected-once',
    'counts what comes through another primary for that one',
    withMembers(chained, 'DPM3', { ...unlisted, through: 'DPM2', mode: 'secondary' }),
    []
  ],
  ['chain-order', 'is not about a way that leads back through the DPM server itself', pairAndAnother, []],
  [
    'chain-order',
    'is not about two that protect each other',
    lab({ dpm: ['A', 'B'] }).does(chains('A', 'B'), chains('B', 'A')),
    []
  ],
  [
    'undocumented-ring',
    'is told by the shortest way round',
    ringAndDetour,
    ['DPM1 → DPM2 → DPM4 → DPM1 is a ring.', 'DPM1 → DPM3 → DPM2 → DPM4 → DPM1 is a ring.']
  ],
  [
    'breaks-chain',
    'names the own data of that DPM server, not of others',
    chained.does(confirmed(own('DPM1')), own('DPM4')),
    ['The link from DPM1 to DPM2 is broken, as DPM1 protects its own "DPMDB": 1 member on DPM2 stopped.']
  ],
  ['breaks-chain', 'is not about a DPM server that nobody protects', four.does(own('DPM1')), []],
  [
    'self-protection',
    'is not about own data that comes back through another DPM server',
    withMembers(chained, 'DPM1', {
      computer: 'DPM1',
      dataSource: 'DPMDB',
      through: 'DPM4',
      mode: 'secondary'
    }),
    []
  ],
  [
    'local-protection-off',
    'is not about a DPM server where it is on',
    withMembers(new Lab(withServer(four, 'DPM1', { allowLocalDataProtection: true }), []), 'DPM1', unlisted),
    []
  ],
  [
    'dpmdb-not-selected',
    'is not about a DPM server of which no replicas are taken',
    four.does(protects('DPM2', data('DPM1', 'System State'))),
    []
  ],
  ['dpmdb-not-selected', 'is not about one whose database is taken too', paired, []]
]

describe('judging chains', () => {
  it.each(cases)('%s %s', (rule, _, topology, expected) => {
    expect(findings(topology, rule)).toEqual(expected)
  })
})
