import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { Exercise, Predicate } from '@shared/exercise'
import type { RuleId } from '@shared/rule-ids'
import type { Verdict } from '@shared/verdict'
import { describeCommand, messageOf } from '@shared/words'
import { decide } from '../engine/decide'
import type { Estate } from '../engine/estate'
import { evolveAll } from '../engine/evolve'
import { verdictText } from '../lab/expectation'
import { allHold, holds, type Moment } from './predicates'
import { predicateText } from '@shared/predicate-text'
import { isAsShown } from './show'

/** What is wrong, and with which step, check or attempt; with the whole where there is no index. */
export interface Fault {
  readonly part: 'steps' | 'checks' | 'wrong'
  readonly index: number | null
  readonly text: string
}

/** The same in sentences that say where; empty if the exercise is proven. */
export function checkExercise(exercise: Exercise, begin: Estate): string[] {
  return faultsOf(exercise, begin).map((fault) => sentenceOf(exercise, fault))
}

/**
 * What is wrong with an exercise; nothing if it is proven: it is not solved where it begins, its own steps solve it,
 * each of them is done by what it shows and stays so, and no wrong attempt solves it.
 */
export function faultsOf(exercise: Exercise, begin: Estate): Fault[] {
  const start: Moment = { estate: begin, refused: new Set() }
  return [
    ...solvedAtTheBeginning(exercise, start),
    ...solutionFaults(exercise, start),
    ...wrongFaults(exercise, start)
  ]
}

function sentenceOf({ steps, checks, wrong }: Exercise, { part, index, text }: Fault): string {
  if (index === null) return text
  switch (part) {
    case 'steps':
      return `step ${index + 1} "${steps[index]?.title ?? ''}": ${text}`
    case 'checks':
      return `check "${checks[index]?.text ?? ''}": ${text}`
    case 'wrong':
      return `the wrong attempt "${wrong[index]?.title ?? ''}" ${text}`
  }
}

function solvedAtTheBeginning({ steps, checks }: Exercise, start: Moment): Fault[] {
  const solved = checks.every(({ that }) => allHold(that, start))
  const done = steps.every((step) => allHold(step.done, start))
  return [
    ...(solved ? [fault('checks', null, t`all checks are met at the beginning`)] : []),
    ...(done ? [fault('steps', null, t`all steps are done at the beginning`)] : [])
  ]
}

function solutionFaults({ steps, checks }: Exercise, start: Moment): Fault[] {
  const faults: Fault[] = []
  let moment = start
  const missed = new Set<number>()
  for (const [index, step] of steps.entries()) {
    for (const command of step.show) {
      const tried = tryCommand(moment, command)
      moment = tried.moment
      if (!isAsShown(step, tried.verdict))
        faults.push(fault('steps', index, howItWent(command, tried.verdict)))
    }
    if (allHold(step.done, moment)) continue
    missed.add(index)
    faults.push(fault('steps', index, t`not done by what it shows: ${unheld(step.done, moment)}`))
  }
  for (const [index, { done }] of steps.entries()) {
    if (missed.has(index) || allHold(done, moment)) continue
    faults.push(fault('steps', index, t`done, but not any more at the end: ${unheld(done, moment)}`))
  }
  for (const [index, { that }] of checks.entries()) {
    if (!allHold(that, moment))
      faults.push(fault('checks', index, t`not met by the solution: ${unheld(that, moment)}`))
  }
  return faults
}

/** What is refused of a wrong attempt is passed over, and so is what a warning stops. */
function wrongFaults({ checks, wrong }: Exercise, start: Moment): Fault[] {
  return wrong.flatMap(({ steps }, index) => {
    const end = afterAll(start, steps)
    return checks.every(({ that }) => allHold(that, end)) ? [fault('wrong', index, t`solves it`)] : []
  })
}

/** Where commands lead, whatever becomes of each. */
export function afterAll(start: Moment, commands: readonly Command[]): Moment {
  return commands.reduce((moment, command) => tryCommand(moment, command).moment, start)
}

function fault(part: Fault['part'], index: number | null, text: string): Fault {
  return { part, index, text }
}

interface Tried {
  readonly moment: Moment
  readonly verdict: Verdict
}

function tryCommand({ estate, refused }: Moment, command: Command): Tried {
  const { verdict, events } = decide(estate, command)
  const rules: readonly RuleId[] =
    verdict.outcome === 'refused' ? verdict.violations.map(({ rule }) => rule) : []
  return {
    moment: { estate: evolveAll(estate, events), refused: new Set([...refused, ...rules]) },
    verdict
  }
}

function howItWent(command: Command, verdict: Verdict): string {
  const why = messageOf(verdict)
  return `${describeCommand(command)}: ${verdictText(verdict)}${why === undefined ? '' : `: ${why}`}`
}

/** Those of the predicates that do not hold. */
function unheld(predicates: readonly Predicate[], moment: Moment): string {
  return predicates
    .filter((predicate) => !holds(predicate, moment))
    .map(predicateText)
    .join('; ')
}
