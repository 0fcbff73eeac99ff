import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { toRecord } from '@main/engine/estate'
import { Library } from '@main/library'
import { estateAt } from '@main/log-way'
import { Session } from '@main/session'
import { backupsOf, checkBackup, type LogEntry, openLab } from '@main/store'
import { FakeTimers } from './clock-kit'
import { now } from './desk-kit'
import { dice } from './seeded'
import { failing } from './session-kit'
import { kill, linesOf } from './store/child-process'
import { bundledWorker, type Worker } from './worker'

/*
 * A process with the whole application but its windows works in a lab (`store/child/work.ts`), is killed, and the lab
 * is opened again: everything that was acknowledged is there, at most the one request that was under way besides, and
 * that as a whole.
 */

const STORY = 'resources/labs/03-cyclic-practice.yaml'
/** A new lab after so many lives, so that none grows for ever. */
const LIVES = 10

interface Acknowledged {
  readonly entries: number
  readonly last: Command | null
  readonly head: number
  readonly visited: number
  readonly position: number
}

export interface Lives {
  readonly lives: number
  /** Killed before anything was acknowledged: while the process began, or opened the lab. */
  readonly early: number
  readonly acknowledged: number
  /** Requests that were done, and nobody was told any more. */
  readonly untold: number
  readonly backups: number
}

/** `longest`: how long a life lasts once the lab is open, in milliseconds, at most. */
export async function killAtRandom(
  folder: string,
  lives: number,
  seed: number,
  longest: number
): Promise<Lives> {
  const roll = dice(seed)
  const seen = { lives, early: 0, acknowledged: 0, untold: 0, backups: 0 }
  const worker = await bundledWorker()
  try {
    await liveAll()
  } finally {
    worker.remove()
  }
  return seen

  async function liveAll(): Promise<void> {
    let file = ''
    for (let life = 0; life < lives; life++) {
      if (life % LIVES === 0) file = newLab(join(folder, `lab-${life}`))
      const before = lastOf(file)
      const told = await live(worker, file, roll(1_000_000), roll(10) === 0, roll(longest))
      const after = examined(file, told ?? before, `seed ${seed}, life ${life}`)
      if (!told) seen.early++
      seen.acknowledged += (told ?? before).visited - before.visited
      if (after.visited > (told ?? before).visited) seen.untold++
      seen.backups += latestBackups(file)
    }
  }
}

function newLab(folder: string): string {
  mkdirSync(folder)
  const library = new Library({ bundled: folder, exercises: folder, data: folder }, now)
  const { store } = library.openFile(STORY)
  store.close()
  return store.file
}

/** What was acknowledged last before it was killed. `early`: at any moment after it was started. */
async function live(
  { start }: Worker,
  file: string,
  seed: number,
  early: boolean,
  time: number
): Promise<Acknowledged | null> {
  const worker = start(file, seed)
  const deaths: Promise<void>[] = []
  const killIn = (milliseconds: number) =>
    setTimeout(() => {
      deaths.push(kill(worker))
    }, milliseconds)
  if (early) killIn(time * 2)
  let last: Acknowledged | null = null
  for await (const line of linesOf(worker)) {
    if (!last && !early) killIn(time)
    last = JSON.parse(line) as Acknowledged
  }
  if (deaths.length === 0) throw new Error('the worker ended by itself')
  await Promise.all(deaths)
  return last
}

function lastOf(file: string): Acknowledged {
  const session = new Session(openLab(file), now, new FakeTimers())
  try {
    return acknowledgedOf(session)
  } finally {
    session.close()
  }
}

function acknowledgedOf(session: Session): Acknowledged {
  const { log } = session
  const entries = log.entries()
  return {
    entries: entries.length,
    last: entries.at(-1)?.command ?? null,
    head: log.head(),
    visited: log.visited(log.head()),
    position: session.story()?.position ?? 0
  }
}

/** Opens the lab that was killed, and holds it against what was acknowledged. */
function examined(file: string, told: Acknowledged, what: string): Acknowledged {
  const store = openLab(file)
  const session = new Session(store, now, new FakeTimers())
  try {
    const is = acknowledgedOf(session)
    const entries = store.entries()
    expect([store.lost, store.integrity()], what).toEqual([0, []])
    expect(is.visited, `${what}: something acknowledged is missing`).toBeGreaterThanOrEqual(told.visited)
    expect(is.entries, what).toBeGreaterThanOrEqual(told.entries)
    expect(entries[told.entries - 1]?.command, what).toEqual(told.last)
    // A step of the story that was refused leaves no move; it counts with the place where it was played.
    if (is.visited === told.visited) expect({ ...is, position: 0 }, what).toEqual({ ...told, position: 0 })
    // One request under way comes to two commands at most.
    expect(is.visited - told.visited, what).toBeLessThanOrEqual(2)
    expect(halves(entries), `${what}: an action by halves`).toEqual([])
    // From the beginning, whatever snapshots there are.
    const replayed = estateAt(
      failing(store, 'nearestSnapshot', () => null),
      store.head()
    )
    expect(JSON.stringify(toRecord(session.estate)) === JSON.stringify(toRecord(replayed)), what).toBe(true)
    return is
  } finally {
    session.close()
  }
}

/** Commands of two that stand without the other. */
function halves(entries: readonly LogEntry[]): string[] {
  const names = entries.flatMap(({ command }) => (command?.do === 'add-protected-server' ? command.name : []))
  const known = new Set(names)
  return names.filter((name) => {
    const other = name.endsWith('-first') ? name.replace('first', 'second') : name.replace('second', 'first')
    return name.startsWith('P') && !known.has(other)
  })
}

/** A backup stands under its name whole or not at all. */
function latestBackups(file: string): number {
  const backups = backupsOf(file)
  for (const { name } of backups.slice(0, 1)) checkBackup(file, name)
  return backups.length
}
