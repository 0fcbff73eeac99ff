import { t } from '@shared/catalogue'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Problem, reasonOf } from '@shared/problem'
import { isSameFile } from './lab-paths'

/**
 * Writes a file and gives its path. It is made beside its place and takes it when all of it is on the disk,
 * so that a file that was there before is replaced by a whole one or kept. `inUse` are files that must not be
 * replaced, `what` is what the user calls it: lab file; `advice` says what to do where it cannot be written.
 */
export function writeFile(
  what: string,
  file: string,
  content: string | Uint8Array,
  inUse: readonly string[],
  advice = t`Choose another name or another folder.`
): string {
  let folder: string | null = null
  try {
    // A link stays one: what it leads to is replaced.
    const target = existsSync(file) ? realpathSync(file) : file
    if (inUse.some((other) => isSameFile(other, target))) throw isOpen(file)
    if (existsSync(target) && !statSync(target).isFile())
      throw notWritable(what, file, t`it is a folder`, advice)
    folder = mkdtempSync(join(dirname(target), '.dpmlab-'))
    const finished = join(folder, 'whole')
    writeThrough(finished, content)
    renameSync(finished, target)
    return file
  } catch (cause) {
    throw cause instanceof Problem ? cause : notWritable(what, file, whyNot(cause), advice)
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
}

function writeThrough(file: string, content: string | Uint8Array): void {
  const handle = openSync(file, 'wx')
  try {
    const bytes = Buffer.from(content)
    for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function isOpen(file: string): Problem {
  return new Problem(
    'locked',
    t`Lab in use`,
    t`${basename(file)} is the lab that is open. Choose another name.`
  )
}

function whyNot(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return REASONS[code] ?? reasonOf(cause)
}

const NOT_ALLOWED = t`the folder may not be written to`
const NO_ROOM = t`there is no room left`
const REASONS: Readonly<Record<string, string>> = {
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: NOT_ALLOWED,
  ENOENT: t`the folder is not there`,
  ENOTDIR: t`the folder is not there`,
  ENOSPC: NO_ROOM,
  EDQUOT: NO_ROOM,
  ENAMETOOLONG: t`the name is too long`
}

function notWritable(what: string, file: string, reason: string, advice: string): Problem {
  return new Problem(
    'not-writable',
    t`The ${what} was not written`,
    t`${file} cannot be written: ${reason}. ${advice}`
  )
}
