import { t } from '@shared/catalogue'
import type { RecoverableItemView, RecoverableView } from '@shared/contract/views'
import { Archive, Database, File, Folder, HardDrive, MonitorCog } from '@lucide/vue'
import type { Cell, Icon } from '../../components'
import { labTime } from '../../stores/lab-time'

/** What is recovered: the state of a recovery point, or that of now. */
export type Point = number | 'latest'

export const LATEST = t`Latest`

export const pointText = (point: Point): string => (point === 'latest' ? LATEST : labTime(point))

export const countText = (count: number): string =>
  count === 1 ? t`1 recovery point` : t`${count} recovery points`

/** How this DPM server comes by the data. */
export function protectionText({ mode, through }: Pick<RecoverableView, 'mode' | 'through'>): string {
  const primary = through === null ? '' : t` through ${through}`
  switch (mode) {
    case 'primary':
      return t`Direct`
    case 'secondary':
      return `Secondary${primary}`
    case 'switched':
      return through === null ? t`Switched` : t`Switched from ${through}`
    case 'inactive':
      return `Inactive${primary}`
  }
}

/** The same in a list, with a sign where it is not as it usually is. */
export function protectionCell(source: RecoverableView): Cell {
  const text = protectionText(source)
  switch (source.mode) {
    case 'primary':
    case 'secondary':
      return text
    case 'switched':
      return { text, status: 'info' }
    case 'inactive':
      return { text, status: 'inactive' }
  }
}

export function dataIcon(type: string): Icon {
  if (type.includes('database')) return Database
  if (type === 'System protection') return MonitorCog
  return type === 'Folder' ? Folder : HardDrive
}

export function itemIcon(kind: RecoverableItemView['kind']): Icon {
  switch (kind) {
    case 'folder':
      return Folder
    case 'file':
      return File
    case 'database':
      return Database
    case 'system-state':
      return MonitorCog
    case 'application':
      return Archive
  }
}
