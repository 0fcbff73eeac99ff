import type { TimelineEntryView, TimelineView } from '@shared/contract/views'

export function entry(
  seq: number,
  parent: number | null,
  more: Partial<TimelineEntryView> = {}
): TimelineEntryView {
  return {
    seq,
    parent,
    kind: parent === null ? 'begin' : 'command',
    text: parent === null ? 'Beginning of the lab' : `Deed ${seq}`,
    clock: (seq - 1) * 3_600,
    at: '2026-01-31T09:30:00.000Z',
    warnings: [],
    ...more
  }
}

export const EMPTY: TimelineView = { entries: [entry(1, null)], omitted: 0, head: 1, line: [1] }

/** Along 1, 2, 3, 7, 8, standing at 7; beside it 4 with 5 and 6 after 2, and 9 after 3. */
export const BRANCHED: TimelineView = {
  entries: [
    entry(1, null),
    entry(2, 1),
    entry(3, 2),
    entry(4, 2),
    entry(5, 4),
    entry(6, 4),
    entry(7, 3, { warnings: ['breaks-chain'] }),
    entry(8, 7),
    entry(9, 3)
  ],
  omitted: 0,
  head: 7,
  line: [1, 2, 3, 7, 8]
}
