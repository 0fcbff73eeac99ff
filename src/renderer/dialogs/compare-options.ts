import { t } from '@shared/catalogue'
import type { TimelineEntryView, TimelineView } from '@shared/contract/views'
import type { Option } from '../components'
import { branchesOf, lineOf } from '../console/timeline/timeline-model'
import { labStamp } from '../stores/lab-time'

export interface Alternatives {
  readonly options: readonly Option[]
  /** What is compared where nothing else is asked for; null where there is nothing to choose from. */
  readonly one: number | null
  readonly other: number | null
}

/** What can be compared: the present, the end of the current line, the ends of branches, and what was asked for. */
export function alternativesOf(timeline: TimelineView, asked: readonly (number | undefined)[]): Alternatives {
  const line = lineOf(timeline)
  const ahead = line.entries.at(-1)
  const ends = branchesOf(timeline, line).map(({ end }) => end)
  const bySeq = new Map(timeline.entries.map((entry) => [entry.seq, entry]))
  const wanted = asked.flatMap((seq) => bySeq.get(seq ?? 0) ?? [])
  const places = new Map<number, Option>()
  const offer = (entry: TimelineEntryView | undefined, group: string): void => {
    if (!entry || places.has(entry.seq)) return
    const label = `${entry.text} (${labStamp(entry.clock)})`
    places.set(entry.seq, { value: String(entry.seq), label, group })
  }
  offer(bySeq.get(timeline.head), t`The present`)
  offer(ahead, t`Ahead, where redo goes`)
  for (const end of ends) offer(end, t`Ends of branches`)
  for (const entry of wanted) offer(entry, t`Other places`)
  const [one = timeline.head, other] = asked.map((seq) => (seq && bySeq.has(seq) ? seq : undefined))
  const rest = [...places.keys()].find((seq) => seq !== one)
  return { options: [...places.values()], one, other: other ?? rest ?? null }
}
