import type { Problem } from '@shared/problem'
import type { EstateRecord } from '@main/engine/estate'
import { writeBackup } from './backup'
import type { Connection } from './connect'
import { readExercise, writeRefusals, writeRun } from './exercise-rows'
import { misuse, onFile } from './failures'
import { damageIn, faultsOf } from './faults'
import type {
  AppendOptions,
  ExerciseRecord,
  LabSettings,
  LabStore,
  LogEntry,
  NewEntry,
  Play,
  Refusal,
  Snapshot,
  StoryRecord
} from './lab-store'
import { LogWriter } from './log-writer'
import type { Migration } from './migrations'
import { type FileId, markClosed, markOpen } from './open-files'
import type { Move, StepKind } from './position'
import { type Log, readLog } from './read-log'
import { checkSettings, readSettings, writeSetting } from './settings'
import { readStory, writePlay } from './story-rows'
import { readSnapshot, snapshotEntries, takeOldSnapshots, writeSnapshot } from './snapshots'

/** A lab file that was inspected and is open for this process alone. The log is held in memory as well. */
export class SqliteLab implements LabStore {
  readonly file: string
  readonly #id: FileId
  readonly #db: Connection
  readonly #migrations: readonly Migration[]
  readonly #writer: LogWriter
  readonly #log: Log
  readonly #snapshots: Set<number>
  #moves: number
  /** Undefined before it was read. */
  #exercise: ExerciseRecord | null | undefined
  #story: { readonly steps: StoryRecord['steps']; readonly plays: Play[] } | null = null

  constructor(file: string, id: FileId, db: Connection, log: Log, migrations: readonly Migration[]) {
    this.file = file
    this.#id = id
    this.#db = db
    this.#migrations = migrations
    this.#writer = new LogWriter(db)
    this.#log = log
    this.#moves = log.moves
    this.#snapshots = snapshotEntries(db)
    markOpen(id)
  }

