import type { CommandKind } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import type { Verdict, Violation } from '@shared/verdict'
import { messageOf } from '@shared/words'
import { begin } from '../engine/begin'
import { decide } from '../engine/decide'
import { EMPTY_ESTATE, type Estate } from '../engine/estate'
import type { LabEvent } from '../engine/events'
import { evolveAll } from '../engine/evolve'
import { expectationText, isMet, verdictText } from './expectation'
import { differencesFrom } from './expect-state'
import type { LabFile, LabStep } from './lab-file'
import type { LabProblem } from './problem'
import { settingUp } from './set-up'
import { stateOf } from './state'

/** How a step of the story ended, in the form of the command line's JSON. */
export interface StepResult {
  /** From 1. The check of `expectState` comes after the last step and is counted on. */
  readonly index: number
  readonly do: CommandKind | 'expect-state'
  readonly outcome: Verdict['outcome']
  readonly rule?: RuleId
  readonly violations?: readonly RuleId[]
  readonly warnings: readonly RuleId[]
  readonly expected: string
  readonly asExpected: boolean
  readonly message?: string
}

export interface LabRun {
  /** Every step was as expected. */
  readonly ok: boolean
  readonly steps: readonly StepResult[]
  /** The estate after the last step. */
  readonly estate: Estate
}

export type Begun =
  | {
      readonly ok: true
      readonly estate: Estate
      /** What led there but for the beginning itself: `begin` gives the estate after them. */
      readonly events: readonly LabEvent[]
    }
  | { readonly ok: false; readonly problem: LabProblem }

/**
 * The estate a lab begins with: its servers, and its given steps played, which take effect at once. A given step that
 * is not done is a problem.
 */
export function beginLab(lab: LabFile): Begun {
  const all: LabEvent[] = settingUp(lab)
  let estate = evolveAll(EMPTY_ESTATE, all)
  for (const { command, expect, line, column } of [...lab.servers, ...lab.given]) {
    const { verdict, events } = decide(estate, command)
    if (verdict.outcome !== 'done' || !isMet(expect, verdict)) {
      const why = messageOf(verdict)
      const message =
        `this given step has to be ${expectationText(expect)} and is ${verdictText(verdict)}` +
        (why === undefined ? '; change it, or what comes before it' : `: ${why}`)
      return { ok: false, problem: { line, column, message } }
    }
    estate = evolveAll(estate, events)
    all.push(...events)
  }
  return { ok: true, estate: begin(estate), events: all }
}

export type RunOutcome =
  { readonly ok: true; readonly run: LabRun } | { readonly ok: false; readonly problem: LabProblem }

/** Plays a lab in an estate of its own. A refused step changes nothing, and the run goes on. */
export function runLab(lab: LabFile): RunOutcome {
  const begun = beginLab(lab)
  if (!begun.ok) return begun
  let { estate } = begun
  const steps: StepResult[] = []
  for (const step of lab.steps) {
    const { verdict, events } = decide(estate, step.command)
    estate = evolveAll(estate, events)
    steps.push(resultOf(step, steps.length + 1, verdict))
  }
  if (lab.expectState) {
    const differences = differencesFrom(lab.expectState, stateOf(estate))
    steps.push({
      index: steps.length + 1,
      do: 'expect-state',
      outcome: 'done',
      warnings: [],
      expected: 'expectState',
      asExpected: differences.length === 0,
      ...(differences.length > 0 ? { message: differences.join('; ') } : {})
    })
  }
  return { ok: true, run: { ok: steps.every((step) => step.asExpected), steps, estate } }
}

function resultOf(step: LabStep, index: number, verdict: Verdict): StepResult {
  const message = messageOf(verdict)
  const violations = idsOf(verdict.violations)
  const [rule] = violations
  return {
    index,
    do: step.command.do,
    outcome: verdict.outcome,
    ...(rule === undefined ? {} : { rule, violations }),
    warnings: idsOf(verdict.warnings),
    expected: expectationText(step.expect),
    asExpected: isMet(step.expect, verdict),
    ...(message === undefined ? {} : { message })
  }
}

function idsOf(violations: readonly Violation[]): RuleId[] {
  return [...new Set(violations.map((violation) => violation.rule))]
}
