import { existsSync, mkdtempSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { Problem } from '@shared/problem'
import { checksum } from './checksum'
import { removeCompanions } from './companions'
import { APPLICATION_ID, type Connection, connect } from './connect'
import { asProblem, openAlreadyProblem, misuse } from './failures'
import { readHeader } from './header'
import { inspect } from './inspect'
import type { Migration } from './migrations'
import { fileId, isOpenHere } from './open-files'

/**
 * Writes a copy of an open lab under another name. The copy is made beside its place and inspected before it
 * takes it, so a file that was there before is replaced by a sound lab or kept.
 */
export async function writeBackup(
  db: Connection,
  source: string,
  file: string,
  migrations: readonly Migration[]
): Promise<void> {
  const path = resolve(file.trim())
  let folder: string | null = null
  try {
    const target = existsSync(path) ? realpathSync(path) : path
    if (target === source)
      throw misuse(`${basename(path)} is the lab itself. Choose another name for the copy.`)
    refuseOpenLab(target)
    folder = mkdtempSync(join(dirname(target), '.dpmlab-'))
    const finished = join(folder, 'lab')
    await db.backup(finished)
    inspect(finished, migrations)
    // A write-ahead log left by the replaced file would be taken for the new one's.
    removeCompanions(target)
    renameSync(finished, target)
  } catch (cause) {
    throw asProblem(cause, path)
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}

/** A lab that is open, here or in another program, must not be replaced under it. */
function refuseOpenLab(target: string): void {
  if (!existsSync(target)) return
  if (isOpenHere(fileId(target))) throw openAlreadyProblem(target)
  if (!statSync(target).isFile() || readHeader(target)?.applicationId !== APPLICATION_ID) return
  try {
    connect(target).close()
  } catch (cause) {
    const problem = asProblem(cause, target)
    if (problem instanceof Problem && problem.record.kind === 'locked') throw problem
  }
}

/** A copy that is not inspected: that is done before a lab is restored from it, and would hold the windows up now. */
export async function writeCopy(db: Connection, file: string): Promise<void> {
  try {
    await db.backup(file)
  } catch (cause) {
    rmSync(file, { force: true })
    throw asProblem(cause, file)
  }
}

/** Eight digits that stand for what is in a lab: its last move and entry, and every setting. */
export function printOf(db: Connection): string {
  const parts = db
    .prepare<[], (number | null)[]>(
      `SELECT (SELECT max(id) FROM moves), (SELECT sum FROM moves ORDER BY id DESC LIMIT 1),
              (SELECT sum FROM entries ORDER BY seq DESC LIMIT 1), (SELECT total(sum) FROM settings)`
    )
    .raw()
    .get()
  return checksum(...(parts ?? []))
    .toString(16)
    .padStart(8, '0')
}
