import type { ClockView } from '@shared/contract/views'
import { performance } from 'node:perf_hooks'

/** How often a running clock goes on, in milliseconds of real time. */
const TICK = 250
/** What one part of a long run is to take, in milliseconds: windows are answered in between. */
const PART = 40
const SHORTEST_PART = 60
const LONGEST_PART = 5 * 86_400
/** Jobs that follow one another are waited for so long, in lab seconds. */
const PATIENCE = 60 * 86_400

/** Real time as the clock needs it; tests have their own. */
export interface Timers {
  /** Milliseconds that never go back. */
  now(): number
  /** Calls back once, later; returns what takes that back. */
  after(milliseconds: number, call: () => void): () => void
}

export const realTimers: Timers = {
  now: () => performance.now(),
  after(milliseconds, call) {
    const timer = setTimeout(call, milliseconds)
    return () => clearTimeout(timer)
  }
}

/** The lab whose clock it is. Times in lab seconds. */
export interface Timed {
  readonly clock: number
  /** When something happens by itself next; null if nothing is due. */
  readonly nextTime: number | null
  /** When the last of the jobs in progress will be done; null if none is. */
  readonly jobsDone: number | null
  /** Lets time pass. `goesOn`: it belongs to the step before. */
  pass(seconds: number, goesOn: boolean): void
  /** The clock went on, started or stopped. */
  told(clock: ClockView): void
  /** What went wrong while nobody had asked for anything. */
  failed(cause: unknown): void
}

/** From `lab` at the real time `real`. */
interface Running {
  readonly kind: 'running'
  readonly speed: number
  readonly lab: number
  readonly real: number
}

type Mode =
  | { readonly kind: 'paused' }
  | Running
  | { readonly kind: 'seeking'; readonly until: number; readonly arrived: () => void }

/**
 * The clock of an open lab: paused, running at a speed, or on its way to a time. The lab's time is what is in its log;
 * a running clock writes there when something happens, and whenever it is asked to settle.
 */
export class LabClock {
  readonly #lab: Timed
  readonly #timers: Timers
  #mode: Mode = { kind: 'paused' }
  #cancel: () => void = () => undefined
  #part = 3_600
  #toldAt = 0
  /** The last thing in the log is this clock's own, so what follows goes on with it. */
  #isOwn = false

  constructor(lab: Timed, timers: Timers) {
    this.#lab = lab
    this.#timers = timers
  }

  view(): ClockView {
    const mode = this.#mode
    return {
      now: this.#now(),
      state: mode.kind,
      speed: mode.kind === 'running' ? mode.speed : 0,
      until: mode.kind === 'seeking' ? mode.until : null
    }
  }

  /** Lets the clock run by itself, `speed` lab seconds a second. */
  run(speed: number): void {
    this.#halt()
    this.#mode = { kind: 'running', speed, lab: this.#lab.clock, real: this.#timers.now() }
    this.#lab.told(this.view())
    this.#later(TICK, () => this.#tick())
  }

  /** Stops the clock where it is; a run that is under way ends with that. */
  pause(): void {
    const { kind } = this.#mode
    this.#halt()
    if (kind !== 'paused') this.#lab.told(this.view())
  }

