import type { Service } from '@shared/activity'
import type { GroupPolicy } from '@shared/contract/commands'
import type { Activity, ActivityRecord } from './activity'
import { activityFromRecord, activityToRecord } from './activity'
import { namedMap } from './named-map'

/** The data source every DPM server has: its DPM database. */
export const DPMDB = 'DPMDB'
/** The data sources every DPM server has, in the order they are shown. */
export const OWN_DATA_SOURCES: readonly string[] = [DPMDB, 'System State']
export const DEFAULT_VERSION = '10.22.148.0'

export type ProtectionMode = 'primary' | 'secondary' | 'switched'

/**
 * What the replica of a member is worth. That a creation or a check is under way is said by its job.
 * - `pending`: it has no data yet; its creation runs, or is to come.
 * - `waiting`: the administrator has to load the data: manual replica creation pending.
 * - `missing`: the DPM database was restored and lists it, but there is no volume for it.
 */
export type ReplicaState = 'ok' | 'inconsistent' | 'pending' | 'waiting' | 'missing'

export interface DataSourceRef {
  readonly computer: string
  readonly dataSource: string
}

/** A data source in a protection group of the DPM server that holds this record. */
export interface Member extends DataSourceRef {
  readonly group: string
  /** The primary DPM server whose replica is taken, null for direct protection. A switched member keeps it. */
  readonly through: string | null
  readonly mode: ProtectionMode
  readonly replica: ReplicaState
}

/** What stays of a member that was removed with its data retained. */
export interface InactiveReplica extends DataSourceRef {
  /** The primary it was copied from, null for a direct copy. */
  readonly through: string | null
}

export interface Group {
  readonly name: string
  readonly policy: GroupPolicy
}

/** What a DPM database lists. Lost when the server is rebuilt, back when the database is restored. */
export interface DatabaseContent {
  readonly groups: readonly Group[]
  readonly members: readonly Member[]
  readonly inactive: readonly InactiveReplica[]
}

/** The storage pool of a DPM server. Sizes in GB. */
export interface StoragePool {
  /** Null: as large as it takes. */
  readonly size: number | null
  /** Taken by something that is none of DPM's. */
  readonly foreign: number
}

export interface TapeLibrary {
  readonly drives: number
  readonly tapes: number
}

export interface DpmServer extends DatabaseContent {
  readonly name: string
  readonly version: string
  readonly status: 'online' | 'failed' | 'removed'
  readonly dataSources: readonly string[]
  readonly allowLocalDataProtection: boolean
  readonly storage: StoragePool
  readonly library: TapeLibrary | null
  /** The DPM server that owns the agent on this one, null without an agent. */
  readonly agentOwner: string | null
  /** Rebuilt, and its DPM database not restored since. */
  readonly rebuilt: boolean
  /** The names this installation had before it was rebuilt under another one, latest first. */
  readonly formerNames: readonly string[]
  /** The content its database had when it was last rebuilt with something in it. */
  readonly lostDatabase: DatabaseContent | null
}

export interface ProtectedServer {
  readonly name: string
  readonly status: 'online' | 'offline'
  readonly dataSources: readonly string[]
  readonly agentOwner: string | null
}

/** What was put out of order, and how agents are set. */
export interface Faults {
  /** Pairs of computers that do not reach each other. */
  readonly cuts: readonly { readonly from: string; readonly to: string }[]
  readonly stopped: readonly { readonly computer: string; readonly service: Service }[]
  /** Computers that do not admit a DPM server, or any (null). */
  readonly denials: readonly { readonly computer: string; readonly server: string | null }[]
  readonly outdated: readonly string[]
  readonly disabled: readonly string[]
  readonly throttled: readonly { readonly computer: string; readonly mbps: number }[]
}

/**
 * The whole state of a lab: a value that is never changed, only replaced. Maps keep the lab's order.
 * Servers that an event does not touch are shared between one estate and the next.
 */
export interface Estate {
  readonly dpmServers: ReadonlyMap<string, DpmServer>
  readonly protectedServers: ReadonlyMap<string, ProtectedServer>
  /** Simulated time in seconds since the lab began. */
  readonly clock: number
  /** The calendar moment of second 0: ISO 8601 without a zone. */
  readonly begins: string
  /** What sizes of data and the like are made from. */
  readonly seed: number
  readonly faults: Faults
  /** Null until the lab has begun: until then whatever is done takes effect at once, see `begin`. */
  readonly activity: Activity | null
}

export const DEFAULT_BEGINS = '2026-01-05T08:00:00'
export const DEFAULT_SEED = 1

export const NO_FAULTS: Faults = {
  cuts: [],
  stopped: [],
  denials: [],
  outdated: [],
  disabled: [],
  throttled: []
}

export const EMPTY_ESTATE: Estate = {
  dpmServers: new Map(),
  protectedServers: namedMap([]),
  clock: 0,
  begins: DEFAULT_BEGINS,
  seed: DEFAULT_SEED,
  faults: NO_FAULTS,
  activity: null
}

export const EMPTY_DATABASE: DatabaseContent = { groups: [], members: [], inactive: [] }

export type Computer = DpmServer | ProtectedServer

export function computerOf(estate: Estate, name: string): Computer | undefined {
  return estate.protectedServers.get(name) ?? estate.dpmServers.get(name)
}

export function isOnline(estate: Estate, name: string): boolean {
  return computerOf(estate, name)?.status === 'online'
}

/** The owner of the protection agent on a computer, null where there is no agent or no such computer. */
export function agentOwner(estate: Estate, computer: string): string | null {
  return computerOf(estate, computer)?.agentOwner ?? null
}

/** The plain form an estate is kept in: what `JSON.stringify` keeps whole. */
export interface EstateRecord {
  readonly dpmServers: readonly DpmServer[]
  readonly protectedServers: readonly ProtectedServer[]
  readonly clock: number
  readonly begins: string
  readonly seed: number
  readonly faults: Faults
  readonly activity: ActivityRecord | null
}

export function toRecord({ activity, ...estate }: Estate): EstateRecord {
  return {
    ...estate,
    dpmServers: [...estate.dpmServers.values()],
    protectedServers: [...estate.protectedServers.values()],
    activity: activity && activityToRecord(activity)
  }
}

export function fromRecord({ activity, ...record }: EstateRecord): Estate {
  return {
    ...record,
    dpmServers: new Map(record.dpmServers.map((server) => [server.name, server])),
    protectedServers: namedMap(record.protectedServers),
    activity: activity && activityFromRecord(activity)
  }
}
