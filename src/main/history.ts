import type { HistoryEntryView } from '@shared/contract/views'
import { describeCommand, describePassing } from '@shared/words'
import { entriesTo } from './log-way'
import type { LabStore, LogEntry } from './store'

/** The entries that led to a place in words, oldest first. Time that passed without anything done is one of them. */
export function historyOf(entries: readonly LogEntry[]): HistoryEntryView[] {
  const history: (HistoryEntryView & { passed: number | null })[] = []
  let clock = 0
  for (const entry of entries) {
    const passed = secondsOf(entry)
    clock += passed
    const { seq, command } = entry
    if (command === null) continue
    const last = history.at(-1)
    if (command.do !== 'advance-clock') {
      history.push({ seq, clock, text: describeCommand(command), passed: null })
    } else if (typeof last?.passed === 'number') {
      const sum = last.passed + passed
      history[history.length - 1] = { seq, clock, text: describePassing(sum), passed: sum }
    } else history.push({ seq, clock, text: describePassing(passed), passed })
  }
  return history.map(({ seq, clock: at, text }) => ({ seq, clock: at, text }))
}

/** What lies between two places of the log, the later of which is one step further; null if there is no such step. */
export function stepWords(store: LabStore, from: number | null, to: number | null): string | null {
  if (from === null || to === null) return null
  const { command } = store.entry(to)
  if (command === null) return 'Start again'
  if (command.do !== 'advance-clock') return describeCommand(command)
  const passed = entriesTo(store, to, from).reduce((sum, entry) => sum + secondsOf(entry), 0)
  return describePassing(passed)
}

function secondsOf({ events }: LogEntry): number {
  return events.reduce((sum, event) => sum + (event.kind === 'clock-advanced' ? event.seconds : 0), 0)
}
