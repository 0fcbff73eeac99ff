import { t } from '@shared/catalogue'
import { basename } from 'node:path'
import { Problem, type ProblemKind } from '@shared/problem'

/** What a lab file turned out to be spoilt by. Becomes a `damaged` problem; never leaves the store. */
export class Damage extends Error {}

interface Sentence {
  readonly kind: ProblemKind
  readonly title: string
  readonly message: (name: string) => string
}

const locked: Sentence = {
  kind: 'locked',
  title: t`Lab in use`,
  message: (name) => t`${name} is open in another program. Close it there, then try again.`
}
const readOnly: Sentence = {
  kind: 'not-writable',
  title: t`Lab is read-only`,
  message: (name) =>
    t`${name} or its folder may not be read and written. Keep the lab in a folder where you may do both.`
}
const full: Sentence = {
  kind: 'not-writable',
  title: t`Disk full`,
  message: (name) => t`There is no room left to write ${name}. Free some space, then try again.`
}
const drive: Sentence = {
  kind: 'not-writable',
  title: t`Drive does not answer`,
  message: (name) =>
    t`The drive of ${name} could not be read or written. Check that it is connected, then try again.`
}
const damaged: Sentence = {
  kind: 'damaged',
  title: t`Lab is damaged`,
  message: (name) => t`${name} is damaged and was left as it is. Use a backup of it.`
}
const missing: Sentence = {
  kind: 'file-missing',
  title: t`File not found`,
  message: (name) =>
    t`${name} or its folder is not there. Check the place, it may have been moved or renamed.`
}
const notALab: Sentence = {
  kind: 'not-a-lab',
  title: t`Not a lab`,
  message: (name) => t`${name} is not a lab of DPM Lab. Choose a file that DPM Lab has saved.`
}
const taken: Sentence = {
  kind: 'not-writable',
  title: t`Name is taken`,
  message: (name) => t`${name} exists already. Choose another name or another folder.`
}
const longName: Sentence = {
  kind: 'not-writable',
  title: t`Name too long`,
  message: (name) => t`The name ${name} is too long for this drive. Choose a shorter one.`
}
const closed: Sentence = {
  kind: 'no-lab-open',
  title: t`Lab is closed`,
  message: (name) => t`${name} is closed. Open it again to go on.`
}

/** By the beginning of the code, the first that fits: SQLite's extended codes and the system's. */
const SENTENCES: readonly (readonly [code: string, sentence: Sentence])[] = [
  ['SQLITE_BUSY', locked],
  ['SQLITE_LOCKED', locked],
  ['SQLITE_READONLY', readOnly],
  ['SQLITE_CANTOPEN', readOnly],
  ['SQLITE_PERM', readOnly],
  ['SQLITE_FULL', full],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', damaged],
  ['SQLITE_FORMAT', damaged],
  ['SQLITE_TOOBIG', damaged],
  ['SQLITE_IOERR_CORRUPTFS', damaged],
  ['SQLITE_IOERR_DATA', damaged],
  ['SQLITE_IOERR', drive],
  ['EBUSY', locked],
  ['ETXTBSY', locked],
  ['EROFS', readOnly],
  ['EACCES', readOnly],
  ['EPERM', readOnly],
  ['ENOSPC', full],
  ['EDQUOT', full],
  ['EFBIG', full],
  ['EIO', drive],
  ['ENXIO', drive],
  ['ENODEV', drive],
  ['ESTALE', drive],
  ['EEXIST', taken],
  ['ENOENT', missing],
  ['ENOTDIR', missing],
  ['EISDIR', notALab],
  ['ENAMETOOLONG', longName]
]

function problem(sentence: Sentence, file: string, details?: readonly string[]): Problem {
  return new Problem(sentence.kind, sentence.title, sentence.message(basename(file)), details)
}

export function openAlreadyProblem(file: string): Problem {
  return new Problem(
    'locked',
    t`Lab in use`,
    t`${basename(file)} is open already. Close it first, then try again.`
  )
}

export const lockedProblem = (file: string): Problem => problem(locked, file)
export const existsProblem = (file: string): Problem => problem(taken, file)
export const missingProblem = (file: string): Problem => problem(missing, file)
export const notALabProblem = (file: string): Problem => problem(notALab, file)
export const damagedProblem = (file: string, details: readonly string[]): Problem =>
  problem(damaged, file, details)

export function newerProblem(file: string): Problem {
  return new Problem(
    'newer',
    t`Lab of a newer version`,
    t`${basename(file)} was saved by a newer DPM Lab. Open it with that version or a later one.`
  )
}

/** A request that does not fit the log; a mistake of the program rather than of its user. */
export function misuse(message: string): Problem {
  return new Problem('unexpected', t`Step does not fit`, message)
}

/**
 * The problem behind something thrown while working on a file. A `Problem` is passed on, and what is neither
 * SQLite's nor the system's is returned unchanged, as it is a mistake of the program.
 */
export function asProblem(cause: unknown, file: string): unknown {
  if (cause instanceof Problem || !(cause instanceof Error)) return cause
  if (cause instanceof Damage) return damagedProblem(file, [cause.message])
  if (cause.message === 'The database connection is not open') return problem(closed, file)
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
  const found = SENTENCES.find(([start]) => code.startsWith(start))
  return found ? problem(found[1], file, [`${code}: ${cause.message}`]) : cause
}

/** The same for something thrown while inspecting a file: whatever SQLite cannot do with it is its damage. */
export function asDamage(cause: unknown, file: string): unknown {
  const known = asProblem(cause, file)
  if (known instanceof Problem || !(known instanceof Error)) return known
  const isOfSqlite = 'code' in known && String(known.code).startsWith('SQLITE_')
  return isOfSqlite ? damagedProblem(file, [known.message]) : known
}

/** Runs work on a file; whatever it throws comes out as a `Problem` that names the file. */
export function onFile<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw asProblem(cause, file)
  }
}