  /**
   * Stops the clock before the lab goes back or forth in its log. Time that would be a step of its own is as if it had
   * not passed: what is taken back is what was done last, and what was taken back before can still be brought again.
   */
  giveWay(): void {
    if (this.#isOwn || this.#mode.kind === 'paused') return this.pause()
    this.#stop()
    this.#lab.told(this.view())
  }

  /** Brings the log up to the clock, before something is done at this moment. */
  settle(): void {
    const seconds = this.#now() - this.#lab.clock
    if (seconds > 0) this.#pass(seconds)
  }

  /** Something else was written to the log; where it let time pass, a running clock goes on from there. */
  interrupted(): void {
    this.#isOwn = false
    const mode = this.#mode
    if (mode.kind === 'running' && this.#lab.clock > this.#reached(mode)) {
      this.#mode = { ...mode, lab: this.#lab.clock, real: this.#timers.now() }
    }
  }

  /** Goes to the next moment at which something happens by itself. */
  next(): void {
    this.pause()
    const next = this.#lab.nextTime
    if (next !== null && next > this.#lab.clock) this.#pass(next - this.#lab.clock)
    this.#isOwn = false
  }

  /** Resolves when the lab is there, or the clock was paused. */
  runUntil(until: number | 'jobs-done'): Promise<void> {
    this.#halt()
    const target = until === 'jobs-done' ? (this.#lab.jobsDone ?? this.#lab.clock) : until
    if (target <= this.#lab.clock) {
      this.#lab.told(this.view())
      return Promise.resolve()
    }
    const patience = this.#lab.clock + PATIENCE
    return new Promise((resolve) => {
      this.#mode = { kind: 'seeking', until: target, arrived: resolve }
      this.#lab.told(this.view())
      this.#later(0, () => this.#seek(until === 'jobs-done' ? patience : null))
    })
  }

  #now(): number {
    const mode = this.#mode
    if (mode.kind !== 'running') return this.#lab.clock
    return Math.max(this.#lab.clock, this.#reached(mode))
  }

  #reached({ speed, lab, real }: Running): number {
    return lab + Math.floor(((this.#timers.now() - real) / 1_000) * speed)
  }

  #tick(): void {
    const began = this.#timers.now()
    const next = this.#lab.nextTime
    if (next !== null && next <= this.#now()) this.settle()
    const view = this.view()
    this.#lab.told(view)
    // Who was told may have stopped it.
    const mode = this.#mode
    if (mode.kind !== 'running') return
    const took = this.#timers.now() - began
    // What took longer than its time is not made up for, and windows are answered before it goes on.
    const isSlow = took > TICK
    if (isSlow) this.#mode = { ...mode, lab: view.now, real: this.#timers.now() }
    this.#later(isSlow ? TICK : TICK - took, () => this.#tick())
  }

  /** One part of the way; with `patience`, jobs that follow are waited for until then. */
  #seek(patience: number | null): void {
    const mode = this.#mode
    if (mode.kind !== 'seeking') return
    const began = this.#timers.now()
    this.#pass(Math.min(this.#part, mode.until - this.#lab.clock))
    if (this.#mode !== mode) return
    this.#fitPart(this.#timers.now() - began)
    const isThere = this.#lab.clock >= mode.until
    if (patience === null) {
      if (isThere) return this.pause()
    } else {
      // Jobs may fail before they were to be done, and others may follow them.
      const done = this.#lab.jobsDone
      if (done === null || this.#lab.clock >= patience) return this.pause()
      this.#mode = { ...mode, until: Math.min(done, isThere ? patience : mode.until) }
    }
    if (this.#timers.now() - this.#toldAt >= TICK) this.#tellWay()
    this.#later(0, () => this.#seek(patience))
  }

  #tellWay(): void {
    this.#toldAt = this.#timers.now()
    this.#lab.told(this.view())
  }

  /** Stops whatever the clock was doing, with the log brought up to it. It stands also where that fails. */
  #halt(): void {
    const seconds = this.#now() - this.#lab.clock
    this.#stop()
    try {
      if (seconds > 0) this.#pass(seconds)
    } catch (cause) {
      this.#lab.told(this.view())
      throw cause
    } finally {
      this.#isOwn = false
    }
  }

  #stop(): void {
    const before = this.#mode
    this.#cancel()
    this.#mode = { kind: 'paused' }
    if (before.kind === 'seeking') before.arrived()
  }

  #fitPart(took: number): void {
    if (took < PART / 2) this.#part = Math.min(this.#part * 2, LONGEST_PART)
    else if (took > PART * 2) this.#part = Math.max(Math.floor(this.#part / 2), SHORTEST_PART)
  }

  #pass(seconds: number): void {
    this.#lab.pass(seconds, this.#isOwn)
    this.#isOwn = true
  }

  #later(milliseconds: number, call: () => void): void {
    this.#cancel()
    this.#cancel = this.#timers.after(milliseconds, () => {
      try {
        call()
      } catch (cause) {
        this.#stop()
        this.#isOwn = false
        this.#lab.told(this.view())
        this.#lab.failed(cause)
      }
    })
  }
}
