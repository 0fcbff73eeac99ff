import { t } from '@shared/catalogue'
import type { MapTieKind, MapTieView } from '@shared/contract/views'
import type { GridColumn } from '../../components'
import type { Grouping, Listed } from '../grouped-list'
import { tieId } from './selection'
import { TIE_HEADINGS, tieState } from './tie-words'

export const TIE_COLUMNS: readonly GridColumn[] = [
  { id: 'from', label: t`From`, sortable: true },
  { id: 'to', label: t`To`, width: 90, sortable: true },
  { id: 'text', label: t`What it is`, width: 200, sortable: true },
  { id: 'state', label: t`State`, width: 90, sortable: true },
  { id: 'dataSources', label: t`Data`, width: 60, align: 'end', sortable: true }
]

export const BY_TIE_KIND: Grouping<MapTieView> = {
  id: 'tie',
  headingOf: ({ kind }: { readonly kind: MapTieKind }) => TIE_HEADINGS[kind],
  order: Object.values(TIE_HEADINGS)
}

export const tieRows = (ties: readonly MapTieView[]): readonly Listed<MapTieView>[] =>
  ties.map((tie) => ({
    item: tie,
    row: {
      id: tieId(tie),
      cells: {
        from: tie.from,
        to: tie.to,
        text: tie.text,
        state: tieState(tie),
        dataSources: { text: String(tie.dataSources), sort: tie.dataSources }
      }
    }
  }))
