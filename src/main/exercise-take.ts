import type { Command } from '@shared/contract/commands'
import type { Predicate } from '@shared/exercise'
import type { DraftStep, ExerciseDraft } from '@shared/exercise-draft'
import type { RuleId } from '@shared/rule-ids'
import { describeCommand } from '@shared/words'
import { coalesced } from './lab/write-time'
import type { Deed, DraftRecord, LogEntry, Take } from './store'
import { idOf, NEW_STEP } from './exercise/draft'

/** Where the lab stands, as far as a recording follows it. */
export interface Trail {
  /** What led from the entry the recording began at to where the lab stands; null where it stands elsewhere. */
  readonly way: readonly LogEntry[] | null
  readonly head: number
  /** Entries in the log. */
  readonly length: number
  /** What tells best that these entries were done. */
  readonly tellingOf: (entries: readonly number[]) => readonly Predicate[]
}

/**
 * The draft after the lab changed: what was done became steps, what was undone is none any more, and what was done
 * again is one again with what was written meanwhile.
 */
export function followed(record: DraftRecord, trail: Trail): DraftRecord {
  const { take } = record
  if (!take) return record
  const before = { ...record, take: { ...take, seen: trail.length } }
  if (!trail.way) return before
  const grouped = withNewDeeds(take, trail.way)
  const stands = new Set([take.from, ...trail.way.map(({ seq }) => seq)])
  return told(before, { ...take, seen: trail.length, deeds: grouped }, stands, trail)
}

/** The same after a command was refused, which leaves nothing in the log. */
export function refusedIn(record: DraftRecord, command: Command, rule: RuleId, trail: Trail): DraftRecord {
  const current = followed(record, trail)
  const { take } = current
  if (!take || !trail.way) return current
  const last = take.deeds.at(-1)
  const again = last?.refused === rule && last.at === trail.head && isSame(last.commands, [command])
  if (again) return current
  const deed = { entries: [], at: trail.head, commands: [command], refused: rule, step: null, held: null }
  const stands = new Set([take.from, ...trail.way.map(({ seq }) => seq)])
  return told(current, { ...take, deeds: [...take.deeds, deed] }, stands, trail)
}

/**
 * What one action wrote is one deed, and time that passes goes on with the time before it. What was there before the
 * recording and is gone along again is told one by one.
 */
function withNewDeeds({ deeds, seen }: Take, way: readonly LogEntry[]): readonly Deed[] {
  const known = new Set(deeds.flatMap(({ entries }) => entries))
  const all = [...deeds]
  let action: number | null = null
  for (const { seq, command } of way) {
    if (known.has(seq) || !command) continue
    const last = all.at(-1)
    const isNew = seq > seen
    const goesOn =
      last && ((isNew && action === all.length - 1) || (isTime(last.commands) && isTime([command])))
    const deed: Deed = goesOn
      ? { ...last, entries: [...last.entries, seq], at: seq, commands: [...last.commands, command] }
      : { entries: [seq], at: seq, commands: [command], refused: null, step: null, held: null }
    if (goesOn) all[all.length - 1] = deed
    else all.push(deed)
    if (isNew) action = all.length - 1
  }
  return all
}

function isTime(commands: readonly Command[]): boolean {
  return commands.length > 0 && commands.every((command) => command.do === 'advance-clock')
}

function isSame(one: readonly Command[], other: readonly Command[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** Writes the deeds of a recording into the draft. */
function told(record: DraftRecord, take: Take, stands: ReadonlySet<number>, trail: Trail): DraftRecord {
  const { recording } = take
  switch (recording.into) {
    case 'steps':
    case 'history':
      return asSteps(record, take, stands, trail)
    case 'step':
    case 'attempt': {
      const commands = coalesced(
        take.deeds.filter((deed) => isDone(deed, stands)).flatMap(commandsOf(stands))
      )
      const list = recording.into === 'step' ? 'steps' : 'wrong'
      const does = commands.length > 0 ? commands : take.before
      const draft = withCommands(record.draft, list, recording.id, does)
      return { ...record, draft, take }
    }
  }
}

function withCommands(
  draft: ExerciseDraft,
  list: 'steps' | 'wrong',
  id: string,
  commands: readonly Command[]
): ExerciseDraft {
  return list === 'steps'
    ? { ...draft, steps: draft.steps.map((one) => (one.id === id ? { ...one, show: commands } : one)) }
    : { ...draft, wrong: draft.wrong.map((one) => (one.id === id ? { ...one, steps: commands } : one)) }
}

function isDone({ entries, at, refused }: Deed, stands: ReadonlySet<number>): boolean {
  return refused === null ? entries.some((seq) => stands.has(seq)) : stands.has(at)
}

/** Of time that passed in parts, those that are not undone. */
function commandsOf(stands: ReadonlySet<number>) {
  return ({ entries, commands, refused }: Deed): readonly Command[] =>
    refused === null ? commands.filter((_, index) => stands.has(entries[index] ?? 0)) : commands
}

function asSteps(record: DraftRecord, take: Take, stands: ReadonlySet<number>, trail: Trail): DraftRecord {
  let steps = record.draft.steps
  let { made } = record
  let last = take.recording.into === 'steps' ? take.recording.after : null
  const deeds = take.deeds.map((deed): Deed => {
    const present = steps.find(({ id }) => id === deed.step)
    if (!isDone(deed, stands)) {
      steps = steps.filter((step) => step !== present)
      return present ? { ...deed, held: present } : deed
    }
    const isNew = deed.step === null
    const show = coalesced(commandsOf(stands)(deed))
    const step = present ?? deed.held ?? (isNew ? stepOf(idOf(++made), deed, show, trail) : null)
    // The trainer has taken it out.
    if (!step) return deed
    const grown = grownBy(step, deed, show, trail)
    steps = present
      ? steps.map((one) => (one === present ? grown : one))
      : steps.toSpliced(placeAfter(steps, last), 0, grown)
    last = step.id
    return { ...deed, step: step.id, held: null }
  })
  return { draft: { ...record.draft, steps }, made, take: { ...take, deeds } }
}

function placeAfter(steps: readonly DraftStep[], id: string | null): number {
  const at = steps.findIndex((step) => step.id === id)
  return at < 0 ? steps.length : at + 1
}

function stepOf(id: string, deed: Deed, show: readonly Command[], trail: Trail): DraftStep {
  const done: readonly Predicate[] =
    deed.refused === null ? trail.tellingOf(deed.entries) : [{ kind: 'refused', rule: deed.refused }]
  return { ...NEW_STEP, id, title: titleOf(show), show, done }
}

/** More time has passed, or less. What was written of it stays. */
function grownBy(step: DraftStep, deed: Deed, show: readonly Command[], trail: Trail): DraftStep {
  if (!isTime(deed.commands) || !isTime(step.show) || isSame(step.show, show)) return step
  const title = step.title === titleOf(step.show) ? titleOf(show) : step.title
  return { ...step, show, title, done: step.done.length > 0 ? step.done : trail.tellingOf(deed.entries) }
}

function titleOf([first]: readonly Command[]): string {
  return first ? describeCommand(first).slice(0, 300) : ''
}
