import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import { momentText } from '@shared/calendar'
import type { ReportView } from '@shared/contract/views'
import { groupedBy, percent } from './numbers'
import type { ReportInput } from './report-input'
import { figures, texts } from './table'

type Library = NonNullable<ReportInput['library']>

/** Tape management: the tapes of the library, slot by slot. */
export function tapeManagementReport(input: ReportInput): ReportView {
  const tapes = input.library?.tapes ?? []
  const unread = tapes.filter(({ label }) => label === '').length
  return {
    report: 'tape-management',
    title: t`Tape management report`,
    ...common(input, (library) => [
      inventoryOf(library),
      ...(unread > 0
        ? [t`${counted(unread, 'tape')} without a label: an inventory of the library reads it.`]
        : [])
    ]),
    columns: [...figures(t`Slot`), ...texts(t`Label`, t`Barcode`, t`Status`)],
    rows: tapes.map(({ slot, label, barcode, status }) => [String(slot), label, barcode, status]),
    sectioned: false,
    chart: null
  }
}

/** Tape utilization: how many tapes are in which state. */
export function tapeUtilizationReport(input: ReportInput): ReportView {
  const tapes = input.library?.tapes ?? []
  const states = groupedBy(tapes, ({ status }) => status)
  return {
    report: 'tape-utilization',
    title: t`Tape utilization report`,
    ...common(input, (library) => [
      inventoryOf(library),
      t`Protection goes to disk only in the lab, so no job writes to a tape.`
    ]),
    columns: [...texts(t`Status`), ...figures(t`Tapes`, t`Share (%)`)],
    rows: states.map(([status, some]) => [status, String(some.length), percent(some.length, tapes.length)]),
    sectioned: false,
    chart:
      tapes.length === 0
        ? null
        : {
            title: t`Tapes by status`,
            unit: t`tapes`,
            stacked: false,
            categories: states.map(([status]) => status),
            series: [{ name: t`Tapes`, tone: 'neutral', values: states.map(([, some]) => some.length) }]
          }
  }
}

function common(input: ReportInput, says: (library: Library) => readonly string[]) {
  const { server, library } = input
  return {
    server,
    period: t`As of ${momentText(input.begins, input.now)}`,
    summary: library ? says(library).join(' ') : t`No tape library is attached to ${server}.`
  }
}

function inventoryOf({ name, drives, tapes }: Library): string {
  const held = tapes.length === 0 ? t`no tapes` : counted(tapes.length, 'tape')
  return t`${name} has ${counted(drives.length, 'drive')} and ${held}.`
}
