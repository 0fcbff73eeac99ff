import { t } from '@shared/catalogue'
import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type { ClockView, ExerciseView, LabClockView, LabOverview, StoryView } from '@shared/contract/views'
import { Problem } from '@shared/problem'
import type { Verdict } from '@shared/verdict'
import { decide } from './engine/decide'
import { toRecord, type Estate } from './engine/estate'
import { evolveAll } from './engine/evolve'
import { nextTime } from './engine/jobs/advance'
import { jobsDone, runningJobs } from './engine/jobs/running'
import { ExerciseWriting } from './exercise-draft'
import { ExerciseRun, type Tried } from './exercise-run'
import { isAsShown } from './exercise/show'
import { redoWords, undoWords } from './history'
import { writeLab } from './lab'
import { LabClock, realTimers, type Timers } from './lab-clock'
import { entriesTo, estateAt } from './log-way'
import type { ExerciseResult } from './reports'
import { ServerViews } from './server-views'
import type { LabLog, LabStore, LabUpkeep, Play } from './store'
import { standingOn, storyView } from './story'
import { tryAll, type Trial } from './trial'
import { estateOverview } from './views/overview'

/** Entries between two snapshots: replaying this many events takes no noticeable time. */
const SNAPSHOT_EVERY = 200
/** Jobs between two snapshots, for time that passes is worked out again when it is replayed. */
const SNAPSHOT_JOBS = 10_000

/** Who is told what a session does by itself or for others. */
export interface Audience {
  changed(revision: number): void
  clock(clock: ClockView): void
  /** Something went wrong while nobody had asked for anything. */
  failed(cause: unknown): void
}

/**
 * One open lab. A command goes one way: `decide`, then one transaction of the store, then `evolve`, then one
 * change to every listener. Undo, redo and reset only move the place in the log that the estate is read from.
 */
export class Session extends ServerViews {
  readonly #store: LabStore
  readonly #now: () => Date
  readonly #audiences = new Set<Partial<Audience>>()
  readonly #clock: LabClock
  readonly #run: ExerciseRun
  /** The exercise that is written in this lab. */
  readonly writing: ExerciseWriting
  #estate: Estate
  #revision = 1
  /** How many jobs there were when the last snapshot was kept. */
  #jobsKept: number

