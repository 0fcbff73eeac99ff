import { t } from '@shared/catalogue'
import type { JobType } from '@shared/activity'
import type { ChangeView } from '@shared/contract/views'
import { jobLabel } from '@shared/words/jobs'
import { NO_SERVER_ACTIVITY, type Job, type ServerActivity } from '../../engine/activity'
import type { Estate } from '../../engine/estate'
import { change, differing, upToThree } from './both'

type Turn = 'starts' | 'fails' | 'canceled' | 'gone'

const TOLD: Readonly<Record<Turn, (count: number) => string>> = {
  starts: (count) => (count > 1 ? t`${count} jobs start` : t`1 job starts`),
  fails: (count) => (count > 1 ? t`${count} jobs fail` : t`1 job fails`),
  canceled: (count) => (count > 1 ? t`${count} jobs are canceled` : t`1 job is canceled`),
  gone: (count) => (count > 1 ? t`${count} jobs no longer run` : t`1 job no longer runs`)
}

/** Jobs that start, and those that ran before and ended badly; a line for each kind of job. */
export function jobChanges(before: Estate, after: Estate): ChangeView[] {
  if (!before.activity || !after.activity) return []
  const found = new Map<string, { readonly turn: Turn; readonly type: JobType; readonly on: string[] }>()
  for (const [server, old = NO_SERVER_ACTIVITY, now = NO_SERVER_ACTIVITY] of differing(
    before.activity.servers,
    after.activity.servers
  )) {
    for (const [turn, type] of turnsOf(old, now, after.clock)) {
      const key = `${turn} ${type}`
      const known = found.get(key)
      if (known) known.on.push(server)
      else found.set(key, { turn, type, on: [server] })
    }
  }
  return [...found.values()].map(({ turn, type, on }) => {
    const servers = [...new Set(on)]
    return change(
      'job',
      turn === 'starts' ? 'more' : 'less',
      t`${jobLabel(type)}: ${TOLD[turn](on.length)} on ${upToThree(servers)}`,
      servers
    )
  })
}

function* turnsOf(
  old: ServerActivity,
  now: ServerActivity,
  clock: number
): Generator<readonly [Turn, JobType]> {
  const known = new Map<number, Job>()
  for (const job of old.past) known.set(job.id, job)
  for (const job of old.running.values()) known.set(job.id, job)
  const running = new Set(old.running.values())
  for (const jobs of [now.past, now.running.values()]) {
    for (const job of jobs) {
      const before = known.get(job.id)
      if (before && isSame(before, job)) running.delete(before)
      if (before === job) continue
      // On a branch of its own another job can have the number.
      if (!before || !isSame(before, job)) yield ['starts', job.type]
      else if (before.status !== 'in-progress') continue
      else if (job.status === 'failed') yield ['fails', job.type]
      else if (job.status === 'canceled') yield ['canceled', job.type]
    }
  }
  // Canceled by hand, which leaves nothing of it; or on this branch it never ran.
  for (const { type, end } of running) if (end > clock) yield ['gone', type]
}

function isSame(one: Job, other: Job): boolean {
  return (
    one.type === other.type &&
    one.start === other.start &&
    one.computer === other.computer &&
    one.dataSource === other.dataSource
  )
}
