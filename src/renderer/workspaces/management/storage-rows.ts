import { t } from '@shared/catalogue'
import type { StorageView } from '@shared/contract/views'
import type { Cell, GridColumn, GridRow, Share } from '../../components'
import { gigabytesText } from '../../stores/sizes'

export const DISK_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: t`Friendly Name`, sortable: true },
  { id: 'total', label: t`Total Space`, width: 140, align: 'end', sortable: true },
  { id: 'free', label: t`Free Space`, width: 140, align: 'end', sortable: true }
]

export const REPLICA_COLUMNS: readonly GridColumn[] = [
  { id: 'dataSource', label: t`Data Source`, sortable: true },
  { id: 'computer', label: t`Computer`, width: 160, sortable: true },
  { id: 'group', label: t`Protection Group`, width: 200, sortable: true },
  { id: 'allocated', label: t`Allocated`, width: 120, align: 'end', sortable: true },
  { id: 'points', label: t`Recovery Points`, width: 130, align: 'end', sortable: true }
]

const space = (gigabytes: number): Cell => ({ text: gigabytesText(gigabytes), sort: gigabytes })

export const diskRows = ({ disks }: StorageView): readonly GridRow[] =>
  disks.map(({ name, total, free }) => ({
    id: name,
    cells: { name, total: space(total), free: space(free) }
  }))

export const replicaRows = ({ replicas }: StorageView): readonly GridRow[] =>
  replicas.map(({ computer, dataSource, group, allocated, points }) => ({
    id: `${computer}\n${dataSource}`,
    cells: {
      dataSource,
      computer,
      group: group ?? { text: t`Inactive protection`, status: 'inactive' },
      allocated: space(allocated),
      points: { text: String(points), sort: points }
    }
  }))

/** What the pool is divided into. What others take is named only where it is something. */
export function poolParts({ used, foreign, free }: StorageView): readonly Share[] {
  return [
    { label: t`Used by DPM`, value: used, text: gigabytesText(used), fill: 'solid' },
    ...(foreign > 0
      ? [{ label: t`Used by others`, value: foreign, text: gigabytesText(foreign), fill: 'striped' as const }]
      : []),
    { label: t`Free`, value: free, text: gigabytesText(free), fill: 'empty' }
  ]
}
