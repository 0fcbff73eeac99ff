import {
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync
} from 'node:fs'
import { basename, extname, join } from 'node:path'
import { companionsOf, removeCompanions } from './companions'
import { asProblem, missingProblem, onFile } from './failures'
import { inspect } from './inspect'
import type { LabState, LabUpkeep } from './lab-store'
import { MIGRATIONS } from './migrations'

/** A backup of a lab, as its name tells it: no backup has to be opened to list them. */
export interface BackupFile extends LabState {
  readonly name: string
  /** Counts the backups of a lab: their order, whatever the clock of the computer said. */
  readonly number: number
  /** In ISO 8601. */
  readonly madeAt: string
  readonly size: number
}

/** How many there are of the day on which a backup is made, and of all days; of every day before, one. */
const OF_TODAY = 3
const IN_ALL = 10

/** In bytes: copying this much takes no noticeable time. */
const LARGEST_AT_ONCE = 16_000_000

const ENDING = '.dpmlab'
/** What is not finished; a crash may leave one. */
const PART = '.part'
/** `0007-20261124T151408Z-42-1f3a90bc.dpmlab`: number, time, steps, print. */
const NAME = /^(\d{4,9})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z-(\d{1,9})-([\da-f]{8})\.dpmlab$/

/** Where the backups of a lab are, beside it as its map is: `my.dpmlab` has `my.backups`. */
export function backupFolderOf(lab: string): string {
  const extension = extname(lab)
  return `${extension.toLowerCase() === ENDING ? lab.slice(0, -extension.length) : lab}.backups`
}

/** The backups of a lab, the latest first. What else lies in the folder is none of ours. */
export function backupsOf(lab: string): BackupFile[] {
  const folder = backupFolderOf(lab)
  return namesIn(folder)
    .flatMap((name) => described(folder, name) ?? [])
    .sort((one, other) => other.number - one.number)
}

/** Makes a backup of an open lab, unless the latest one is the same. Throws `Problem`s that name its folder. */
export async function backUp(lab: LabUpkeep, now: () => Date): Promise<void> {
  const folder = backupFolderOf(lab.file)
  try {
    if (isLatest(lab.file, lab.state())) return
    mkdirSync(folder, { recursive: true })
    const part = join(folder, `next${PART}`)
    await lab.copyTo(part)
    // What was done meanwhile is in it.
    renameSync(part, placeFor(lab.file, now(), nameEnding(lab.state())))
    tidy(lab.file, now())
  } catch (cause) {
    throw asProblem(cause, folder)
  }
}

/** The same of a lab that was just closed, at once. One that is large is left to its next opening. */
export function backUpClosed(lab: Pick<LabUpkeep, 'file' | 'state'>, now: Date): void {
  const { file } = lab
  onFile(backupFolderOf(file), () => {
    const state = lab.state()
    if (statSync(file).size > LARGEST_AT_ONCE || isLatest(file, state)) return
    copyWhole(file, placeFor(file, now, nameEnding(state)))
    tidy(file, now)
  })
}

/** The backups that go, given that one was just made: `backups` as `backupsOf` gives them. */
export function surplus(backups: readonly BackupFile[], now: Date): BackupFile[] {
  const today = dayOf(now)
  const ofDay = new Map<string, number>()
  let kept = 0
  return backups.filter(({ madeAt }) => {
    const day = dayOf(new Date(madeAt))
    const before = ofDay.get(day) ?? 0
    ofDay.set(day, before + 1)
    const stays = before < (day === today ? OF_TODAY : 1) && kept < IN_ALL
    if (stays) kept++
    return !stays
  })
}

/** Takes the surplus away, and what a crash left unfinished. */
function tidy(lab: string, now: Date): void {
  const folder = backupFolderOf(lab)
  const gone = [
    ...surplus(backupsOf(lab), now).map(({ name }) => name),
    ...namesIn(folder).filter((name) => name.endsWith(PART))
  ]
  for (const name of gone) rmSync(join(folder, name), { force: true })
}

/** Copies a lab that nobody has open. */
function copyWhole(from: string, to: string): void {
  const part = to + PART
  try {
    copyFileSync(from, part)
    const handle = openSync(part, 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(part, to)
  } finally {
    rmSync(part, { force: true })
  }
}

/** Keeps a file byte by byte, with what is beside it, under a name that is no backup's: it never goes by itself. */
export function keepAsFound(lab: string): string {
  const place = placeFor(lab, new Date(), `as-found${ENDING}`)
  for (const path of [lab, ...companionsOf(lab)]) copyFileSync(path, place + path.slice(lab.length))
  return place
}

/** Throws a `Problem` where there is no such backup, or none that a lab could be restored from. */
export function checkBackup(lab: string, name: string): void {
  const file = join(backupFolderOf(lab), name)
  if (!backupsOf(lab).some((backup) => backup.name === name)) throw missingProblem(file)
  inspect(file, MIGRATIONS)
}

/**
 * Puts a backup into the place of its lab, which is not open. What is there is replaced by a whole lab or stays.
 * Throws `Problem`s that name the backup or the lab.
 */
export function placeBackup(lab: string, name: string): void {
  checkBackup(lab, name)
  const backup = join(backupFolderOf(lab), name)
  onFile(lab, () => {
    const whole = `${lab}.restored`
    copyWhole(backup, whole)
    removeCompanions(lab)
    renameSync(whole, lab)
  })
}

function placeFor(lab: string, now: Date, rest: string): string {
  const folder = backupFolderOf(lab)
  mkdirSync(folder, { recursive: true })
  const last = Math.max(0, ...namesIn(folder).map((name) => Number(/^(\d{4,9})-/.exec(name)?.[1] ?? 0)))
  const number = String(last + 1).padStart(4, '0')
  const time = now.toISOString().replace(/\.\d+|[-:]/g, '')
  return join(folder, `${number}-${time}-${rest}`)
}

function isLatest(lab: string, { steps, print }: LabState): boolean {
  const [latest] = backupsOf(lab)
  return latest?.steps === steps && latest.print === print
}

const nameEnding = ({ steps, print }: LabState): string => `${steps}-${print}${ENDING}`

function described(folder: string, name: string): BackupFile | null {
  const [, number, year, month, day, hours, minutes, seconds, steps, print = ''] = NAME.exec(name) ?? []
  const time = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`)
  const stat = statSync(join(folder, name), { throwIfNoEntry: false })
  if (Number.isNaN(time.getTime()) || !stat?.isFile()) return null
  return {
    name: basename(name),
    number: Number(number),
    madeAt: time.toISOString(),
    steps: Number(steps),
    print,
    size: stat.size
  }
}

/** The day of the computer's own calendar. */
function dayOf(time: Date): string {
  return time.toDateString()
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
