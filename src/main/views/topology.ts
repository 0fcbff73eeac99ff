import type { MapComputerView, MapServerView, MapTieView, TopologyView } from '@shared/contract/views'
import { configurationsOf } from '../engine/configurations'
import type { DpmServer, Estate, ProtectedServer } from '../engine/estate'
import { isSelfProtecting } from '../engine/topology'
import { alertCounts } from './alerts'
import { directProtection, tiesOf } from './ties'

/** The map of an estate: every computer in the lab's order, and what ties them. */
export function topologyView(estate: Estate): TopologyView {
  const direct = directProtection(estate)
  const ties = tiesOf(estate, direct)
  const links = ties.filter(({ kind }) => kind === 'link')
  const primaries = new Set(links.map(({ from }) => from))
  const secondaries = new Set(links.map(({ to }) => to))
  const tiesFrom = Map.groupBy(ties, ({ from }) => from)
  const protectors = protectorsOf(direct)
  return {
    servers: [...estate.dpmServers.values()].map((server) => ({
      ...serverView(estate, server),
      primary: primaries.has(server.name),
      secondary: secondaries.has(server.name)
    })),
    computers: [...estate.protectedServers.values()].map((computer) =>
      computerView(computer, protectors.get(computer.name) ?? null, tiesFrom.get(computer.name) ?? [])
    ),
    ties,
    configurations: configurationsOf(estate)
  }
}

function serverView(estate: Estate, server: DpmServer): Omit<MapServerView, 'primary' | 'secondary'> {
  const { name, status, rebuilt } = server
  const { critical, warning } = alertCounts(estate, server)
  return { name, status, rebuilt, selfProtecting: isSelfProtecting(estate, name), alerts: critical + warning }
}

function computerView(
  { name, status, agentOwner }: ProtectedServer,
  protector: string | null,
  ties: readonly MapTieView[]
): MapComputerView {
  const along = (kind: MapTieView['kind']) => ties.find((tie) => tie.kind === kind)?.to
  return {
    name,
    status,
    beside: protector ?? along('protection') ?? agentOwner ?? along('switched') ?? along('copy') ?? null,
    protected: protector !== null
  }
}

/** For a computer the DPM server that directly protects it: the owner of its agent, so there is one. */
function protectorsOf(direct: ReadonlyMap<string, ReadonlySet<string>>): Map<string, string> {
  const found = new Map<string, string>()
  for (const [server, computers] of direct) for (const computer of computers) found.set(computer, server)
  return found
}
