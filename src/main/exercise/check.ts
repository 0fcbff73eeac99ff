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
import { predicateText } from './predicate-text'
import { isAsShown } from './show'

/**
 * What is wrong with an exercise, in sentences; empty if it is proven: it is not solved where it begins, its own steps
 * solve it, each of them is done by what it shows and stays so, and no wrong attempt solves it.
 */
export function checkExercise(exercise: Exercise, begin: Estate): string[] {
  const start: Moment = { estate: begin, refused: new Set() }
  return [
    ...solvedAtTheBeginning(exercise, start),
    ...solutionFaults(exercise, start),
    ...wrongFaults(exercise, start)
  ]
}

function solvedAtTheBeginning({ steps, checks }: Exercise, start: Moment): string[] {
  return [
    ...(checks.every(({ that }) => allHold(that, start)) ? ['all checks are met at the beginning'] : []),
    ...(steps.every(({ done }) => allHold(done, start)) ? ['all steps are done at the beginning'] : [])
  ]
}

function solutionFaults({ steps, checks }: Exercise, start: Moment): string[] {
  const faults: string[] = []
  let moment = start
  const missed = new Set<number>()
  for (const [index, step] of steps.entries()) {
    const named = nameOf(index, step.title)
    for (const command of step.show) {
      const tried = tryCommand(moment, command)
      moment = tried.moment
      if (!isAsShown(step, tried.verdict)) faults.push(`${named}: ${howItWent(command, tried.verdict)}`)
    }
    if (allHold(step.done, moment)) continue
    missed.add(index)
    faults.push(`${named}: not done by what it shows: ${unheld(step.done, moment)}`)
  }
  for (const [index, { title, done }] of steps.entries()) {
    if (missed.has(index) || allHold(done, moment)) continue
    faults.push(`${nameOf(index, title)}: done, but not any more at the end: ${unheld(done, moment)}`)
  }
  for (const { text, that } of checks) {
    if (!allHold(that, moment))
      faults.push(`check "${text}": not met by the solution: ${unheld(that, moment)}`)
  }
  return faults
}

/** What is refused of a wrong attempt is passed over, and so is what a warning stops. */
function wrongFaults({ checks, wrong }: Exercise, start: Moment): string[] {
  return wrong.flatMap(({ title, steps }) => {
    const end = steps.reduce((moment, command) => tryCommand(moment, command).moment, start)
    return checks.every(({ that }) => allHold(that, end)) ? [`the wrong attempt "${title}" solves it`] : []
  })
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

function nameOf(index: number, title: string): string {
  return `step ${index + 1} "${title}"`
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
