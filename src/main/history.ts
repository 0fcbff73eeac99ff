import { t } from '@shared/catalogue'
import { describeCommand, describePassing } from '@shared/words'
import { entriesTo } from './log-way'
import type { LabLog, LogEntry, StepKind } from './store'

/** What entries that follow each other did, in words. Time that passed without anything done is one of them. */
export function wordsOf(entries: readonly LogEntry[]): string[] {
  const words: string[] = []
  let passed: number | null = null
  for (const { command, events } of entries) {
    if (command?.do === 'advance-clock') {
      if (passed !== null) words.pop()
      passed = (passed ?? 0) + secondsOf(events)
      words.push(describePassing(passed))
    } else if (command) {
      passed = null
      words.push(describeCommand(command))
    }
  }
  return words
}

/** What undo would take back, in words; null if there is nothing. */
export function undoWords(log: LabLog): string | null {
  return stepWords(log, log.undoKind(), log.undoTarget(), log.head())
}

/** What redo would bring again. */
export function redoWords(log: LabLog): string | null {
  return stepWords(log, log.redoKind(), log.head(), log.redoTarget())
}

function stepWords(
  log: LabLog,
  kind: StepKind | null,
  from: number | null,
  to: number | null
): string | null {
  if (kind === null || from === null || to === null) return null
  switch (kind) {
    case 'reset':
      return t`Start again`
    case 'go-to':
      return t`Go to another step`
    case 'command': {
      const [first = '', ...more] = wordsOf(entriesTo(log, to, from))
      return more.length === 0 ? first : t`${first} and ${more.length} more`
    }
  }
}

export function secondsOf(events: LogEntry['events']): number {
  return events.reduce((sum, event) => sum + (event.kind === 'clock-advanced' ? event.seconds : 0), 0)
}
