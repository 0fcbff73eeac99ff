import { closeSync, copyFileSync, constants, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs'

/** Drives without hard links, such as USB sticks and some shares. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'])

/** Gives a finished file its name if that is free, all at once; throws `EEXIST` if it is not. */
export function placeNewFile(finished: string, file: string): void {
  try {
    linkSync(finished, file)
  } catch (cause) {
    if (!isSystemFailure(cause) || !NO_LINKS.has(cause.code ?? '')) throw cause
    placeCopy(finished, file)
  }
}

function placeCopy(finished: string, file: string): void {
  try {
    copyFileSync(finished, file, constants.COPYFILE_EXCL)
  } catch (cause) {
    // Half a copy is ours to take away, somebody else's file is not.
    if (!isSystemFailure(cause) || cause.code !== 'EEXIST') rmSync(file, { force: true })
    throw cause
  }
}

export function isSystemFailure(cause: unknown): cause is NodeJS.ErrnoException {
  return cause instanceof Error && 'code' in cause
}

/** Writes a file that must not be there yet, through to the disk; half of it is taken away again. */
export function writeNewFile(file: string, content: Uint8Array): void {
  const handle = openSync(file, 'wx')
  try {
    for (let at = 0; at < content.length;) at += writeSync(handle, content, at)
    fsyncSync(handle)
  } catch (cause) {
    rmSync(file, { force: true })
    throw cause
  } finally {
    closeSync(handle)
  }
}
