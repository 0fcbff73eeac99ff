import { counted } from '@shared/words/counts'
import { t } from '@shared/catalogue'
import type { MapComputerView, MapServerView, MapTieView, TopologyView } from '@shared/contract/views'
import type { Status } from '@renderer/components'
import { CONFIGURATION_NAMES } from '@shared/words/topology'
import type { CountedComputers } from './collapse'

/** Something a card says about its computer, with the shape of its icon. */
export interface Mark {
  readonly status: Status
  readonly text: string
}

export function serverMarks(server: MapServerView): Mark[] {
  const marks: Mark[] = []
  if (server.status === 'failed') marks.push({ status: 'critical', text: t`Failed` })
  if (server.status === 'removed') marks.push({ status: 'inactive', text: t`Removed` })
  if (server.rebuilt) marks.push({ status: 'warning', text: t`Rebuilt` })
  if (server.alerts > 0) marks.push({ status: 'warning', text: counted(server.alerts, 'alert') })
  if (server.selfProtecting) marks.push({ status: 'info', text: t`Protects itself` })
  if (marks.length === 0) marks.push({ status: 'ok', text: t`Online` })
  return marks
}

export function computerMarks(computer: MapComputerView): Mark[] {
  const marks: Mark[] = []
  if (computer.status === 'offline') marks.push({ status: 'critical', text: t`Offline` })
  marks.push(
    computer.protected ? { status: 'ok', text: t`Protected` } : { status: 'warning', text: t`Not protected` }
  )
  return marks
}

export const countTitle = ({ computers }: CountedComputers): string =>
  counted(computers.length, 'protected server')

export function countMarks({ unprotected }: CountedComputers): Mark[] {
  return unprotected > 0
    ? [{ status: 'warning', text: t`${unprotected} not protected` }]
    : [{ status: 'ok', text: t`All protected` }]
}

const KIND_WORDS: Readonly<Record<MapTieView['kind'], readonly [toward: string, from: string]>> = {
  link: [t`protected by`, t`protects`],
  protection: [t`protected by`, t`protects`],
  switched: [t`switched to`, t`has taken over`],
  copy: [t`copies held by`, t`holds copies of`],
  agent: [t`agent owned by`, t`owns the agent of`]
}

const STATE_WORDS: Readonly<Record<MapTieView['state'], (name: string) => string>> = {
  active: (name) => name,
  broken: (name) => t`${name} (broken)`,
  down: (name) => t`${name} (down)`,
  lost: (name) => t`${name} (lost)`,
  inactive: (name) => t`${name} (inactive replicas)`
}

/** The ties of a computer in words: "protected by DPM2; protects FS1, FS2 (down)". */
export function tiesInWords(name: string, ties: readonly MapTieView[]): string {
  const parts = new Map<string, string[]>()
  for (const tie of ties) {
    const out = tie.from === name
    const verb = KIND_WORDS[tie.kind][out ? 0 : 1]
    const other = STATE_WORDS[tie.state](out ? tie.to : tie.from)
    const others = parts.get(verb)
    if (others) others.push(other)
    else parts.set(verb, [other])
  }
  return [...parts].map(([verb, others]) => `${verb} ${listed(others)}`).join('; ')
}

/** Nobody listens to a hundred names. */
function listed(names: readonly string[]): string {
  return names.length <= 8
    ? names.join(', ')
    : t`${names.slice(0, 8).join(', ')} and ${names.length - 8} more`
}

/** What stands at a tie; nothing where all is as it should be. */
export function tieLabel(tie: MapTieView): string | null {
  if (tie.state === 'down') return t`Down`
  if (tie.state !== 'active') return tie.text
  return tie.kind === 'copy' || tie.kind === 'switched' ? tie.text : null
}

/** What the map as a whole comes to, for those who do not see it. */
export function mapInWords(topology: TopologyView): string {
  const servers = counted(topology.servers.length, 'DPM server')
  const computers = counted(topology.computers.length, 'protected server')
  const named = topology.configurations.map(
    ({ kind, servers: names }) => `${CONFIGURATION_NAMES[kind]}: ${names.join(', ')}`
  )
  return [`${servers}, ${computers}`, ...named].join('. ') + '.'
}
