import { begin } from './engine/begin'
import { EMPTY_ESTATE, fromRecord, type Estate } from './engine/estate'
import { evolveAll } from './engine/evolve'
import type { LabLog, LogEntry } from './store'

/** The entries that lead to one of them: from the beginning, or from the one after `after`. */
export function entriesTo(log: LabLog, seq: number, after: number | null = null): LogEntry[] {
  const way: LogEntry[] = []
  for (let at: number | null = seq; at !== after && at !== null;) {
    const entry = log.entry(at)
    way.push(entry)
    at = entry.parent
  }
  return way.reverse()
}

/** The estate at an entry: from the nearest snapshot on, what happened since. */
export function estateAt(log: LabLog, seq: number): Estate {
  const snapshot = log.nearestSnapshot(seq)
  return entriesTo(log, seq, snapshot?.entry ?? null).reduce(
    after,
    snapshot ? fromRecord(snapshot.estate) : EMPTY_ESTATE
  )
}

/** What led to the beginning took effect at once; with it the lab has begun. */
function after(estate: Estate, { parent, events }: LogEntry): Estate {
  const next = evolveAll(estate, events)
  return parent === null ? begin(next) : next
}
