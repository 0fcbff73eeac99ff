import { t } from '@shared/catalogue'
import { setImmediate } from 'node:timers/promises'
import { performance } from 'node:perf_hooks'
import type { Events } from '@shared/contract'
import type { WaysOutView } from '@shared/contract/views'
import type { Goal } from '@shared/goal'
import { Problem } from '@shared/problem'
import type { Concern } from '@shared/verdict'
import type { Estate } from './engine/estate'
import { unknownIn } from './engine/ways-out/goal'
import { searchWays, type Found } from './engine/ways-out/search'
import { waysOutView } from './views/ways-out'

type Tell = (window: number, progress: Events['lab/ways-out-progress']) => void

/** What one part of a search is to take, in milliseconds: windows are answered in between. */
const PART = 12
/** How often a window is told, in milliseconds. */
const TOLD_EVERY = 100

/** The searches of all windows, one each. A new one stops the one before. */
export class WaysOutSearches {
  readonly #tell: Tell
  readonly #running = new Map<number, AbortController>()

  constructor(tell: Tell) {
    this.#tell = tell
  }

  /** Answers when the search is through or was stopped, with what it has found. */
  async run(window: number, estate: Estate, goal: Goal): Promise<WaysOutView> {
    const unknown = unknownIn(estate, goal)
    if (unknown) throw unknownName(unknown)
    this.stop(window)
    const way = new AbortController()
    this.#running.set(window, way)
    try {
      const found = await inParts(estate, goal, way.signal, (progress) => this.#tell(window, progress))
      return waysOutView(estate, goal, found)
    } finally {
      if (this.#running.get(window) === way) this.#running.delete(window)
    }
  }

  stop(window: number): void {
    this.#running.get(window)?.abort()
  }
}

/** The whole search at once, for whoever has nothing else to do. */
export function findWaysOut(estate: Estate, goal: Goal): WaysOutView {
  const search = searchWays(estate, goal)
  let next = search.next()
  while (!next.done) next = search.next()
  return waysOutView(estate, goal, next.value)
}

/** Why a goal cannot be looked for in an estate, null if it can. */
export function goalTrouble(estate: Estate, goal: Goal): string | null {
  const unknown = unknownIn(estate, goal)
  return unknown && unknownName(unknown).message
}

async function inParts(
  estate: Estate,
  goal: Goal,
  signal: AbortSignal,
  tell: (progress: Events['lab/ways-out-progress']) => void
): Promise<Found> {
  const search = searchWays(estate, goal)
  let [until, told] = [performance.now() + PART, performance.now()]
  for (let next = search.next(); ; next = search.next()) {
    if (next.done) return next.value
    if (signal.aborted) return { ways: next.value.ways(), complete: false }
    const now = performance.now()
    if (now < until) continue
    if (now - told >= TOLD_EVERY) {
      told = now
      tell({ done: next.value.done, found: next.value.ways().length })
    }
    await setImmediate()
    until = performance.now() + PART
  }
}

function unknownName({ name = '', sort = 'computer' }: Concern): Problem {
  return new Problem(
    'invalid-message',
    t`Name not found`,
    t`There is no ${sort} "${name}" in this lab. Choose one of the lab.`
  )
}
