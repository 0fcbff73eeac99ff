import { join } from 'node:path'
import { setNativeBinding, sqliteVersion } from './store'

/**
 * Readies SQLite for this runtime and gives its version. An Electron older than the one that is shipped runs on
 * the binding that the start script built into the application's folder.
 */
export function readySqlite(applicationFolder: string): string {
  setNativeBinding(join(applicationFolder, 'native', 'better_sqlite3.node'))
  return sqliteVersion()
}
