import { checksum } from './checksum'
import type { Connection } from './connect'
import { Damage } from './failures'
import type { DraftRecord } from './lab-store'

/** The exercise that is being written lies among the settings too. */
const DRAFT = 'exercise-draft'

type Row = [value: string, sum: number]

/** Throws `Damage` where it cannot be read. Null where none is written. */
export function readDraft(db: Connection): DraftRecord | null {
  const row = db.prepare<[string], Row>('SELECT value, sum FROM settings WHERE key = ?').raw().get(DRAFT)
  if (!row) return null
  const [value, sum] = row
  const parsed = checksum(DRAFT, value) === sum ? parse(value) : null
  if (!isDraft(parsed)) throw new Damage('the draft of an exercise cannot be read')
  return parsed
}

export function writeDraft(db: Connection, record: DraftRecord): void {
  const json = JSON.stringify(record)
  db.prepare<[string, string, number]>(
    `INSERT INTO settings (key, value, sum) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, sum = excluded.sum`
  ).run(DRAFT, json, checksum(DRAFT, json))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The outline only, as with exercises: what is within was checked when it was written. */
function isDraft(value: unknown): value is DraftRecord {
  const draft = field(value, 'draft')
  return (
    typeof field(value, 'made') === 'number' &&
    typeof field(draft, 'goal') === 'string' &&
    ['steps', 'checks', 'wrong'].every((list) => Array.isArray(field(draft, list)))
  )
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
