import { basename } from 'node:path'
import { t } from '@shared/catalogue'
import { Problem, reasonOf, type ProblemRecord } from '@shared/problem'
import type { Session } from './session'
import { backUp, backUpClosed, backupFolderOf, type LabUpkeep } from './store'

/** A lab that is worked in is backed up this often, in milliseconds. */
const EVERY = 10 * 60_000

/** What looking after a lab needs of the application. */
export interface UpkeepHelp {
  now(): Date
  /** Milliseconds that never go back. */
  elapsed(): number
  problem(problem: ProblemRecord): void
  /** A free place for a lab whose own is gone. */
  refuge(): string
}

/**
 * Looks after the file of the open lab: its backups, and whether it is still there. Nothing here keeps a deed from
 * being done; what goes wrong is told.
 */
export class Upkeep {
  readonly #lab: LabUpkeep
  readonly #help: UpkeepHelp
  #backedUp: number
  #making: Promise<void> = Promise.resolve()
  /** All of it is in another file too. */
  #isSaved = false
  /** That no backup can be made, and that the file is gone, is each told once. */
  readonly #told = new Set<'no-backup' | 'gone'>()

  constructor(lab: LabUpkeep, help: UpkeepHelp) {
    this.#lab = lab
    this.#help = help
    this.#backedUp = help.elapsed()
  }

  /** The lab was opened, and has not been changed yet. */
  begin(): void {
    if (this.#lab.lost > 0) this.#help.problem(stepsMissing(this.#lab.file))
    // In a lab that was just made there is nothing to lose.
    if (this.#lab.state().steps > 0) this.#inBackground()
  }

  /** Something was done in the lab. */
  changed(): void {
    this.#isSaved = false
    this.#watch()
    if (this.#help.elapsed() - this.#backedUp >= EVERY) this.#inBackground()
  }

  /** The lab was saved under another name. */
  saved(): void {
    this.#isSaved = true
  }

  /** Backs the lab up as it stands, unless the latest backup is that. */
  backUp(): Promise<void> {
    this.#backedUp = this.#help.elapsed()
    const before = this.#making.catch(() => undefined)
    return (this.#making = before.then(() => backUp(this.#lab, () => this.#help.now())))
  }

  /** Ends the session of the lab, and keeps the lab once more. Gives the path where it went if its own is gone. */
  end(session: Pick<Session, 'stop' | 'close'>): string | null {
    const isInPlace = this.#lab.isInPlace()
    const refuge = isInPlace || this.#isSaved ? null : this.#rescue(session)
    session.close()
    if (isInPlace) this.#lastBackup()
    return refuge
  }

  #inBackground(): void {
    this.backUp().catch((cause: unknown) => this.#noBackup(cause))
  }

  #lastBackup(): void {
    try {
      if (this.#lab.state().steps > 0) backUpClosed(this.#lab, this.#help.now())
    } catch (cause) {
      this.#noBackup(cause)
    }
  }

  #watch(): void {
    if (this.#told.has('gone') || this.#lab.isInPlace()) return
    this.#told.add('gone')
    this.#help.problem(fileGone(this.#lab.file))
  }

  #rescue(session: Pick<Session, 'stop'>): string | null {
    try {
      session.stop()
      const refuge = this.#help.refuge()
      this.#lab.rescueTo(refuge)
      return refuge
    } catch (cause) {
      this.#help.problem(notRescued(this.#lab.file, cause))
      return null
    }
  }

  #noBackup(cause: unknown): void {
    // Closed in the middle of it: then it is backed up once more.
    const isClosed = cause instanceof Problem && cause.record.kind === 'no-lab-open'
    if (isClosed || this.#told.has('no-backup')) return
    this.#told.add('no-backup')
    this.#help.problem(noBackup(this.#lab.file, cause))
  }
}

function stepsMissing(file: string): ProblemRecord {
  return {
    kind: 'damaged',
    title: t`Steps are missing`,
    message: t`The end of what was done in ${basename(file)} is gone: its file was cut off, as when a drive fails. What is there is sound. The file as it was found is kept in ${basename(backupFolderOf(file))}.`
  }
}

function fileGone(file: string): ProblemRecord {
  return {
    kind: 'file-missing',
    title: t`The file of the lab is gone`,
    message: t`${basename(file)} was deleted, moved or replaced while the lab was open. The lab is still whole here: keep it with File > Save as.`
  }
}

function notRescued(file: string, cause: unknown): ProblemRecord {
  return {
    kind: 'not-writable',
    title: t`The lab could not be kept`,
    message: t`${basename(file)} is gone, and the lab could not be written elsewhere: ${reasonOf(cause)}`
  }
}

function noBackup(file: string, cause: unknown): ProblemRecord {
  return {
    kind: 'not-writable',
    title: t`No backup was made`,
    message: t`${basename(file)} itself is kept, but no backup of it could be made. ${reasonOf(cause)}`
  }
}
