import { checksum } from './checksum'
import type { Connection } from './connect'
import { Damage } from './failures'
import type { Play, StoryRecord, StoryStep } from './lab-store'

/** The story lies among the settings: all steps under one key, each play under its own, in the order of playing. */
const STEPS = 'steps'
const PLAY = 'play/'

type Row = [key: string, value: string, sum: number]

/** Throws `Damage` where the steps or a play cannot be read. A lab without a story has no such rows. */
export function readStory(db: Connection): { steps: readonly StoryStep[]; plays: Play[] } {
  const rows = db
    .prepare<[string, string], Row>('SELECT key, value, sum FROM settings WHERE key = ? OR key GLOB ?')
    .raw()
    .all(STEPS, `${PLAY}*`)
  let steps: readonly StoryStep[] = []
  const plays: Play[] = []
  for (const [key, value, sum] of rows) {
    if (checksum(key, value) !== sum) throw unreadable()
    const parsed = parse(value)
    if (key === STEPS) {
      if (!isSteps(parsed)) throw unreadable()
      steps = parsed
    } else {
      if (!isPlay(parsed)) throw unreadable()
      plays[Number(key.slice(PLAY.length)) - 1] = parsed
    }
  }
  // A hole: one of them is gone.
  if (plays.length !== rows.filter(([key]) => key !== STEPS).length) throw unreadable()
  return { steps, plays }
}

export function writeSteps(db: Connection, steps: readonly StoryStep[]): void {
  insert(db, STEPS, steps)
}

/** `number` counts the plays of the lab from 1. */
export function writePlay(db: Connection, number: number, play: Play): void {
  insert(db, `${PLAY}${number}`, play)
}

function insert(db: Connection, key: string, value: unknown): void {
  const json = JSON.stringify(value)
  db.prepare<Row>('INSERT INTO settings (key, value, sum) VALUES (?, ?, ?)').run(
    key,
    json,
    checksum(key, json)
  )
}

function unreadable(): Damage {
  return new Damage('the steps of the lab cannot be read')
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw unreadable()
  }
}

/** The outline only, as with the entries of the log: what is within was checked when it was made. */
function isSteps(value: unknown): value is StoryRecord['steps'] {
  return (
    Array.isArray(value) &&
    value.every((step) => hasText(field(step, 'command'), 'do') && hasText(field(step, 'expect'), 'outcome'))
  )
}

function isPlay(value: unknown): value is Play {
  const verdict = field(value, 'verdict')
  return (
    Number.isInteger(field(value, 'step')) &&
    Number.isInteger(field(value, 'at')) &&
    (verdict === null ||
      (hasText(verdict, 'outcome') &&
        isList(field(verdict, 'violations')) &&
        isList(field(verdict, 'warnings'))))
  )
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => hasText(item, 'rule'))
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function hasText(value: unknown, key: string): boolean {
  return typeof field(value, key) === 'string'
}
