import { activityOf, alertKey, slotOf, type ServerActivity } from '@main/engine/activity'
import type { DpmServer, Estate } from '@main/engine/estate'
import { blockedBy } from '@main/engine/jobs/blocked'
import { conditionsOfReplica, conditionsOfServer, type Condition } from '@main/engine/jobs/conditions'
import { usedOf, type Draft } from '@main/engine/jobs/draft'
import { Live } from '@main/engine/jobs/live'
import { pointLimit } from '@main/engine/jobs/schedule'
import { indexOf, keyOf } from '@main/engine/server-index'

/*
 * What holds of every lab in motion. It gives the problems it finds in words; none is none.
 */
export function liveProblems(estate: Estate): string[] {
  const { activity } = estate
  if (!activity) return ['the lab has not begun']
  const live = new Live(estate, activity)
  const problems: string[] = []
  const numbers: number[] = []
  const alertNumbers: number[] = []
  for (const server of estate.dpmServers.values()) {
    const of = activityOf(activity, server.name)
    const draft = live.draft(server.name)
    const isOnline = server.status === 'online'
    const found = [
      ...replicaProblems(estate, server, of),
      ...jobProblems(estate, server, of),
      ...(draft && isOnline ? [...alertProblems(live, draft, of), ...blockedJobs(live, draft)] : [])
    ]
    problems.push(...found.map((problem) => `${server.name}: ${problem}`))
    numbers.push(...of.past.map(({ id }) => id), ...[...of.running.values()].map(({ id }) => id))
    alertNumbers.push(...of.pastAlerts.map(({ id }) => id), ...[...of.alerts.values()].map(({ id }) => id))
  }
  problems.push(...numberProblems('jobs', numbers, activity.jobs))
  problems.push(...numberProblems('alerts', alertNumbers, activity.alerts))
  return problems
}

function numberProblems(what: string, numbers: readonly number[], last: number): string[] {
  const problems: string[] = []
  if (new Set(numbers).size < numbers.length) problems.push(`two ${what} have the same number`)
  if (numbers.some((number) => number < 1 || number > last))
    problems.push(`numbers of ${what} go past ${last}`)
  return problems
}

function replicaProblems(estate: Estate, server: DpmServer, of: ServerActivity): string[] {
  const { clock } = estate
  const { held, byKey } = indexOf(server)
  const problems: string[] = []
  const say = (key: string, problem: string) => problems.push(`${key.replace('\n', ' ')} ${problem}`)

  for (const key of held) if (!of.replicas.has(key)) say(key, 'has no replica')
  for (const [key, replica] of of.replicas) {
    const member = byKey.get(key)
    if (!held.has(key)) say(key, 'has a replica, but is neither a member nor inactive')
    if (keyOf(replica) !== key) say(key, `is filed under another key`)
    for (const [kind, time] of Object.entries(replica.due)) {
      if (server.status === 'online' && !(time > clock)) say(key, `has ${kind} due ${clock - time} s ago`)
      if (!member && kind !== 'recovery-alert') say(key, `is inactive, and has ${kind} due`)
    }
    if (!member && Object.keys(replica.failures).some((kind) => kind !== 'disk-recovery')) {
      say(key, 'is inactive, and has failures')
    }
    const { points, synchronized } = replica
    if (points.some((point, at) => point > clock || point < (points[at - 1] ?? -Infinity))) {
      say(key, `has recovery points out of order: ${points.join()}`)
    }
    if (member && points.length > pointLimit(member)) say(key, `has ${points.length} recovery points`)
    if (synchronized !== null && synchronized > clock) say(key, 'was brought up to date in the future')
    if (member?.replica === 'ok' && synchronized === null) say(key, 'is consistent without any data')
  }
  const used = [...of.replicas.values()].reduce((sum, { allocated }) => sum + allocated, 0)
  if (usedOf(of) !== used) problems.push(`${usedOf(of)} MB used, but ${used} MB allocated`)
  return problems
}

function jobProblems({ clock }: Estate, server: DpmServer, of: ServerActivity): string[] {
  const problems: string[] = []
  const { running, past, days } = of
  if (server.status !== 'online' && running.size > 0) problems.push('is down, and jobs run')
  for (const [slot, job] of running) {
    const name = `job ${job.id}, ${job.type},`
    if (slotOf(job) !== slot) problems.push(`${name} runs in the slot of another`)
    if (job.status !== 'in-progress' || job.failure) problems.push(`${name} runs as ${job.status}`)
    if (job.start > clock) problems.push(`${name} starts in the future`)
    if (job.end <= clock) problems.push(`${name} is stuck: its end was ${clock - job.end} s ago`)
    if (job.dataSource !== null && !of.replicas.has(slot)) problems.push(`${name} runs on no replica`)
  }
  for (const [at, job] of past.entries()) {
    const name = `job ${job.id}, ${job.type},`
    if (job.end < (past[at - 1]?.end ?? -Infinity)) problems.push(`${name} is listed after a later one`)
    if (job.end < job.start || job.end > clock) problems.push(`${name} ended at ${job.end}`)
    if ((job.status === 'failed') !== (job.failure !== undefined)) problems.push(`${name} ${job.status}`)
    if (job.megabytes < 0 || !Number.isFinite(job.megabytes))
      problems.push(`${name} sent ${job.megabytes} MB`)
  }
  if (days.some(({ day }, at) => day <= (days[at - 1]?.day ?? -Infinity)))
    problems.push('days are out of order')
  return problems
}

/** Failures are told at once: what cannot run does not. */
function blockedJobs(live: Live, draft: Draft): string[] {
  return [...draft.running].flatMap(([key, { type }]) => {
    const member = draft.member(key)
    if (!member || type === 'disk-recovery') return []
    const failure = blockedBy(live, draft, member, type)
    return failure ? [`${type} of ${key.replace('\n', ' ')} runs in spite of ${failure.reason}`] : []
  })
}

/** Alerts are there exactly as long as what they tell of. */
function alertProblems(live: Live, draft: Draft, of: ServerActivity): string[] {
  const conditions = [
    ...conditionsOfServer(live, draft),
    ...[...of.replicas.keys()].flatMap((key) => conditionsOfReplica(draft, key))
  ]
  const lasting = new Map(conditions.map((condition) => [alertKey(condition), condition]))
  const problems: string[] = []
  for (const [key, alert] of of.alerts) {
    const condition = lasting.get(key)
    if (alertKey(alert) !== key) problems.push(`alert ${alert.id} is filed under another key`)
    if (!condition) problems.push(`${alert.kind} lasts without its cause`)
    else if (toldOf(condition) !== toldOf(alert)) {
      problems.push(`${alert.kind} tells ${toldOf(alert)} of ${toldOf(condition)}`)
    }
    if (alert.raised > live.clock) problems.push(`${alert.kind} was raised in the future`)
    if (alert.ended !== null && alert.ended < alert.raised)
      problems.push(`${alert.kind} ended before it began`)
  }
  for (const [key, { kind }] of lasting) if (!of.alerts.has(key)) problems.push(`${kind} is not told`)
  for (const { kind, ended, raised } of of.pastAlerts) {
    if (ended === null || ended < raised || ended > live.clock)
      problems.push(`${kind} of the past ended at ${ended}`)
  }
  return problems
}

const toldOf = ({ kind, computer, dataSource, group, other, failure }: Condition) =>
  JSON.stringify([kind, computer, dataSource, group, other, failure])
