import type { LogEntry } from './lab-store'
import { checksum } from './checksum'
import { Damage } from './failures'

/** A row of `entries`, in the order of its columns. */
export type EntryRow = [
  seq: number,
  parent: number | null,
  at: string,
  command: string | null,
  warnings: string,
  events: string,
  sum: number
]

export function toRow(entry: LogEntry): EntryRow {
  const { seq, parent, at } = entry
  const command = entry.command === null ? null : JSON.stringify(entry.command)
  const warnings = JSON.stringify(entry.warnings)
  const events = JSON.stringify(entry.events)
  return [seq, parent, at, command, warnings, events, checksum(seq, parent, at, command, warnings, events)]
}

/** Throws `Damage` where the row is not as `toRow` gave it. */
export function checkRow(row: EntryRow): void {
  const [seq, parent, at, command, warnings, events, sum] = row
  if (checksum(seq, parent, at, command, warnings, events) !== sum) throw unreadable(seq)
}

/** Throws `Damage` where the row holds no entry, which after `checkRow` only a forged file does. */
export function fromRow(row: EntryRow): LogEntry {
  const [seq, parent, at, command, warnings, events] = row
  const entry = {
    seq,
    parent,
    at,
    command: command === null ? null : parse(command, seq),
    // Most entries have no warnings; they share one list.
    warnings: warnings === '[]' ? NONE : parse(warnings, seq),
    events: parse(events, seq)
  }
  if (!isEntry(entry)) throw unreadable(seq)
  return entry
}

const NONE: readonly never[] = []

function unreadable(seq: number): Damage {
  return new Damage(`entry ${seq} of the log cannot be read`)
}

function parse(json: string, seq: number): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw unreadable(seq)
  }
}

interface LooseEntry extends Omit<LogEntry, 'command' | 'warnings' | 'events'> {
  readonly command: unknown
  readonly warnings: unknown
  readonly events: unknown
}

/** The outline of an entry. What is within the commands and events was checked when they were made. */
function isEntry(entry: LooseEntry): entry is LogEntry {
  return (
    (entry.command === null || hasText(entry.command, 'do')) &&
    isListOf(entry.warnings, 'rule') &&
    isListOf(entry.events, 'kind')
  )
}

function hasText(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, key) === 'string'
}

function isListOf(value: unknown, key: string): boolean {
  return Array.isArray(value) && value.every((item) => hasText(item, key))
}
