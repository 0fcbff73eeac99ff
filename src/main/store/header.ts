import { closeSync, openSync, readSync } from 'node:fs'

/** What the first 100 bytes of an SQLite database say (sqlite.org/fileformat.html, section 1.3). */
export interface Header {
  readonly userVersion: number
  readonly applicationId: number
  /** False where SQLite would open it to be read only: for a format that it does not know. */
  readonly canBeWritten: boolean
}

const LENGTH = 100
const MAGIC = 'SQLite format 3\0'

/** Null for a file that is no SQLite database. Throws the system's failure where it cannot be read. */
export function readHeader(file: string): Header | null {
  const bytes = Buffer.alloc(LENGTH)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, bytes, 0, LENGTH, 0) < LENGTH) return null
  } finally {
    closeSync(handle)
  }
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null
  return {
    userVersion: bytes.readUInt32BE(60),
    applicationId: bytes.readUInt32BE(68),
    canBeWritten: bytes.readUInt8(18) <= 2
  }
}
