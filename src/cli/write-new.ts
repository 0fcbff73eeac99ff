import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs'

/** Writes a file that was not there; gives why that could not be done, or null. Nothing half written is left. */
export function writeNew(file: string, text: string): string | null {
  let handle: number
  try {
    handle = openSync(file, 'wx')
  } catch (cause) {
    return reasonOf(cause)
  }
  try {
    writeFileSync(handle, text)
    fsyncSync(handle)
    return null
  } catch (cause) {
    rmSync(file, { force: true })
    return reasonOf(cause)
  } finally {
    closeSync(handle)
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'it exists already; choose another name or another folder',
  EISDIR: 'it is a folder; name a file in it',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EACCES: 'its folder may not be written to',
  EPERM: 'its folder may not be written to',
  EROFS: 'its folder may not be written to',
  ENOSPC: 'there is no room left',
  EDQUOT: 'there is no room left',
  ENAMETOOLONG: 'the name is too long'
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return REASONS[code] ?? `it cannot be written (${code || String(cause)})`
}
