import { describe, expect, it } from 'vitest'
import { judgedIds, judgedState, judgementSummary } from '@shared/words/judgement'
import type { JudgedRuleView } from '@shared/contract/views'

const rule = (state: JudgedRuleView['state'], warns = false): JudgedRuleView => ({
  rule: 'protected-once',
  title: '',
  state,
  warns,
  ofDeeds: false,
  findings: [],
  documents: '',
  source: '',
  errorIds: []
})
const summary = (...rules: JudgedRuleView[]) =>
  judgementSummary({ rules, broken: rules.filter(({ state }) => state === 'broken').length })

describe('a judgement in words', () => {
  it('counts what is broken, and how much of it only warns', () => {
    expect(summary(rule('held'), rule('held', true))).toBe('None of 2 rules is broken.')
    expect(summary(rule('broken'), rule('held', true))).toBe('1 of 2 rules is broken.')
    expect(summary(rule('broken', true), rule('held'))).toBe('1 of 2 rules is broken, a warning.')
    expect(summary(rule('broken'), rule('broken', true))).toBe(
      '2 of 2 rules are broken, 1 of them a warning.'
    )
    expect(summary(rule('broken', true), rule('broken', true))).toBe(
      '2 of 2 rules are broken, all of them warnings.'
    )
  })

  it('says how a rule stands', () => {
    expect(judgedState(rule('held', true))).toBe('Held')
    expect(judgedState(rule('broken'))).toBe('Broken')
    expect(judgedState(rule('broken', true))).toBe('Broken (warning)')
    expect(judgedIds({ errorIds: [] })).toBe('None')
    expect(judgedIds({ errorIds: [32671, 326] })).toBe('32671, 326')
  })
})
