import type { Command } from '@shared/contract/commands'
import type { ExpectedOutcome } from '@shared/contract/views'
import type { Exercise } from '@shared/exercise'
import type { DraftStep, ExerciseDraft, Recording } from '@shared/exercise-draft'
import type { RuleId } from '@shared/rule-ids'
import type { Verdict, Violation } from '@shared/verdict'
import type { EstateRecord } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import type { StepKind } from './position'

/** One command that was carried out and what it did; the root (seq 1, no command) holds what begins the lab. */
export interface LogEntry {
  /** 1, 2, 3 … in the order of writing, without gaps. */
  readonly seq: number
  /** The entry the lab stood at when this one was written; null for the root only. */
  readonly parent: number | null
  /** Wall time in ISO 8601, given by the caller. */
  readonly at: string
  readonly command: Command | null
  readonly warnings: readonly Violation[]
  readonly events: readonly LabEvent[]
}

/** An entry that is to be written; where it goes follows from where the lab stands. */
export type NewEntry = Omit<LogEntry, 'seq' | 'parent'>

export interface LabSettings {
  readonly title: string
  readonly introduction: string
}

/** One step of the lab file that the lab was made from. */
export interface StoryStep {
  readonly command: Command
  readonly expect: ExpectedOutcome
}

/** A step that was played. */
export interface Play {
  /** Its number from 1; 0 says that no step is played from here on: the story begins again. */
  readonly step: number
  /** The entry the lab stood at afterwards: that of the step itself if it was done. */
  readonly at: number
  readonly verdict: Verdict | null
}

export interface LabState {
  /** The commands in the log, on whatever branch. */
  readonly steps: number
  /** Eight digits that differ where anything in the lab does. */
  readonly print: string
}

export interface AppendOptions {
  readonly play?: Omit<Play, 'at'>
  readonly goesOn?: boolean
}

/** The steps never change, and the plays are only added to, as the log is. */
export interface StoryRecord {
  readonly steps: readonly StoryStep[]
  readonly plays: readonly Play[]
}

/** A command that was refused in a run of the exercise, with every rule that it broke. */
export interface Refusal {
  /** Wall time in ISO 8601. */
  readonly at: string
  /** Where the lab's clock stood. */
  readonly clock: number
  readonly command: Command
  readonly violations: readonly Violation[]
}

/** The exercise, which changes only where it is written in this lab, and its run. */
export interface ExerciseRecord {
  readonly exercise: Exercise
  /** Wall time in ISO 8601; null where no run was begun since the lab was made. */
  readonly begun: string | null
  readonly refusals: readonly Refusal[]
}

/** One action of a recording. */
export interface Deed {
  /** What it left in the log; nothing where it was refused. */
  readonly entries: readonly number[]
  /** Where the lab stood after it, or when it was refused. */
  readonly at: number
  readonly commands: readonly Command[]
  readonly refused: RuleId | null
  /** The step it became. */
  readonly step: string | null
  /** That step, while the action is undone. */
  readonly held: DraftStep | null
}

/** A recording that is under way. */
export interface Take {
  readonly recording: Recording
  /** The entry it began at. */
  readonly from: number
  /** How many entries the log had when it was looked at last. */
  readonly seen: number
  readonly deeds: readonly Deed[]
  /** What stands where nothing is recorded: the commands it had before. */
  readonly before: readonly Command[]
}

/** An exercise that is being written. */
export interface DraftRecord {
  readonly draft: ExerciseDraft
  /** How many ids were given. */
  readonly made: number
  readonly take: Take | null
}

export interface Snapshot {
  readonly entry: number
  readonly estate: EstateRecord
}

/**
 * One open lab file. The log is a tree that only grows: undoing moves the place where the lab stands (the head)
 * and leaves the entries as they are. Every method throws a `Problem` and changes nothing where it cannot do its
 * work: `not-writable` for a full or read-only disk, `damaged` for a file spoilt meanwhile, `no-lab-open` after
 * `close`, `unexpected` for an entry or a move that does not fit the log.
 */
