import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type {
  AgentsView,
  HistoryEntryView,
  LabOverview,
  MemberTreeView,
  MonitoringView,
  ProtectionView,
  StoryView
} from '@shared/contract/views'
import { Problem } from '@shared/problem'
import type { Verdict } from '@shared/verdict'
import { describeCommand } from '@shared/words'
import { decide } from './engine/decide'
import { toRecord, type DpmServer, type Estate } from './engine/estate'
import { evolveAll } from './engine/evolve'
import { writeLab } from './lab'
import type { LabStore, LogEntry } from './store'
import { entriesTo, estateAt } from './log-way'
import { standingOn, storyView } from './story'
import { agentsView } from './views/agents'
import { memberTreeView } from './views/member-tree'
import { monitoringView, type LoggedEvents } from './views/monitoring'
import { estateOverview } from './views/overview'
import { protectionView } from './views/protection'

/** Entries between two snapshots: replaying this many events takes no noticeable time. */
const SNAPSHOT_EVERY = 200

/**
 * One open lab. A command goes one way: `decide`, then one transaction of the store, then `evolve`, then one
 * change to every listener. Undo, redo and reset only move the place in the log that the estate is read from.
 */
export class Session {
  readonly #store: LabStore
  #estate: Estate
  #revision = 1
  readonly #now: () => Date
  readonly #listeners = new Set<(revision: number) => void>()

  constructor(store: LabStore, now: () => Date) {
    this.#store = store
    this.#now = now
    this.#estate = estateAt(this.#store, store.head())
  }

  get file(): string {
    return this.#store.file
  }

  get title(): string {
    return this.#store.settings().title
  }

  get estate(): Estate {
    return this.#estate
  }

  get revision(): number {
    return this.#revision
  }

