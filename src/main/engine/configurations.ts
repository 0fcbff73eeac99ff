import type { Estate } from './estate'
import { linksOf } from './topology'

export interface Configuration {
  readonly kind: 'primary-secondary' | 'chained' | 'cyclic' | 'ring'
  /** From the protected end to the protecting end; a closed one from the first in the lab's order, along the links. */
  readonly servers: readonly string[]
}

/**
 * What the topology is called. Closed runs of links come first (two servers: cyclic, more: ring); of the links in
 * none of them, every path from end to end is one configuration. Source: rules page, section 4.
 */
export function configurationsOf(estate: Estate): readonly Configuration[] {
  const next = new Map(linksOf(estate).map((link) => [link.protected, link.protector]))
  const closed = new Set<string>()
  const found: Configuration[] = []
  for (const start of next.keys()) {
    if (closed.has(start)) continue
    const loop = closedFrom(start, next)
    if (!loop) continue
    for (const server of loop) closed.add(server)
    found.push({ kind: loop.length === 2 ? 'cyclic' : 'ring', servers: loop })
  }
  const open = new Map([...next].filter(([server]) => !closed.has(server)))
  const pointedAt = new Set(open.values())
  for (const start of open.keys()) {
    if (pointedAt.has(start)) continue
    const servers = pathFrom(start, open)
    found.push({ kind: servers.length === 2 ? 'primary-secondary' : 'chained', servers })
  }
  return found
}

function closedFrom(start: string, next: ReadonlyMap<string, string>): string[] | null {
  const path = [start]
  for (let at = next.get(start); at !== undefined; at = next.get(at)) {
    if (at === start) return path
    if (path.includes(at)) return null
    path.push(at)
  }
  return null
}

function pathFrom(start: string, next: ReadonlyMap<string, string>): string[] {
  const path = [start]
  for (let at = next.get(start); at !== undefined; at = next.get(at)) path.push(at)
  return path
}
