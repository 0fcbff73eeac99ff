import Database from 'better-sqlite3'
import { bindingOptions } from './binding'

/** 'DPML' in the header of the file: what makes an SQLite database a lab. */
export const APPLICATION_ID = 0x44504d4c

/** How long to wait for another program to let go of the file, in milliseconds. */
const BUSY_TIMEOUT = 1000

export type Connection = Database.Database

/**
 * Opens a lab file for this program alone, until it is closed. Nothing is trusted that a stranger may have put
 * into the file. Throws SQLite's own failures: see `failures.ts`.
 */
export function connect(file: string, options: { create?: boolean } = {}): Connection {
  const db = new Database(file, {
    ...bindingOptions(),
    fileMustExist: options.create !== true,
    timeout: BUSY_TIMEOUT
  })
  try {
    // Before the first read, so that the write-ahead log needs no shared memory file beside the lab.
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('foreign_keys = ON')
    // Replacing a row must meet the triggers that refuse its deletion.
    db.pragma('recursive_triggers = ON')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    // Whatever the file was like, from here on it is locked and can be written.
    db.exec('BEGIN EXCLUSIVE; COMMIT')
    return db
  } catch (cause) {
    db.close()
    throw cause
  }
}

/** An empty database in memory, to learn what the migrations make. */
export function connectToMemory(): Connection {
  return new Database(':memory:', bindingOptions())
}

/** A number that a pragma answers with; NaN where it answers otherwise. */
export function pragmaNumber(db: Connection, pragma: string): number {
  const value = db.pragma(pragma, { simple: true })
  return typeof value === 'number' ? value : NaN
}
