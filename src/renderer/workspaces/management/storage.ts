import { CirclePlus, ClipboardList, RefreshCw, ScanLine } from '@lucide/vue'
import type { GridColumn } from '../../components'
import type { ActionGroup } from '../actions'

const NO_DISKS = 'Disk space is not simulated in this version.'
const NO_TAPES = 'Tape libraries are not simulated in this version.'

/** What the product offers here, none of it in the lab. */
export const DISK_ACTIONS: readonly ActionGroup[] = [
  {
    label: 'Disk storage',
    actions: [
      { id: 'add', label: 'Add', icon: CirclePlus, reason: NO_DISKS },
      { id: 'rescan', label: 'Rescan', icon: RefreshCw, reason: NO_DISKS }
    ]
  }
]

export const DISK_COLUMNS: readonly GridColumn[] = [
  { id: 'volume', label: 'Volume' },
  { id: 'name', label: 'Friendly name', width: 180 },
  { id: 'free', label: 'Free Space', width: 130, align: 'end' },
  { id: 'under', label: 'Underprovisioned Space', width: 180, align: 'end' }
]

export const LIBRARY_ACTIONS: readonly ActionGroup[] = [
  {
    label: 'Libraries',
    actions: [
      { id: 'rescan', label: 'Rescan', icon: RefreshCw, reason: NO_TAPES },
      { id: 'inventory', label: 'Inventory library', icon: ClipboardList, reason: NO_TAPES },
      { id: 'recatalog', label: 'Recatalog imported tape', icon: ScanLine, reason: NO_TAPES }
    ]
  }
]

export const LIBRARY_COLUMNS: readonly GridColumn[] = [
  { id: 'library', label: 'Library' },
  { id: 'drives', label: 'Drives', width: 200 }
]
