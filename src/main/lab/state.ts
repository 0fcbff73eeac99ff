import { isOnline, type Estate } from '../engine/estate'
import { configurationsOf, type Configuration } from '../engine/configurations'
import { protectableOf } from '../engine/protectable'
import { isSelfProtecting, linksOf, protectorOf, type Link } from '../engine/topology'
import type { NewMember } from '../engine/events'
import type { ProtectionMode } from '../engine/estate'

/** The `state` of the command line's JSON. The arrays have no order that means anything. */
export interface LabState {
  readonly dpmServers: readonly {
    readonly name: string
    readonly status: 'online' | 'failed' | 'removed'
    readonly protectedBy: string | null
    readonly selfProtecting: boolean
  }[]
  readonly agents: readonly { readonly computer: string; readonly owner: string }[]
  /** Of every DPM server, those that are failed or removed too: what its database lists. */
  readonly members: readonly {
    readonly on: string
    readonly group: string
    readonly computer: string
    readonly dataSource: string
    readonly through: string | null
    readonly mode: ProtectionMode
  }[]
  readonly links: readonly Link[]
  readonly configurations: readonly Configuration[]
  /** For each DPM server that is online what its New Protection Group wizard would offer. */
  readonly protectable: Readonly<Record<string, readonly NewMember[]>>
}

export function stateOf(estate: Estate): LabState {
  const dpmServers = [...estate.dpmServers.values()]
  return {
    dpmServers: dpmServers.map(({ name, status }) => ({
      name,
      status,
      protectedBy: protectorOf(estate, name),
      selfProtecting: isSelfProtecting(estate, name)
    })),
    agents: [...estate.protectedServers.values(), ...dpmServers].flatMap(({ name, agentOwner }) =>
      agentOwner === null ? [] : [{ computer: name, owner: agentOwner }]
    ),
    members: dpmServers.flatMap((server) =>
      server.members.map(({ group, computer, dataSource, through, mode }) => ({
        on: server.name,
        group,
        computer,
        dataSource,
        through,
        mode
      }))
    ),
    links: linksOf(estate),
    configurations: configurationsOf(estate),
    protectable: Object.fromEntries(
      dpmServers
        .filter(({ name }) => isOnline(estate, name))
        .map(({ name }) => [
          name,
          protectableOf(estate, name).map(({ computer, dataSource, through }) => ({
            computer,
            dataSource,
            through
          }))
        ])
    )
  }
}
