import type { Connection } from '../connect'

/** One step of the file's format. A published one is never changed; a change of the format is a new one. */
export interface Migration {
  /** 1, 2, 3 … : the `user_version` of the file afterwards. */
  readonly version: number
  readonly name: string
  up(db: Connection): void
}
