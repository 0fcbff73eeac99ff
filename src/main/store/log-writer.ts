import { checksum } from './checksum'
import type { Connection } from './connect'
import type { LogEntry } from './lab-store'
import { type EntryRow, toRow } from './log-rows'
import type { Move, MoveReason } from './position'

/** Adds rows to the log. The caller has seen to it that they fit and keeps each call in one transaction. */
export class LogWriter {
  readonly #addEntry
  readonly #addMove

  constructor(db: Connection) {
    this.#addEntry = db.prepare<EntryRow>(
      'INSERT INTO entries (seq, parent, at, command, warnings, events, sum) VALUES (?, ?, ?, ?, ?, ?, ?)'
    )
    this.#addMove = db.prepare<[id: number, entry: number, reason: MoveReason, sum: number]>(
      'INSERT INTO moves (id, entry, reason, sum) VALUES (?, ?, ?, ?)'
    )
  }

  entry(entry: LogEntry): void {
    this.#addEntry.run(...toRow(entry))
  }

  move(id: number, move: Move): void {
    this.#addMove.run(id, move.entry, move.reason, checksum(id, move.entry, move.reason))
  }
}
