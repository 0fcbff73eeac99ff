import { LAB_SIZE_LIMIT } from '@main/lab'
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'

/** A character of UTF-8 has three bytes at most for each UTF-16 unit that is counted; and a byte order mark. */
const BYTES_LIMIT = 3 * LAB_SIZE_LIMIT + 3

export type FileText =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }

/** The text of a lab file, or why there is none. Reads no further than a lab file may go. Never throws. */
export function readText(file: string): FileText {
  if (file === '-') return failed('standard input is not read; name a lab file')
  if (file === '') return failed('the name is empty; name a lab file')
  try {
    // Before it is opened: opening a pipe would wait for somebody to write into it.
    const found = statSync(file)
    if (found.isDirectory()) return failed('this is a folder; name the lab files in it')
    if (!found.isFile()) return failed('this is not a file; save the lab as one')
    const descriptor = openSync(file, 'r')
    try {
      return textOf(descriptor)
    } finally {
      closeSync(descriptor)
    }
  } catch (cause) {
    return failed(reasonOf(cause))
  }
}

function textOf(descriptor: number): FileText {
  const { size } = fstatSync(descriptor)
  if (size > BYTES_LIMIT) return failed(tooLong(size))
  // Some files have more than they say.
  const buffer = Buffer.allocUnsafe(size > 0 ? size + 1 : BYTES_LIMIT + 1)
  let length = 0
  for (let more = -1; more !== 0 && length < buffer.length; length += more) {
    more = readSync(descriptor, buffer, length, buffer.length - length, null)
  }
  if (length > BYTES_LIMIT) return failed(tooLong(length))
  return { ok: true, text: buffer.toString('utf8', 0, length) }
}

function tooLong(bytes: number): string {
  const millions = (bytes / 1_000_000).toFixed(1)
  return `the file has ${millions} million bytes, and a lab file at most two million characters; share it out over several`
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; look at its name and folder',
  ENOTDIR: 'there is no such file; a part of its path is not a folder',
  EACCES: 'the file may not be read; look at its permissions',
  EPERM: 'the file may not be read; look at its permissions',
  ELOOP: 'its links go round in a circle; name the file itself',
  ENAMETOOLONG: 'the name is too long for a file; name a lab file',
  ERR_INVALID_ARG_VALUE: 'no file has such a name; name a lab file'
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return REASONS[code] ?? `the file cannot be read (${code || String(cause)}); look whether others can be`
}

function failed(message: string): FileText {
  return { ok: false, message }
}
