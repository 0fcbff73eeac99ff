import {
  DPMDB,
  type Computer,
  type DataSourceRef,
  type DpmServer,
  type Estate,
  type InactiveReplica,
  type Member
} from '../estate'

/*
 * What a judgement looks at: everything read off the records anew. None of the lookups that the rules of commands
 * use is used here, so that a mistake there does not judge itself.
 */

/** A member, and the DPM server that lists it. */
export interface Listed extends Member {
  readonly on: string
}

/** A copy that a DPM server holds: of a member, or of an inactive replica. */
export interface Copy extends InactiveReplica {
  readonly on: string
}

/** X is protected by Y. A server with two protectors has two of them. */
export interface FoundLink {
  readonly protected: string
  readonly protector: string
  readonly members: readonly Listed[]
}

/** The other computer that members of a DPM server are read from: its agent is needed. */
export interface Reach {
  readonly on: string
  readonly computer: string
  readonly members: readonly Listed[]
}

export interface Facts {
  readonly estate: Estate
  readonly servers: readonly DpmServer[]
  readonly computers: readonly Computer[]
  readonly members: readonly Listed[]
  /** By `placeOf`. */
  readonly memberAt: ReadonlyMap<string, Listed>
  readonly copies: readonly Copy[]
  /** For a DPM server, the other ones that hold a copy of its DPM database. */
  readonly databaseHolders: ReadonlyMap<string, readonly string[]>
  readonly links: readonly FoundLink[]
  /** By `protectorsOf`. */
  readonly protectors: ReadonlyMap<string, readonly string[]>
  /** DPM servers with a member that is their own data. */
  readonly selfProtecting: ReadonlySet<string>
  /** Of DPM servers that are online; the others read nothing. */
  readonly reaches: readonly Reach[]
  /** Switched members by their DPM server and computer. */
  readonly switched: readonly Reach[]
}

export function factsOf(estate: Estate): Facts {
  const servers = [...estate.dpmServers.values()]
  const members = servers.flatMap(({ name, members: own }) => own.map((member) => ({ ...member, on: name })))
  const links = together(
    members.filter((member) => endOf(member) !== member.on && estate.dpmServers.has(endOf(member))),
    endOf
  ).map(({ on, computer, members: along }) => ({ protected: computer, protector: on, members: along }))
  const copies = servers.flatMap(({ name, members: own, inactive }) =>
    [...own, ...inactive].map((copy): Copy => ({ ...copy, on: name }))
  )
  return {
    estate,
    servers,
    computers: [...servers, ...estate.protectedServers.values()],
    members,
    memberAt: new Map(members.map((member) => [placeOf(member.on, member), member])),
    copies,
    databaseHolders: databaseHolders(copies),
    links,
    protectors: new Map(
      [...Map.groupBy(links, (link) => link.protected)].map(([name, some]) => [
        name,
        some.map(({ protector }) => protector)
      ])
    ),
    selfProtecting: new Set(members.filter(isOwnData).map(({ on }) => on)),
    reaches: together(
      members.filter(
        (member) => readFrom(member) !== member.on && estate.dpmServers.get(member.on)?.status === 'online'
      ),
      readFrom
    ),
    switched: together(
      members.filter(({ mode }) => mode === 'switched'),
      ({ computer }) => computer
    )
  }
}

export function isOwnData({ on, computer, through }: Listed): boolean {
  return through === null && computer === on
}

/** Whether it comes through a primary DPM server. */
export function isThrough<T extends InactiveReplica>(one: T): one is T & { readonly through: string } {
  return one.through !== null
}

/** The computer a member counts for: the primary it goes through, or else its own. */
function endOf({ computer, through }: Listed): string {
  return through ?? computer
}

/** The computer a member is read from: a secondary copies the primary's replica. */
function readFrom(member: Listed): string {
  return member.mode === 'secondary' ? endOf(member) : member.computer
}

function together(members: readonly Listed[], far: (member: Listed) => string): Reach[] {
  return [...Map.groupBy(members, ({ on }) => on)].flatMap(([on, some]) =>
    [...Map.groupBy(some, far)].map(([computer, own]) => ({ on, computer, members: own }))
  )
}

/** Where a data source stands on a DPM server. */
export function placeOf(on: string, { computer, dataSource }: DataSourceRef): string {
  return `${on}\n${computer}\n${dataSource}`
}

function databaseHolders(copies: readonly Copy[]): Map<string, readonly string[]> {
  const held = copies.filter(({ on, computer, dataSource }) => dataSource === DPMDB && computer !== on)
  return new Map(
    [...Map.groupBy(held, ({ computer }) => computer)].map(([computer, some]) => [
      computer,
      [...new Set(some.map(({ on }) => on))]
    ])
  )
}

/** The DPM servers that protect one: none, one, or more than there should be. */
export function protectorsOf({ protectors }: Facts, name: string): readonly string[] {
  return protectors.get(name) ?? []
}

/** From a server along the links to another one, both included; null if they do not lead there. */
export function pathAlong(facts: Facts, start: string, end: string): readonly string[] | null {
  const before = new Map<string, string | null>([[start, null]])
  // Grows while it is gone through.
  for (const at of before.keys()) {
    if (at === end) {
      const path: string[] = []
      for (let back: string | null = end; back !== null; back = before.get(back) ?? null) path.unshift(back)
      return path
    }
    for (const protector of protectorsOf(facts, at)) {
      if (!before.has(protector)) before.set(protector, at)
    }
  }
  return null
}

/** The first of some texts that was among them before. */
export function firstRepeated(texts: Iterable<string>): string | undefined {
  const seen = new Set<string>()
  for (const text of texts) {
    if (seen.has(text)) return text
    seen.add(text)
  }
  return undefined
}
