import { t } from '@shared/catalogue'
import type { DpmServerView, LinkView } from '@shared/contract/views'
import type { GridColumn, GridRow, StatusCell } from '../../components'

export const SERVER_COLUMNS: readonly GridColumn[] = [
  { id: 'server', label: t`Server`, sortable: true },
  { id: 'status', label: t`Status`, width: 130, sortable: true },
  { id: 'version', label: t`Version`, width: 110, sortable: true },
  { id: 'protectedBy', label: t`Protected by`, width: 120, sortable: true },
  { id: 'protects', label: t`Protects`, width: 170, sortable: true },
  { id: 'chain', label: t`Chain`, width: 100, sortable: true },
  { id: 'self', label: t`Protects itself`, width: 110, sortable: true }
]

export function serverRow(server: DpmServerView, links: readonly LinkView[]): GridRow {
  return {
    id: server.name,
    cells: {
      server: server.name,
      status: statusOf(server),
      version: server.version,
      protectedBy: server.protectedBy ?? '',
      protects: protectsOf(server.name, links).join(', '),
      chain: chainOf(server.name, links),
      self: server.selfProtecting ? { text: t`Yes`, status: 'info' } : t`No`
    }
  }
}

const STATES = {
  online: { text: t`Online`, status: 'ok' },
  failed: { text: t`Failed`, status: 'critical' },
  removed: { text: t`Removed`, status: 'inactive' }
} as const satisfies Record<DpmServerView['status'], StatusCell>

export function statusOf({ status, rebuilt }: Pick<DpmServerView, 'status' | 'rebuilt'>): StatusCell {
  return status === 'online' && rebuilt ? { text: t`Online, rebuilt`, status: 'warning' } : STATES[status]
}

/** The DPM servers whose links end at this one. */
export function protectsOf(name: string, links: readonly LinkView[]): readonly string[] {
  return links.filter(({ protector }) => protector === name).map((link) => link.protected)
}

/** How the link from this server to its protector is; empty where there is none. */
function chainOf(name: string, links: readonly LinkView[]): StatusCell | string {
  const link = links.find((one) => one.protected === name)
  return link ? linkState(link) : ''
}

export function linkState({ state }: LinkView): StatusCell {
  return state === 'active' ? { text: t`Active`, status: 'ok' } : { text: t`Broken`, status: 'critical' }
}