  settings(): LabSettings {
    return onFile(this.file, () => readSettings(this.#db))
  }

  setSetting<K extends keyof LabSettings>(key: K, value: LabSettings[K]): void {
    onFile(this.file, () => writeSetting(this.#db, key, value))
  }

  story(): StoryRecord {
    return this.#readStory()
  }

  addPlay(play: Play): void {
    const { plays } = this.#readStory()
    onFile(this.file, () => writePlay(this.#db, plays.length + 1, play))
    plays.push(play)
  }

  exercise(): ExerciseRecord | null {
    if (this.#exercise === undefined) this.#exercise = onFile(this.file, () => readExercise(this.#db))
    return this.#exercise
  }

  addRefusals(refusals: readonly Refusal[]): void {
    const record = this.#run()
    onFile(this.file, () =>
      this.#db.transaction(() => writeRefusals(this.#db, record.refusals.length + 1, refusals)).immediate()
    )
    this.#exercise = { ...record, refusals: [...record.refusals, ...refusals] }
  }

  beginRun(at: string): void {
    const record = this.#run()
    onFile(this.file, () => this.#db.transaction(() => writeRun(this.#db, at)).immediate())
    this.#exercise = { ...record, begun: at, refusals: [] }
  }

  entries(): readonly LogEntry[] {
    return onFile(this.file, () => this.#log.entries.all())
  }

  entry(seq: number): LogEntry {
    const entry = onFile(this.file, () => this.#log.entries.at(seq))
    if (!entry) throw this.#missing(seq)
    return entry
  }

  head(): number {
    return this.#log.position.head
  }

  undoTarget(): number | null {
    return this.#log.position.undoTarget
  }

  redoTarget(): number | null {
    return this.#log.position.redoTarget
  }

  undoKind(): StepKind | null {
    return this.#log.position.undoKind
  }

  redoKind(): StepKind | null {
    return this.#log.position.redoKind
  }

  visited(seq: number): number {
    return this.#log.position.visited(seq)
  }

  append(entry: NewEntry, { play, goesOn = false }: AppendOptions = {}): LogEntry {
    const written = this.#under(entry, this.head(), this.#log.entries.length + 1)
    this.#write([written], goesOn, play)
    return written
  }

  appendAll(entries: readonly NewEntry[]): readonly LogEntry[] {
    const first = this.#log.entries.length + 1
    const written = entries.map((entry, index) =>
      this.#under(entry, index === 0 ? this.head() : first + index - 1, first + index)
    )
    this.#write(written, false)
    return written
  }

  move(to: number, reason: 'undo' | 'redo' | 'reset' | 'go-to'): void {
    this.#parentOf(to)
    if ((reason === 'reset' || reason === 'go-to') && to === this.head()) return
    const move = { entry: to, reason }
    if (!this.#log.position.allows(move)) throw misuse(`There is no ${reason} from here to entry ${to}.`)
    this.#take([move])
  }

  nearestSnapshot(seq: number): Snapshot | null {
    return onFile(this.file, () => {
      for (let at: number | null = seq; at !== null; at = this.#parentOf(at)) {
        if (!this.#snapshots.has(at)) continue
        const estate = readSnapshot(this.#db, at)
        if (estate) return { entry: at, estate }
        this.#snapshots.delete(at)
      }
      return null
    })
  }

  saveSnapshot(entry: number, estate: EstateRecord): void {
    this.#parentOf(entry)
    const old = onFile(this.file, () =>
      this.#db
        .transaction(() => {
          writeSnapshot(this.#db, entry, estate)
          return takeOldSnapshots(this.#db)
        })
        .immediate()
    )
    this.#snapshots.add(entry)
    for (const gone of old) this.#snapshots.delete(gone)
  }

  backupTo(file: string): Promise<void> {
    return writeBackup(this.#db, this.file, file, this.#migrations)
  }

  integrity(): string[] {
    return onFile(this.file, () => {
      const faults = faultsOf(this.#db, this.#migrations)
      if (faults.length > 0) return faults
      return [
        damageIn(() => checkSettings(this.#db)) ?? damageIn(() => readSettings(this.#db)),
        damageIn(() => readStory(this.#db)),
        damageIn(() => readExercise(this.#db)),
        damageIn(() => readLog(this.#db).entries.all())
      ].filter((fault) => fault !== null)
    })
  }

  close(): void {
    if (!this.#db.open) return
    try {
      this.#db.pragma('optimize')
    } catch {
      // Only a matter of speed, and a full disk must not keep a lab from being closed.
    } finally {
      // SQLite folds the write-ahead log in; where it cannot, the log stays beside the file for the next opening.
      this.#db.close()
      markClosed(this.#id)
    }
  }

  #readStory() {
    return (this.#story ??= onFile(this.file, () => readStory(this.#db)))
  }

  #run(): ExerciseRecord {
    const record = this.exercise()
    if (!record) throw misuse('The lab is no exercise, so there is no run of one.')
    return record
  }

  #parentOf(seq: number): number | null {
    const parent = this.#log.entries.parentOf(seq)
    if (parent === undefined) throw this.#missing(seq)
    return parent
  }

  #missing(seq: number): Problem {
    return misuse(`The log has no entry ${seq}; it ends with entry ${this.#log.entries.length}.`)
  }

  #under({ at, command, warnings, events }: NewEntry, parent: number, seq: number): LogEntry {
    if (command === null) throw misuse('Only the beginning of a lab has no command.')
    return { seq, parent, at, command, warnings, events }
  }

  /** Writes entries as one step, or as more of the last one. */
  #write(written: readonly LogEntry[], goesOn: boolean, play?: AppendOptions['play']): void {
    const moves = written.map(({ seq }, index): Move => ({
      entry: seq,
      reason: goesOn || index > 0 ? 'go-on' : 'command'
    }))
    const [first, last] = [moves[0], moves.at(-1)]
    if (!first || !last) return
    if (!this.#log.position.allows(first)) throw misuse('There is no step here that could go on.')
    const plays = play && this.#readStory().plays
    const played = play && { ...play, at: last.entry }
    this.#take(moves, () => {
      for (const entry of written) this.#writer.entry(entry)
      if (plays && played) writePlay(this.#db, plays.length + 1, played)
    })
    for (const entry of written) this.#log.entries.add(entry)
    if (played) plays?.push(played)
  }

  /** Writes moves, with what belongs to them, in one transaction; the memory follows only when that is done. */
  #take(moves: readonly Move[], also: () => void = () => undefined): void {
    onFile(this.file, () =>
      this.#db
        .transaction(() => {
          also()
          for (const [index, move] of moves.entries()) this.#writer.move(this.#moves + 1 + index, move)
        })
        .immediate()
    )
    this.#moves += moves.length
    for (const move of moves) this.#log.position.take(move)
  }
}
