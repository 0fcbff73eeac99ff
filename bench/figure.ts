/** One figure as a measurement gives it: raw samples. `scripts/bench-figures.mjs` makes medians of them and judges. */
export interface Figure {
  readonly name: string
  /** What was measured, and against what, in a sentence. */
  readonly what: string
  readonly unit: string
  readonly ours: readonly number[]
  /** The same unit, taken in turns with ours in the same run. */
  readonly baseline?: readonly number[]
  /** Of the ratio of the medians where there is a baseline, of the median otherwise. A figure without either is only told. */
  readonly atMost?: number
  readonly atLeast?: number
  readonly note?: string
}

/** How often each thing is measured. */
export const RUNS = 9

/** What `scripts/bench.mjs` hands to a measurement. */
export interface Surroundings {
  /** The checkout. */
  readonly root: string
  /** Where the bench was built to. */
  readonly built: string
  /** A folder of its own, empty, on the disk of the checkout. */
  readonly work: string
  /** The Electron that is run, and what it is started with on this machine; null where no window can be shown. */
  readonly electron: { readonly exe: string; readonly args: readonly string[] } | null
}

export function surroundings(): Surroundings {
  return JSON.parse(process.env['DPM_LAB_BENCH'] ?? '') as Surroundings
}

/** The end of a measurement: its figures are all that it prints. */
export function give(figures: readonly Figure[]): void {
  process.stdout.write(JSON.stringify(figures))
}

export function progress(text: string): void {
  process.stderr.write(`  ${text}\n`)
}

/** Milliseconds that something takes. */
export function time(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** The garbage of what was before must not be cleared at the cost of what is measured. */
export function collectGarbage(): void {
  if (!globalThis.gc) throw new Error('run with --expose-gc')
  globalThis.gc()
  globalThis.gc()
}

export function megabytesOfHeap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

export function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index))
}
