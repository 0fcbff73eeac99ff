import type { LabOverview } from '@shared/contract/views'
import type { ClockView } from '@shared/contract/views'
import { Problem, type ProblemRecord } from '@shared/problem'
import { databaseNamed, isSameFile } from './lab-paths'
import type { FoundLab, Library } from './library'
import type { Timers } from './lab-clock'
import { keepPlaces, placesOf, type Places } from './map-places'
import { Session } from './session'

/** All windows of the application. */
export interface Windows {
  changed(revision: number | null): void
  clock(clock: ClockView): void
  problem(problem: ProblemRecord): void
}

/** The application's one open lab, and who is told when it changes. */
export class Desk {
  readonly library: Library
  #session: Session | null = null
  #problemAtStart: ProblemRecord | null = null
  readonly #now: () => Date
  readonly #windows: Windows
  readonly #timers: Timers | undefined

  constructor(library: Library, now: () => Date, windows: Windows, timers?: Timers) {
    this.library = library
    this.#now = now
    this.#windows = windows
    this.#timers = timers
  }

  get session(): Session {
    if (this.#session) return this.#session
    throw new Problem('no-lab-open', 'No lab is open', 'Open a lab from the start page first.')
  }

  overview(): LabOverview | null {
    return this.#session?.overview() ?? null
  }

  /** Opens the lab the application was started with. If that fails the start page says why. */
  openAtStart(file: string): void {
    try {
      this.openFile(file)
    } catch (cause) {
      // Whatever it is, there has to be a window that says it.
      this.#problemAtStart = cause instanceof Problem ? cause.record : unexpected(file, cause)
    }
  }

  /** The problem the start page has to show, once. */
  takeProblemAtStart(): ProblemRecord | null {
    const problem = this.#problemAtStart
    this.#problemAtStart = null
    return problem
  }

  /** Opens a file. If that fails, the lab that is open stays open. */
  openFile(file: string): LabOverview {
    if (this.#session && isSameFile(this.#session.file, file)) return this.#session.overview()
    return this.open(() => this.library.openFile(file))
  }

  /** Opens what is found. If that fails, the lab that is open stays open, and nothing of the found one is left. */
  open(find: () => FoundLab): LabOverview {
    const session = this.#begin(find())
    const before = this.#session
    this.#session = session
    session.listen({
      changed: (revision) => this.#windows.changed(revision),
      clock: (clock) => this.#windows.clock(clock),
      failed: (cause) => this.#windows.problem(cause instanceof Problem ? cause.record : stopped(cause))
    })
    try {
      before?.close()
    } finally {
      this.library.remember(session.file, session.title)
      this.#windows.changed(session.revision)
    }
    return session.overview()
  }

  /** Keeps a copy of the lab under another name and goes on in it. Under its own name it is kept already. */
  async saveAs(file: string): Promise<LabOverview> {
    const { session } = this
    if (isSameFile(session.file, databaseNamed(file))) return session.overview()
    const target = databaseNamed(file, 'unused')
    const places = placesOf(session.file)
    await session.backupTo(target)
    const overview = this.openFile(target)
    this.#keep(places)
    return overview
  }

  /** The lab itself is saved by then: that the arrangement of its map is not is only told. */
  #keep(places: Places): void {
    try {
      keepPlaces(this.session.file, places)
    } catch (cause) {
      if (!(cause instanceof Problem)) throw cause
      this.#windows.problem(cause.record)
    }
  }

  close(): void {
    if (!this.#session) return
    const session = this.#session
    this.#session = null
    try {
      session.close()
    } finally {
      this.#windows.changed(null)
    }
  }

  #begin({ store, plays, discard }: FoundLab): Session {
    try {
      const session = new Session(store, this.#now, this.#timers)
      if (plays) session.playAll()
      return session
    } catch (cause) {
      discard()
      throw cause
    }
  }
}

function stopped(cause: unknown): ProblemRecord {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return {
    kind: 'unexpected',
    title: 'The clock was stopped',
    message: `Something unexpected happened while the clock of the lab was running (${reason}). What was done before is kept.`
  }
}

function unexpected(file: string, cause: unknown): ProblemRecord {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return {
    kind: 'unexpected',
    title: 'The lab could not be opened',
    message: `Something unexpected happened while opening ${file} (${reason}). Choose another lab.`
  }
}
