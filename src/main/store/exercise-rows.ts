import type { Exercise } from '@shared/exercise'
import { checksum } from './checksum'
import type { Connection } from './connect'
import { Damage } from './failures'
import type { ExerciseRecord, Refusal } from './lab-store'

/** The exercise lies among the settings too; so does its run: when it began, and each refusal under a key of its own. */
const EXERCISE = 'exercise'
const BEGUN = 'exercise-begun'
const REFUSAL = 'refusal/'

type Row = [key: string, value: string, sum: number]

/** Throws `Damage` where something of it cannot be read. Null where the lab is no exercise. */
export function readExercise(db: Connection): ExerciseRecord | null {
  const rows = db
    .prepare<[string, string, string], Row>(
      'SELECT key, value, sum FROM settings WHERE key IN (?, ?) OR key GLOB ?'
    )
    .raw()
    .all(EXERCISE, BEGUN, `${REFUSAL}*`)
  let exercise: Exercise | null = null
  let begun: string | null = null
  const refusals: Refusal[] = []
  for (const [key, value, sum] of rows) {
    if (checksum(key, value) !== sum) throw unreadable()
    const parsed = parse(value)
    if (key === EXERCISE && isExercise(parsed)) exercise = parsed
    else if (key === BEGUN && typeof parsed === 'string') begun = parsed
    else if (key.startsWith(REFUSAL) && isRefusal(parsed))
      refusals[Number(key.slice(REFUSAL.length)) - 1] = parsed
    else throw unreadable()
  }
  // A hole: one of them is gone.
  if (refusals.length !== rows.filter(([key]) => key.startsWith(REFUSAL)).length) throw unreadable()
  if (!exercise && rows.length > 0) throw unreadable()
  return exercise && { exercise, begun, refusals }
}

export function writeExercise(db: Connection, exercise: Exercise): void {
  write(db, EXERCISE, exercise)
}

/** `first` is the number of the first of them in the run, from 1. */
export function writeRefusals(db: Connection, first: number, refusals: readonly Refusal[]): void {
  for (const [index, refusal] of refusals.entries()) write(db, `${REFUSAL}${first + index}`, refusal)
}

/** A run begins: what was refused in the one before is forgotten. */
export function writeRun(db: Connection, begun: string): void {
  db.prepare<[string]>('DELETE FROM settings WHERE key GLOB ?').run(`${REFUSAL}*`)
  write(db, BEGUN, begun)
}

function write(db: Connection, key: string, value: unknown): void {
  const json = JSON.stringify(value)
  db.prepare<Row>(
    `INSERT INTO settings (key, value, sum) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, sum = excluded.sum`
  ).run(key, json, checksum(key, json))
}

function unreadable(): Damage {
  return new Damage('the exercise of the lab cannot be read')
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw unreadable()
  }
}

/** The outline only, as with the steps: what is within was checked when it was made. */
function isExercise(value: unknown): value is Exercise {
  const minutes = field(value, 'minutes')
  return (
    typeof field(value, 'goal') === 'string' &&
    (minutes === null || typeof minutes === 'number') &&
    isList(field(value, 'steps'), (step) => isList(field(step, 'show')) && isList(field(step, 'done'))) &&
    isList(field(value, 'checks'), (check) => isList(field(check, 'that'))) &&
    isList(field(value, 'wrong'))
  )
}

function isRefusal(value: unknown): value is Refusal {
  return (
    typeof field(value, 'at') === 'string' &&
    typeof field(value, 'clock') === 'number' &&
    typeof field(field(value, 'command'), 'do') === 'string' &&
    isList(field(value, 'violations'), (violation) => typeof field(violation, 'rule') === 'string')
  )
}

function isList(value: unknown, of: (item: unknown) => boolean = () => true): boolean {
  return Array.isArray(value) && value.every(of)
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}
