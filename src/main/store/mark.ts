import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { markFileOf } from './companions'
import { checksum } from './checksum'
import type { Connection } from './connect'

const LENGTH = 12

/**
 * How much of an open lab was acknowledged, in a few bytes beside it: `my.dpmlab-mark`. SQLite drops the end of a
 * write-ahead log that was cut off without a word, and with it commands that were told to be done; the mark says how
 * many there were. It is written after each transaction and not waited for, so it is never ahead of what is on the
 * disk, and behind it only after a power failure. It goes when the lab is closed.
 */
export class Mark {
  readonly #file: string
  #handle: number | null

  constructor(lab: string, deeds: number) {
    this.#file = markFileOf(lab)
    this.#handle = attempt(() => openSync(this.#file, 'w'))
    this.put(deeds)
  }

  put(deeds: number): void {
    const handle = this.#handle
    if (handle !== null) attempt(() => writeSync(handle, bytesOf(deeds), 0, LENGTH, 0))
  }

  remove(): void {
    const handle = this.#handle
    this.#handle = null
    if (handle === null) return
    attempt(() => closeSync(handle))
    attempt(() => rmSync(this.#file, { force: true }))
  }
}

/** What the mark beside a lab says; 0 where there is none that can be read: then nothing is missed. */
export function readMark(lab: string): number {
  const bytes = attempt(() => readFileSync(markFileOf(lab)))
  if (bytes?.length !== LENGTH) return 0
  const deeds = bytes.readDoubleLE(0)
  return bytes.equals(bytesOf(deeds)) ? deeds : 0
}

/** The plays of the story, which are counted as the moves are: both are only ever added to. */
export function playsIn(db: Connection): number {
  return db.prepare<[], number>("SELECT count(*) FROM settings WHERE key GLOB 'play/*'").pluck().get() ?? 0
}

function bytesOf(deeds: number): Buffer {
  const bytes = Buffer.alloc(LENGTH)
  bytes.writeDoubleLE(deeds, 0)
  bytes.writeUInt32LE(checksum('mark', deeds), 8)
  return bytes
}

/** A lab can be worked in without a mark: where it cannot be written, there is none. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
