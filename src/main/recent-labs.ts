import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { RecentLabView } from '@shared/contract/views'
import { z } from 'zod'

const LIMIT = 12

const record = z.object({ file: z.string(), title: z.string(), openedAt: z.string() })
type RecentLab = z.infer<typeof record>

/**
 * The labs opened last, latest first, in a small file of their own. It is a convenience: where it cannot be read
 * or written the list is short, and nothing else is touched by that.
 */
export class RecentLabs {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  list(): RecentLabView[] {
    return this.#read().map((lab) => ({ ...lab, missing: !existsSync(lab.file) }))
  }

  add(lab: RecentLab): void {
    this.#write([lab, ...this.#read().filter((known) => known.file !== lab.file)].slice(0, LIMIT))
  }

  remove(file: string): void {
    this.#write(this.#read().filter((known) => known.file !== file))
  }

  /** What of the file makes sense. */
  #read(): RecentLab[] {
    try {
      const known = z.array(z.unknown()).parse(JSON.parse(readFileSync(this.#file, 'utf8')))
      return known.flatMap((lab) => record.safeParse(lab).data ?? []).slice(0, LIMIT)
    } catch {
      return []
    }
  }

  #write(labs: readonly RecentLab[]): void {
    try {
      mkdirSync(dirname(this.#file), { recursive: true })
      writeFileSync(`${this.#file}.new`, JSON.stringify(labs, null, 2))
      renameSync(`${this.#file}.new`, this.#file)
    } catch {
      // A list that cannot be kept is no reason to keep the lab from opening.
    }
  }
}
