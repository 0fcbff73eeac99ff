import { expect, it } from 'vitest'
import { RULE_IDS } from '@shared/rule-ids'
import { ruleWords } from '@shared/words'
import { judgementView } from '@main/views/judgement'
import { topologyView } from '@main/views/topology'
import { chains, data, fail, lab, protects } from '../engine/builder'

const paired = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'] } })
  .does(protects('DPM1', data('Server1', 'D:')), chains('DPM1', 'DPM2', data('Server1', 'D:')))
  .begins()
  .after('90m')
  .does(fail('DPM1'))

it('tells broken rules first, each in the order of the rules, with the words of the catalogue', () => {
  const view = judgementView(paired.estate, 'A pair')
  expect(view).toMatchObject({ title: 'A pair', moment: '2026-01-05 09:30', broken: 2 })
  const broken = ['server-unavailable', 'computer-unavailable']
  expect(view.rules.map(({ rule }) => rule)).toEqual([
    ...broken,
    ...RULE_IDS.filter((rule) => !broken.includes(rule))
  ])
  const { title, documents, source, errorIds } = ruleWords['server-unavailable']
  expect(view.rules[0]).toEqual({
    rule: 'server-unavailable',
    title,
    state: 'broken',
    warns: false,
    ofDeeds: false,
    findings: ['DPM1 has failed, and lists 1 member and owns the agent on Server1.'],
    documents,
    source,
    errorIds
  })
  expect(view.topology).toEqual(topologyView(paired.estate))
})
