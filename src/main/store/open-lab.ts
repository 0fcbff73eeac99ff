import { accessSync, constants, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Connection, connect } from './connect'
import { openAlreadyProblem, notALabProblem, onFile } from './failures'
import { inspect } from './inspect'
import type { LabStore } from './lab-store'
import { migrate, MIGRATIONS, type Migration } from './migrations'
import { keepAsFound } from './backup-files'
import { readMark } from './mark'
import { fileId, isOpenHere } from './open-files'
import { type Log, readLog } from './read-log'
import { SqliteLab } from './sqlite-lab'

/**
 * Opens a lab for this process alone, bringing an older one up to date. A file that is refused is left exactly as
 * it was. Throws `Problem`s that name the file: `file-missing`, `not-a-lab`, `newer`, `damaged`, `not-writable`,
 * `locked`.
 */
export function openLab(file: string): LabStore {
  return openLabWith(file, MIGRATIONS)
}

/** The same with other migrations than the product's own. */
export function openLabWith(file: string, migrations: readonly Migration[]): LabStore {
  const path = onFile(file, () => realpathSync(resolve(file)))
  // better-sqlite3 would open the name without the space: another file.
  if (path !== path.trim()) throw notALabProblem(path)
  const id = onFile(path, () => fileId(path))
  if (isOpenHere(id)) throw openAlreadyProblem(path)
  // Before the rest is read, so that a program that is writing is never taken for one that has lost something.
  const marked = readMark(path)
  const inspected = inspect(path, migrations)
  const lost = Math.max(0, marked - inspected.moves - inspected.plays)
  return onFile(path, () => {
    accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(path), constants.W_OK)
    // Opening folds the write-ahead log in; what is behind the place where it was cut off goes with that.
    if (lost > 0) keepAsFound(path)
    const db = connect(path)
    try {
      migrate(db, migrations)
      const log = unchanged(db, inspected) ? inspected : readLog(db)
      return new SqliteLab({ file: path, id, db, log, migrations, lost })
    } catch (cause) {
      db.close()
      throw cause
    }
  })
}

/** Whether the log is still the inspected one, now that nobody else can write: it only ever grows. */
function unchanged(db: Connection, log: Log): boolean {
  const last = db.prepare<[], number>('SELECT max(id) FROM moves').pluck().get()
  return last === log.moves
}
