import type { RunningJobView } from './monitoring'

/** Management > Disk Storage. Sizes in GB. */
export interface StorageView {
  readonly server: string
  readonly total: number
  readonly used: number
  /** Taken by something that is none of DPM's. */
  readonly foreign: number
  readonly free: number
  readonly disks: readonly DiskView[]
  readonly replicas: readonly {
    readonly computer: string
    readonly dataSource: string
    readonly group: string | null
    readonly allocated: number
    readonly points: number
  }[]
}

export interface DiskView {
  readonly name: string
  readonly total: number
  readonly free: number
}

/** Management > Libraries. */
export interface LibrariesView {
  readonly server: string
  /** Null where none is attached. */
  readonly library: LibraryView | null
}

export interface LibraryView {
  readonly name: string
  readonly drives: readonly { readonly name: string; readonly status: string }[]
  readonly tapes: readonly {
    readonly slot: number
    /** Empty until an inventory has read it. */
    readonly label: string
    readonly barcode: string
    readonly status: string
  }[]
  /** When it was last looked through; null for never. */
  readonly inventoried: number | null
  readonly job: RunningJobView | null
}
