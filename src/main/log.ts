import { appendFileSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { ProblemRecord } from '@shared/problem'

/** In bytes; then the file becomes the older one, and the older one goes. */
const LARGEST = 256 * 1024
/** What one entry may take: a stack of ours has a few lines. */
const LONGEST = 4_000

/**
 * What went wrong in the application, for whoever is asked about it: a file in the data folder that holds the last of
 * it. `hide` takes out what tells of people and places. Nothing of a lab is written. Where the log cannot be written
 * there is none: it keeps nothing from being done.
 */
export class Log {
  readonly #folder: string
  readonly #now: () => Date
  readonly #hide: (text: string) => string

  constructor(folder: string, now: () => Date, hide: (text: string) => string) {
    this.#folder = folder
    this.#now = now
    this.#hide = hide
  }

  /** `what`: a text of ours. */
  note(what: string): void {
    this.#write(what)
  }

  /** What a window was told. Its kind, not its words: those name files and computers of a lab. */
  problem(where: string, { kind }: ProblemRecord): void {
    this.#write(`${where}: ${kind}`)
  }

  /** Something that nobody foresaw. */
  failure(where: string, cause: unknown): void {
    this.#write(`${where}: ${textOf(cause)}`)
  }

  /** All that is kept, the oldest first. */
  read(): string {
    return [this.#older, this.#file].map((file) => attempt(() => readFileSync(file, 'utf8')) ?? '').join('')
  }

  get #file(): string {
    return join(this.#folder, 'dpm-lab.log')
  }

  get #older(): string {
    return join(this.#folder, 'dpm-lab.older.log')
  }

  #write(text: string): void {
    attempt(() => {
      mkdirSync(this.#folder, { recursive: true })
      if ((statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST)
        renameSync(this.#file, this.#older)
      const lines = this.#hide(text).slice(0, LONGEST).split(/\r?\n/)
      appendFileSync(this.#file, `${this.#now().toISOString()} ${lines.join('\n    ')}\n`)
    })
  }
}

function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const more = cause.cause === undefined ? '' : `\nbecause of ${textOf(cause.cause)}`
  return `${cause.stack ?? `${cause.name}: ${cause.message}`}${more}`
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
