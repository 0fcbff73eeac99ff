import { counted } from '@shared/words/counts'
import { DATA_TYPES } from '@shared/words/data-types'
import { t } from '@shared/catalogue'
import type { RecoverableItemView, RecoverableView } from '@shared/contract/views'
import { Archive, Database, File, Folder, HardDrive, MonitorCog } from '@lucide/vue'
import type { Cell, Icon } from '../../components'
import { labTime } from '../../stores/lab-time'

/** What is recovered: the state of a recovery point, or that of now. */
export type Point = number | 'latest'

export const LATEST = t`Latest`

export const pointText = (point: Point): string => (point === 'latest' ? LATEST : labTime(point))

export const countText = (count: number): string => counted(count, 'recovery point')

/** How this DPM server comes by the data. */
export function protectionText({ mode, through }: Pick<RecoverableView, 'mode' | 'through'>): string {
  switch (mode) {
    case 'primary':
      return t`Direct`
    case 'secondary':
      return through === null ? t`Secondary` : t`Secondary through ${through}`
    case 'switched':
      return through === null ? t`Switched` : t`Switched from ${through}`
    case 'inactive':
      return through === null ? t`Inactive` : t`Inactive through ${through}`
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
  switch (type) {
    case DATA_TYPES.dpmDatabase:
    case DATA_TYPES.database:
      return Database
    case DATA_TYPES.system:
      return MonitorCog
    case DATA_TYPES.folder:
      return Folder
    default:
      return HardDrive
  }
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
