import { type Connection, connectToMemory, pragmaNumber } from '../connect'
import { log } from './0001-log'
import { goOn } from './0002-go-on'
import { goTo } from './0003-go-to'
import type { Migration } from './migration'

export type { Migration } from './migration'

/** All steps of the format, by version: 1, 2, 3 … */
export const MIGRATIONS: readonly Migration[] = [log, goOn, goTo]

/** The version of a file that all these steps were taken on. */
export function latestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0
}

/** Brings a file up to date: each step and its version number in one transaction, or not at all. */
export function migrate(db: Connection, migrations: readonly Migration[]): void {
  for (const migration of migrations) {
    if (migration.version <= pragmaNumber(db, 'user_version')) continue
    db.transaction(() => {
      migration.up(db)
      db.pragma(`user_version = ${migration.version}`)
    }).immediate()
  }
}

/** What a database is made of, a line per table, index, trigger and view; SQLite's own tables left out. */
export function schemaOf(db: Connection): string[] {
  return db
    .prepare<[], string>(
      `SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema
       WHERE NOT (type IN ('table', 'index') AND name GLOB 'sqlite_*') ORDER BY 1`
    )
    .pluck()
    .all()
}

/** What `schemaOf` gives for a sound file of a version. */
export function expectedSchema(version: number, migrations: readonly Migration[]): string[] {
  const db = connectToMemory()
  try {
    migrate(
      db,
      migrations.filter((migration) => migration.version <= version)
    )
    return schemaOf(db)
  } finally {
    db.close()
  }
}
