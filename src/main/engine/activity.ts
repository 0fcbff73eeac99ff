import type { AlertKind, Failure, JobStatus, JobType } from '@shared/activity'
import type { RecoveryTarget } from '@shared/contract/commands'

/** What a recovery job does. `point`: a time of the lab, or the state of now. */
export interface RecoveryOptions {
  readonly point: number | 'latest'
  readonly to: RecoveryTarget
  readonly target: string
}

/** Sizes in MB, times in seconds since the lab began. */
export interface Job {
  /** Unique in the lab. */
  readonly id: number
  readonly type: JobType
  readonly computer: string
  /** Null for a job of the whole computer, or of the library. */
  readonly dataSource: string | null
  readonly group: string | null
  readonly status: Exclude<JobStatus, 'scheduled'>
  readonly start: number
  /** When it ended; while it runs when it will, if nothing comes between. */
  readonly end: number
  /** Transferred; while it runs what it will come to. */
  readonly megabytes: number
  readonly failure?: Failure
  readonly recovery?: RecoveryOptions
  /** What is to run on the same replica right after it. */
  readonly then?: JobType
}

/** What is due of a replica besides jobs: an alert of a recovery that went well ends by itself. */
export type DueKind = JobType | 'recovery-alert'

/** Due times, never delays: seconds since the lab began. */
export type Due = Readonly<Partial<Record<DueKind, number>>>

/** The replica of a member, or of data whose protection was stopped. Sizes in MB. */
export interface Replica {
  readonly computer: string
  readonly dataSource: string
  readonly size: number
  /** Provisioned in the storage pool, recovery points included. */
  readonly allocated: number
  /** Times of its recovery points, oldest first. */
  readonly points: readonly number[]
  /** When it was last brought up to date. */
  readonly synchronized: number | null
  readonly due: Due
  /** The last failure of a kind of job that has not gone well since. */
  readonly failures: Readonly<Partial<Record<JobType, Failure>>>
  /** How the last recovery from it ended. */
  readonly recovered?: 'done' | 'failed'
}

export interface Alert {
  /** Unique in the lab. */
  readonly id: number
  readonly kind: AlertKind
  readonly computer: string
  readonly dataSource: string | null
  readonly group: string | null
  readonly raised: number
  /** When its cause ended, or when it was inactivated while the cause lasts; null while it is active. */
  readonly ended: number | null
  /** The owner of the agent, or the primary concerned. */
  readonly other?: string
  readonly failure?: Failure
}

/** What ran in a day of the calendar, kept when single jobs are not any more. */
export interface DayTotals {
  /** Days since the calendar day of second 0. */
  readonly day: number
  readonly completed: number
  readonly failed: number
  readonly canceled: number
  readonly megabytes: number
  /** Used space of the storage pool at its end, in MB. */
  readonly used: number
}

/** What goes on on one DPM server; it is lost with its DPM database. */
export interface ServerActivity {
  /** By `keyOf`, of members and inactive replicas. */
  readonly replicas: ReadonlyMap<string, Replica>
  /** By `slotOf`: on a replica runs one job at a time. */
  readonly running: ReadonlyMap<string, Job>
  /** Oldest first; see `KEPT_DAYS`. */
  readonly past: readonly Job[]
  /** By `alertKey`: those whose cause lasts. */
  readonly alerts: ReadonlyMap<string, Alert>
  /** Oldest first. */
  readonly pastAlerts: readonly Alert[]
  /** Oldest first. */
  readonly days: readonly DayTotals[]
  /** The DPM database was restored, and replicas are not in order again since. */
  readonly restored: boolean
  /** The last inventory of the tape library. */
  readonly inventory: { readonly at: number; readonly detailed: boolean } | null
}

export interface Activity {
  readonly servers: ReadonlyMap<string, ServerActivity>
  /** How many jobs and alerts there were: the numbers of the last ones. */
  readonly jobs: number
  readonly alerts: number
}

export const NO_SERVER_ACTIVITY: ServerActivity = {
  replicas: new Map(),
  running: new Map(),
  past: [],
  alerts: new Map(),
  pastAlerts: [],
  days: [],
  restored: false,
  inventory: null
}

/** Where a job runs: on a replica, on the agent of a computer, on the tape library. */
export function slotOf({
  type,
  computer,
  dataSource
}: Pick<Job, 'type' | 'computer' | 'dataSource'>): string {
  if (dataSource !== null) return `${computer}\n${dataSource}`
  return type === 'agent-installation' || type === 'agent-update' ? `agent\n${computer}` : 'library'
}

export function alertKey({
  kind,
  computer,
  dataSource
}: Pick<Alert, 'kind' | 'computer' | 'dataSource'>): string {
  return `${kind}\n${computer}\n${dataSource ?? ''}`
}

export function activityOf(activity: Activity | null, server: string): ServerActivity {
  return activity?.servers.get(server) ?? NO_SERVER_ACTIVITY
}

/** The plain form, for snapshots. */
export interface ActivityRecord {
  readonly servers: readonly (readonly [string, ServerRecord])[]
  readonly jobs: number
  readonly alerts: number
}

type ServerRecord = Omit<ServerActivity, 'replicas' | 'running' | 'alerts'> & {
  readonly replicas: readonly Replica[]
  readonly running: readonly Job[]
  readonly alerts: readonly Alert[]
}

export function activityToRecord({ servers, jobs, alerts }: Activity): ActivityRecord {
  return {
    jobs,
    alerts,
    servers: [...servers].map(([name, server]) => [
      name,
      {
        ...server,
        replicas: [...server.replicas.values()],
        running: [...server.running.values()],
        alerts: [...server.alerts.values()]
      }
    ])
  }
}

export function activityFromRecord({ servers, jobs, alerts }: ActivityRecord): Activity {
  return {
    jobs,
    alerts,
    servers: new Map(
      servers.map(([name, server]) => [
        name,
        {
          ...server,
          replicas: byKey(server.replicas, ({ computer, dataSource }) => `${computer}\n${dataSource}`),
          running: byKey(server.running, slotOf),
          alerts: byKey(server.alerts, alertKey)
        }
      ])
    )
  }
}

function byKey<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [key(item), item]))
}
