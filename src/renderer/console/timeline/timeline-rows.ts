import { LOCALE } from '../../components/locale'
import { t } from '@shared/catalogue'
import { ruleWords } from '@shared/words'
import type { TimelineEntryView } from '@shared/contract/views'
import type { GridColumn, GridRow } from '../../components'
import { labStamp } from '../../stores/lab-time'
import type { Branch, Line } from './timeline-model'

export const stepColumns: readonly GridColumn[] = [
  { id: 'number', label: t`Step`, width: 110 },
  { id: 'time', label: t`Lab time`, width: 150 },
  { id: 'text', label: t`What was done` },
  { id: 'warnings', label: t`Warnings`, width: 220 }
]

export const branchColumns: readonly GridColumn[] = [
  { id: 'from', label: t`Leaves the line after` },
  { id: 'steps', label: t`Steps`, width: 60, align: 'end' },
  { id: 'text', label: t`Last thing done` },
  { id: 'time', label: t`Lab time`, width: 150 },
  { id: 'at', label: t`Done on`, width: 150 }
]

/** `31 Jan 2026, 09:30`, by the clock of this computer. */
export function realTime(at: string): string {
  return new Date(at).toLocaleString(LOCALE, { dateStyle: 'medium', timeStyle: 'short' })
}

/** A place of the line in one line of text: `Step 3 of 12, 05 Jan 2026, 08:00: Install …`. */
export function placeText({ entries }: Line, index: number): string {
  const entry = entries[index]
  if (!entry) return ''
  const told = `${labStamp(entry.clock)}: ${entry.text}`
  return index === 0 ? told : t`Step ${index} of ${entries.length - 1}, ${told}`
}

/** The steps of the line, the latest first. */
export function stepRows({ entries, head }: Line): GridRow[] {
  return entries
    .map((entry, index) => ({
      id: String(entry.seq),
      cells: {
        number: { text: numberText(index === 0 ? '–' : String(index), index === head), sort: index },
        time: { text: labStamp(entry.clock), sort: index },
        text: entry.text,
        warnings: warningsOf(entry)
      }
    }))
    .reverse()
}

const numberText = (number: string, present: boolean): string => (present ? t`${number} (present)` : number)

function warningsOf({ warnings }: TimelineEntryView): GridRow['cells'][string] {
  if (warnings.length === 0) return ''
  return { text: warnings.map((rule) => ruleWords[rule].title).join(', '), status: 'warning' }
}

export function branchRows(branches: readonly Branch[], line: Line): GridRow[] {
  return branches.map(({ end, from, steps }) => ({
    id: String(end.seq),
    cells: {
      from: { text: fromText(from, line), sort: from.seq },
      steps: { text: String(steps), sort: steps },
      text: end.text,
      time: { text: labStamp(end.clock), sort: end.clock },
      at: { text: realTime(end.at), sort: end.at }
    }
  }))
}

function fromText(from: TimelineEntryView, line: Line): string {
  const index = line.index.get(from.seq) ?? 0
  return index === 0 ? from.text : `${index}: ${from.text}`
}
