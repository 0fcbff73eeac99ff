import { t } from '@shared/catalogue'
import type { JobType } from '@shared/activity'
import type { FailureView, JobView, RunningJobView } from '@shared/contract/views'
import { explainFailure } from '@shared/words/failures'
import { jobLabel } from '@shared/words/jobs'
import { activityOf, type Job, type Replica } from '../engine/activity'
import type { DpmServer, Estate } from '../engine/estate'
import { indexOf } from '../engine/server-index'

/** Running, then scheduled, then past ones, the latest first. */
export function jobViews(estate: Estate, server: DpmServer): JobView[] {
  const { running, past, replicas } = activityOf(estate.activity, server.name)
  const latestFirst = (one: Job, other: Job) => other.start - one.start || other.id - one.id
  return [
    ...[...running.values()].sort(latestFirst).map(jobView),
    ...(server.status === 'online' ? scheduledOf(server, replicas) : []),
    ...past.toReversed().map(jobView)
  ]
}

/** A job that runs, as far as progress is concerned; null where none does. */
export function runningView(job: Job | undefined): RunningJobView | null {
  if (!job) return null
  const { type, start, end } = job
  return { type, label: jobLabel(type), start, end }
}

function jobView(job: Job): JobView {
  const { id, type, status, computer, dataSource, group, start, end, megabytes, failure } = job
  return {
    id,
    type,
    label: jobLabel(type),
    status,
    source: dataSource ?? (type.startsWith('agent-') ? t`Protection agent` : t`Tape library`),
    computer,
    dataSource,
    group: group ?? '',
    start,
    end,
    megabytes,
    failure: failure ? failureView(failure) : null,
    ...(status === 'in-progress' ? {} : { cannotCancel: t`The job is not in progress.` }),
    ...(status === 'failed' || status === 'canceled' ? {} : { cannotRetry: CANNOT_RETRY[status] })
  }
}

const CANNOT_RETRY = {
  'in-progress': t`The job is still in progress.`,
  completed: t`The job was completed.`
} as const

function failureView(failure: NonNullable<Job['failure']>): FailureView {
  return { reason: failure.reason, ...explainFailure(failure) }
}

function scheduledOf(server: DpmServer, replicas: ReadonlyMap<string, Replica>): JobView[] {
  const { byKey } = indexOf(server)
  const scheduled = [...replicas].flatMap(([key, { computer, dataSource, due }]): JobView[] => {
    const member = byKey.get(key)
    if (!member) return []
    return Object.entries(due).flatMap(([kind, start]) => {
      if (kind === 'recovery-alert') return []
      const type = kind as JobType
      return {
        id: null,
        type,
        label: jobLabel(type),
        status: 'scheduled',
        source: dataSource,
        computer,
        dataSource,
        group: member.group,
        start,
        end: null,
        megabytes: 0,
        failure: null,
        cannotCancel: t`The job is not in progress.`,
        cannotRetry: t`The job has not run yet.`
      }
    })
  })
  return scheduled.sort((one, other) => one.start - other.start)
}
