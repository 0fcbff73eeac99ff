import type { EstateRecord } from '@main/engine/estate'
import { checksum } from './checksum'
import type { Connection } from './connect'

/** The entries that have a snapshot. */
export function snapshotEntries(db: Connection): Set<number> {
  return new Set(db.prepare<[], number>('SELECT entry FROM snapshots').pluck().all())
}

/** Null for a snapshot that cannot be read: the log has everything it held. */
export function readSnapshot(db: Connection, entry: number): EstateRecord | null {
  const row = db
    .prepare<[number], [estate: string, sum: number]>('SELECT estate, sum FROM snapshots WHERE entry = ?')
    .raw()
    .get(entry)
  if (!row) return null
  const [json, sum] = row
  if (checksum(entry, json) !== sum) return null
  try {
    return JSON.parse(json) as EstateRecord
  } catch {
    return null
  }
}

/** How much snapshots may take in all, in characters: they only save time, and a lab in motion has large ones. */
const MOST = 48_000_000

/** The snapshots that go to make room, the oldest first; the newest stays however large it is. */
export function takeOldSnapshots(db: Connection, most = MOST): number[] {
  const sizes = db
    .prepare<[], [entry: number, size: number]>(
      'SELECT entry, length(estate) FROM snapshots ORDER BY entry DESC'
    )
    .raw()
    .all()
  let total = 0
  const old = sizes.filter(([, size], index) => (total += size) > most && index > 0).map(([entry]) => entry)
  const remove = db.prepare<[number]>('DELETE FROM snapshots WHERE entry = ?')
  for (const entry of old) remove.run(entry)
  return old
}

export function writeSnapshot(db: Connection, entry: number, estate: EstateRecord): void {
  const json = JSON.stringify(estate)
  db.prepare<[number, string, number]>(
    `INSERT INTO snapshots (entry, estate, sum) VALUES (?, ?, ?)
     ON CONFLICT (entry) DO UPDATE SET estate = excluded.estate, sum = excluded.sum`
  ).run(entry, json, checksum(entry, json))
}
