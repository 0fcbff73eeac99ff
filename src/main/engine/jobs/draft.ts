import type { JobType } from '@shared/activity'
import { DAY, dayOf } from '@shared/calendar'
import type { GroupPolicy } from '@shared/contract/commands'
import {
  activityOf,
  alertKey,
  NO_SERVER_ACTIVITY,
  slotOf,
  type Activity,
  type Alert,
  type DayTotals,
  type Job,
  type Replica,
  type ServerActivity
} from '../activity'
import type { DpmServer, Member, ReplicaState } from '../estate'
import { DEFAULT_POLICY } from '../policy'
import { indexOf, keyOf } from '../server-index'

/** How many days single jobs and ended alerts are kept; totals of a day stay longer. */
export const KEPT_DAYS = 14
const JOBS_KEPT = 10_000
const ALERTS_KEPT = 1_000
const DAYS_KEPT = 400

/** A job that does not run any more. */
export type EndedJob = Job & { readonly status: Exclude<Job['status'], 'in-progress'> }

/** What can be changed of an activity, copied when it is. */
interface Changing {
  replicas: Map<string, Replica>
  running: Map<string, Job>
  past: Job[]
  alerts: Map<string, Alert>
  pastAlerts: Alert[]
  days: Map<number, DayTotals>
}

/** What goes on on a DPM server while it is worked out: changed in place, and published at the end. */
export class Draft {
  /** Provisioned in all, in MB. */
  used: number
  readonly #activity: ServerActivity
  readonly #states = new Map<string, ReplicaState>()
  #copies: Partial<Changing> = {}
  #others: Partial<Pick<ServerActivity, 'restored' | 'inventory'>> = {}

  constructor(
    readonly server: DpmServer,
    activity: ServerActivity
  ) {
    this.#activity = activity
    this.used = usedOf(activity)
  }

  get name(): string {
    return this.server.name
  }

  get replicas(): ReadonlyMap<string, Replica> {
    return this.#copies.replicas ?? this.#activity.replicas
  }

  get running(): ReadonlyMap<string, Job> {
    return this.#copies.running ?? this.#activity.running
  }

  get alerts(): ReadonlyMap<string, Alert> {
    return this.#copies.alerts ?? this.#activity.alerts
  }

  get restored(): boolean {
    return this.#others.restored ?? this.#activity.restored
  }

  /** The member with its replica as it is by now; undefined for an inactive replica. */
  member(key: string): Member | undefined {
    const member = indexOf(this.server).byKey.get(key)
    const replica = this.#states.get(key)
    return member && replica !== undefined ? { ...member, replica } : member
  }

  membersOf(computer: string): readonly Member[] {
    const members = indexOf(this.server).byComputer.get(computer) ?? []
    return members.map((member) => this.member(keyOf(member)) ?? member)
  }

  policyOf(member: Pick<Member, 'group'>): GroupPolicy {
    return this.server.groups.find(({ name }) => name === member.group)?.policy ?? DEFAULT_POLICY
  }

  setState(key: string, state: ReplicaState): void {
    this.#states.set(key, state)
  }

  put(replica: Replica): void {
    const key = keyOf(replica)
    this.used += replica.allocated - (this.replicas.get(key)?.allocated ?? 0)
    this.#replicas.set(key, replica)
  }

  change(key: string, change: (replica: Replica) => Partial<Replica>): void {
    const replica = this.replicas.get(key)
    if (replica) this.put({ ...replica, ...change(replica) })
  }

  /** Unlike `change`, also takes away what the new value leaves out. */
  replace(key: string, change: (replica: Replica) => Replica): void {
    const replica = this.replicas.get(key)
    if (replica) this.put(change(replica))
  }

  drop(key: string): void {
    this.used -= this.replicas.get(key)?.allocated ?? 0
    this.#replicas.delete(key)
  }

  /** Sets when a job of a replica is due; undefined takes it away. */
  due(key: string, type: JobType, at: number | undefined): void {
    this.change(key, ({ due: { [type]: _, ...rest } }) => ({
      due: at === undefined ? rest : { ...rest, [type]: at }
    }))
  }

