import { t } from '@shared/catalogue'
import type { RecoverableView, RecoveryView } from '@shared/contract/views'
import { Server } from '@lucide/vue'
import type { GridColumn, GridRow } from '../../components'
import { dataIcon, protectionCell } from './recoverable-words'

export const TREE_COLUMNS: readonly GridColumn[] = [
  { id: 'item', label: t`Protected data` },
  { id: 'protection', label: t`Protection`, width: 150 }
]

export const idOf = ({ computer, dataSource }: Pick<RecoverableView, 'computer' | 'dataSource'>): string =>
  `${computer}\n${dataSource}`

/** The computers whose names have this in them, with their data sources below. */
export function treeRows(view: RecoveryView, filter: string, closed: ReadonlySet<string>): GridRow[] {
  const wanted = filter.trim().toLocaleLowerCase()
  return view.computers
    .filter(({ computer }) => computer.toLocaleLowerCase().includes(wanted))
    .flatMap(({ computer, dataSources }) => {
      const expanded = !closed.has(computer)
      const head: GridRow = {
        id: computer,
        level: 1,
        expandable: true,
        expanded,
        cells: { item: { text: computer, icon: Server } }
      }
      return expanded ? [head, ...dataSources.map(rowOf)] : [head]
    })
}

function rowOf(source: RecoverableView): GridRow {
  return {
    id: idOf(source),
    level: 2,
    cells: {
      item: { text: source.dataSource, icon: dataIcon(source.type) },
      protection: protectionCell(source)
    }
  }
}
