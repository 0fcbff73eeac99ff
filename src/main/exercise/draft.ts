import { t } from '@shared/catalogue'
import type { DraftFaultView, DraftPlace } from '@shared/contract/views'
import type { Exercise } from '@shared/exercise'
import type { DraftEdit, DraftList, ExerciseDraft } from '@shared/exercise-draft'
import type { Fault } from './check'

/** A draft, and how many ids were given in it. */
export interface Written {
  readonly draft: ExerciseDraft
  readonly made: number
}

const NO_HINTS = ['', '', ''] as const
export const NEW_STEP = { title: '', text: '', show: [], done: [], hints: NO_HINTS } as const

/** What is written where a lab has this exercise, or none. */
export function draftOf(
  exercise: Exercise | null,
  { title, introduction }: { readonly title: string; readonly introduction: string }
): Written {
  let made = 0
  const kept = <T extends object>(item: T): T & { id: string } => ({ ...item, id: idOf(++made) })
  const { goal = '', minutes = null, steps = [], checks = [], wrong = [] } = exercise ?? {}
  const draft = {
    title,
    introduction,
    goal,
    minutes,
    steps: steps.map(kept),
    checks: checks.map(kept),
    wrong: wrong.map(kept)
  }
  return { draft, made }
}

export function idOf(made: number): string {
  return `n${made}`
}

export function edited({ draft, made }: Written, edit: DraftEdit): Written {
  switch (edit.kind) {
    case 'about': {
      const { title, introduction, goal, minutes } = edit
      const about = {
        title: title ?? draft.title,
        introduction: introduction ?? draft.introduction,
        goal: goal ?? draft.goal,
        minutes: minutes === undefined ? draft.minutes : minutes
      }
      return { draft: { ...draft, ...about }, made }
    }
    case 'add': {
      const id = idOf(made + 1)
      return { draft: withNew(draft, edit.list, id), made: made + 1 }
    }
    case 'change':
      switch (edit.list) {
        case 'steps':
          return { draft: { ...draft, steps: withSome(draft.steps, edit.id, edit.to) }, made }
        case 'checks':
          return { draft: { ...draft, checks: withSome(draft.checks, edit.id, edit.to) }, made }
        case 'wrong':
          return { draft: { ...draft, wrong: withSome(draft.wrong, edit.id, edit.to) }, made }
      }
      break
    case 'put':
      switch (edit.list) {
        case 'steps':
          return { draft: { ...draft, steps: withItem(draft.steps, edit.item, edit.at) }, made }
        case 'checks':
          return { draft: { ...draft, checks: withItem(draft.checks, edit.item, edit.at) }, made }
        case 'wrong':
          return { draft: { ...draft, wrong: withItem(draft.wrong, edit.item, edit.at) }, made }
      }
      break
    case 'remove':
      return { draft: changed(draft, edit.list, (items) => items.filter(({ id }) => id !== edit.id)), made }
    case 'move':
      return { draft: changed(draft, edit.list, (items) => moved(items, edit.id, edit.to)), made }
  }
}

function withNew(draft: ExerciseDraft, list: DraftList, id: string): ExerciseDraft {
  switch (list) {
    case 'steps':
      return { ...draft, steps: [...draft.steps, { ...NEW_STEP, id }] }
    case 'checks':
      return { ...draft, checks: [...draft.checks, { text: '', points: 1, that: [], id }] }
    case 'wrong':
      return { ...draft, wrong: [...draft.wrong, { title: '', steps: [], id }] }
  }
}

function withSome<T extends { readonly id: string }>(
  items: readonly T[],
  id: string,
  some: { readonly [K in keyof Omit<T, 'id'>]?: T[K] | undefined }
): readonly T[] {
  const given = Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined))
  return items.map((one) => (one.id === id ? { ...one, ...given } : one))
}

/** One that is gone meanwhile is not brought back unless its place is told. */
function withItem<T extends { readonly id: string }>(
  items: readonly T[],
  item: T,
  at?: number
): readonly T[] {
  if (items.some(({ id }) => id === item.id)) return items.map((one) => (one.id === item.id ? item : one))
  return at === undefined ? items : items.toSpliced(at, 0, item)
}

function changed(
  draft: ExerciseDraft,
  list: DraftList,
  change: <T extends { readonly id: string }>(items: readonly T[]) => readonly T[]
): ExerciseDraft {
  switch (list) {
    case 'steps':
      return { ...draft, steps: change(draft.steps) }
    case 'checks':
      return { ...draft, checks: change(draft.checks) }
    case 'wrong':
      return { ...draft, wrong: change(draft.wrong) }
  }
}

function moved<T extends { readonly id: string }>(items: readonly T[], id: string, to: number): readonly T[] {
  const item = items.find((one) => one.id === id)
  return item ? items.filter((one) => one !== item).toSpliced(to, 0, item) : items
}

/** The draft as an exercise. Whether anything is missing is for `missingIn`. */
export function exerciseOfDraft({ goal, minutes, steps, checks, wrong }: ExerciseDraft): Exercise {
  return {
    goal: goal.trim(),
    minutes,
    steps: steps.map(({ title, text, show, done, hints: [nudge, where, how] }) => ({
      title: title.trim(),
      text: text.trim(),
      show,
      done,
      hints: [nudge.trim(), where.trim(), how.trim()]
    })),
    checks: checks.map(({ text, points, that }) => ({ text: text.trim(), points, that })),
    wrong: wrong.map(({ title, steps: tried }) => ({ title: title.trim(), steps: tried }))
  }
}

/** What has to be there before it is an exercise, each where it is mended. */
export function missingIn({ title, goal, steps, checks, wrong }: ExerciseDraft): DraftFaultView[] {
  const faults: DraftFaultView[] = []
  const need = (isThere: boolean, at: DraftPlace, text: string): void => {
    if (!isThere) faults.push({ at, text })
  }
  const told = (text: string): boolean => text.trim() !== ''
  need(told(title), { part: 'about', field: 'title' }, t`The exercise needs a title.`)
  need(told(goal), { part: 'about', field: 'goal' }, t`The exercise needs a goal.`)
  need(steps.length > 0, { part: 'steps', id: null }, t`The exercise needs a step.`)
  for (const { id, ...step } of steps) {
    const at = { part: 'steps', id } as const
    need(told(step.title), at, t`The step needs a title.`)
    need(told(step.text), at, t`The step needs a text.`)
    need(step.show.length > 0, at, t`The step shows nothing: record it again.`)
    need(step.done.length > 0, at, t`Choose what tells that the step is done.`)
    need(step.hints.every(told), at, t`The step needs its three hints.`)
  }
  need(checks.length > 0, { part: 'checks', id: null }, t`The exercise needs a check.`)
  for (const { id, ...check } of checks) {
    need(told(check.text), { part: 'checks', id }, t`The check needs a text.`)
    need(check.that.length > 0, { part: 'checks', id }, t`Choose what the check looks at.`)
  }
  need(wrong.length > 0, { part: 'wrong', id: null }, t`The exercise needs a wrong attempt.`)
  for (const { id, ...attempt } of wrong) {
    need(told(attempt.title), { part: 'wrong', id }, t`The attempt needs a title.`)
    need(attempt.steps.length > 0, { part: 'wrong', id }, t`The attempt does nothing: record it.`)
  }
  return faults
}

/** A fault of the exercise where it is mended in the draft. */
export function placedIn(draft: ExerciseDraft, { part, index, text }: Fault): DraftFaultView {
  const id = index === null ? null : (draft[part][index]?.id ?? null)
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return { at: { part, id }, text: part === 'wrong' ? t`The attempt solves the exercise.` : capital }
}
