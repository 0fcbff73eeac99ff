import type { DpmServer, Member } from './estate'

/** What a DPM server's members and inactive replicas say, arranged for lookup. */
export interface ServerIndex {
  readonly byKey: ReadonlyMap<string, Member>
  readonly byComputer: ReadonlyMap<string, readonly Member[]>
  /** Computers whose own data it takes and primaries it goes through, itself not counted: the links' far ends. */
  readonly reaches: ReadonlySet<string>
  /** It has a member that is its own data. */
  readonly protectsItself: boolean
  /** For a computer, the primaries that copies held here came from. */
  readonly heldFrom: ReadonlyMap<string, ReadonlySet<string>>
  /** Keys of every copy held here, members and inactive replicas. */
  readonly held: ReadonlySet<string>
  readonly switched: ReadonlySet<string>
}

const cache = new WeakMap<DpmServer, ServerIndex>()

export function keyOf(ref: { readonly computer: string; readonly dataSource: string }): string {
  return `${ref.computer}\n${ref.dataSource}`
}

/** The index of a server; made once for each value, so a server that an event leaves alone keeps its own. */
export function indexOf(server: DpmServer): ServerIndex {
  const known = cache.get(server)
  if (known) return known
  const made = build(server)
  cache.set(server, made)
  return made
}

function build(server: DpmServer): ServerIndex {
  const byKey = new Map<string, Member>()
  const byComputer = new Map<string, Member[]>()
  const reaches = new Set<string>()
  const heldFrom = new Map<string, Set<string>>()
  const held = new Set<string>()
  const switched = new Set<string>()
  let protectsItself = false

  for (const member of server.members) {
    byKey.set(keyOf(member), member)
    const sameComputer = byComputer.get(member.computer)
    if (sameComputer) sameComputer.push(member)
    else byComputer.set(member.computer, [member])
    if (member.through === null && member.computer === server.name) protectsItself = true
    else reaches.add(member.through ?? member.computer)
    if (member.mode === 'switched') switched.add(member.computer)
  }
  for (const copy of [...server.members, ...server.inactive]) {
    held.add(keyOf(copy))
    if (copy.through === null) continue
    const sources = heldFrom.get(copy.computer)
    if (sources) sources.add(copy.through)
    else heldFrom.set(copy.computer, new Set([copy.through]))
  }
  return { byKey, byComputer, reaches, protectsItself, heldFrom, held, switched }
}
