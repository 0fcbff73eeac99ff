import { and } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { MapTieKind, MapTieState, MapTieView, TopologyView } from '@shared/contract/views'
import type { StatusCell } from '../../components'

/** What ties of a kind are together, in the order they are listed. */
export const TIE_HEADINGS: Readonly<Record<MapTieKind, string>> = {
  link: t`Links between DPM servers`,
  protection: t`Protection`,
  switched: t`Switched protection`,
  copy: t`Held copies`,
  agent: t`Agents only`
}

const STATES: Readonly<Record<MapTieState, StatusCell>> = {
  active: { text: t`Active`, status: 'ok' },
  broken: { text: t`Broken`, status: 'critical' },
  down: { text: t`Down`, status: 'critical' },
  lost: { text: t`Agent lost`, status: 'warning' },
  inactive: { text: t`Inactive`, status: 'inactive' }
}

export const tieState = ({ state }: MapTieView): StatusCell => STATES[state]

/** DPM1 → DPM2 reads: DPM1 is protected by DPM2. */
export const tiePath = ({ from, to }: Pick<MapTieView, 'from' | 'to'>): string => `${from} → ${to}`

export function tieName({ kind, from, to }: MapTieView): string {
  switch (kind) {
    case 'link':
    case 'protection':
      return t`${from} is protected by ${to}`
    case 'switched':
      return t`${to} took over the protection of ${from}`
    case 'copy':
      return t`${to} holds copies of ${from}`
    case 'agent':
      return t`${to} owns the agent on ${from}`
  }
}

/** Why it is in this state; undefined where the state needs no reason. `owner` is who owns the agent at `from`. */
export function tieReason(
  { from, to, state }: MapTieView,
  topology: TopologyView,
  owner: string | null | undefined
): string | undefined {
  switch (state) {
    case 'active':
      return undefined
    case 'broken':
      return t`${from} protects its own data as well, which breaks the chain.`
    case 'down':
      return downReason(topology, [from, to])
    case 'lost':
      return owner && owner !== to
        ? t`${to} lists ${from}, and ${owner} owns the agent there by now.`
        : t`${to} lists ${from}, and does not own the agent there any more.`
    case 'inactive':
      return t`Only inactive replicas of ${from} are left on ${to}.`
  }
}

function downReason({ servers, computers }: TopologyView, ends: readonly string[]): string {
  const down = [...servers, ...computers].filter(
    ({ name, status }) => ends.includes(name) && status !== 'online'
  )
  const said = down.map(({ name, status }) => STATUS_WORDS[status](name))
  return said.length > 0 ? said.join(' ') : t`${and(ends)} do not reach each other.`
}

const STATUS_WORDS = {
  online: (name: string) => t`${name} is online.`,
  offline: (name: string) => t`${name} is offline.`,
  failed: (name: string) => t`${name} has failed.`,
  removed: (name: string) => t`${name} was removed.`
}
