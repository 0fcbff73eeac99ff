import { reasonOf } from '@shared/problem'
import { type Connection, pragmaNumber } from './connect'
import { Damage } from './failures'
import { expectedSchema, type Migration, schemaOf } from './migrations'

/** How many lines of SQLite's own check are of use to anybody. */
const LINES = 20

interface Orphan {
  readonly table: string
  readonly rowid: number | null
}

/** What is wrong with the make of a database of any version, a line each. The log's own rules: `readLog`. */
export function faultsOf(db: Connection, migrations: readonly Migration[]): string[] {
  try {
    const pages = db.prepare<[], string>(`PRAGMA integrity_check(${LINES})`).pluck().all()
    const orphans = db.prepare<[], Orphan>('PRAGMA foreign_key_check').all()
    return [
      ...pages.filter((line) => line !== 'ok'),
      ...orphans
        .slice(0, LINES)
        .map(({ table, rowid }) => `row ${rowid} of ${table} points at a missing one`),
      ...schemaFaults(db, migrations)
    ]
  } catch (cause) {
    return [reasonOf(cause)]
  }
}

/** A lab holds what its version's migrations made and nothing else, such as a trigger a stranger put in. */
function schemaFaults(db: Connection, migrations: readonly Migration[]): string[] {
  const expected = expectedSchema(pragmaNumber(db, 'user_version'), migrations)
  const found = schemaOf(db)
  const same = found.length === expected.length && found.every((line, index) => line === expected[index])
  return same ? [] : ['the tables are not those of a lab']
}

/** Runs a reading of the log and gives what it found wrong, or null. */
export function damageIn(reading: () => unknown): string | null {
  try {
    reading()
    return null
  } catch (cause) {
    if (cause instanceof Damage) return cause.message
    throw cause
  }
}
