import { checksum } from './checksum'
import type { Connection } from './connect'
import { EntryList } from './entry-list'
import { Damage } from './failures'
import type { EntryRow } from './log-rows'
import { type MoveReason, Position } from './position'

export interface Log {
  readonly entries: EntryList
  readonly position: Position
  /** How many moves there are, which is the id of the last one. */
  readonly moves: number
}

/** Reads the whole log; throws `Damage` where it does not hold together. */
export function readLog(db: Connection): Log {
  const entries = readEntries(db)
  return { entries, ...readMoves(db, entries) }
}

function readEntries(db: Connection): EntryList {
  const rows = db
    .prepare<[], EntryRow>('SELECT seq, parent, at, command, warnings, events, sum FROM entries ORDER BY seq')
    .raw()
  return new EntryList(rows.all())
}

type MoveRow = [id: number, entry: number, reason: MoveReason, sum: number]

function readMoves(db: Connection, entries: EntryList): { position: Position; moves: number } {
  const rows = db.prepare<[], MoveRow>('SELECT id, entry, reason, sum FROM moves ORDER BY id').raw().all()
  const first = rows[0]
  if (first?.[1] !== 1 || first[2] !== 'begin') throw new Damage('the log has no beginning')
  const position = new Position(1)
  let written = 1
  for (const [index, [id, entry, reason, sum]] of rows.entries()) {
    if (id !== index + 1 || sum !== checksum(id, entry, reason)) {
      throw new Damage(`move ${index + 1} of the log cannot be read`)
    }
    if (index === 0) continue
    // Every entry was written by the command move that led to it, under the place where the lab stood.
    const writes = reason === 'command' || reason === 'go-on'
    const fits =
      position.allows({ entry, reason }) &&
      (writes ? entry === ++written && entries.parentOf(entry) === position.head : entry <= written)
    if (!fits) throw new Damage(`move ${id} of the log leads nowhere`)
    position.take({ entry, reason })
  }
  if (written !== entries.length) throw new Damage('the log has entries that no command wrote')
  return { position, moves: rows.length }
}
