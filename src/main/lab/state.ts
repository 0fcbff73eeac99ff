import type { AlertKind, JobStatus, JobType } from '@shared/activity'
import { activityOf } from '../engine/activity'
import {
  isOnline,
  type DataSourceRef,
  type DpmServer,
  type Estate,
  type ProtectionMode,
  type ReplicaState
} from '../engine/estate'
import { configurationsOf, type Configuration } from '../engine/configurations'
import { protectableOf } from '../engine/protectable'
import { isSelfProtecting, linksOf, protectorOf, type Link } from '../engine/topology'
import type { NewMember } from '../engine/events'
import type { REPLICA_STATES } from './state-schema'
import { keyOf } from '../engine/server-index'
import { failureCode } from '@shared/words/failures'

/** How many jobs of a server are told, the newest. */
const JOBS_TOLD = 1_000

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
  /** Of every DPM server: of its members, and of data whose protection was stopped. */
  readonly replicas: readonly {
    readonly on: string
    readonly computer: string
    readonly dataSource: string
    readonly state: (typeof REPLICA_STATES)[number]
    /** How many recovery points it has. */
    readonly points: number
  }[]
  /** Of every DPM server those in progress and the newest past ones. */
  readonly jobs: readonly {
    readonly on: string
    readonly job: JobType
    readonly computer: string
    readonly dataSource: string | null
    readonly status: Exclude<JobStatus, 'scheduled'>
    /** The product's ID of why it failed. */
    readonly code?: number
  }[]
  readonly alerts: readonly {
    readonly on: string
    readonly alert: AlertKind
    readonly computer: string
    readonly dataSource: string | null
    readonly active: boolean
  }[]
  /** Seconds since the lab began. */
  readonly clock: number
}

export function stateOf(estate: Estate): LabState {
  return {
    dpmServers: dpmServersOf(estate),
    agents: agentsOf(estate),
    members: membersOf(estate),
    links: linksOf(estate),
    configurations: configurationsOf(estate),
    protectable: Object.fromEntries(
      [...estate.dpmServers.keys()]
        .filter((name) => isOnline(estate, name))
        .map((name) => [
          name,
          protectableOf(estate, name).map(({ computer, dataSource, through }) => ({
            computer,
            dataSource,
            through
          }))
        ])
    ),
    replicas: replicasOf(estate),
    jobs: jobsOf(estate),
    alerts: alertsOf(estate),
    clock: estate.clock
  }
}

export function dpmServersOf(estate: Estate): LabState['dpmServers'] {
  return [...estate.dpmServers.values()].map(({ name, status }) => ({
    name,
    status,
    protectedBy: protectorOf(estate, name),
    selfProtecting: isSelfProtecting(estate, name)
  }))
}

export function agentsOf({ protectedServers, dpmServers }: Estate): LabState['agents'] {
  return [...protectedServers.values(), ...dpmServers.values()].flatMap(({ name, agentOwner }) =>
    agentOwner === null ? [] : [{ computer: name, owner: agentOwner }]
  )
}

export function membersOf({ dpmServers }: Estate): LabState['members'] {
  return [...dpmServers.values()].flatMap((server) =>
    server.members.map(({ group, computer, dataSource, through, mode }) => ({
      on: server.name,
      group,
      computer,
      dataSource,
      through,
      mode
    }))
  )
}

export function replicasOf(estate: Estate): LabState['replicas'] {
  return [...estate.dpmServers.values()].flatMap((server) => replicasOn(estate, server))
}

export function jobsOf(estate: Estate): LabState['jobs'] {
  return [...estate.dpmServers.keys()].flatMap((name) => jobsOn(estate, name))
}

export function alertsOf(estate: Estate): LabState['alerts'] {
  return [...estate.dpmServers.keys()].flatMap((name) => alertsOn(estate, name))
}

function replicasOn({ activity }: Estate, { name: on, members, inactive }: DpmServer): LabState['replicas'] {
  const { replicas, running } = activityOf(activity, on)
  const runs = { 'replica-creation': 'creating', 'consistency-check': 'checking' } as const
  const row = (ref: DataSourceRef, kept: ReplicaState | 'inactive') => {
    const { computer, dataSource } = ref
    const job = running.get(keyOf(ref))?.type
    const state = job === 'replica-creation' || job === 'consistency-check' ? runs[job] : kept
    return { on, computer, dataSource, state, points: replicas.get(keyOf(ref))?.points.length ?? 0 }
  }
  return [
    ...members.map((member) => row(member, member.replica)),
    ...inactive.map((copy) => row(copy, 'inactive'))
  ]
}

function jobsOn({ activity }: Estate, on: string): LabState['jobs'] {
  const { running, past } = activityOf(activity, on)
  return [...past, ...running.values()]
    .slice(-JOBS_TOLD)
    .map(({ type: job, computer, dataSource, status, failure }) => ({
      on,
      job,
      computer,
      dataSource,
      status,
      ...(failure ? { code: failureCode(failure) } : {})
    }))
}

function alertsOn({ activity }: Estate, on: string): LabState['alerts'] {
  const { alerts, pastAlerts } = activityOf(activity, on)
  return [...pastAlerts, ...alerts.values()].map(({ kind: alert, computer, dataSource, ended }) => ({
    on,
    alert,
    computer,
    dataSource,
    active: ended === null
  }))
}
