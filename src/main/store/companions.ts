import { existsSync, rmSync } from 'node:fs'

/** What SQLite may keep beside a database: the write-ahead log, its index, and the journal of older modes. */
const ENDINGS = ['-wal', '-shm', '-journal']

/** The files beside a database that belong to it, those that exist. */
export function companionsOf(file: string): string[] {
  return ENDINGS.map((ending) => file + ending).filter((path) => existsSync(path))
}

export function removeCompanions(file: string): void {
  for (const path of companionsOf(file)) rmSync(path, { force: true })
}
