import { t } from '@shared/catalogue'
import type { BackupsView, ClockView, LabOverview } from '@shared/contract/views'
import { Problem, reasonOf, type ProblemRecord } from '@shared/problem'
import { databaseNamed, isSameFile } from './lab-paths'
import type { FoundLab, Library } from './library'
import { realTimers, type Timers } from './lab-clock'
import { keepPlaces, placesOf, type Places } from './map-places'
import { checkBackup, backupsOf, placeBackup } from './store'
import { isSetAside, offeringBackups, realPlaceOf } from './restoring'
import { Session } from './session'
import { Upkeep } from './upkeep'

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
  #upkeep: Upkeep | null = null
  #problemAtStart: ProblemRecord | null = null
  readonly #now: () => Date
  readonly #windows: Windows
  readonly #timers: Timers

  constructor(library: Library, now: () => Date, windows: Windows, timers = realTimers) {
    this.library = library
    this.#now = now
    this.#windows = windows
    this.#timers = timers
  }

  get session(): Session {
    if (this.#session) return this.#session
    throw new Problem('no-lab-open', t`No lab is open`, t`Open a lab from the start page first.`)
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

  /** For a window that cannot be told yet. */
  tellNextWindow(problem: ProblemRecord): void {
    this.#problemAtStart = problem
  }

  /** The problem the start page has to show, once. */
  takeProblemAtStart(): ProblemRecord | null {
    const problem = this.#problemAtStart
    this.#problemAtStart = null
    return problem
  }

  /** Opens a file. If that fails, the lab that is open stays open. */
  openFile(file: string): LabOverview {
    if (this.#isOpen(file)) return this.session.overview()
    try {
      return this.open(() => this.library.openFile(file))
    } catch (cause) {
      throw offeringBackups(cause, file)
    }
  }

  /** Opens what is found. If that fails, the lab that is open stays open, and nothing of the found one is left. */
  open(find: () => FoundLab): LabOverview {
    const session = this.#begin(find())
    const end = this.#takeAway()
    const upkeep = this.#lookAfter(session)
    this.#session = session
    this.#upkeep = upkeep
    session.listen({
      changed: (revision) => {
        this.#windows.changed(revision)
        upkeep.changed()
      },
      clock: (clock) => this.#windows.clock(clock),
      failed: (cause) => this.#windows.problem(cause instanceof Problem ? cause.record : stopped(cause))
    })
    try {
      end()
    } finally {
      this.library.remember(session.file, session.title)
      this.#windows.changed(session.revision)
      upkeep.begin()
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
    this.#upkeep?.saved()
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

  /** The backups of a lab; without `file`, of the one that is open. */
  backups(file = this.session.file): BackupsView {
    const lab = realPlaceOf(file)
    const backups = backupsOf(lab).map(({ name, madeAt, steps, size }) => ({ name, madeAt, steps, size }))
    return { file: lab, backups }
  }

  /**
   * Puts a backup into the place of its lab and opens it: of the lab that is open, or of one that cannot be opened.
   * What is there before is kept, as a backup where it is a lab, else as it was found.
   */
  async restoreBackup(name: string, file = this.session.file): Promise<LabOverview> {
    const lab = realPlaceOf(file)
    checkBackup(lab, name)
    if (!this.#isOpen(lab) && isSetAside(lab)) {
      placeBackup(lab, name)
      return this.openFile(lab)
    }
    this.openFile(lab)
    await this.#upkeep?.backUp()
    // The answer took a moment: another window may have opened something else.
    if (!this.#isOpen(lab)) throw notOpenAnyMore()
    this.#takeAway()()
    try {
      placeBackup(lab, name)
    } finally {
      this.#reopen(lab)
    }
    return this.session.overview()
  }

  close(): void {
    if (!this.#session) return
    const end = this.#takeAway()
    try {
      end()
    } finally {
      this.#windows.changed(null)
    }
  }

  /** With none open if that fails. */
  #reopen(file: string): void {
    try {
      this.openFile(file)
    } catch (cause) {
      this.#windows.changed(null)
      throw cause
    }
  }

  #isOpen(file: string): boolean {
    return this.#session !== null && isSameFile(this.#session.file, file)
  }

  /** No lab is open from here on; the one that was is still to be ended. */
  #takeAway(): () => void {
    const session = this.#session
    const upkeep = this.#upkeep
    this.#session = null
    this.#upkeep = null
    return () => {
      if (!session || !upkeep) return
      const { title } = session
      const refuge = upkeep.end(session)
      if (refuge !== null) this.library.remember(refuge, title)
    }
  }

  #lookAfter(session: Session): Upkeep {
    return new Upkeep(session.upkeep, {
      now: this.#now,
      elapsed: () => this.#timers.now(),
      problem: (problem) => this.#windows.problem(problem),
      refuge: () => this.library.unusedPath(session.title)
    })
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

function notOpenAnyMore(): Problem {
  return new Problem(
    'no-lab-open',
    t`Another lab is open`,
    t`Meanwhile the lab was closed, so nothing was restored. Open it to try again.`
  )
}

function stopped(cause: unknown): ProblemRecord {
  return {
    kind: 'unexpected',
    title: t`The clock was stopped`,
    message: t`Something unexpected happened while the clock of the lab was running (${reasonOf(cause)}). What was done before is kept.`
  }
}

function unexpected(file: string, cause: unknown): ProblemRecord {
  return {
    kind: 'unexpected',
    title: t`The lab could not be opened`,
    message: t`Something unexpected happened while opening ${file} (${reasonOf(cause)}). Choose another lab.`
  }
}
