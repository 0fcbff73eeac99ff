import { existsSync, readFileSync } from 'node:fs'
import type { Connection } from './connect'

const HEADER = 32
const FRAME_HEADER = 24

/**
 * What is lost of a write-ahead log, a line each. SQLite reads it up to the first frame that is not sound and
 * drops the rest without a word. Behind that frame a crash can leave the one transaction that was being written,
 * never two, as each is on the disk before the next begins. To be called before the log is folded in.
 */
export function walFaults(db: Connection): string[] {
  const wal = `${db.name}-wal`
  if (!existsSync(wal)) return []
  const bytes = readFileSync(wal)
  if (bytes.length < HEADER + FRAME_HEADER) return []
  if (!isSoundHeader(bytes)) return ['the beginning of the write-ahead log is spoilt']
  return commitsAfter(bytes, soundFrames(db)) > 1 ? ['the write-ahead log is spoilt within'] : []
}

interface Checkpoint {
  readonly log: number
}

function soundFrames(db: Connection): number {
  return db.prepare<[], Checkpoint>('PRAGMA wal_checkpoint(PASSIVE)').get()?.log ?? 0
}

/** The transactions of the present log (its salts are those of the header) that end behind a frame. */
function commitsAfter(bytes: Buffer, frames: number): number {
  const step = FRAME_HEADER + bytes.readUInt32BE(8)
  const salts = bytes.subarray(16, 24)
  let commits = 0
  for (let at = HEADER + frames * step; at + step <= bytes.length; at += step) {
    const isCommit = bytes.readUInt32BE(at + 4) !== 0
    if (isCommit && bytes.subarray(at + 8, at + 16).equals(salts)) commits++
  }
  return commits
}

/** Section 4.1 and 4.2 of sqlite.org/fileformat.html: a magic number whose last bit tells the order of bytes. */
function isSoundHeader(bytes: Buffer): boolean {
  const magic = bytes.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return false
  const word = (at: number): number => (magic & 1 ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))
  let first = 0
  let second = 0
  for (let at = 0; at < 24; at += 8) {
    first = (first + word(at) + second) >>> 0
    second = (second + word(at + 4) + first) >>> 0
  }
  return first === bytes.readUInt32BE(24) && second === bytes.readUInt32BE(28)
}
