import type { JobType } from '@shared/activity'
import type { DueKind, Job, Replica, ServerActivity } from '../activity'

/** Something that happens by itself: a job ends, or something is due. */
export interface Item {
  readonly time: number
  readonly what: 'end' | 'due'
  /** The place of the DPM server in the lab's order. */
  readonly order: number
  readonly server: string
  readonly kind: DueKind
  /** The slot of the job, or the key of the replica. */
  readonly key: string
}

/** Kinds in the order in which they begin when they are due at the same time. */
const KINDS: readonly DueKind[] = [
  'recovery-alert',
  'replica-creation',
  'consistency-check',
  'synchronization',
  'express-full',
  'recovery-point'
]

/**
 * Total, and independent of how items came about: whatever stretches a time is run in, the same happens in the same
 * order. What ends goes before what begins.
 */
export function comesBefore(one: Item, other: Item): boolean {
  if (one.time !== other.time) return one.time < other.time
  if (one.what !== other.what) return one.what === 'end'
  if (one.order !== other.order) return one.order < other.order
  if (one.kind !== other.kind) return KINDS.indexOf(one.kind) < KINDS.indexOf(other.kind)
  return one.key < other.key
}

export function endOf(server: string, order: number, key: string, job: Job): Item {
  return { time: job.end, what: 'end', order, server, kind: job.type, key }
}

export function duesOf(server: string, order: number, key: string, { due }: Replica): Item[] {
  return Object.entries(due).map(([kind, time]) => ({
    time,
    what: 'due',
    order,
    server,
    kind: kind as JobType | 'recovery-alert',
    key
  }))
}

/** A binary heap: the next item first. */
export class Agenda {
  readonly #items: Item[] = []

  add(item: Item): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      const above = items[parent]
      if (!above || !comesBefore(item, above)) break
      items[at] = above
      at = parent
    }
    items[at] = item
  }

  take(): Item | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (!last || items.length === 0) return first
    let at = 0
    for (;;) {
      const left = 2 * at + 1
      const right = left + 1
      const [a, b] = [items[left], items[right]]
      if (!a) break
      const child = b && comesBefore(b, a) ? right : left
      const below = child === right ? b : a
      if (!below || !comesBefore(below, last)) break
      items[at] = below
      at = child
    }
    items[at] = last
    return first
  }
}

const nextTimes = new WeakMap<ServerActivity, number>()

/** When something happens by itself next on a server that is online; Infinity if nothing is due. */
export function nextTimeOf(activity: ServerActivity): number {
  const known = nextTimes.get(activity)
  if (known !== undefined) return known
  let next = Infinity
  for (const job of activity.running.values()) next = Math.min(next, job.end)
  for (const { due } of activity.replicas.values()) {
    for (const time of Object.values(due)) next = Math.min(next, time)
  }
  nextTimes.set(activity, next)
  return next
}
