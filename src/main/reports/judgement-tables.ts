import { t } from '@shared/catalogue'
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
  return t`Topology report: ${title}`
}

export const NOTHING_BROKEN = t`No rule is broken.`

/** What the lab is made of: servers, what ties them, and what that is called. */
export function topologyTables({ topology }: JudgementView): readonly JudgementTable[] {
  const { servers, computers, ties, configurations } = topology
  return [
    {
      title: t`DPM servers`,
      columns: [t`Name`, t`Status`, t`Role`, t`Remarks`, t`Active alerts`],
      rows: servers.map((server) => [
        server.name,
        STATUS[server.status],
        roleOf(server),
        remarksOf(server),
        String(server.alerts)
      ]),
      none: t`There are no DPM servers.`
    },
    {
      title: t`Protected servers`,
      columns: [t`Name`, t`Status`, t`Protection`],
      rows: computers.map(({ name, status, protected: isProtected }) => [
        name,
        STATUS[status],
        isProtected ? t`Protected` : t`Not protected`
      ]),
      none: t`There are no protected servers.`
    },
    {
      title: t`Ties`,
      columns: [t`From`, t`To`, t`Tie`, t`State`, t`Data sources`],
      rows: ties.map(({ from, to, text, state, dataSources }) => [
        from,
        to,
        text,
        TIE_STATE[state],
        String(dataSources)
      ]),
      none: t`Nothing ties the computers.`
    },
    {
      title: t`Configurations`,
      columns: [t`Configuration`, t`Servers`],
      rows: configurations.map(({ kind, servers: along }) => [
        CONFIGURATION_NAMES[kind],
        (kind === 'ring' || kind === 'cyclic' ? [...along, ...along.slice(0, 1)] : along).join(' → ')
      ]),
      none: t`No DPM server is protected by another one.`
    }
  ]
}

export function heldTable({ rules }: JudgementView): JudgementTable {
  return {
    title: t`Rules that hold`,
    columns: [t`Rule`, t`ID`, t`What holds`, t`Source`, t`Product IDs`],
    rows: rules
      .filter(({ state }) => state === 'held')
      .map((judged) => [
        judged.title,
        judged.rule,
        judged.findings.join(' '),
        judged.source,
        judgedIds(judged)
      ]),
    none: t`No rule holds.`
  }
}

const STATUS: Readonly<Record<'online' | 'failed' | 'removed' | 'offline', string>> = {
  online: t`Online`,
  failed: t`Failed`,
  removed: t`Removed`,
  offline: t`Offline`
}

const TIE_STATE: Readonly<Record<MapTieState, string>> = {
  active: t`Active`,
  broken: t`Broken`,
  down: t`Down`,
  lost: t`Lost to another owner`,
  inactive: t`Inactive`
}

function remarksOf({ selfProtecting, rebuilt }: MapServerView): string {
  const remarks = [
    ...(selfProtecting ? [t`protects its own data`] : []),
    ...(rebuilt ? [t`rebuilt, DPM database not restored`] : [])
  ].join('; ')
  return remarks === '' ? '' : remarks.charAt(0).toUpperCase() + remarks.slice(1)
}
