import type { ClockView } from '@shared/contract/views'
import { LabClock, type Timed, type Timers } from '@main/lab-clock'

/** Real time that passes only where a test says so. */
export class FakeTimers implements Timers {
  #now = 1_000_000
  #waiting: { readonly at: number; readonly call: () => void }[] = []

  now(): number {
    return this.#now
  }

  after(milliseconds: number, call: () => void): () => void {
    const timer = { at: this.#now + milliseconds, call }
    this.#waiting.push(timer)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== timer)
    }
  }

  /** How many calls are waited for. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Time goes by while something works: nothing is called back. */
  work(milliseconds: number): void {
    this.#now += milliseconds
  }

  /** Lets time pass and calls back what is due by then, each at its time. */
  pass(milliseconds: number): void {
    const end = this.#now + milliseconds
    while (this.callNext(end));
    this.#now = Math.max(this.#now, end)
  }

  /** Calls back what is due first, if it is due by then; says whether something was. */
  callNext(until = this.#now): boolean {
    const [first] = this.#waiting.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)
    if (!first) return false
    this.#waiting = this.#waiting.filter((timer) => timer !== first)
    this.#now = Math.max(this.#now, first.at)
    first.call()
    return true
  }
}

/** A lab that only counts: things happen in it at some times, and take the clock some milliseconds. */
export class Counter implements Timed {
  clock = 0
  jobsDone: number | null = null
  /** What was written: `60` for a step of a minute, `+60` for one that goes on with the one before. */
  readonly log: string[] = []
  readonly views: ClockView[] = []
  readonly failures: unknown[] = []
  full = false
  onPass: (seconds: number) => void = () => undefined
  onTold: (clock: ClockView) => void = () => undefined

  constructor(readonly events: readonly number[] = []) {}

  get nextTime(): number | null {
    return this.events.find((time) => time > this.clock) ?? null
  }

  pass(seconds: number, goesOn: boolean): void {
    if (this.full) throw new Error('the disk is full')
    this.log.push(`${goesOn ? '+' : ''}${seconds}`)
    this.clock += seconds
    this.onPass(seconds)
  }

  told(clock: ClockView): void {
    this.views.push(clock)
    this.onTold(clock)
  }

  failed(cause: unknown): void {
    this.failures.push(cause)
  }

  get last(): ClockView | undefined {
    return this.views.at(-1)
  }
}

export function started(events: readonly number[] = []) {
  const lab = new Counter(events)
  const timers = new FakeTimers()
  return { lab, timers, clock: new LabClock(lab, timers) }
}

export const PAUSED = { state: 'paused', speed: 0, until: null } as const

/** Whether a promise is fulfilled by now. */
export async function isDone(promise: Promise<unknown>): Promise<boolean> {
  return Promise.race([promise.then(() => true), Promise.resolve().then(() => Promise.resolve(false))])
}
