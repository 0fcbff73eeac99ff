import type { JobType } from '@shared/activity'
import { DAY } from '@shared/calendar'
import { activityOf } from '../activity'
import type { Estate, Member } from '../estate'
import { Agenda, duesOf, endOf, nextTimeOf, type Item } from './agenda'
import type { Draft } from './draft'
import { Live } from './live'
import { forgetRecovery } from './recovering'
import { hasExpressFull, scheduleOf } from './schedule'

/** A stretch longer than this is not run through day by day: its first and its last days are. */
export const LONGEST_STRETCH = 400 * DAY
const RUN_AT_ITS_ENDS = 30 * DAY

/**
 * The estate after some seconds: what is due is started, what runs goes on and ends. The same for the same estate,
 * whatever parts the time is taken in, up to `LONGEST_STRETCH` in one part.
 */
export function advance(estate: Estate, seconds: number): Estate {
  if (seconds <= LONGEST_STRETCH) return run(estate, estate.clock + seconds)
  const skipped = Math.floor((seconds - 2 * RUN_AT_ITS_ENDS) / DAY) * DAY
  const begun = run(estate, estate.clock + RUN_AT_ITS_ENDS)
  return run(shifted(begun, skipped), estate.clock + seconds)
}

/** When something happens by itself next; null if nothing is due. */
export function nextTime(estate: Estate): number | null {
  let next = Infinity
  for (const server of estate.dpmServers.values()) {
    if (server.status === 'online')
      next = Math.min(next, nextTimeOf(activityOf(estate.activity, server.name)))
  }
  return next === Infinity ? null : next
}

function run(estate: Estate, until: number): Estate {
  if (!estate.activity || (nextTime(estate) ?? Infinity) > until) return { ...estate, clock: until }
  const live = new Live(estate, estate.activity)
  const agenda = new Agenda()
  const orders = new Map([...estate.dpmServers.keys()].map((name, order) => [name, order]))
  for (const [name, order] of orders) {
    if (estate.dpmServers.get(name)?.status !== 'online') continue
    const activity = activityOf(estate.activity, name)
    if (nextTimeOf(activity) > until) continue
    for (const [key, job] of activity.running) addUntil(agenda, until, [endOf(name, order, key, job)])
    for (const [key, replica] of activity.replicas) addUntil(agenda, until, duesOf(name, order, key, replica))
  }
  for (let item = agenda.take(); item; item = agenda.take()) {
    live.clock = item.time
    const draft = live.draft(item.server)
    if (!draft || !happens(live, draft, item)) continue
    for (const { name, running, replicas } of [draft, ...live.takeTouched()]) {
      const order = orders.get(name) ?? 0
      const job = running.get(item.key)
      if (job) addUntil(agenda, until, [endOf(name, order, item.key, job)])
      const replica = replicas.get(item.key)
      if (replica) addUntil(agenda, until, duesOf(name, order, item.key, replica))
    }
  }
  live.clock = until
  return live.finish()
}

function addUntil(agenda: Agenda, until: number, items: readonly Item[]): void {
  for (const item of items) if (item.time <= until) agenda.add(item)
}

/** Lets an item happen; false where it was overtaken by something else, or told already. */
function happens(live: Live, draft: Draft, item: Item): boolean {
  const { key, kind, time } = item
  const job = draft.running.get(key)
  if (item.what === 'end') {
    if (job?.end !== time || job.type !== kind) return false
    live.end(draft, job, null)
    return true
  }
  const replica = draft.replicas.get(key)
  if (replica?.due[kind] !== time) return false
  if (kind === 'recovery-alert') {
    forgetRecovery(draft, key)
    live.alerts.ofReplica(draft, key)
    return true
  }
  const member = draft.member(key)
  // On a replica runs one job at a time: the next waits until it is free.
  if (job) draft.due(key, kind, job.end)
  else if (member) begin(live, draft, member, kind, key)
  else draft.due(key, kind, undefined)
  return true
}

function begin(live: Live, draft: Draft, member: Member, kind: JobType, key: string): void {
  const policy = draft.policyOf(member)
  const next: Partial<Record<JobType, number>> = scheduleOf(live.estate.begins, policy, member, live.clock)
  draft.due(key, kind, next[kind])
  // Without data there is nothing that could run.
  if (!canBegin(member, kind)) return
  const isWithSynchronization =
    kind === 'recovery-point' && policy.synchronizationMinutes === null && !hasExpressFull(member)
  if (kind === 'replica-creation') live.create(draft, member)
  else if (isWithSynchronization) live.start(draft, 'synchronization', member, { then: 'recovery-point' })
  else live.start(draft, kind, member)
}

/** What is scheduled runs, or fails, only where there is a replica. Source: domain notes, section 6.2. */
function canBegin({ replica }: Member, kind: JobType): boolean {
  if (kind === 'replica-creation') return replica === 'pending'
  return replica === 'ok' || replica === 'inconsistent'
}

/** The same some time later, with nothing happened in between. */
function shifted(estate: Estate, by: number): Estate {
  if (!estate.activity) return estate
  const servers = [...estate.activity.servers].map(([name, server]) => {
    if (estate.dpmServers.get(name)?.status !== 'online') return [name, server] as const
    const replicas = [...server.replicas].map(([key, replica]) => {
      const due = Object.fromEntries(Object.entries(replica.due).map(([kind, time]) => [kind, time + by]))
      return [key, { ...replica, due }] as const
    })
    const running = [...server.running].map(
      ([key, job]) => [key, { ...job, start: job.start + by, end: job.end + by }] as const
    )
    return [name, { ...server, replicas: new Map(replicas), running: new Map(running) }] as const
  })
  return { ...estate, clock: estate.clock + by, activity: { ...estate.activity, servers: new Map(servers) } }
}
