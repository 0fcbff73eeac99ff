import { t } from '@shared/catalogue'
import type { MapComputerView, MapServerView, TopologyView } from '@shared/contract/views'
import type { GridColumn, StatusCell } from '../../components'
import { roleOf } from '@shared/words/topology'
import type { Grouping, Listed } from '../grouped-list'
import { statusOf } from '../management/dpm-server-rows'
import { computerId } from './selection'

export type MapNode = MapServerView | MapComputerView

export const COMPUTER_COLUMNS: readonly GridColumn[] = [
  { id: 'name', label: t`Name`, sortable: true },
  { id: 'role', label: t`Role or protected by`, width: 170, sortable: true },
  { id: 'status', label: t`Status`, width: 110, sortable: true },
  { id: 'alerts', label: t`Alerts`, width: 70, align: 'end', sortable: true }
]

const SERVERS = t`DPM servers`
const COMPUTERS = t`Protected servers`
export const BY_KIND: Grouping<MapNode> = {
  id: 'kind',
  headingOf: (node) => (isServer(node) ? SERVERS : COMPUTERS),
  order: [SERVERS, COMPUTERS]
}

export function computerRows({ servers, computers, ties }: TopologyView): readonly Listed<MapNode>[] {
  const protectors = Map.groupBy(
    ties.filter(({ kind }) => kind === 'protection' || kind === 'switched'),
    ({ from }) => from
  )
  return [
    ...servers.map((server) => ({
      item: server,
      row: {
        id: computerId(server.name),
        cells: {
          name: server.name,
          role: roleText(server),
          status: statusOf(server),
          alerts: { text: String(server.alerts), sort: server.alerts }
        }
      }
    })),
    ...computers.map((computer) => ({
      item: computer,
      row: {
        id: computerId(computer.name),
        cells: {
          name: computer.name,
          role: protectedBy(
            computer,
            (protectors.get(computer.name) ?? []).map(({ to }) => to)
          ),
          status: computerStatus(computer),
          alerts: ''
        }
      }
    }))
  ]
}

export function isServer(node: MapNode): node is MapServerView {
  return 'selfProtecting' in node
}

/** What a DPM server is by the links that begin and end there. */
export const roleText = (server: MapServerView): string =>
  server.selfProtecting ? t`${roleOf(server)}, protects itself` : roleOf(server)

export const computerStatus = ({ status }: MapComputerView): StatusCell =>
  status === 'online' ? { text: t`Online`, status: 'ok' } : { text: t`Offline`, status: 'critical' }

function protectedBy(
  { protected: isProtected }: MapComputerView,
  by: readonly string[]
): StatusCell | string {
  if (by.length === 0) return { text: t`Not protected`, status: 'warning' }
  // Whoever lists it does not protect it while it is down, or where another one owns the agent.
  return isProtected ? by.join(', ') : { text: t`${by.join(', ')}, not now`, status: 'warning' }
}
