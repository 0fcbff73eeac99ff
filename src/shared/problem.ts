/** What can go wrong beside a refusal of the engine. Each has a message that says what is wrong and what to do. */
export type ProblemKind =
  | 'invalid-message'
  | 'no-lab-open'
  | 'file-missing'
  | 'not-a-lab'
  | 'damaged'
  | 'newer'
  | 'locked'
  | 'not-writable'
  | 'invalid-lab-file'
  | 'unexpected'

/** A problem as it crosses the process boundary. */
export interface ProblemRecord {
  readonly kind: ProblemKind
  readonly title: string
  readonly message: string
  /** Further lines, such as the problems of a lab file with their positions. */
  readonly details?: readonly string[]
  /** The path of a lab that has backups to be restored. */
  readonly backupsOf?: string
}

export class Problem extends Error {
  readonly record: ProblemRecord
  constructor(kind: ProblemKind, title: string, message: string, details?: readonly string[]) {
    super(message)
    this.name = 'Problem'
    this.record = { kind, title, message, ...(details ? { details } : {}) }
  }

  /** The same, with the backups of a lab to choose from. */
  offering(backupsOf: string): Problem {
    const { kind, title, message, details } = this.record
    const offer = new Problem(kind, title, message, details)
    return Object.assign(offer, { record: { ...offer.record, backupsOf } })
  }
}

/** What is known of anything that was thrown. */
export function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

/** What every request is answered with. */
export type Envelope<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ProblemRecord }
