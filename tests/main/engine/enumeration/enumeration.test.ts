import { describe, expect, it } from 'vitest'
import { decide } from '@main/engine/decide'
import { evolve, evolveAll } from '@main/engine/evolve'
import { RULE_IDS, type RuleId } from '@shared/rule-ids'
import { always, brokenAlways } from './always'
import { fail } from '../builder'
import { stateProblems, stepProblems } from './check'
import { duties, neglected, NO_COPY_IS_LOST } from './duties'
import { enumerate } from './enumerate'
import { forced, lostCopy, planted } from './planted'
import { read } from './reading'
import { backwards, StateKeys } from './state-keys'
import { alphabet, beginnings, estatesOf } from './world'

/*
 * Every sequence of commands, as far as the time of the ordinary tests goes; tests/long/enumeration.test.ts goes on.
 */

/** What time, jobs, faults, storage, versions and names are needed for. */
const NOT_MET: readonly RuleId[] = [
  'version-mismatch',
  'rollup-mismatch',
  'name-taken',
  'name-mismatch',
  'group-name-invalid',
  'no-members',
  'computer-unreachable',
  'access-denied',
  'sql-writer-stopped',
  'dpm-writer-stopped',
  'no-storage-space',
  'nothing-to-change',
  'agent-of-primary',
  'no-tape-library',
  'replica-busy',
  'replica-not-ready',
  'no-recovery-point',
  'latest-not-offered',
  'original-location-refused',
  'database-original-location',
  'replica-not-pending',
  'no-recovery-target'
]
const SET_UPS = Object.keys(beginnings)

describe('every sequence of commands', () => {
  it.each([
    { names: ['bare'], depth: 2, states: 364, sequences: 1_810 },
    { names: SET_UPS, depth: 1, states: 192, sequences: 310 }
  ])('of up to $depth from $names keeps to the rules', ({ names, depth, ...expected }) => {
    const problems: unknown[] = []
    const found = enumerate(estatesOf(names), alphabet, depth, {
      state: (estate) => problems.push(...stateProblems(estate)),
      step: (step) => {
        const wrong = stepProblems(step)
        if (wrong.length > 0) problems.push([step.command, wrong])
      }
    })
    expect(problems).toEqual([])
    expect({
      states: found.reduce((sum, { states }) => sum + states, 0),
      sequences: found.at(-1)?.sequences
    }).toEqual(expected)
  })
})

describe('the enumeration', () => {
  it('meets every rule that its commands can break', () => {
    const met = new Set<RuleId>()
    enumerate(estatesOf(SET_UPS), alphabet, 2, {
      step: ({ decision: { verdict } }) => {
        for (const { rule } of [...verdict.violations, ...verdict.warnings]) met.add(rule)
      }
    })
    expect(RULE_IDS.filter((rule) => !met.has(rule))).toEqual(NOT_MET)
  })

  it('may pass over the order of lists: turned round, an estate decides alike and comes to the same', () => {
    const keys = new StateKeys()
    enumerate(estatesOf(SET_UPS), alphabet, 1, {
      step: ({ before, command, decision: { verdict }, after }) => {
        const other = backwards(before)
        const { verdict: otherVerdict, events } = decide(other, command)
        const rules = ({ outcome, violations, warnings }: typeof verdict) => [
          outcome,
          violations.map(({ rule }) => rule),
          warnings.map(({ rule }) => rule)
        ]
        expect(rules(otherVerdict)).toEqual(rules(verdict))
        expect(keys.of(backwards(evolveAll(other, events)))).toBe(keys.of(after))
      }
    })
  })
})

describe('the statements', () => {
  it.each(always.map(({ says }) => [says]))('would notice: %s', (says) => {
    const broken = planted.flatMap((estate) => brokenAlways(read(estate)))
    expect(broken.filter((one) => one.startsWith(says))).not.toEqual([])
  })

  it('find fault with everything that is refused, were it done, and each of the duties is needed for it', () => {
    const needed = new Set<string>()
    const passed = new Set<string>()
    enumerate(estatesOf(SET_UPS), alphabet, 1, {
      step: ({ before, command, decision: { verdict } }) => {
        const events = verdict.outcome === 'done' ? [] : forced(command)
        if (events.length === 0) return
        const after = events.reduce(evolve, before)
        const change = { before: read(before), after: read(after), command, warnings: [] }
        const found = neglected(change)
        for (const one of found) needed.add(one)
        if (found.length + brokenAlways(read(after)).length > 0) return
        for (const { rule } of verdict.violations) passed.add(rule)
      }
    })
    expect([...passed].sort()).toEqual([])
    expect(duties.map(({ says }) => says).filter((one) => !needed.has(one))).toEqual([NO_COPY_IS_LOST])
  })

  it('would notice a copy that is lost', () => {
    const [before, after] = lostCopy
    const change = { before: read(before), after: read(after), command: fail('DPM1'), warnings: [] }
    expect(neglected(change)).toEqual([NO_COPY_IS_LOST])
  })
})
