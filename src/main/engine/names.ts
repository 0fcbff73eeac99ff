import type { Concern, NameSort } from '@shared/verdict'
import { computerOf, type Estate } from './estate'

/** The concern of the first of the names that is not in the lab as what it is wanted as; null if all are. */
export function firstUnknown(
  estate: Estate,
  names: readonly (readonly [sort: Extract<NameSort, 'DPM server' | 'computer'>, name: string])[]
): Concern | null {
  for (const [sort, name] of names) {
    const known = sort === 'DPM server' ? estate.dpmServers.get(name) : computerOf(estate, name)
    if (!known) return { name, sort }
  }
  return null
}
