type Root = Readonly<Record<string, unknown>>

/** One step of the format. A published one is never changed; a change of the format is a new one. */
export interface LabMigration {
  /** The format it reads; it gives the next one. */
  readonly from: number
  /**
   * The plain values of a file in the next format, `lab` apart. What it cannot make sense of it leaves as it is: the
   * reader complains of that, at its place in the file as it was written.
   */
  readonly up: (root: Root) => Root
}

/** All of them, oldest first. Format 1 is the first there is, so there is none yet. */
export const LAB_MIGRATIONS: readonly LabMigration[] = []

/** Whether a file of this format can be brought to another, step by step. */
export function reaches(from: number, to: number, migrations: readonly LabMigration[]): boolean {
  for (let version = from; version < to; version++) {
    if (!migrations.some((migration) => migration.from === version)) return false
  }
  return from <= to
}

/** The plain values of a file in the format `to`, which `reaches` has found to be within reach. */
export function migrated(root: Root, to: number, migrations: readonly LabMigration[]): Root {
  let current = root
  for (const { from, up } of migrations) {
    if (from < to && current.lab === from) current = { ...up(current), lab: from + 1 }
  }
  return current
}
