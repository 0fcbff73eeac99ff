import { DAY, dayOf, startOfDay } from '@shared/calendar'
import { allocationOf } from '@shared/sizing'
import { NO_SERVER_ACTIVITY, type Replica, type ServerActivity } from './activity'
import type { DpmServer, Estate, InactiveReplica, Member } from './estate'
import { secondsOfDay } from './jobs/calendar'
import { Live } from './jobs/live'
import { pointLimit, scheduleOf } from './jobs/schedule'
import { sizeOf } from './jobs/sizes'
import { DEFAULT_POLICY } from './policy'
import { keyOf } from './server-index'

/**
 * The estate as a lab begins with it: from here on its clock counts, and jobs run. What is protected has been so for
 * a while: every replica that is in order has the recovery points that its group keeps.
 */
export function begin(estate: Estate): Estate {
  if (estate.activity) return estate
  const servers = [...estate.dpmServers.values()].map((server): readonly [string, ServerActivity] => [
    server.name,
    { ...NO_SERVER_ACTIVITY, replicas: replicasOf(estate, server) }
  ])
  const live = new Live(estate, { servers: new Map(servers), jobs: 0, alerts: 0 })
  for (const [name] of servers) {
    const draft = live.draft(name)
    if (draft) live.alerts.ofServer(draft)
  }
  return live.finish()
}

function replicasOf(estate: Estate, server: DpmServer): ReadonlyMap<string, Replica> {
  const copies = [...server.members, ...server.inactive]
  return new Map(copies.map((copy) => [keyOf(copy), replicaOf(estate, server, copy)]))
}

function replicaOf(
  { begins, seed, clock }: Estate,
  server: DpmServer,
  copy: Member | InactiveReplica
): Replica {
  const { computer, dataSource } = copy
  const member = 'mode' in copy ? copy : null
  const group = server.groups.find(({ name }) => name === member?.group)
  const policy = group?.policy ?? DEFAULT_POLICY
  const size = sizeOf(seed, computer, dataSource)
  const hasData = member?.replica !== 'waiting'
  const points = hasData ? pointsBefore(begins, policy.recoveryPointTimes, policy.retentionDays, clock) : []
  return {
    computer,
    dataSource,
    size,
    allocated: allocationOf(size, policy),
    // Without a group it has those of the usual policy, which are fewer than any limit.
    points: member ? points.slice(-pointLimit(member)) : points,
    synchronized: points.at(-1) ?? (hasData ? clock : null),
    due: member && hasData ? scheduleOf(begins, policy, member, clock) : {},
    failures: {}
  }
}

/** The times of day of the last days, oldest first. */
function pointsBefore(begins: string, times: readonly string[], days: number, now: number): number[] {
  const today = dayOf(begins, now)
  const seconds = [...new Set(times)].map(secondsOfDay).sort((a, b) => a - b)
  const points: number[] = []
  for (let day = today - days; day <= today; day++) {
    for (const time of seconds) {
      const at = startOfDay(begins, day) + time
      if (at <= now && at > now - days * DAY) points.push(at)
    }
  }
  return points
}
