import { t } from '@shared/catalogue'
import type { MapTieKind, MapTieState, MapTieView } from '@shared/contract/views'
import { listed } from '@shared/words/phrases'
import {
  agentOwner,
  computerOf,
  isOnline,
  type Computer,
  type DpmServer,
  type Estate
} from '../engine/estate'
import { indexOf } from '../engine/server-index'
import { directlyProtectedComputers, linksOf, type Link } from '../engine/topology'

/** For every DPM server the computers it directly protects. */
export type DirectProtection = ReadonlyMap<string, ReadonlySet<string>>

export function directProtection(estate: Estate): DirectProtection {
  return new Map(
    [...estate.dpmServers.keys()].map((name) => [name, new Set(directlyProtectedComputers(estate, name))])
  )
}

/** What ties two computers, in the lab's order; at most one tie from one to another. */
export function tiesOf(estate: Estate, direct = directProtection(estate)): MapTieView[] {
  const ties = new Map<string, MapTieView[]>()
  for (const computers of [estate.dpmServers, estate.protectedServers]) {
    for (const name of computers.keys()) ties.set(name, [])
  }
  const links = Map.groupBy(linksOf(estate), ({ protector }) => protector)
  const owned = ownedAgents(estate)
  for (const server of estate.dpmServers.values()) {
    const linked = links.get(server.name) ?? []
    const found = [...linkTies(estate, server, linked), ...computerTies(estate, server, linked, direct)]
    const tied = new Set(found.map(({ from }) => from))
    // Where nothing else goes along it, the agent is a tie of its own.
    for (const from of owned.get(server.name) ?? []) {
      if (!tied.has(from)) found.push(tie(estate, 'agent', from, server.name, null, t`Agent only`, 0))
    }
    for (const one of found) ties.get(one.from)?.push(one)
  }
  return [...ties.values()].flat()
}

/** The tie between two names, whatever it is; free text never reads as two names. */
export function tieId(from: string, to: string): string {
  return [from, to].map((name) => name.replaceAll('%', '%25').replaceAll('>', '%3E')).join('>')
}

function ownedAgents(estate: Estate): Map<string, string[]> {
  const owned = new Map<string, string[]>()
  for (const computers of [estate.dpmServers, estate.protectedServers]) {
    for (const { name, agentOwner: owner } of computers.values()) {
      if (owner === null || owner === name) continue
      const known = owned.get(owner)
      if (known) known.push(name)
      else owned.set(owner, [name])
    }
  }
  return owned
}

function linkTies(estate: Estate, server: DpmServer, links: readonly Link[]): MapTieView[] {
  if (links.length === 0) return []
  const counts = new Map<string, number>()
  for (const { through, computer } of server.members) {
    const reached = through ?? computer
    counts.set(reached, (counts.get(reached) ?? 0) + 1)
  }
  return links.map(({ protected: from, state }) => {
    const count = counts.get(from) ?? 0
    return state === 'broken'
      ? tie(estate, 'link', from, server.name, 'broken', t`Chain broken`, count)
      : memberTie(estate, 'link', from, server.name, t`Secondary protection`, count)
  })
}

/**
 * What a DPM server has of protected servers: what it protects, and copies whose primary does not any more. A copy
 * that comes along the link of a primary that is well is implied by the link.
 */
function computerTies(
  estate: Estate,
  server: DpmServer,
  links: readonly Link[],
  direct: DirectProtection
): MapTieView[] {
  const found: MapTieView[] = []
  const linked = new Set(links.map((link) => link.protected))
  const { byComputer } = indexOf(server)
  const inactive = Map.groupBy(server.inactive, ({ computer }) => computer)
  for (const from of new Set([...byComputer.keys(), ...inactive.keys()])) {
    if (!estate.protectedServers.has(from)) continue
    const members = byComputer.get(from) ?? []
    const protecting = members.filter(({ mode }) => mode !== 'secondary')
    if (protecting.length > 0) {
      const isSwitched = protecting.some(({ mode }) => mode === 'switched')
      found.push(
        isSwitched
          ? memberTie(estate, 'switched', from, server.name, t`Switched`, protecting.length)
          : memberTie(estate, 'protection', from, server.name, t`Protected`, protecting.length)
      )
      continue
    }
    const isLeft = ({ through }: { readonly through: string | null }) =>
      through === null || !linked.has(through) || !direct.get(through)?.has(from)
    const copies = members.filter(isLeft)
    const kept = (inactive.get(from) ?? []).filter(isLeft)
    if (copies.length > 0) {
      const text = copyText(copies)
      const state = isOnline(estate, server.name) ? 'active' : 'down'
      found.push(tie(estate, 'copy', from, server.name, state, text, copies.length))
    } else if (kept.length > 0) {
      const text = t`${copyText(kept)}, inactive`
      found.push(tie(estate, 'copy', from, server.name, 'inactive', text, kept.length))
    }
  }
  return found
}

function copyText(copies: readonly { readonly through: string | null }[]): string {
  const sources = [...new Set(copies.flatMap(({ through }) => through ?? []))]
  return sources.length === 0 ? t`Held copy` : t`Held copy from ${listed(sources)}`
}

/** A tie that data is to be read along: through the agent, which the server must own. */
function memberTie(
  estate: Estate,
  kind: MapTieKind,
  from: string,
  to: string,
  text: string,
  count: number
): MapTieView {
  const owner = agentOwner(estate, from)
  if (owner === to) return tie(estate, kind, from, to, null, text, count)
  const lost = owner === null ? t`Agent not installed` : t`Agent ownership required`
  const state = isOnline(estate, from) && isOnline(estate, to) ? 'lost' : 'down'
  return tie(estate, kind, from, to, state, lost, count)
}

const DOWN = {
  online: (name) => t`${name} online`,
  offline: (name) => t`${name} offline`,
  failed: (name) => t`${name} failed`,
  removed: (name) => t`${name} removed`,
  none: (name) => t`${name} not in the lab`
} as const satisfies Readonly<Record<Computer['status'] | 'none', (name: string) => string>>

/** Without a state the tie is as well as its ends. */
function tie(
  estate: Estate,
  kind: MapTieKind,
  from: string,
  to: string,
  state: MapTieState | null,
  text: string,
  dataSources: number
): MapTieView {
  const down = [from, to].filter((name) => !isOnline(estate, name))
  const isDown = down.map((name) => `, ${DOWN[computerOf(estate, name)?.status ?? 'none'](name)}`)
  return {
    id: tieId(from, to),
    kind,
    from,
    to,
    state: state ?? (down.length > 0 ? 'down' : 'active'),
    text: text + isDown.join(''),
    dataSources
  }
}
