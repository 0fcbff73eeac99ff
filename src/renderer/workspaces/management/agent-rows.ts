import { t } from '@shared/catalogue'
import type { AgentView, RunningJobView } from '@shared/contract/views'
import type { GridColumn, GridRow } from '../../components'

export const AGENT_COLUMNS: readonly GridColumn[] = [
  { id: 'computer', label: t`Computer`, sortable: true },
  { id: 'status', label: t`Agent Status`, width: 260, sortable: true },
  { id: 'updates', label: t`Agent Updates`, width: 140, sortable: true },
  { id: 'version', label: t`Version`, width: 120, sortable: true },
  { id: 'owner', label: t`Managed by`, width: 150, sortable: true }
]

const GROUPS = [
  { state: 'unprotected', label: t`Unprotected server with protection agents` },
  { state: 'protected', label: t`Protected servers with protection agents` }
] as const

/** Rows have ids of their own kind, so that a computer cannot be taken for a heading. */
const rowId = (computer: string): string => `agent:${computer}`
export const computerOf = (id: string): string | undefined =>
  id.startsWith('agent:') ? id.slice('agent:'.length) : undefined

/** The computers under the headings of their protection state; a heading without computers is left out. */
export function agentRows(agents: readonly AgentView[], closed: ReadonlySet<string>): readonly GridRow[] {
  return GROUPS.flatMap(({ state, label }): GridRow[] => {
    const members = agents.filter(({ protectionState }) => protectionState === state)
    if (members.length === 0) return []
    const id = `group:${state}`
    return [
      {
        id,
        kind: 'group',
        level: 1,
        expandable: true,
        expanded: !closed.has(id),
        cells: { computer: label }
      },
      ...members.map(toRow)
    ]
  })
}

/** The jobs that run on agents, by the ids of their rows. */
export function agentJobs(agents: readonly AgentView[]): ReadonlyMap<string, RunningJobView> {
  return new Map(agents.flatMap(({ computer, job }) => (job ? [[rowId(computer), job]] : [])))
}

function toRow({ computer, status, updates, version, owner }: AgentView): GridRow {
  return {
    id: rowId(computer),
    level: 2,
    cells: {
      computer,
      status: { text: status.text, status: status.level },
      updates,
      version,
      owner: owner ?? ''
    }
  }
}
