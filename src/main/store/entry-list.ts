import { Damage } from './failures'
import type { LogEntry } from './lab-store'
import { checkRow, type EntryRow, fromRow } from './log-rows'

/**
 * The entries of a log by seq. Opening a lab checks every row, which is quick, but parses none: an entry is
 * parsed when it is first asked for, and once.
 */
export class EntryList {
  #items: (EntryRow | LogEntry)[]
  #all: LogEntry[] | null = null

  /** Takes the rows in the order of seq; throws `Damage` where one is missing or spoilt. */
  constructor(rows: EntryRow[]) {
    for (const [index, row] of rows.entries()) {
      if (row[0] !== index + 1) throw new Damage(`entry ${index + 1} of the log is missing`)
      checkRow(row)
    }
    this.#items = rows
  }

  get length(): number {
    return this.#items.length
  }

  /** Undefined where there is no such entry. */
  parentOf(seq: number): number | null | undefined {
    const item = this.#items[seq - 1]
    return isRow(item) ? item[1] : item?.parent
  }

  /** Undefined where there is no such entry; throws `Damage` where it cannot be read. */
  at(seq: number): LogEntry | undefined {
    const item = this.#items[seq - 1]
    if (!isRow(item)) return item
    const entry = fromRow(item)
    this.#items[seq - 1] = entry
    return entry
  }

  /** The list itself, which grows with `add`; throws `Damage` where an entry cannot be read. */
  all(): readonly LogEntry[] {
    this.#all ??= this.#items.map((item) => (isRow(item) ? fromRow(item) : item))
    this.#items = this.#all
    return this.#all
  }

  add(entry: LogEntry): void {
    this.#items.push(entry)
  }
}

function isRow(item: EntryRow | LogEntry | undefined): item is EntryRow {
  return Array.isArray(item)
}
