import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { Problem } from '@shared/problem'
import { toRecord } from '@main/engine/estate'
import { Library } from '@main/library'
import { Session } from '@main/session'
import { backupFolderOf, type LabStore, openLab } from '@main/store'
import { timelineView } from '@main/timeline'
import { FakeTimers } from './clock-kit'
import { now } from './desk-kit'
import { data, group, install } from './engine/builder'
import { EXERCISE } from './exercise-kit'
import { dice } from './seeded'

/*
 * A lab as a program that was killed leaves it: half in the file, half in the write-ahead log, with its mark. Then
 * bytes are changed, or an end is cut off, and it is opened. What may come of it:
 *   whole     every byte of the lab is what it was: what was hit is made good, or means nothing
 *   told      the end of it is missing; that is said, what there is is a place where it stood, the original is kept
 *   KIND      it is refused with that problem, and every file is what it was
 * Anything else fails.
 */

/** What a lab is, as its user would see it. */
function printOf(session: Session): string {
  const seen = {
    overview: { ...session.overview(), file: '', revision: 0 },
    timeline: timelineView(session.log),
    entries: session.log.entries(),
    estate: toRecord(session.estate),
    story: session.story(),
    exercise: session.exercise(),
    lab: session.labFile({ title: 'a', introduction: '', steps: true })
  }
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex')
}

export interface Wreck {
  readonly file: Buffer
  readonly wal: Buffer
  readonly mark: Buffer
  readonly whole: string
  /** Every place where it stood since the file itself was written. */
  readonly stood: ReadonlySet<string>
}

const STORY = 'resources/labs/03-cyclic-practice.yaml'

/** Labs of two kinds: with a story that is played, and an exercise in which something was refused. */
export function wrecks(folder: string): Wreck[] {
  mkdirSync(folder, { recursive: true })
  const exercise = join(folder, 'exercise.yaml')
  writeFileSync(exercise, EXERCISE)
  const library = new Library({ bundled: folder, exercises: folder, data: folder }, now)
  return [wreck(library, STORY, storyHalves), wreck(library, exercise, exerciseHalves)]
}

type Deed = (session: Session) => unknown

/** Enough for the file itself to hold pages that the write-ahead log says nothing of. */
const servers: readonly Deed[] = [
  (session) =>
    session.dispatchAll(
      Array.from({ length: 60 }, (_, n) => ({
        do: 'add-protected-server',
        name: `Server${n + 10}`,
        dataSources: ['C:', 'D:', `SQL/Payroll${n}`]
      }))
    )
]

const storyHalves: readonly (readonly Deed[])[] = [
  [
    ...servers,
    ...Array.from({ length: 4 }, (_, n) => (session: Session) => session.playStep(n + 1)),
    (session) => session.dispatch({ do: 'advance-clock', by: '26h' }),
    (session) => session.undo(),
    (session) => session.redo()
  ],
  [
    (session) => session.dispatch({ do: 'advance-clock', by: '300m' }),
    (session) => session.goTo(2),
    (session) => session.dispatch({ do: 'add-dpm-server', name: 'DPM9', dataSources: ['C:'] }),
    (session) => session.undo(),
    (session) => session.reset(),
    (session) => session.playStep(1),
    (session) => session.dispatch({ do: 'advance-clock', by: '3d' })
  ]
]

const exerciseHalves: readonly (readonly Deed[])[] = [
  [(session) => session.showStep(), (session) => session.dispatch(install('DPM2', 'Server1')), ...servers],
  [
    (session) => session.showStep(),
    (session) => session.undo(),
    (session) => session.dispatch(install('DPM2', 'DPM1')),
    (session) => session.dispatch(group('DPM2', 'Secondary', data('DPM1', 'DPMDB'))),
    (session) => session.dispatch({ do: 'advance-clock', by: '270m' })
  ]
]

function wreck(
  library: Library,
  from: string,
  [first = [], second = []]: readonly (readonly Deed[])[]
): Wreck {
  const began = new Session(library.openFile(from).store, now, new FakeTimers())
  const { file } = began
  for (const deed of first) deed(began)
  began.close()
  const session = new Session(openLab(file), now, new FakeTimers())
  const stood = new Set([printOf(session)])
  for (const deed of second) {
    deed(session)
    stood.add(printOf(session))
  }
  const copy = `${file}.copy`
  for (const ending of ['', '-wal', '-mark']) copyFileSync(file + ending, copy + ending)
  const whole = printOf(session)
  session.close()
  const [main, wal, mark] = ['', '-wal', '-mark'].map((ending) => readFileSync(copy + ending)) as [
    Buffer,
    Buffer,
    Buffer
  ]
  return { file: main, wal, mark, whole, stood }
}

