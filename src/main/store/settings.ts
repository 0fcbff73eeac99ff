import { checksum } from './checksum'
import type { Connection } from './connect'
import { Damage } from './failures'
import type { LabSettings } from './lab-store'

/** What a lab has where its file says nothing: one entry per setting. */
const DEFAULTS: LabSettings = { title: '', introduction: '' }

type SettingRow = [key: string, value: string, sum: number]

/** Throws `Damage` where a setting cannot be read. The story, which lies here too, is read by `readStory`. */
export function readSettings(db: Connection): LabSettings {
  const rows = db
    .prepare<[], SettingRow>("SELECT key, value, sum FROM settings WHERE key IN ('title', 'introduction')")
    .raw()
    .all()
  const found = Object.fromEntries(
    rows.map(([key, value, sum]) => {
      if (checksum(key, value) !== sum) throw new Damage('a setting cannot be read')
      return [key, parsed(value)]
    })
  )
  return { title: text(found, 'title'), introduction: text(found, 'introduction') }
}

/** Throws `Damage` where any row is not as it was written: with a key that was spoilt it would not be asked for. */
export function checkSettings(db: Connection): void {
  const rows = db.prepare<[], SettingRow>('SELECT key, value, sum FROM settings').raw().iterate()
  for (const [key, value, sum] of rows) {
    if (checksum(key, value) !== sum) throw new Damage('a setting cannot be read')
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new Damage('a setting cannot be read')
  }
}

function text(found: Readonly<Record<string, unknown>>, key: keyof LabSettings): string {
  const value = found[key] ?? DEFAULTS[key]
  if (typeof value !== 'string') throw new Damage(`the ${key} cannot be read`)
  return value
}

export function writeSetting<K extends keyof LabSettings>(
  db: Connection,
  key: K,
  value: LabSettings[K]
): void {
  const json = JSON.stringify(value)
  db.prepare<SettingRow>(
    `INSERT INTO settings (key, value, sum) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, sum = excluded.sum`
  ).run(key, json, checksum(key, json))
}
