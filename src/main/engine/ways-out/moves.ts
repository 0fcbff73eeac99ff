import type { Command } from '@shared/contract/commands'
import { agentOwner, DPMDB, type DpmServer, type Estate, type Member } from '../estate'
import type { NewMember } from '../events'
import { protectableOf } from '../protectable'
import { selections } from '../selections'
import { indexOf, keyOf } from '../server-index'
import { databaseHoldersOf } from '../topology'

/** Commands that may be of use, as an administrator would give them. Whether they go through is for `decide`. */

/** What gets a DPM server the agent on a computer, if it has not. */
export function gainAgent(estate: Estate, on: string, computer: string): Command[] {
  const owner = agentOwner(estate, computer)
  if (owner === on || on === computer) return []
  if (owner === null) return [{ do: 'install-agent', on, computer }]
  return [
    { do: 'attach-agent', on, computer },
    { do: 'take-ownership', on, computer }
  ]
}

/** What makes a computer that is down answer again, with the copies of its DPM database that are held. */
export function reviveServer(estate: Estate, server: string): Command[] {
  const found = estate.dpmServers.get(server)
  if (found?.status === 'online') {
    if (!found.rebuilt || found.lostDatabase === null) return []
    return databaseHoldersOf(estate, server).map((from) => ({ do: 'restore-database', server, from }))
  }
  return [{ do: 'repair-server', server }, ...(found ? [{ do: 'rebuild-server', server } as const] : [])]
}

/** What takes the members that are picked out of the groups of a DPM server: their data retained, or deleted. */
export function giveUp(estate: Estate, on: string, picked: (member: Member) => boolean): Command[] {
  const server = estate.dpmServers.get(on)
  if (!server) return []
  const byGroup = new Map<string, { all: boolean; members: Member[] }>()
  for (const member of server.members) {
    const group = byGroup.get(member.group) ?? { all: true, members: [] }
    byGroup.set(member.group, group)
    if (picked(member)) group.members.push(member)
    else group.all = false
  }
  return [...byGroup].flatMap(([group, { all, members }]) => {
    if (members.length === 0) return []
    const chosen = all ? 'all' : selections(members.map(asWanted))
    return (['retain', 'delete'] as const).map((data): Command => ({
      do: 'remove-members',
      on,
      group,
      members: chosen,
      data
    }))
  })
}

/** A switched member is named without the primary it once came through. */
function asWanted({ computer, dataSource, through }: Member): NewMember {
  return { computer, dataSource, through }
}

/** Whether a member is data of a DPM server, or comes through it: what a link is made of. */
export const reaches =
  (server: string) =>
  (member: Member): boolean =>
    (member.through ?? member.computer) === server

/** Whether a member is data of the DPM server that has it: what makes it protect itself. */
export const isOwnOf =
  (server: string) =>
  ({ computer, through }: Member): boolean =>
    computer === server && through === null

/** The group that protects a computer directly. */
export function protectDirectly(estate: Estate, on: string, computer: string): Command[] {
  const server = estate.dpmServers.get(computer)
  if (server) return protectServer(estate, on, server)
  const wanted = usualData(estate, computer)
  return group(on, `Protection of ${computer}`, estate, offered(estate, on, wanted, computer, null))
}

/** The group that makes a DPM server the secondary of another: its DPM database, and the replicas it directly has. */
function protectServer(estate: Estate, on: string, server: DpmServer): Command[] {
  const members = [
    database(server.name),
    ...[...replicasOf(server)].flatMap(([computer, names]) =>
      offered(estate, on, names, computer, server.name, 'offered only')
    )
  ]
  return group(on, `Secondary protection of ${server.name}`, estate, notYet(estate, on, members))
}

