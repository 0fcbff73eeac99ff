import type { Estate, InactiveReplica, Member } from '@main/engine/estate'

/*
 * Section 1 of the rules page over plain lists. Nothing of the engine is called: an estate is only read.
 */

export interface Listed extends Member {
  readonly on: string
}
export interface Kept extends InactiveReplica {
  readonly on: string
}
/** "X is protected by Y". */
export interface LinkRead {
  readonly protected: string
  readonly protector: string
}

export interface Reading {
  readonly dpm: readonly string[]
  readonly members: readonly Listed[]
  readonly inactive: readonly Kept[]
  readonly groups: readonly { readonly on: string; readonly name: string }[]
  readonly links: readonly LinkRead[]
  readonly dataSources: ReadonlyMap<string, readonly string[]>
  readonly versions: ReadonlyMap<string, string>
  readonly allowsLocal: ReadonlySet<string>
  readonly rebuilt: ReadonlySet<string>
  readonly lost: ReadonlyMap<string, Content>
  readonly online: ReadonlySet<string>
  readonly status: ReadonlyMap<string, string>
  readonly owner: ReadonlyMap<string, string | null>
}

export interface Content {
  readonly groups: readonly { readonly name: string }[]
  readonly members: readonly Member[]
  readonly inactive: readonly InactiveReplica[]
}

const readings = new WeakMap<Estate, Reading>()

export function read(estate: Estate): Reading {
  const known = readings.get(estate)
  if (known) return known
  const servers = [...estate.dpmServers.values()]
  const computers = [...servers, ...estate.protectedServers.values()]
  const members = servers.flatMap((server) => server.members.map((one) => ({ ...one, on: server.name })))
  const made: Reading = {
    dpm: servers.map(({ name }) => name),
    members,
    inactive: servers.flatMap((server) => server.inactive.map((one) => ({ ...one, on: server.name }))),
    groups: servers.flatMap((server) => server.groups.map(({ name }) => ({ on: server.name, name }))),
    links: linksOf(
      servers.map(({ name }) => name),
      members
    ),
    dataSources: new Map(computers.map(({ name, dataSources }) => [name, dataSources])),
    versions: new Map(servers.map(({ name, version }) => [name, version])),
    allowsLocal: new Set(
      servers.filter(({ allowLocalDataProtection }) => allowLocalDataProtection).map(({ name }) => name)
    ),
    rebuilt: new Set(servers.filter(({ rebuilt }) => rebuilt).map(({ name }) => name)),
    lost: new Map(servers.flatMap(({ name, lostDatabase }) => (lostDatabase ? [[name, lostDatabase]] : []))),
    online: new Set(computers.filter(({ status }) => status === 'online').map(({ name }) => name)),
    status: new Map(computers.map(({ name, status }) => [name, status])),
    owner: new Map(computers.map(({ name, agentOwner }) => [name, agentOwner]))
  }
  readings.set(estate, made)
  return made
}

/** Y (not X) has a member that is X's own data, or that goes through X. Whatever the status of Y. */
function linksOf(dpm: readonly string[], members: readonly Listed[]): LinkRead[] {
  const links: LinkRead[] = []
  for (const x of dpm) {
    for (const y of dpm) {
      const ties = (one: Listed) => one.on === y && (one.through === x || isOwnDataOf(one, x))
      if (y !== x && members.some(ties)) links.push({ protected: x, protector: y })
    }
  }
  return links
}

/** X's own data: members with computer X and no `through`. */
export function isOwnDataOf(
  { computer, through }: { computer: string; through: string | null },
  x: string
): boolean {
  return computer === x && through === null
}

export function isSelfProtecting({ members }: Reading, x: string): boolean {
  return members.some((one) => one.on === x && isOwnDataOf(one, x))
}

export function protectorsOf({ links }: Reading, x: string): string[] {
  return links.filter((link) => link.protected === x).map(({ protector }) => protector)
}

/** S knows T if S owns the agent on DPM server T, or protector(T) is S. */
export function knows(lab: Reading, s: string, t: string): boolean {
  return lab.dpm.includes(t) && (lab.owner.get(t) === s || protectorsOf(lab, t).includes(s))
}

/** Y is online, owns the agent of the computer (its own data needs none) and has it as a primary or switched member. */
export function directlyProtects(lab: Reading, y: string, computer: string, dataSource?: string): boolean {
  return (
    lab.online.has(y) &&
    (computer === y || lab.owner.get(computer) === y) &&
    lab.members.some(
      (one) =>
        one.on === y &&
        one.computer === computer &&
        one.mode !== 'secondary' &&
        (dataSource === undefined || one.dataSource === dataSource)
    )
  )
}

/** Members and inactive replicas: what a server holds of others, and from whom. */
export function copiesHeld({ members, inactive }: Reading): readonly Kept[] {
  return [...members, ...inactive]
}

export const nameOf = (one: { computer: string; dataSource: string; through: string | null }) =>
  `${one.computer} ${one.dataSource}${one.through === null ? '' : ` through ${one.through}`}`
