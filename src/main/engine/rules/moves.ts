import type { Concern } from '@shared/verdict'
import { indexOf } from '../server-index'
import { directlyProtectedComputers, heldCopiesOf, knows } from '../topology'
import type { Rule } from './rule'
import { dpmServerReachedBy, type Want } from './want'

/**
 * Moving protected servers between DPM servers under secondary protection is not supported. Asked from both ends:
 * a protected server comes under a DPM server that the holder of its copies is or knows, or the holder of copies
 * comes to know the DPM server that protects it now.
 */
export const unsupportedMove: Rule<Want> = {
  id: 'unsupported-move',
  broken: (want) => movedTo(want) ?? metBy(want)
}

/** The computer is to come under the acting server T, and some S that is T or knows T holds a copy from elsewhere. */
function movedTo({ estate, on, computer, through }: Want): Concern | null {
  if (through !== null || !estate.protectedServers.has(computer)) return null
  const target = estate.dpmServers.get(on)
  if (!target || indexOf(target).switched.has(computer)) return null
  for (const { holder, from } of heldCopiesOf(estate, computer)) {
    if (from === on) continue
    if (holder === on || knows(estate, holder, on)) {
      // The link the copies came along.
      return { server: on, computer, other: holder, from, link: { protected: from, protector: holder } }
    }
  }
  return null
}

/** The acting server S reaches for T, which directly protects a computer that S holds copies of from elsewhere. */
function metBy(want: Want): Concern | null {
  const target = dpmServerReachedBy(want)
  const holder = want.estate.dpmServers.get(want.on)
  if (!target || !holder) return null
  const heldFrom = indexOf(holder).heldFrom
  if (heldFrom.size === 0) return null
  for (const computer of directlyProtectedComputers(want.estate, target.name)) {
    if (!want.estate.protectedServers.has(computer)) continue
    for (const from of heldFrom.get(computer) ?? []) {
      if (from === target.name) continue
      const link = { protected: target.name, protector: want.on }
      return { server: target.name, computer, other: want.on, from, link }
    }
  }
  return null
}