/** Does `runs` damages of a seed, in a folder, and counts what came of them. */
export function damage(folder: string, runs: number, seed: number): Record<string, number> {
  const roll = dice(seed)
  const made = wrecks(join(folder, 'made'))
  const tally: Record<string, number> = {}
  for (let run = 0; run < runs; run++) {
    const lab = made[run % made.length]
    if (!lab) throw new Error('no wreck')
    const hit = struck(lab, roll)
    const what = `seed ${seed}, run ${run}: ${hit.what}`
    const outcome = outcomeOf(join(folder, `run-${run}`), lab, hit, what)
    tally[outcome] = (tally[outcome] ?? 0) + 1
  }
  return tally
}

interface Hit extends Pick<Wreck, 'file' | 'wal' | 'mark'> {
  readonly what: string
}

/** Half in the file, almost half in the write-ahead log, now and then in the mark; a third are cut off. */
function struck(lab: Wreck, roll: (limit: number) => number): Hit {
  const target =
    (['file', 'file', 'file', 'file', 'wal', 'wal', 'wal', 'wal', 'mark'] as const)[roll(9)] ?? 'file'
  const bytes = Buffer.from(lab[target])
  const places: string[] = []
  if (roll(3) === 0) {
    const length = roll(bytes.length)
    return { ...lab, [target]: bytes.subarray(0, length), what: `${target} cut to ${length} bytes` }
  }
  // Every third at the beginning, where few bytes mean much.
  const within = roll(3) === 0 ? Math.min(120, bytes.length) : bytes.length
  for (let left = 1 + roll(4); left > 0; left--) {
    const [at, change] = [roll(within), 1 + roll(255)]
    bytes[at] = (bytes[at] ?? 0) ^ change
    places.push(`${at}^${change}`)
  }
  return { ...lab, [target]: bytes, what: `${target} ${places.join(' ')}` }
}

function outcomeOf(folder: string, lab: Wreck, hit: Hit, what: string): string {
  mkdirSync(folder)
  const path = join(folder, 'a.dpmlab')
  const files = { [path]: hit.file, [`${path}-wal`]: hit.wal, [`${path}-mark`]: hit.mark }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(name, bytes)
  let store: LabStore
  try {
    store = openLab(path)
  } catch (cause) {
    if (!(cause instanceof Problem)) throw new Error(what, { cause })
    expect(cause.record.message, what).toMatch(/^a\.dpmlab .*\. ./)
    for (const [name, bytes] of Object.entries(files))
      expect(readFileSync(name).equals(bytes), `${what}: ${name} changed`).toBe(true)
    expect(readdirSync(folder), what).toHaveLength(3)
    rmSync(folder, { recursive: true })
    return cause.record.kind
  }
  const outcome = opened(store, lab, hit, what)
  rmSync(folder, { recursive: true })
  return outcome
}

function opened(store: LabStore, lab: Wreck, hit: Hit, what: string): string {
  const path = store.file
  const session = new Session(store, now, new FakeTimers())
  try {
    const print = printOf(session)
    if (print !== lab.whole) {
      expect(lab.stood.has(print), `${what}: nonsense`).toBe(true)
      expect(store.lost, `${what}: lost without a word`).toBeGreaterThan(0)
      const [kept] = readdirSync(backupFolderOf(path))
      const found = join(backupFolderOf(path), kept ?? '')
      expect(readFileSync(found).equals(hit.file), what).toBe(true)
      expect(readFileSync(`${found}-wal`).equals(hit.wal), what).toBe(true)
    } else expect(existsSync(backupFolderOf(path)), `${what}: told for nothing`).toBe(store.lost > 0)
    // It can be worked in.
    const verdict = session.dispatch({ do: 'add-protected-server', name: 'Later', dataSources: ['C:'] })
    expect(verdict.outcome, what).toBe('done')
    expect(store.integrity(), what).toEqual([])
    return print === lab.whole ? 'whole' : 'told'
  } finally {
    session.close()
  }
}
