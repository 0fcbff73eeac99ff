import type { Command } from '@shared/contract/commands'
import type {
  AgentsView,
  HistoryEntryView,
  LabOverview,
  MemberTreeView,
  MonitoringView,
  ProtectionView
} from '@shared/contract/views'
import { Problem } from '@shared/problem'
import type { Verdict } from '@shared/verdict'
import { describeCommand } from '@shared/words'
import { decide } from './engine/decide'
import { EMPTY_ESTATE, fromRecord, toRecord, type DpmServer, type Estate } from './engine/estate'
import { evolveAll } from './engine/evolve'
import type { LabStore, LogEntry } from './store'
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
    this.#estate = this.#estateAt(store.head())
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
      title: this.title,
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
      const text = wordsOf(this.#entry(seq))
      return text === null ? [] : [{ seq, clock, text }]
    })
  }

  /** What `dispatch` would answer, with nothing carried out. */
  preview(command: Command): Verdict {
    return decide(this.#estate, command).verdict
  }

  dispatch(command: Command): Verdict {
    const { verdict, events } = decide(this.#estate, command)
    if (verdict.outcome !== 'done') return verdict
    const at = this.#now().toISOString()
    const estate = evolveAll(this.#estate, events)
    const { seq } = this.#store.append({ at, command, warnings: verdict.warnings, events })
    this.#estate = estate
    if (seq % SNAPSHOT_EVERY === 0) this.#keepSnapshot(seq)
    this.#changed()
    return verdict
  }

  undo(): void {
    const target = this.#store.undoTarget()
    if (target !== null) this.#move(target, 'undo')
  }

  redo(): void {
    const target = this.#store.redoTarget()
    if (target !== null) this.#move(target, 'redo')
  }

  /** Back to how the lab began. */
  reset(): void {
    const begin = this.#path(this.#store.head())[0]
    if (begin && begin.seq !== this.#store.head()) this.#move(begin.seq, 'reset')
  }

  backupTo(file: string): Promise<void> {
    return this.#store.backupTo(file)
  }

  close(): void {
    this.#listeners.clear()
    this.#store.close()
  }

  /** What going to `target` takes back or brings again: the command of `step`, or a reset. */
  #stepWords(target: number | null, step: number | null): string | null {
    if (target === null || step === null) return null
    return wordsOf(this.#entry(step)) ?? 'Start again'
  }

  #move(to: number, reason: 'undo' | 'redo' | 'reset'): void {
    const estate = this.#estateAt(to)
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

  #entry(seq: number): LogEntry {
    return this.#store.entry(seq)
  }

  /** The entries from the beginning, or from the one after `after`, to one of them. */
  #path(seq: number, after: number | null = null): LogEntry[] {
    const path: LogEntry[] = []
    for (let at: number | null = seq; at !== after && at !== null;) {
      const entry = this.#entry(at)
      path.push(entry)
      at = entry.parent
    }
    return path.reverse()
  }

  #estateAt(seq: number): Estate {
    const snapshot = this.#store.nearestSnapshot(seq)
    return this.#path(seq, snapshot?.entry ?? null).reduce(
      (estate, entry) => evolveAll(estate, entry.events),
      snapshot ? fromRecord(snapshot.estate) : EMPTY_ESTATE
    )
  }

  /** The entries that led here with the lab's time of each. */
  #log(): LoggedEvents[] {
    let clock = 0
    return this.#path(this.#store.head()).map(({ seq, events }) => {
      for (const event of events) if (event.kind === 'clock-advanced') clock += event.seconds
      return { seq, clock, events }
    })
  }
}

function wordsOf(entry: LogEntry): string | null {
  return entry.command === null ? null : describeCommand(entry.command)
}
