import { lstatSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { companionsOf } from './companions'
import { APPLICATION_ID, type Connection, connect } from './connect'
import { writeExercise } from './exercise-rows'
import { existsProblem, onFile } from './failures'
import type { LabStore, NewLab } from './lab-store'
import { LogWriter } from './log-writer'
import { migrate, MIGRATIONS, type Migration } from './migrations'
import { openLabWith } from './open-lab'
import { isSystemFailure, placeNewFile } from './place-file'
import { writeSetting } from './settings'
import { writeSteps } from './story-rows'

/**
 * Makes a lab file that stands at its beginning, and opens it. The file appears finished or not at all. Throws
 * `Problem`s that name the file: `not-writable` where the name is taken (nothing is overwritten) or the folder
 * cannot be written, `file-missing` where there is no such folder.
 */
export function createLab(file: string, lab: NewLab): LabStore {
  return createLabWith(file, lab, MIGRATIONS)
}

/** The same with other migrations than the product's own. */
export function createLabWith(file: string, lab: NewLab, migrations: readonly Migration[]): LabStore {
  const path = resolve(file.trim())
  onFile(path, () => {
    // What an interrupted lab of the same name left beside it would be taken for a part of the new one.
    const inTheWay = lstatSync(path, { throwIfNoEntry: false }) ? path : companionsOf(path)[0]
    if (inTheWay !== undefined) throw existsProblem(inTheWay)
    const folder = mkdtempSync(join(dirname(path), '.dpmlab-'))
    try {
      const finished = join(folder, 'lab')
      build(finished, lab, migrations)
      place(finished, path)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  try {
    return openLabWith(path, migrations)
  } catch (cause) {
    rmSync(path, { force: true })
    throw cause
  }
}

function build(file: string, lab: NewLab, migrations: readonly Migration[]): void {
  const db = connect(file, { create: true })
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(db, migrations)
    db.transaction(() => begin(db, lab)).immediate()
  } finally {
    db.close()
  }
}

function begin(
  db: Connection,
  { title, introduction, at, events, steps = [], exercise = null }: NewLab
): void {
  const writer = new LogWriter(db)
  writer.entry({ seq: 1, parent: null, at, command: null, warnings: [], events })
  writer.move(1, { entry: 1, reason: 'begin' })
  writeSetting(db, 'title', title)
  writeSetting(db, 'introduction', introduction)
  if (steps.length > 0) writeSteps(db, steps)
  if (exercise) writeExercise(db, exercise)
}

function place(finished: string, file: string): void {
  try {
    placeNewFile(finished, file)
  } catch (cause) {
    throw isSystemFailure(cause) && cause.code === 'EEXIST' ? existsProblem(file) : cause
  }
}
