import type { TimelineEntryView } from '@shared/contract/views'
import type { Session } from '@main/session'
import { timelineView } from '@main/timeline'

/** What led to where a lab stands, oldest first, its beginning left out: all that the timeline says up to the head. */
export function historyOf(session: Session): Pick<TimelineEntryView, 'seq' | 'clock' | 'text'>[] {
  const { entries, line, head } = timelineView(session.log)
  const way = new Set(line.slice(1, line.indexOf(head) + 1))
  return entries.filter(({ seq }) => way.has(seq)).map(({ seq, clock, text }) => ({ seq, clock, text }))
}
