import type { Estate } from '../estate'
import type { LabEvent } from '../events'
import { indexOf, keyOf } from '../server-index'

/** A copy that a DPM server holds. */
export interface HeldCopy {
  readonly on: string
  readonly computer: string
  readonly dataSource: string
  readonly through: string | null
}

/** Copies that were given up so far, by what names them. */
export type Losses = ReadonlyMap<string, HeldCopy>

export const NO_LOSSES: Losses = new Map()

/**
 * The losses after a step. A copy that is made anew is another one; only a restored DPM database brings back what it
 * lists. Source: rules page, section 1, *held copy*, and section 3, *rebuild* and *restore*.
 */
export function lossesAfter(
  losses: Losses,
  before: Estate,
  after: Estate,
  events: readonly LabEvent[]
): Losses {
  const next = new Map(losses)
  const restored = new Set(
    events.flatMap((event) => (event.kind === 'database-restored' ? [event.server] : []))
  )
  for (const [on, server] of before.dpmServers) {
    const now = after.dpmServers.get(on)
    if (!now || now === server) continue
    const [heldBefore, heldAfter] = [indexOf(server).held, indexOf(now).held]
    for (const copy of [...server.members, ...server.inactive]) {
      const { computer, dataSource, through } = copy
      if (!heldAfter.has(keyOf(copy))) {
        const held = { on, computer, dataSource, through }
        next.set(idOf(held), held)
      }
    }
    if (!restored.has(on)) continue
    for (const copy of [...now.members, ...now.inactive]) {
      const { computer, dataSource, through } = copy
      if (!heldBefore.has(keyOf(copy))) next.delete(idOf({ on, computer, dataSource, through }))
    }
  }
  return next
}

function idOf({ on, computer, dataSource, through }: HeldCopy): string {
  return JSON.stringify([on, computer, dataSource, through])
}
