import type { Exercise } from '@shared/exercise'
import type { Problem } from '@shared/problem'
import type { EstateRecord } from '@main/engine/estate'
import { printOf, writeBackup, writeCopy } from './backup'
import type { Connection } from './connect'
import { readDraft, writeDraft } from './draft-rows'
import { readExercise, writeExercise, writeRefusals, writeRun } from './exercise-rows'
import { misuse, onFile } from './failures'
import { damageIn, faultsOf } from './faults'
import type {
  AppendOptions,
  DraftRecord,
  ExerciseRecord,
  LabSettings,
  LabState,
  LabStore,
  LogEntry,
  NewEntry,
  Play,
  Refusal,
  Snapshot,
  StoryRecord
} from './lab-store'
import { LogWriter } from './log-writer'
import { Mark, playsIn } from './mark'
import type { Migration } from './migrations'
import { type FileId, fileId, markClosed, markOpen } from './open-files'
import { writeNewFile } from './place-file'
import type { Move, StepKind } from './position'
import { type Log, readLog } from './read-log'
import { checkSettings, readSettings, writeSetting } from './settings'
import { readStory, writePlay } from './story-rows'
import { readSnapshot, snapshotEntries, takeOldSnapshots, writeSnapshot } from './snapshots'

interface Opened {
  readonly file: string
  readonly id: FileId
  readonly db: Connection
  readonly log: Log
  readonly migrations: readonly Migration[]
  readonly lost: number
}

/** A lab file that was inspected and is open for this process alone. The log is held in memory as well. */
export class SqliteLab implements LabStore {
  readonly file: string
  readonly lost: number
  readonly #id: FileId
  readonly #db: Connection
  readonly #migrations: readonly Migration[]
  readonly #writer: LogWriter
  readonly #log: Log
  readonly #snapshots: Set<number>
  readonly #mark: Mark
  #moves: number
  /** As it was closed. */
  #last: LabState | null = null
  /** What the mark says: moves and plays. */
  #deeds: number
  /** Undefined before it was read. */
  #exercise: ExerciseRecord | null | undefined
  #draft: DraftRecord | null | undefined
  #story: { readonly steps: StoryRecord['steps']; readonly plays: Play[] } | null = null

  constructor({ file, id, db, log, migrations, lost }: Opened) {
    this.file = file
    this.lost = lost
    this.#id = id
    this.#db = db
    this.#migrations = migrations
    this.#writer = new LogWriter(db)
    this.#log = log
    this.#moves = log.moves
    this.#deeds = log.moves + playsIn(db)
    this.#snapshots = snapshotEntries(db)
    this.#mark = new Mark(file, this.#deeds)
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
    this.#acknowledge(1)
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

  setExercise(exercise: Exercise, at: string): void {
    onFile(this.file, () =>
      this.#db
        .transaction(() => {
          writeExercise(this.#db, exercise)
          writeRun(this.#db, at)
        })
        .immediate()
    )
    this.#exercise = { exercise, begun: at, refusals: [] }
  }

  draft(): DraftRecord | null {
    if (this.#draft === undefined) this.#draft = onFile(this.file, () => readDraft(this.#db))
    return this.#draft
  }

  keepDraft(record: DraftRecord): void {
    onFile(this.file, () => writeDraft(this.#db, record))
    this.#draft = record
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
    this.#write([written], goesOn, play ? { play } : {})
    return written
  }

  appendAll(entries: readonly NewEntry[], { andBack = false } = {}): readonly LogEntry[] {
    const first = this.#log.entries.length + 1
    const written = entries.map((entry, index) =>
      this.#under(entry, index === 0 ? this.head() : first + index - 1, first + index)
    )
    this.#write(written, false, { andBack })
    return written
  }

  move(to: number, reason: 'undo' | 'redo' | 'reset' | 'go-to', play?: Omit<Play, 'at'>): void {
    this.#parentOf(to)
    if ((reason === 'reset' || reason === 'go-to') && to === this.head()) return
    const move = { entry: to, reason }
    if (!this.#log.position.allows(move)) throw misuse(`There is no ${reason} from here to entry ${to}.`)
    this.#take([move], play && { ...play, at: to })
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

  state(): LabState {
    return this.#last ?? onFile(this.file, () => this.#readState())
  }

  copyTo(file: string): Promise<void> {
    return writeCopy(this.#db, file)
  }

  rescueTo(file: string): void {
    onFile(file, () => writeNewFile(file, this.#db.serialize()))
  }

  isInPlace(): boolean {
    try {
      return fileId(this.file) === this.#id
    } catch {
      return false
    }
  }

  integrity(): string[] {
    return onFile(this.file, () => {
      const faults = faultsOf(this.#db, this.#migrations)
      if (faults.length > 0) return faults
      return [
        damageIn(() => checkSettings(this.#db)) ?? damageIn(() => readSettings(this.#db)),
        damageIn(() => readStory(this.#db)),
        damageIn(() => readExercise(this.#db)),
        damageIn(() => readDraft(this.#db)),
        damageIn(() => readLog(this.#db).entries.all())
      ].filter((fault) => fault !== null)
    })
  }

  close(): void {
    if (!this.#db.open) return
    try {
      this.#last = this.#readState()
      this.#db.pragma('optimize')
    } catch {
      // Only a matter of speed, and a full disk must not keep a lab from being closed.
    } finally {
      // SQLite folds the write-ahead log in; where it cannot, the log stays beside the file for the next opening.
      this.#db.close()
      this.#mark.remove()
      markClosed(this.#id)
    }
  }

  #readState(): LabState {
    return { steps: this.#log.entries.length - 1, print: printOf(this.#db) }
  }

  #acknowledge(deeds: number): void {
    this.#deeds += deeds
    this.#mark.put(this.#deeds)
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

  /** Writes entries as one step, or as more of the last one; with `andBack` it is undone at once. */
  #write(
    written: readonly LogEntry[],
    goesOn: boolean,
    { play, andBack = false }: { play?: Omit<Play, 'at'>; andBack?: boolean }
  ): void {
    const moves = written.map(({ seq }, index): Move => ({
      entry: seq,
      reason: goesOn || index > 0 ? 'go-on' : 'command'
    }))
    const [first, last] = [moves[0], moves.at(-1)]
    if (!first || !last) return
    if (!this.#log.position.allows(first)) throw misuse('There is no step here that could go on.')
    if (andBack) moves.push({ entry: this.head(), reason: 'undo' })
    this.#take(moves, play && { ...play, at: last.entry }, written)
    for (const entry of written) this.#log.entries.add(entry)
  }

  /** Writes moves, with what belongs to them, in one transaction; the memory follows only when that is done. */
  #take(moves: readonly Move[], play?: Play, written: readonly LogEntry[] = []): void {
    const plays = play && this.#readStory().plays
    onFile(this.file, () =>
      this.#db
        .transaction(() => {
          for (const entry of written) this.#writer.entry(entry)
          if (plays) writePlay(this.#db, plays.length + 1, play)
          for (const [index, move] of moves.entries()) this.#writer.move(this.#moves + 1 + index, move)
        })
        .immediate()
    )
    this.#moves += moves.length
    for (const move of moves) this.#log.position.take(move)
    if (plays) plays.push(play)
    this.#acknowledge(moves.length + (play ? 1 : 0))
  }
}
