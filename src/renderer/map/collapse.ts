import type { MapComputerView, TopologyView } from '@shared/contract/views'

/** Above this, protected servers are counted rather than drawn. */
export const MOST_NODES = 300

/** The protected servers of a DPM server as one node. */
export interface CountedComputers {
  readonly id: string
  /** The DPM server they are drawn beside; null for those beside none. */
  readonly on: string | null
  readonly computers: readonly string[]
  /** How many of them nobody protects. */
  readonly unprotected: number
}

/** One count for each DPM server that has protected servers; none where all of them can be drawn. */
export function collapse(topology: TopologyView, most = MOST_NODES): readonly CountedComputers[] {
  if (topology.servers.length + topology.computers.length <= most) return []
  const beside = new Map<string | null, MapComputerView[]>()
  for (const computer of topology.computers) {
    const others = beside.get(computer.beside)
    if (others) others.push(computer)
    else beside.set(computer.beside, [computer])
  }
  return [...beside].map(([on, computers]) => ({
    // No computer has a name with a colon in it.
    id: `count:${on ?? ''}`,
    on,
    computers: computers.map(({ name }) => name),
    unprotected: computers.filter((computer) => !computer.protected).length
  }))
}