/** The group that takes a computer under secondary protection, for each primary that has it. */
export function protectThrough(estate: Estate, on: string, computer: string): Command[] {
  return [...estate.dpmServers.values()].flatMap((server) => {
    const { name: through } = server
    const names = replicasOf(server).get(computer)
    if (!names || through === on) return []
    const members = [database(through), ...offered(estate, on, names, computer, through)]
    return group(on, `Secondary protection of ${computer}`, estate, notYet(estate, on, members))
  })
}

const database = (computer: string): NewMember => ({ computer, dataSource: DPMDB, through: null })

function notYet(estate: Estate, on: string, members: readonly NewMember[]): readonly NewMember[] {
  const server = estate.dpmServers.get(on)
  return server ? members.filter((member) => !indexOf(server).byKey.has(keyOf(member))) : members
}

/** For each computer the data sources that a DPM server has as a primary, itself apart. */
function replicasOf(server: DpmServer): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { mode, computer, dataSource } of server.members) {
    if (mode !== 'primary' || computer === server.name) continue
    const names = found.get(computer)
    if (names) names.push(dataSource)
    else found.set(computer, [dataSource])
  }
  return found
}

/** What anybody has ever protected of a computer and still holds; everything it has if nobody did. */
function usualData(estate: Estate, computer: string): readonly string[] {
  const all = estate.protectedServers.get(computer)?.dataSources ?? []
  const servers = [...estate.dpmServers.values()]
  const lost = servers
    .flatMap(({ lostDatabase }) => lostDatabase?.members ?? [])
    .filter((member) => member.computer === computer)
  const known = new Set(lost.map(({ dataSource }) => dataSource))
  const held = all.filter(
    (dataSource) =>
      known.has(dataSource) ||
      servers.some((server) => indexOf(server).held.has(keyOf({ computer, dataSource })))
  )
  return held.length > 0 ? held : all
}

/** Those of the data sources that could be added now; all of them where none can, so that a refusal says why. */
function offered(
  estate: Estate,
  on: string,
  names: readonly string[],
  computer: string,
  through: string | null,
  only?: 'offered only'
): NewMember[] {
  const now = new Set(protectableOf(estate, on, { computer, through }).map(({ dataSource }) => dataSource))
  const some = names.filter((name) => now.has(name))
  return (some.length > 0 || only ? some : names).map((dataSource) => ({ computer, dataSource, through }))
}

function group(on: string, wanted: string, estate: Estate, members: readonly NewMember[]): Command[] {
  if (members.length === 0) return []
  return [
    {
      do: 'create-protection-group',
      on,
      group: freeGroupName(estate, on, wanted),
      members: selections(members)
    }
  ]
}

const NAME_LIMIT = 64

/** A valid name that no group of the server has. Source: rules page, `group-name-invalid`. */
function freeGroupName(estate: Estate, on: string, wanted: string): string {
  const taken = new Set(estate.dpmServers.get(on)?.groups.map(({ name }) => name.toLowerCase()))
  const valid = wanted.replace(/[|/().\\]+/g, ' ')
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` ${number}`
    const name = valid.slice(0, NAME_LIMIT - end.length).trimEnd() + end
    if (!taken.has(name.toLowerCase())) return name
  }
}

/** A DPM server that is not in the lab: nobody knows it. */
export function newServer(
  estate: Estate,
  version: string | undefined
): Command & { readonly do: 'add-dpm-server' } {
  const taken = new Set(
    [...estate.dpmServers.keys(), ...estate.protectedServers.keys()].map((name) => name.toLowerCase())
  )
  const prefix = prefixOf([...estate.dpmServers.keys()])
  for (let number = 1; ; number++) {
    const name = `${prefix}${number}`
    if (!taken.has(name.toLowerCase()))
      return { do: 'add-dpm-server', name, ...(version === undefined ? {} : { version }) }
  }
}

/** What the DPM servers of the lab are called before their numbers. */
function prefixOf(names: readonly string[]): string {
  const prefixes = names.flatMap((name) => /(.*\D)\d+$/.exec(name)?.[1] ?? [])
  return prefixes.at(-1) ?? 'DPM'
}