  run(job: Job): void {
    this.#running.set(slotOf(job), job)
  }

  /** The job is gone from those that run. */
  stop(job: Job): void {
    this.#running.delete(slotOf(job))
  }

  /** Notes a job that ended among those of its day. */
  count(job: EndedJob, begins: string): void {
    this.#past.push(job)
    const day = dayOf(begins, job.end)
    const none = { day, completed: 0, failed: 0, canceled: 0, megabytes: 0, used: 0 }
    const known = this.#days.get(day) ?? none
    this.#days.set(day, {
      ...known,
      [job.status]: known[job.status] + 1,
      megabytes: known.megabytes + job.megabytes,
      used: this.used
    })
  }

  raise(alert: Alert): void {
    this.#alerts.set(alertKey(alert), alert)
  }

  endAlert(alert: Alert, now: number): void {
    this.#alerts.delete(alertKey(alert))
    this.#pastAlerts.push({ ...alert, ended: alert.ended ?? now })
  }

  setRestored(restored: boolean): void {
    if (restored !== this.restored) this.#others = { ...this.#others, restored }
  }

  setInventory(inventory: ServerActivity['inventory']): void {
    this.#others = { ...this.#others, inventory }
  }

  publishedServer(): DpmServer {
    if (this.#states.size === 0) return this.server
    return {
      ...this.server,
      members: this.server.members.map((member) => {
        const replica = this.#states.get(keyOf(member))
        return replica === undefined || replica === member.replica ? member : { ...member, replica }
      })
    }
  }

  /** The same value as before where nothing was changed. */
  publishedActivity(): ServerActivity {
    const { past, pastAlerts, days, ...copies } = this.#copies
    if (Object.keys(this.#copies).length === 0 && Object.keys(this.#others).length === 0)
      return this.#activity
    const activity: ServerActivity = {
      ...this.#activity,
      ...copies,
      ...this.#others,
      ...(past ? { past: newest(past, JOBS_KEPT, (job) => job.end) } : {}),
      ...(pastAlerts
        ? { pastAlerts: newest(pastAlerts, ALERTS_KEPT, ({ ended, raised }) => ended ?? raised) }
        : {}),
      ...(days ? { days: [...days.values()].slice(-DAYS_KEPT) } : {})
    }
    usedSpace.set(activity, this.used)
    return activity
  }

  get #replicas(): Map<string, Replica> {
    return (this.#copies.replicas ??= new Map(this.#activity.replicas))
  }

  get #running(): Map<string, Job> {
    return (this.#copies.running ??= new Map(this.#activity.running))
  }

  get #past(): Job[] {
    return (this.#copies.past ??= [...this.#activity.past])
  }

  get #alerts(): Map<string, Alert> {
    return (this.#copies.alerts ??= new Map(this.#activity.alerts))
  }

  get #pastAlerts(): Alert[] {
    return (this.#copies.pastAlerts ??= [...this.#activity.pastAlerts])
  }

  get #days(): Map<number, DayTotals> {
    return (this.#copies.days ??= new Map(this.#activity.days.map((totals) => [totals.day, totals])))
  }
}

/**
 * The last days of a list, counted from its latest item: not from now, which differs by part. An alert that was
 * inactivated long before its cause ended stands after later ones.
 */
function newest<T>(items: readonly T[], most: number, time: (item: T) => number): readonly T[] {
  const last = items.reduce((latest, item) => Math.max(latest, time(item)), -Infinity)
  const since = last - KEPT_DAYS * DAY
  return items.filter((item) => time(item) >= since).slice(-most)
}

const usedSpace = new WeakMap<ServerActivity, number>()

/** Provisioned on a DPM server in all, in MB. */
export function usedOf(activity: ServerActivity): number {
  const known = usedSpace.get(activity)
  if (known !== undefined) return known
  let used = 0
  for (const { allocated } of activity.replicas.values()) used += allocated
  usedSpace.set(activity, used)
  return used
}

export function draftOf(server: DpmServer, activity: Activity): Draft {
  return new Draft(server, activityOf(activity, server.name))
}

export function freshDraft(server: DpmServer): Draft {
  return new Draft(server, NO_SERVER_ACTIVITY)
}
