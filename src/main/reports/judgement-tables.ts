import type { JudgementView, MapServerView, MapTieState } from '@shared/contract/views'
import { judgedIds } from '@shared/words/judgement'
import { CONFIGURATION_NAMES, roleOf } from '@shared/words/topology'

/** A part of the report that is a table, the same in every format. */
export interface JudgementTable {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What stands there when it has no rows. */
  readonly none: string
}

export function headingOf({ title }: JudgementView): string {
  return `Topology report: ${title}`
}

export const NOTHING_BROKEN = 'No rule is broken.'

/** What the lab is made of: servers, what ties them, and what that is called. */
export function topologyTables({ topology }: JudgementView): readonly JudgementTable[] {
  const { servers, computers, ties, configurations } = topology
  return [
    {
      title: 'DPM servers',
      columns: ['Name', 'Status', 'Role', 'Remarks', 'Active alerts'],
      rows: servers.map((server) => [
        server.name,
        STATUS[server.status],
        roleOf(server),
        remarksOf(server),
        String(server.alerts)
      ]),
      none: 'There are no DPM servers.'
    },
    {
      title: 'Protected servers',
      columns: ['Name', 'Status', 'Protection'],
      rows: computers.map(({ name, status, protected: isProtected }) => [
        name,
        STATUS[status],
        isProtected ? 'Protected' : 'Not protected'
      ]),
      none: 'There are no protected servers.'
    },
    {
      title: 'Ties',
      columns: ['From', 'To', 'Tie', 'State', 'Data sources'],
      rows: ties.map(({ from, to, text, state, dataSources }) => [
        from,
        to,
        text,
        TIE_STATE[state],
        String(dataSources)
      ]),
      none: 'Nothing ties the computers.'
    },
    {
      title: 'Configurations',
      columns: ['Configuration', 'Servers'],
      rows: configurations.map(({ kind, servers: along }) => [
        CONFIGURATION_NAMES[kind],
        (kind === 'ring' || kind === 'cyclic' ? [...along, ...along.slice(0, 1)] : along).join(' → ')
      ]),
      none: 'No DPM server is protected by another one.'
    }
  ]
}

export function heldTable({ rules }: JudgementView): JudgementTable {
  return {
    title: 'Rules that hold',
    columns: ['Rule', 'ID', 'What holds', 'Source', 'Product IDs'],
    rows: rules
      .filter(({ state }) => state === 'held')
      .map((judged) => [
        judged.title,
        judged.rule,
        judged.findings.join(' '),
        judged.source,
        judgedIds(judged)
      ]),
    none: 'No rule holds.'
  }
}

const STATUS: Readonly<Record<'online' | 'failed' | 'removed' | 'offline', string>> = {
  online: 'Online',
  failed: 'Failed',
  removed: 'Removed',
  offline: 'Offline'
}

const TIE_STATE: Readonly<Record<MapTieState, string>> = {
  active: 'Active',
  broken: 'Broken',
  down: 'Down',
  lost: 'Lost to another owner',
  inactive: 'Inactive'
}

function remarksOf({ selfProtecting, rebuilt }: MapServerView): string {
  const remarks = [
    ...(selfProtecting ? ['protects its own data'] : []),
    ...(rebuilt ? ['rebuilt, DPM database not restored'] : [])
  ].join('; ')
  return remarks === '' ? '' : remarks.charAt(0).toUpperCase() + remarks.slice(1)
}
