import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { ExerciseView, WrongMoveView } from '@shared/contract/views'
import type { ExerciseStep } from '@shared/exercise'
import { Problem } from '@shared/problem'
import type { RuleId } from '@shared/rule-ids'
import type { Verdict } from '@shared/verdict'
import { describeCommand, explain } from '@shared/words'
import type { Estate } from './engine/estate'
import { resultOf, type Taken } from './exercise-result'
import { exerciseView, nextStep } from './exercise/view'
import type { ExerciseResult } from './reports'
import type { ExerciseRecord, LabStore, Refusal } from './store'

/** So many are noted one by one; after them only what teaches a rule that was not broken before. */
const MOST = 500

/** A command that was tried, and where the lab's clock stood. */
export interface Tried {
  readonly command: Command
  readonly verdict: Verdict
  readonly clock: number
}

/** The run of the exercise of one lab: what was refused in it, and how far it is. Without an exercise it is silent. */
export class ExerciseRun {
  readonly #store: Pick<LabStore, 'exercise' | 'addRefusals' | 'beginRun'>
  readonly #now: () => Date

  constructor(store: Pick<LabStore, 'exercise' | 'addRefusals' | 'beginRun'>, now: () => Date) {
    this.#store = store
    this.#now = now
  }

  get record(): ExerciseRecord | null {
    return this.#store.exercise()
  }

  view(estate: Estate): ExerciseView | null {
    const { record } = this
    return record && exerciseView(record.exercise, { estate, refused: rulesIn(record) }, wrongMoves(record))
  }

  /** The step that *Show me* does; null if nothing is left to do. */
  next(estate: Estate): ExerciseStep | null {
    const { record } = this
    return record && nextStep(record.exercise, { estate, refused: rulesIn(record) })
  }

  /** Notes those that were refused; whether there were any. */
  note(tried: readonly Tried[]): boolean {
    const { record } = this
    if (!record) return false
    const at = this.#now().toISOString()
    const known = new Set(rulesIn(record))
    let { length } = record.refusals
    const noted: Refusal[] = []
    for (const { command, verdict, clock } of tried) {
      if (verdict.outcome !== 'refused') continue
      const { violations } = verdict
      if (length >= MOST && violations.every(({ rule }) => known.has(rule))) continue
      for (const { rule } of violations) known.add(rule)
      noted.push({ at, clock, command, violations })
      length++
    }
    if (noted.length > 0) this.#store.addRefusals(noted)
    return noted.length > 0
  }

  /** What came of the run so far. A `Problem` where the lab is no exercise. */
  result({ estate, ...taken }: Taken & { readonly estate: Estate }): ExerciseResult {
    const view = this.view(estate)
    if (!view) throw noExercise()
    return resultOf(view, { ...taken, begun: this.record?.begun ?? null, now: this.#now() })
  }

  /** Whether there is an exercise to begin. */
  begin(): boolean {
    if (!this.record) return false
    this.#store.beginRun(this.#now().toISOString())
    return true
  }
}

/** Every rule that refused something, also where it was not the first to do so. */
function rulesIn({ refusals }: ExerciseRecord): ReadonlySet<RuleId> {
  return new Set(refusals.flatMap(({ violations }) => violations.map(({ rule }) => rule)))
}

function noExercise(): Problem {
  return new Problem(
    'invalid-message',
    t`No exercise`,
    t`The lab that is open is no exercise, so there is no result of one.`
  )
}

function wrongMoves({ refusals }: ExerciseRecord): WrongMoveView[] {
  return refusals.flatMap(({ at, clock, command, violations: [first] }) =>
    first ? [{ text: describeCommand(command), rule: first.rule, says: explain(first).says, clock, at }] : []
  )
}
