import type { MapTieKind, MapTieState, MapTieView, TopologyView } from '@shared/contract/views'
import type { StatusCell } from '../../components'

/** What ties of a kind are together, in the order they are listed. */
export const TIE_HEADINGS: Readonly<Record<MapTieKind, string>> = {
  link: 'Links between DPM servers',
  protection: 'Protection',
  switched: 'Switched protection',
  copy: 'Held copies',
  agent: 'Agents only'
}

const STATES: Readonly<Record<MapTieState, StatusCell>> = {
  active: { text: 'Active', status: 'ok' },
  broken: { text: 'Broken', status: 'critical' },
  down: { text: 'Down', status: 'critical' },
  lost: { text: 'Agent lost', status: 'warning' },
  inactive: { text: 'Inactive', status: 'inactive' }
}

export const tieState = ({ state }: MapTieView): StatusCell => STATES[state]

/** DPM1 → DPM2 reads: DPM1 is protected by DPM2. */
export const tiePath = ({ from, to }: Pick<MapTieView, 'from' | 'to'>): string => `${from} → ${to}`

export function tieName({ kind, from, to }: MapTieView): string {
  switch (kind) {
    case 'link':
    case 'protection':
      return `${from} is protected by ${to}`
    case 'switched':
      return `${to} took over the protection of ${from}`
    case 'copy':
      return `${to} holds copies of ${from}`
    case 'agent':
      return `${to} owns the agent on ${from}`
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
      return `${from} protects its own data as well, which breaks the chain.`
    case 'down':
      return downReason(topology, [from, to])
    case 'lost':
      return owner && owner !== to
        ? `${to} lists ${from}, and ${owner} owns the agent there by now.`
        : `${to} lists ${from}, and does not own the agent there any more.`
    case 'inactive':
      return `Only inactive replicas of ${from} are left on ${to}.`
  }
}

function downReason({ servers, computers }: TopologyView, ends: readonly string[]): string {
  const down = [...servers, ...computers].filter(
    ({ name, status }) => ends.includes(name) && status !== 'online'
  )
  const said = down.map(({ name, status }) => `${name} ${STATUS_WORDS[status]}.`)
  return said.length > 0 ? said.join(' ') : `${ends.join(' and ')} do not reach each other.`
}

const STATUS_WORDS = {
  online: 'is online',
  offline: 'is offline',
  failed: 'has failed',
  removed: 'was removed'
} as const
