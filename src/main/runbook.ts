import { t } from '@shared/catalogue'
import { momentText } from '@shared/calendar'
import type { Input } from '@shared/contract'
import type { Command, CommandKind } from '@shared/contract/commands'
import { Problem } from '@shared/problem'
import type { Verdict, Violation } from '@shared/verdict'
import { describeCommand, explain, messageOf } from '@shared/words'
import { passing, runbookWords, type Said } from '@shared/words/runbook'
import { INFERRED } from '@shared/words/sources'
import { whyStep } from '@shared/words/ways'
import { decide } from './engine/decide'
import type { Estate } from './engine/estate'
import type { LabEvent } from './engine/events'
import { evolveAll } from './engine/evolve'
import { lossesAfter, NO_LOSSES, type Losses } from './engine/ways-out/losses'
import { secondsOf } from './history'
import { beginLab, type LabFile } from './lab'
import { entriesTo, estateAt } from './log-way'
import type { Runbook, RunbookEntry } from './reports'
import type { Session } from './session'
import type { LabLog } from './store'
import { stepFacts, wayView } from './views/ways-out'

export { exportRunbook } from './reports'
export type { Runbook } from './reports'

/** The runbook that is asked for, of a lab as it stands. */
export function runbookOf(session: Session, of: Input<'lab/save-runbook'>['of']): Runbook {
  const { log, title, estate } = session
  if (of === 'history') return historyRunbook(log, title)
  if (of === 'exercise') {
    const exercise = session.exercise()
    if (!exercise) throw noExercise()
    return exerciseRunbook(beginningOf(log), title, exercise)
  }
  const moment = momentText(estate.begins, estate.clock)
  const { entries, losses } = playing(estate, of.commands)
  return {
    title: of.title,
    from: t`For the lab "${title}" as it stands at ${moment}`,
    explanation: wayView(estate, { steps: of.commands, loses: [...losses.values()] })?.explanation ?? null,
    entries: merged(entries)
  }
}

/** The steps of a lab file, or of its exercise if it is one, from its beginning; null where it cannot begin. */
export function labRunbook(lab: LabFile): Runbook | null {
  const begun = beginLab(lab)
  if (!begun.ok) return null
  if (lab.exercise) return exerciseRunbook(begun.estate, lab.title, lab.exercise)
  const commands = lab.steps.map(({ command }) => command)
  // A lab tries out what is refused, too; that is nothing to be done.
  const { entries } = playing(begun.estate, commands)
  return {
    title: lab.title,
    from: t`The steps of the lab file "${lab.title}"`,
    explanation: null,
    entries: merged(entries.filter(({ kind }) => kind !== 'refused'))
  }
}

/** What was done from the beginning to where the lab stands; what was undone is no part of it. */
function historyRunbook(log: LabLog, title: string): Runbook {
  const [root, ...way] = entriesTo(log, log.head())
  let estate = beginningOf(log, root?.seq)
  const entries = way.flatMap(({ command, events, warnings }) => {
    const before = estate
    estate = evolveAll(before, events)
    return command ? [entryOf(command, { before, after: estate, events, warnings })] : []
  })
  return {
    title,
    from: t`What was done in the lab "${title}" up to ${momentText(estate.begins, estate.clock)}`,
    explanation: null,
    entries: merged(entries)
  }
}

interface Procedure {
  readonly goal: string
  readonly steps: readonly {
    readonly title: string
    readonly text: string
    readonly show: readonly Command[]
  }[]
}

function exerciseRunbook(begin: Estate, title: string, { goal, steps }: Procedure): Runbook {
  let estate = begin
  const entries = steps.flatMap(({ title: heading, text, show }) => {
    const played = playing(estate, show)
    estate = played.estate
    // It tells of the lab's console, which has more than that of the product.
    return [{ kind: 'part' as const, title: heading, text: t`In the lab: ${text}` }, ...played.entries]
  })
  return { title, from: goal, explanation: null, entries: merged(entries) }
}

function beginningOf(log: LabLog, root = entriesTo(log, log.head())[0]?.seq ?? 1): Estate {
  return estateAt(log, root)
}

/** Carries commands out one after the other. What the engine refuses is told as what is not to be done. */
function playing(
  start: Estate,
  commands: readonly Command[]
): { readonly estate: Estate; readonly entries: Entry[]; readonly losses: Losses } {
  let estate = start
  let losses = NO_LOSSES
  const entries = commands.map((command): Entry => {
    const before = estate
    const { verdict, events } = decide(before, command)
    if (verdict.outcome !== 'done') return { kind: 'refused', text: notDone(command, verdict) }
    estate = evolveAll(before, events)
    losses = lossesAfter(losses, before, estate, events)
    return entryOf(command, { before, after: estate, events, warnings: verdict.warnings })
  })
  return { estate, entries, losses }
}

function notDone(command: Command, verdict: Verdict): string {
  const what = verdict.outcome === 'refused' ? t`Do not do this` : t`Think twice before you do this`
  return `${what}: ${describeCommand(command)}. ${messageOf(verdict) ?? ''}`.trim()
}

type Entry =
  | RunbookEntry
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'passed'; readonly seconds: number }

interface Done {
  readonly before: Estate
  readonly after: Estate
  readonly events: readonly LabEvent[]
  readonly warnings: readonly Violation[]
}

function entryOf(command: Command, { before, after, events, warnings }: Done): Entry {
  if (command.do === 'advance-clock') return { kind: 'passed', seconds: secondsOf(events) }
  const facts = stepFacts(before, after, command)
  const words = runbookWords(command, facts)
  if (words.kind === 'note') return words
  return {
    kind: 'step',
    title: describeCommand(command),
    why: hasReason(command) ? whyStep(command, facts) : null,
    words: { ...words, warnings: [...warnings.map(warningText), ...words.warnings] }
  }
}

function warningText(violation: Violation): Said {
  const { says, source } = explain(violation)
  // What is inferred in part is no document's.
  return { text: says, source: source.includes(INFERRED) ? null : source }
}

/** Why these are done is the same wherever they are; of the others a way out knows it alone. */
const SAME_REASON: ReadonlySet<CommandKind> = new Set<CommandKind>([
  'install-agent',
  'attach-agent',
  'create-protection-group',
  'add-members',
  'switch-protection',
  'resume-primary-protection',
  'rebuild-server',
  'restore-database'
])

function hasReason(command: Command): boolean {
  if (!SAME_REASON.has(command.do)) return false
  // Own data, and data of several computers, have no sentence that fits.
  if (command.do !== 'create-protection-group' && command.do !== 'add-members') return true
  const computers = new Set(command.members.map(({ computer, through }) => through ?? computer))
  return computers.size === 1 && !computers.has(command.on)
}

/** Time that passed is told once, however many entries it took. */
function merged(entries: readonly Entry[]): RunbookEntry[] {
  const told: RunbookEntry[] = []
  let passed = 0
  for (const entry of entries) {
    if (entry.kind === 'passed') {
      if (passed > 0) told.pop()
      passed += entry.seconds
      told.push(passing(passed))
    } else {
      passed = 0
      told.push(entry.kind === 'refused' ? { ...entry, kind: 'note' } : entry)
    }
  }
  return told
}

function noExercise(): Problem {
  return new Problem(
    'invalid-message',
    t`No exercise`,
    t`This lab is no exercise, so it has no steps to make a runbook of.`
  )
}