  /** Calls back with the new revision after every change; returns the function that stops it. */
  onChange(listener: (revision: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  overview(): LabOverview {
    return {
      ...this.#store.settings(),
      file: this.file,
      revision: this.#revision,
      undo: this.#stepWords(this.#store.undoTarget(), this.#store.head()),
      redo: this.#stepWords(this.#store.redoTarget(), this.#store.redoTarget()),
      ...estateOverview(this.#estate)
    }
  }

  protection(server: string): ProtectionView {
    return protectionView(this.#estate, this.#server(server))
  }

  agents(server: string): AgentsView {
    return agentsView(this.#estate, this.#server(server))
  }

  monitoring(server: string): MonitoringView {
    return monitoringView(this.#estate, this.#server(server), this.#log())
  }

  memberTree(server: string, showHidden: boolean): MemberTreeView {
    return memberTreeView(this.#estate, this.#server(server), showHidden)
  }

  /** What led here, oldest first; what was undone is not part of it. */
  history(): HistoryEntryView[] {
    return this.#log().flatMap(({ seq, clock }) => {
      const text = wordsOf(this.#store.entry(seq))
      return text === null ? [] : [{ seq, clock, text }]
    })
  }

  /** What `dispatch` would answer, with nothing carried out. */
  preview(command: Command): Verdict {
    return decide(this.#estate, command).verdict
  }

  dispatch(command: Command): Verdict {
    const verdict = this.#carryOut(command)
    if (verdict.outcome === 'done') this.#changed()
    return verdict
  }

  /** The steps of the lab file behind this lab, null if it has none. */
  story(): StoryView | null {
    return storyView(this.#store.story(), this.#way())
  }

  /** Carries out the step of this number, from 1; null if it is not the next one. */
  playStep(number: number): Verdict | null {
    if (number !== this.#position() + 1 || number > this.#store.story().steps.length) return null
    const verdict = this.#play(number)
    this.#changed()
    return verdict
  }

  /** Carries out all steps that are left, as one change. A step that is refused stops nothing. */
  playAll(): void {
    const { length } = this.#store.story().steps
    const first = this.#position() + 1
    if (first > length) return
    try {
      for (let number = first; number <= length; number++) this.#play(number)
    } finally {
      this.#changed()
    }
  }

  undo(): void {
    const target = this.#store.undoTarget()
    if (target !== null) this.#move(target, 'undo')
  }

  redo(): void {
    const target = this.#store.redoTarget()
    if (target !== null) this.#move(target, 'redo')
  }

  /** Back to how the lab began, with no step of its story played. */
  reset(): void {
    const [begin] = this.#way()
    if (begin === undefined) return
    // Steps that were refused at the very beginning stand there, and would still count as played.
    const replays = standingOn([begin], this.#store.story().plays).position > 0
    if (replays) this.#store.addPlay({ step: 0, at: begin, verdict: null })
    if (begin !== this.#store.head()) this.#move(begin, 'reset')
    else if (replays) this.#changed()
  }

  backupTo(file: string): Promise<void> {
    return this.#store.backupTo(file)
  }

  close(): void {
    this.#listeners.clear()
    this.#store.close()
  }

  /** The lab as a lab file, and with `steps` what led here. */
  labFile({ title, introduction, steps }: Input<'lab/save-lab-file'>): string {
    const [root, ...entries] = entriesTo(this.#store, this.#store.head())
    const commands = entries.flatMap(({ command }) => command ?? [])
    return writeLab({ title, introduction, begin: root?.events ?? [], commands }, { steps })
  }

  /** One way for whatever is done: decide, one transaction, evolve. The caller tells it. */
  #carryOut(command: Command, step?: number): Verdict {
    const { verdict, events } = decide(this.#estate, command)
    if (verdict.outcome !== 'done') return verdict
    const at = this.#now().toISOString()
    const estate = evolveAll(this.#estate, events)
    const entry = { at, command, warnings: verdict.warnings, events }
    const { seq } = this.#store.append(entry, step === undefined ? undefined : { step, verdict })
    this.#estate = estate
    if (seq % SNAPSHOT_EVERY === 0) this.#keepSnapshot(seq)
    return verdict
  }

  #play(number: number): Verdict {
    const step = this.#store.story().steps[number - 1]
    if (!step) throw new RangeError(`The story has no step ${number}.`)
    const verdict = this.#carryOut(step.command, number)
    if (verdict.outcome !== 'done') this.#store.addPlay({ step: number, at: this.#store.head(), verdict })
    return verdict
  }

  #position(): number {
    return standingOn(this.#way(), this.#store.story().plays).position
  }

  /** The entries from the beginning to where the lab stands. */
  #way(): number[] {
    return entriesTo(this.#store, this.#store.head()).map(({ seq }) => seq)
  }

  /** What going to `target` takes back or brings again: the command of `step`, or a reset. */
  #stepWords(target: number | null, step: number | null): string | null {
    if (target === null || step === null) return null
    return wordsOf(this.#store.entry(step)) ?? 'Start again'
  }

  #move(to: number, reason: 'undo' | 'redo' | 'reset'): void {
    const estate = estateAt(this.#store, to)
    this.#store.move(to, reason)
    this.#estate = estate
    this.#changed()
  }

  #keepSnapshot(seq: number): void {
    try {
      this.#store.saveSnapshot(seq, toRecord(this.#estate))
    } catch {
      // Only a matter of speed: the command is carried out and written already.
    }
  }

  #changed(): void {
    this.#revision++
    for (const listener of this.#listeners) listener(this.#revision)
  }

  #server(name: string): DpmServer {
    const server = this.#estate.dpmServers.get(name)
    if (server) return server
    throw new Problem(
      'invalid-message',
      'DPM server not found',
      `There is no DPM server "${name}" in this lab. Choose one of the list.`
    )
  }

  /** The entries that led here with the lab's time of each. */
  #log(): LoggedEvents[] {
    let clock = 0
    return entriesTo(this.#store, this.#store.head()).map(({ seq, events }) => {
      for (const event of events) if (event.kind === 'clock-advanced') clock += event.seconds
      return { seq, clock, events }
    })
  }
}

function wordsOf(entry: LogEntry): string | null {
  return entry.command === null ? null : describeCommand(entry.command)
}
