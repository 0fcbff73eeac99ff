// Loaded with -r before the application, ours or the empty one, which knows nothing of it: runs a script in the page
// as soon as its document is there, and prints what comes of it with the moment at which it came.

import { readFileSync, writeSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { app, ipcMain, session } from 'electron'
import type BetterSqlite from 'better-sqlite3'

/** What is wanted of it. */
export interface Watched {
  /** The file of the script; its value is printed, a promise when it is kept. */
  readonly script: string
  /** Has the page a bare echo beside its own bridge, which writes a row into a database at this path. */
  readonly echo?: string
  readonly root: string
}

const { script, echo, root } = JSON.parse(process.env['DPM_LAB_BENCH_WATCH'] ?? '') as Watched
const page = readFileSync(script, 'utf8')

function print(line: object): void {
  writeSync(1, `bench ${JSON.stringify(line)}\n`)
}

app.on('web-contents-created', (_, contents) => {
  contents.once('dom-ready', () => {
    const at = Number(process.hrtime.bigint()) / 1e6
    print({ domReady: at })
    // The frame's own: that of the contents waits until everything is loaded.
    contents.mainFrame.executeJavaScript(page).then(
      (value: unknown) => print({ done: Number(process.hrtime.bigint()) / 1e6, value }),
      (cause: unknown) => print({ failed: cause instanceof Error ? cause.message : String(cause) })
    )
  })
})

if (echo !== undefined) {
  void app.whenReady().then(() => {
    addPreload(join(import.meta.dirname, 'preload.cjs'))
    const insert = bareInsert(echo)
    ipcMain.handle('bench:echo', (_, value: unknown) => {
      insert(JSON.stringify(value))
      return value
    })
  })
}

function addPreload(filePath: string): void {
  const own = session.defaultSession
  // Older than 35, as the fallback is, it knows only what the types call deprecated.
  if (Reflect.has(own, 'registerPreloadScript')) own.registerPreloadScript({ type: 'frame', filePath })
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  else own.setPreloads([filePath])
}

/** One row, in the same modes as the application's store. */
function bareInsert(file: string): (text: string) => void {
  const load = createRequire(join(root, 'package.json'))
  const Database = load('better-sqlite3') as typeof BetterSqlite
  // The binary that the package brings does not fit an Electron with an older Node-API; see scripts/sqlite.mjs.
  const fits = Number(process.versions['napi']) >= 10
  const db = new Database(file, fits ? {} : { nativeBinding: join(root, 'native', 'better_sqlite3.node') })
  db.pragma('locking_mode = EXCLUSIVE')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
  const statement = db.prepare<[string]>('INSERT INTO rows (text) VALUES (?)')
  return (text) => void statement.run(text)
}
