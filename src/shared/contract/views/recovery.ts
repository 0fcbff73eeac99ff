/** Recovery: what a DPM server has recovery points of, members and inactive replicas alike. */
export interface RecoveryView {
  readonly server: string
  readonly computers: readonly {
    readonly computer: string
    readonly dataSources: readonly RecoverableView[]
  }[]
}

export interface RecoverableView {
  readonly computer: string
  readonly dataSource: string
  readonly type: string
  readonly group: string | null
  readonly through: string | null
  readonly mode: 'primary' | 'secondary' | 'switched' | 'inactive'
  /** Times of its recovery points, oldest first. */
  readonly points: readonly number[]
}

/** What can be chosen in a recovery point: files and folders of a volume, the database itself. */
export interface RecoverableItemView {
  readonly name: string
  readonly kind: 'folder' | 'file' | 'database' | 'system-state' | 'application'
  readonly megabytes: number
  readonly modified: number
}