  constructor(store: LabStore, now: () => Date, timers: Timers = realTimers) {
    super()
    this.#store = store
    this.#now = now
    this.#run = new ExerciseRun(store, now)
    this.#estate = estateAt(this.#store, store.head())
    this.#jobsKept = this.#jobs
    this.#clock = this.#makeClock(timers)
    this.writing = new ExerciseWriting(store, this.#makeWorkshop(), now)
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

  /** Tells of every change from now on; returns the function that stops it. */
  listen(audience: Partial<Audience>): () => void {
    this.#audiences.add(audience)
    return () => this.#audiences.delete(audience)
  }

  overview(): LabOverview {
    return {
      ...this.#store.settings(),
      file: this.file,
      revision: this.#revision,
      undo: undoWords(this.#store),
      redo: redoWords(this.#store),
      hasSteps: this.#store.story().steps.length > 0 || this.#run.record !== null,
      clock: this.clock(),
      ...estateOverview(this.#estate)
    }
  }

  /** The estate at an entry of the log, or as it stands. A `Problem` where there is no such entry. */
  estateAt(seq = this.#store.head()): Estate {
    if (seq === this.#store.head()) return this.#estate
    if (seq > this.#store.entries().length) throw noSuchEntry(seq)
    return estateAt(this.#store, seq)
  }

  /** The file of the lab, to be looked after. */
  get upkeep(): LabUpkeep {
    return this.#store
  }

  /** The log, to be read. */
  get log(): LabLog {
    return this.#store
  }

  clock(): LabClockView {
    return {
      ...this.#clock.view(),
      begins: this.#estate.begins,
      next: nextTime(this.#estate),
      runningJobs: runningJobs(this.#estate)
    }
  }

  runClock(speed: number): void {
    this.#clock.run(speed)
  }

  pauseClock(): void {
    this.#clock.pause()
  }

  nextEvent(): void {
    this.#clock.next()
  }

  /** Resolves when the lab is there, or its clock was paused. */
  runUntil(until: number | 'jobs-done'): Promise<void> {
    return this.#clock.runUntil(until)
  }

  /** What `dispatch` would answer, with nothing carried out. */
  preview(command: Command): Verdict {
    return decide(this.#estate, command).verdict
  }

  dispatch(command: Command): Verdict {
    this.#clock.settle()
    const { clock } = this.#estate
    const verdict = this.#carryOut(command)
    if (verdict.outcome === 'done') {
      this.#clock.interrupted()
      this.#changed()
    } else if (this.#note([{ command, verdict, clock }])) this.#changed()
    return verdict
  }

  /**
   * What one action comes to, as one step to undo: a verdict for each command up to and with the first that is not
   * done. All or nothing; with `each`, one that is not done is passed over.
   */
  dispatchAll(commands: readonly Command[], each = false): Verdict[] {
    const trial = this.#try(commands, ({ outcome }) => each || outcome === 'done')
    return this.#carryOutAll(trial, this.#note(trial.tried))
  }

  /** The same commands as a branch: carried out and undone. Its end; null if not all of them would be done. */
  keepAlternative(commands: readonly Command[]): number | null {
    const trial = this.#try(commands, ({ outcome }) => outcome === 'done')
    if (!trial.passed || trial.entries.length === 0) return null
    const end = this.#store.appendAll(trial.entries, { andBack: true }).at(-1)
    this.#clock.interrupted()
    this.#clock.giveWay()
    this.#changed()
    return end?.seq ?? null
  }

  /** To any entry of the log; what is done from there begins a branch. */
  goTo(seq: number): void {
    if (seq > this.#store.entries().length) throw noSuchEntry(seq)
    if (seq === this.#store.head()) return
    this.#clock.pause()
    this.#move(seq, 'go-to')
  }

  /** The steps of the lab file behind this lab, null if it has none. */
  story(): StoryView | null {
    return storyView(this.#store.story(), this.#way())
  }

  /** The exercise that this lab is, and how far it is; null if it is none. */
  exercise(): ExerciseView | null {
    return this.#run.view(this.#estate)
  }

  /** What came of its run. A `Problem` where the lab is no exercise. */
  result(learner: string, seconds: number): ExerciseResult {
    return this.#run.result({ title: this.title, estate: this.#estate, learner, seconds })
  }

  /**
   * Does the next step of the exercise, as one step to undo; null if there is none. Where something is refused that is
   * not meant to be, nothing is done, and it is no wrong move of the user's.
   */
  showStep(): Verdict[] | null {
    const step = this.#run.next(this.#estate)
    if (!step) return null
    const trial = this.#try(step.show, (verdict) => isAsShown(step, verdict))
    return this.#carryOutAll(trial, trial.passed && this.#note(trial.tried))
  }

  /** What refuses a command was shown without carrying it out: in an exercise it counts as tried. */
  noteRefusal(command: Command): void {
    const { clock } = this.#estate
    if (this.#note([{ command, verdict: this.preview(command), clock }])) this.#changed()
  }

  /** What was refused so far does not count any more. */
  beginExercise(): void {
    if (this.#run.begin()) this.#changed()
  }

  /** Carries out the step of this number, from 1; null if it is not the next one. */
  playStep(number: number): Verdict | null {
    if (number !== this.#position() + 1 || number > this.#store.story().steps.length) return null
    this.#clock.settle()
    const verdict = this.#play(number)
    this.#changed()
    return verdict
  }

  /** Carries out all steps that are left, as one change. A step that is refused stops nothing. */
  playAll(): void {
    const { length } = this.#store.story().steps
    const first = this.#position() + 1
    if (first > length) return
    this.#clock.pause()
    try {
      for (let number = first; number <= length; number++) {
        this.#play(number)
        this.#followed()
      }
    } finally {
      this.#changed()
    }
  }

  undo(): void {
    this.#clock.giveWay()
    const target = this.#store.undoTarget()
    if (target !== null) this.#move(target, 'undo')
  }

  redo(): void {
    this.#clock.giveWay()
    const target = this.#store.redoTarget()
    if (target !== null) this.#move(target, 'redo')
  }

  /** Back to how the lab began, with no step of its story played. */
  reset(): void {
    this.#clock.pause()
    const [begin] = this.#way()
    if (begin === undefined) return
    // Steps that were refused at the very beginning stand there, and would still count as played.
    const replays = standingOn([begin], this.#store.story().plays).position > 0
    const play = { step: 0, verdict: null }
    if (begin !== this.#store.head()) return this.#move(begin, 'reset', replays ? play : undefined)
    if (!replays) return
    this.#store.addPlay({ ...play, at: begin })
    this.#changed()
  }

  backupTo(file: string): Promise<void> {
    this.#clock.settle()
    return this.#store.backupTo(file)
  }

  /** Brings the log up to the clock, and tells nobody any more. */
  stop(): void {
    this.#audiences.clear()
    this.#clock.pause()
    if (this.#jobs !== this.#jobsKept) this.#keepSnapshot(this.#store.head())
  }

  close(): void {
    try {
      this.stop()
    } finally {
      this.#store.close()
    }
  }

  /** The lab as a lab file, and with `steps` what led here. */
  labFile({ title, introduction, steps }: Input<'lab/save-lab-file'>): string {
    this.#clock.settle()
    const [root, ...entries] = entriesTo(this.#store, this.#store.head())
    const commands = entries.flatMap(({ command }) => command ?? [])
    const exercise = this.#run.record?.exercise ?? null
    return writeLab({ title, introduction, begin: root?.events ?? [], commands, exercise }, { steps })
  }

  /** One way for whatever is done: decide, one transaction, evolve. The caller tells it. */
  #carryOut(command: Command, { step, goesOn = false }: { step?: number; goesOn?: boolean } = {}): Verdict {
    const { verdict, events } = decide(this.#estate, command)
    if (verdict.outcome !== 'done') return verdict
    const at = this.#now().toISOString()
    const estate = evolveAll(this.#estate, events)
    const entry = { at, command, warnings: verdict.warnings, events }
    const play = step === undefined ? undefined : { step, verdict }
    this.#store.append(entry, { ...(play ? { play } : {}), goesOn })
    this.#estate = estate
    this.#keepSnapshotAfter(1)
    return verdict
  }

  /** What was refused counts in the exercise that the lab is, and in the one that is written in it. */
  #note(tried: readonly Tried[]): boolean {
    const recorded = this.writing.note(tried)
    return this.#run.note(tried) || recorded
  }

  #makeWorkshop() {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the getter below has a `this` of its own
    const session = this
    return {
      get estate() {
        return session.#estate
      },
      reset: () => this.reset(),
      play: (commands: readonly Command[]) => void this.dispatchAll(commands, true),
      changed: () => this.#changed()
    }
  }

  #try(commands: readonly Command[], passes: (verdict: Verdict) => boolean): Trial {
    this.#clock.settle()
    return tryAll(this.#estate, commands, passes, this.#now().toISOString())
  }

  /** The same with several, as one change; `changed` where something is to be told anyway. */
  #carryOutAll({ tried, entries, estate }: Trial, changed = false): Verdict[] {
    if (entries.length > 0) {
      this.#store.appendAll(entries)
      this.#estate = estate
      this.#clock.interrupted()
      this.#keepSnapshotAfter(entries.length)
    }
    if (changed || entries.length > 0) this.#changed()
    return tried.map(({ verdict }) => verdict)
  }

  #makeClock(timers: Timers): LabClock {
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the getters below have a `this` of their own
    const session = this
    return new LabClock(
      {
        get clock() {
          return session.#estate.clock
        },
        get nextTime() {
          return nextTime(session.#estate)
        },
        get jobsDone() {
          return jobsDone(session.#estate)
        },
        pass: (seconds, goesOn) => this.#pass(seconds, goesOn),
        told: (clock) => this.#tell((audience) => audience.clock?.(clock)),
        failed: (cause) => this.#tell((audience) => audience.failed?.(cause))
      },
      timers
    )
  }

  /** Time passes: a step like any other, in as many parts as its number of digits asks for. */
  #pass(seconds: number, goesOn: boolean): void {
    const most = 999_999
    for (let left = seconds; left > 0; left -= most) {
      const by = `${Math.min(left, most)}s`
      this.#carryOut({ do: 'advance-clock', by }, { goesOn: goesOn || left < seconds })
    }
    this.#changed()
  }

  #play(number: number): Verdict {
    const step = this.#store.story().steps[number - 1]
    if (!step) throw new RangeError(`The story has no step ${number}.`)
    const verdict = this.#carryOut(step.command, { step: number })
    if (verdict.outcome === 'done') this.#clock.interrupted()
    else this.#store.addPlay({ step: number, at: this.#store.head(), verdict })
    return verdict
  }

  #position(): number {
    return standingOn(this.#way(), this.#store.story().plays).position
  }

  /** The entries from the beginning to where the lab stands. */
  #way(): number[] {
    return entriesTo(this.#store, this.#store.head()).map(({ seq }) => seq)
  }

  #move(to: number, reason: 'undo' | 'redo' | 'reset' | 'go-to', play?: Omit<Play, 'at'>): void {
    const estate = estateAt(this.#store, to)
    this.#store.move(to, reason, play)
    this.#estate = estate
    this.#jobsKept = this.#jobs
    this.#changed()
  }

  get #jobs(): number {
    return this.#estate.activity?.jobs ?? 0
  }

  /** One in a while: after so many entries were written. */
  #keepSnapshotAfter(written: number): void {
    const head = this.#store.head()
    if (head % SNAPSHOT_EVERY < written || this.#jobs - this.#jobsKept >= SNAPSHOT_JOBS)
      this.#keepSnapshot(head)
  }

  #keepSnapshot(seq: number): void {
    try {
      this.#jobsKept = this.#jobs
      this.#store.saveSnapshot(seq, toRecord(this.#estate))
    } catch {
      // Only a matter of speed: the command is carried out and written already.
    }
  }

  #changed(): void {
    this.#followed()
    this.#revision++
    this.#tell((audience) => audience.changed?.(this.#revision))
  }

  /** What was done is done, also where it could not be recorded. */
  #followed(): void {
    try {
      this.writing.follow()
    } catch (cause) {
      this.#tell((audience) => audience.failed?.(cause))
    }
  }

  #tell(what: (audience: Partial<Audience>) => void): void {
    for (const audience of this.#audiences) what(audience)
  }
}

function noSuchEntry(seq: number): Problem {
  return new Problem(
    'invalid-message',
    t`No such place in the timeline`,
    t`The log of this lab has no entry ${seq}. Choose one of the timeline.`
  )
}