export interface LabStore {
  /** The absolute path of the lab file. */
  readonly file: string
  /** How many steps had been acknowledged that the file did not hold any more when it was opened. */
  readonly lost: number
  settings(): LabSettings
  setSetting<K extends keyof LabSettings>(key: K, value: LabSettings[K]): void
  story(): StoryRecord
  /** Notes a step that left no entry, because it was not done, or that the story begins again. */
  addPlay(play: Play): void
  /** Null where the lab is no exercise. */
  exercise(): ExerciseRecord | null
  /** Notes what was refused in the run of the exercise. */
  addRefusals(refusals: readonly Refusal[]): void
  /** Begins a run of the exercise: what was refused before is forgotten. */
  beginRun(at: string): void
  /** Makes this the exercise of the lab, and begins a run of it. */
  setExercise(exercise: Exercise, at: string): void
  /** The exercise that is written in this lab; null where none is. */
  draft(): DraftRecord | null
  keepDraft(record: DraftRecord): void
  /** All entries by seq, so entry n is at index n - 1. The list is the store's own: it grows with `append`. */
  entries(): readonly LogEntry[]
  /** One entry, without parsing the others as `entries` does the first time. */
  entry(seq: number): LogEntry
  /** The seq of the entry the lab stands at. */
  head(): number
  /**
   * Where undo goes: the place before the last command, reset, go-to or redo that is not undone, null if there is
   * none. A reset or go-to is undone to where the lab stood before it.
   */
  undoTarget(): number | null
  /** Where redo goes: the place the last undo left, null if another step came since. */
  redoTarget(): number | null
  /** What undo would take back. */
  undoKind(): StepKind | null
  /** What redo would bring again. */
  redoKind(): StepKind | null
  /** A number for each entry, the greater the later the lab stood there last. */
  visited(seq: number): number
  /**
   * Writes an entry under the head and moves there, in one transaction that is on the disk on return. With `play`
   * the same transaction notes that the entry is that step of the story. With `goesOn` the entry belongs to the one
   * that was written before, and undo takes both back.
   */
  append(entry: NewEntry, options?: AppendOptions): LogEntry
  /**
   * The same with several, one under the other: one transaction, and one step to undo. With `andBack` the same
   * transaction undoes it, so that it is a branch.
   */
  appendAll(entries: readonly NewEntry[], options?: { readonly andBack?: boolean }): readonly LogEntry[]
  /**
   * Moves the head. `undo` and `redo` go to their targets and nowhere else; `reset` and `go-to` go to any entry, and
   * are not recorded where the lab stands there already. With `play` the same transaction notes a play of the story.
   */
  move(to: number, reason: 'undo' | 'redo' | 'reset' | 'go-to', play?: Omit<Play, 'at'>): void
  /** The snapshot at an entry or at its nearest ancestor that has a readable one. */
  nearestSnapshot(seq: number): Snapshot | null
  saveSnapshot(entry: number, estate: EstateRecord): void
  /** Writes a lab of its own with the same content; replaces a file of that name that is not an open lab. */
  backupTo(file: string): Promise<void>
  /** What a backup is told by, and told apart from another one; of a closed lab, as it was closed. */
  state(): LabState
  /** Writes a copy in small parts, without inspecting it, over what has that name. */
  copyTo(file: string): Promise<void>
  /** Writes a copy at once, under a name that nothing has: for a lab whose file is gone. */
  rescueTo(file: string): void
  /** Whether its file is still where it was opened, and still that file. */
  isInPlace(): boolean
  /** What is wrong with the open file, a sentence each; empty when it is sound. */
  integrity(): string[]
  /** Folds the write-ahead log into the file and gives the file free. Closing twice does nothing. */
  close(): void
}

/** The log as it is read. */
export type LabLog = Pick<
  LabStore,
  | 'entries'
  | 'entry'
  | 'head'
  | 'undoTarget'
  | 'redoTarget'
  | 'undoKind'
  | 'redoKind'
  | 'visited'
  | 'nearestSnapshot'
>

/** The file as it is looked after. */
export type LabUpkeep = Pick<LabStore, 'file' | 'lost' | 'state' | 'copyTo' | 'rescueTo' | 'isInPlace'>

export interface NewLab extends LabSettings {
  /** Wall time of the beginning in ISO 8601. */
  readonly at: string
  /** What brings the lab from the empty estate to its beginning. */
  readonly events: readonly LabEvent[]
  /** The steps of its story, if it has one. */
  readonly steps?: readonly StoryStep[]
  /** What makes an exercise of it, if it is one. */
  readonly exercise?: Exercise | null
}
