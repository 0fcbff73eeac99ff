import { agentOwner, DPMDB, isOnline, type DataSourceRef, type Estate, type Member } from './estate'
import { indexOf, keyOf } from './server-index'

export interface Link {
  readonly protected: string
  readonly protector: string
  /** Broken while the protected server protects its own data. */
  readonly state: 'active' | 'broken'
}

/** The DPM server that protects X, whatever its status; null if there is none. Never X itself. */
export function protectorOf(estate: Estate, server: string): string | null {
  if (!estate.dpmServers.has(server)) return null
  for (const candidate of estate.dpmServers.values()) {
    if (candidate.name !== server && indexOf(candidate).reaches.has(server)) return candidate.name
  }
  return null
}

/** protector(X), protector(protector(X)) and so on; in a ring X itself is the last. */
export function upstreamOf(estate: Estate, server: string): readonly string[] {
  const seen: string[] = []
  let next = protectorOf(estate, server)
  while (next !== null && !seen.includes(next)) {
    seen.push(next)
    next = protectorOf(estate, next)
  }
  return seen
}

export function isSelfProtecting(estate: Estate, server: string): boolean {
  const found = estate.dpmServers.get(server)
  return found !== undefined && indexOf(found).protectsItself
}

/** S knows T if it owns the agent on the DPM server T, or protects it. */
export function knows(estate: Estate, server: string, other: string): boolean {
  if (!estate.dpmServers.has(other)) return false
  return agentOwner(estate, other) === server || protectorOf(estate, other) === server
}

/** Online, owns the agent (its own data needs none) and has the data source as a primary or switched member. */
export function directlyProtects(estate: Estate, server: string, ref: DataSourceRef): boolean {
  const member = reachableDirectly(estate, server, ref.computer)?.byKey.get(keyOf(ref))
  return member !== undefined && member.mode !== 'secondary'
}

/** Whether a DPM server directly protects anything of a computer. */
export function directlyProtectsSome(estate: Estate, server: string, computer: string): boolean {
  const members = reachableDirectly(estate, server, computer)?.byComputer.get(computer)
  return members?.some((member) => member.mode !== 'secondary') ?? false
}

function reachableDirectly(estate: Estate, server: string, computer: string) {
  const found = estate.dpmServers.get(server)
  if (found?.status !== 'online') return undefined
  if (computer !== server && agentOwner(estate, computer) !== server) return undefined
  return indexOf(found)
}

/** Computers a DPM server directly protects something of. */
export function directlyProtectedComputers(estate: Estate, server: string): readonly string[] {
  const found = estate.dpmServers.get(server)
  if (!found) return []
  return [...indexOf(found).byComputer.keys()].filter((computer) =>
    directlyProtectsSome(estate, server, computer)
  )
}

export interface HeldCopy {
  readonly holder: string
  readonly from: string
}

/** Every DPM server, whatever its status, that holds copies of a computer, with the primary each came from. */
export function heldCopiesOf(estate: Estate, computer: string): readonly HeldCopy[] {
  const copies: HeldCopy[] = []
  for (const server of estate.dpmServers.values()) {
    for (const from of indexOf(server).heldFrom.get(computer) ?? [])
      copies.push({ holder: server.name, from })
  }
  return copies
}

/** Whether a DPM server, whatever its status, holds a copy of the DPM database of another. */
export function holdsDatabaseOf(estate: Estate, holder: string, server: string): boolean {
  const found = estate.dpmServers.get(holder)
  return found !== undefined && indexOf(found).held.has(keyOf({ computer: server, dataSource: DPMDB }))
}

export function databaseHoldersOf(estate: Estate, server: string): readonly string[] {
  return [...estate.dpmServers.keys()].filter((holder) => holdsDatabaseOf(estate, holder, server))
}

/** The DPM server a computer is switched on, null if it is not in switched mode. */
export function switchedOn(estate: Estate, computer: string): string | null {
  for (const server of estate.dpmServers.values()) {
    if (indexOf(server).switched.has(computer)) return server.name
  }
  return null
}

export function linksOf(estate: Estate): readonly Link[] {
  const links: Link[] = []
  for (const server of estate.dpmServers.keys()) {
    const protector = protectorOf(estate, server)
    if (protector === null) continue
    links.push({
      protected: server,
      protector,
      state: isSelfProtecting(estate, server) ? 'broken' : 'active'
    })
  }
  return links
}

/** Where a member's data comes from: the primary for a secondary member, else the computer itself. */
export function sourceOf(member: Pick<Member, 'computer' | 'through' | 'mode'>): string {
  return member.mode === 'secondary' && member.through !== null ? member.through : member.computer
}

/** Whether the replica a member copies from, or its computer, can be read by the server that holds it. */
export function canReadSource(
  estate: Estate,
  server: string,
  member: Pick<Member, 'computer' | 'through' | 'mode'>
): boolean {
  const source = sourceOf(member)
  if (source === server) return true
  if (!isOnline(estate, source) || agentOwner(estate, source) !== server) return false
  return !isSelfProtecting(estate, source)
}
