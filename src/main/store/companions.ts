import { existsSync, rmSync } from 'node:fs'

/** What may be beside a database: SQLite's write-ahead log, its index, and the journal of older modes; our mark. */
const ENDINGS = ['-wal', '-shm', '-journal', '-mark']

/** The files beside a database that belong to it, those that exist. */
export function companionsOf(file: string): string[] {
  return ENDINGS.map((ending) => file + ending).filter((path) => existsSync(path))
}

export function removeCompanions(file: string): void {
  for (const path of companionsOf(file)) rmSync(path, { force: true })
}

export function markFileOf(file: string): string {
  return `${file}-mark`
}
