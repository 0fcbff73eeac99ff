import type { TimelineEntryView, TimelineView } from '@shared/contract/views'

/** The end of a branch that the current line does not go along. */
export interface Branch {
  readonly end: TimelineEntryView
  /** The place of the line that it leaves from. */
  readonly from: TimelineEntryView
  /** How many entries it is from there to its end. */
  readonly steps: number
}

/** The line of a timeline, and where an entry stands on it: 0 is the beginning. */
export interface Line {
  readonly entries: readonly TimelineEntryView[]
  readonly index: ReadonlyMap<number, number>
  /** Where the lab stands. */
  readonly head: number
}

export function lineOf({ entries, line, head }: TimelineView): Line {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  const along = line.flatMap((seq) => bySeq.get(seq) ?? [])
  const index = new Map(along.map(({ seq }, at) => [seq, at]))
  return { entries: along, index, head: index.get(head) ?? 0 }
}

/** The branches beside the line, the newest first. */
export function branchesOf({ entries }: TimelineView, line: Line): Branch[] {
  /** Where each entry beside the line has left it. Parents come first. */
  const beside = new Map<number, Branch>()
  const ends = new Set<number>()
  for (const entry of entries) {
    const { seq, parent } = entry
    if (line.index.has(seq) || parent === null) continue
    const from = line.entries[line.index.get(parent) ?? -1]
    const before = beside.get(parent)
    if (before) beside.set(seq, { end: entry, from: before.from, steps: before.steps + 1 })
    else if (from) beside.set(seq, { end: entry, from, steps: 1 })
    ends.delete(parent)
    ends.add(seq)
  }
  return [...ends].flatMap((seq) => beside.get(seq) ?? []).reverse()
}

/** Where on the line branches leave. */
export function forksOf(branches: readonly Branch[], line: Line): number[] {
  return [...new Set(branches.map(({ from }) => line.index.get(from.seq) ?? 0))].sort((a, b) => a - b)
}
