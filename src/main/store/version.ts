import Database from 'better-sqlite3'
import { bindingOptions } from './binding'

/** The version of SQLite that labs are kept with, such as `3.50.1`. */
export function sqliteVersion(): string {
  const db = new Database(':memory:', bindingOptions())
  try {
    return String(db.prepare('select sqlite_version()').pluck().get())
  } finally {
    db.close()
  }
}
