export interface BundledLabView {
  /** It is an exercise too. */
  readonly exercise: boolean
  readonly id: string
  readonly title: string
  readonly introduction: string
}

/** Bundled labs that belong together. */
export interface BundledGroupView {
  readonly title: string
  readonly labs: readonly BundledLabView[]
}

export interface RecentLabView {
  readonly file: string
  readonly title: string
  /** ISO 8601. */
  readonly openedAt: string
  readonly missing: boolean
}

export interface BackupView {
  /** Its file, which tells it among the backups of its lab. */
  readonly name: string
  /** ISO 8601. */
  readonly madeAt: string
  /** What was done in the lab by then. */
  readonly steps: number
  /** In bytes. */
  readonly size: number
}

export interface BackupsView {
  /** The lab whose backups these are. */
  readonly file: string
  /** The latest first. */
  readonly backups: readonly BackupView[]
}

export interface StartView {
  readonly version: string
  readonly bundled: readonly BundledGroupView[]
  readonly recent: readonly RecentLabView[]
}

export interface AboutView {
  readonly version: string
  readonly electron: string
  readonly chrome: string
  readonly node: string
  readonly sqlite: string
}
