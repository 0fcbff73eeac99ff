import { constants, copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { companionsOf } from './companions'
import { APPLICATION_ID, type Connection, connect, pragmaNumber } from './connect'
import { asDamage, damagedProblem, lockedProblem, newerProblem, notALabProblem, onFile } from './failures'
import { readDraft } from './draft-rows'
import { faultsOf } from './faults'
import { readExercise } from './exercise-rows'
import { readHeader } from './header'
import { latestVersion, migrate, type Migration } from './migrations'
import { type Log, readLog } from './read-log'
import { checkSettings, readSettings } from './settings'
import { readStory } from './story-rows'
import { walFaults } from './wal'

export interface Inspected extends Log {
  readonly plays: number
}

/**
 * Makes sure that a file is a sound lab, without touching it: what SQLite does on opening, and the migrations,
 * happen to a copy. Gives the log as it will be read from the file itself. Throws `file-missing`, `not-a-lab`,
 * `newer`, `damaged`, `locked` (another program is writing), `not-writable` (it may not be read, or there is no
 * room for the copy).
 */
export function inspect(file: string, migrations: readonly Migration[]): Inspected {
  const header = onFile(file, () => (statSync(file).isFile() ? readHeader(file) : null))
  if (header?.applicationId !== APPLICATION_ID) throw notALabProblem(file)
  if (header.userVersion > latestVersion(migrations)) throw newerProblem(file)
  if (!header.canBeWritten) throw damagedProblem(file, ['its format is unknown'])
  const before = stamp(file)
  try {
    return onCopy(file, (db) => inspectCopy(db, file, migrations))
  } catch (cause) {
    // A copy of a file that is being written need not make sense.
    if (stamp(file) !== before) throw lockedProblem(file)
    throw cause
  }
}

function inspectCopy(db: Connection, file: string, migrations: readonly Migration[]): Inspected {
  const lost = walFaults(db)
  if (lost.length > 0) throw damagedProblem(file, lost)
  // The write-ahead log may hold a later version than the header of the file.
  const version = pragmaNumber(db, 'user_version')
  if (version > latestVersion(migrations)) throw newerProblem(file)
  if (version < 1) throw damagedProblem(file, ['the version is missing'])
  const faults = faultsOf(db, migrations)
  if (faults.length > 0) throw damagedProblem(file, faults)
  migrate(db, migrations)
  checkSettings(db)
  readSettings(db)
  const plays = readStory(db).plays.length
  readExercise(db)
  readDraft(db)
  return { ...readLog(db), plays }
}

function onCopy<T>(file: string, work: (db: Connection) => T): T {
  const folder = onFile(tmpdir(), () => mkdtempSync(join(tmpdir(), 'dpmlab-')))
  try {
    const copy = join(folder, 'lab')
    for (const path of [file, ...companionsOf(file).filter((path) => !/-(shm|mark)$/.test(path))]) {
      onFile(file, () => copyFileSync(path, copy + path.slice(file.length), constants.COPYFILE_FICLONE))
    }
    const db = connect(copy)
    try {
      db.pragma('synchronous = OFF')
      return work(db)
    } finally {
      db.close()
    }
  } catch (cause) {
    throw asDamage(cause, file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Changes whenever the file or what is beside it is written. */
function stamp(file: string): string {
  return [file, ...companionsOf(file)]
    .map((path) => {
      const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
      return stat ? `${path} ${stat.ino} ${stat.size} ${stat.mtimeNs}` : path
    })
    .join('\n')
}
