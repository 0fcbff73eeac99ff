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

export function writeSnapshot(db: Connection, entry: number, estate: EstateRecord): void {
  const json = JSON.stringify(estate)
  db.prepare<[number, string, number]>(
    `INSERT INTO snapshots (entry, estate, sum) VALUES (?, ?, ?)
     ON CONFLICT (entry) DO UPDATE SET estate = excluded.estate, sum = excluded.sum`
  ).run(entry, json, checksum(entry, json))
}
