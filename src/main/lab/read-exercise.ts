import type { Command } from '@shared/contract/commands'
import {
  PREDICATE_PARTS,
  type Exercise,
  type ExerciseStep,
  type Predicate,
  type PredicatePart
} from '@shared/exercise'
import type { RuleId } from '@shared/rule-ids'
import type { z } from 'zod'
import type { exerciseFrame, RawPredicate } from './exercise-schema'
import { itemsOf, isMap } from './maps'
import { readBareStep } from './read-step'
import type { Reading } from './reading'
import type { Path } from './yaml-locator'

/** What an exercise does: the commands of each of its steps, and of each of its wrong attempts. */
export interface Deeds {
  readonly shown: readonly (readonly Command[])[]
  readonly wrong: readonly (readonly Command[])[]
}

/**
 * Reads the commands of a part `exercise`. Works on the plain values, so that they are looked at too where the
 * exercise is wrong otherwise; flaws are noted.
 */
export function readDeeds(exercise: unknown, path: Path, reading: Reading): Deeds {
  if (!isMap(exercise)) return { shown: [], wrong: [] }
  const shown = itemsOf(exercise.steps).map(([index, step]) => {
    const at = [...path, 'steps', index, 'show']
    if (!('show' in step)) return []
    if (!Array.isArray(step.show)) return readAll([[at, step.show]], reading)
    if (step.show.length === 0) reading.flaw(at, 'value', '"show" needs at least 1 in its list')
    return readAll(listAt(step.show, at), reading)
  })
  const wrong = itemsOf(exercise.wrong).map(([index, attempt]) =>
    readAll(listAt(attempt.steps, [...path, 'wrong', index, 'steps']), reading)
  )
  return { shown, wrong }
}

function listAt(list: unknown, path: Path): [Path, unknown][] {
  if (!Array.isArray(list)) return []
  return (list as readonly unknown[]).map((raw, index) => [[...path, index], raw])
}

function readAll(found: readonly (readonly [Path, unknown])[], reading: Reading): Command[] {
  return found.flatMap(([path, raw]) => readBareStep(raw, path, reading) ?? [])
}

/** The exercise of a part that was found valid, with the commands that were read from it. */
export function exerciseOf(frame: z.infer<typeof exerciseFrame>, { shown, wrong }: Deeds): Exercise {
  return {
    goal: frame.goal,
    minutes: frame.minutes ?? null,
    steps: frame.steps.map(({ title, text, done, hints }, index): ExerciseStep => ({
      title,
      text,
      show: shown[index] ?? [],
      done: done.map(predicateOf),
      hints: [hints[0] ?? '', hints[1] ?? '', hints[2] ?? '']
    })),
    checks: frame.checks.map(({ text, points, that }) => ({ text, points, that: that.map(predicateOf) })),
    wrong: frame.wrong.map(({ title }, index) => ({ title, steps: wrong[index] ?? [] }))
  }
}

/** The schema has looked at what stands under the one key. */
function predicateOf(raw: RawPredicate): Predicate {
  const [[key, value] = ['', null]] = Object.entries(raw)
  switch (key) {
    case 'goal':
      return { kind: 'goal', goal: (value as string).trim() }
    case 'refused':
      return { kind: 'refused', rule: value as RuleId }
    case 'not':
      return { kind: 'not', of: predicateOf(value as RawPredicate) }
    case 'any':
      return { kind: 'any', of: (value as readonly RawPredicate[]).map(predicateOf) }
    default:
      return { kind: 'some', part: partNamed(key), item: value as Readonly<Record<string, unknown>> }
  }
}

function partNamed(key: string): PredicatePart {
  const part = PREDICATE_PARTS.find((known) => known === key)
  if (part === undefined) throw new Error(`no predicate has the key ${key}`)
  return part
}
