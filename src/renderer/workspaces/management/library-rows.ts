import { t } from '@shared/catalogue'
import type { LibraryView } from '@shared/contract/views'
import type { GridColumn, GridRow } from '../../components'

export const LIBRARY_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: t`Library` },
  { id: 'status', label: t`Status`, width: 260 },
  { id: 'label', label: t`Tape Label`, width: 180 },
  { id: 'barcode', label: t`Barcode`, width: 140 }
]

export const LIBRARY_ROW = 'library'

/** The library, and in it its drives and its slots. */
export function libraryRows(library: LibraryView, closed: ReadonlySet<string>): readonly GridRow[] {
  const opens = (id: string) => ({ id, expandable: true, expanded: !closed.has(id) })
  const { name, drives, tapes, job } = library
  return [
    {
      ...opens(LIBRARY_ROW),
      level: 1,
      cells: { name, status: job ? { text: t`Busy`, status: 'busy' } : { text: t`OK`, status: 'ok' } }
    },
    { ...opens('drives'), level: 2, kind: 'group', count: drives.length, cells: { name: t`Drives` } },
    ...drives.map((drive): GridRow => ({
      id: `drive:${drive.name}`,
      level: 3,
      cells: { name: drive.name, status: drive.status }
    })),
    { ...opens('tapes'), level: 2, kind: 'group', count: tapes.length, cells: { name: t`Tapes` } },
    ...tapes.map(({ slot, label, barcode, status }): GridRow => ({
      id: `slot:${slot}`,
      level: 3,
      cells: { name: t`Slot ${slot}`, status, label, barcode }
    }))
  ]
}
