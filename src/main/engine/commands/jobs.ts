import type { CommandOf } from '@shared/contract/commands'
import type { Concern } from '@shared/verdict'
import { alertTitle } from '@shared/words/alerts'
import { jobLabel } from '@shared/words/jobs'
import { activityOf, type Job } from '../activity'
import { done, refused, unknownName, unless, type Decision } from '../decision'
import type { DataSourceRef, Estate } from '../estate'
import { hasExpressFull } from '../jobs/schedule'
import { firstUnknown } from '../names'
import { serverUnavailable } from '../rules/availability'
import { memberOf, replicaBusy, replicaNotReady } from '../rules/jobs'
import { violationsOf, violationsOver } from '../rules/rule'
import { indexOf, keyOf } from '../server-index'

/** Members of a computer by name, all of them without names; what is unknown of it. */
export function membersNamed(
  estate: Estate,
  {
    on,
    computer,
    dataSource
  }: { on: string; computer: string; dataSource?: string | readonly string[] | undefined }
): { readonly refs: readonly DataSourceRef[]; readonly unknown: Concern | null } {
  const unknown = firstUnknown(estate, [
    ['DPM server', on],
    ['computer', computer]
  ])
  const server = estate.dpmServers.get(on)
  if (unknown || !server) return { refs: [], unknown }
  const { byKey, byComputer } = indexOf(server)
  if (dataSource === undefined) {
    const members = byComputer.get(computer) ?? []
    return { refs: members.map((member) => ({ computer, dataSource: member.dataSource })), unknown: null }
  }
  const refs = [...new Set([dataSource].flat())].map((name) => ({ computer, dataSource: name }))
  const missing = refs.find((ref) => !byKey.has(keyOf(ref)))
  return { refs, unknown: missing ? { name: `${missing.dataSource} on ${computer}`, sort: 'member' } : null }
}

export function decideRecoveryPoint(estate: Estate, command: CommandOf<'create-recovery-point'>): Decision {
  const { on, computer, type } = command
  const { refs, unknown } = membersNamed(estate, command)
  if (unknown) return unknownName(unknown)
  if (refs.length === 0) return unknownName({ name: computer, sort: 'member' })
  const violations = [
    ...violationsOf([serverUnavailable], { estate, on }),
    ...violationsOver(
      [replicaNotReady, replicaBusy],
      refs.map((ref) => ({ estate, on, ...ref }))
    )
  ]
  if (violations.length > 0) return refused(violations)
  if (type === 'synchronization') return done([{ kind: 'jobs-started', on, job: type, members: refs }])
  // Application data has express full backups, files are synchronized and then have a shadow copy.
  const isFull = (ref: DataSourceRef) => {
    const member = memberOf({ estate, on, ...ref })
    return member !== undefined && hasExpressFull(member)
  }
  const full = refs.filter(isFull)
  const shadow = refs.filter((ref) => !isFull(ref))
  return done([
    ...(full.length > 0 ? [{ kind: 'jobs-started', on, job: 'express-full', members: full } as const] : []),
    ...(shadow.length > 0
      ? [
          {
            kind: 'jobs-started',
            on,
            job: 'synchronization',
            then: 'recovery-point',
            members: shadow
          } as const
        ]
      : [])
  ])
}

type OfJob = CommandOf<'cancel-job' | 'retry-job'>

export function decideJob(estate: Estate, command: OfJob): Decision {
  const { on, computer, dataSource = null, job: type } = command
  const unknown = firstUnknown(estate, [
    ['DPM server', on],
    ['computer', computer]
  ])
  if (unknown) return unknownName(unknown)
  const isMeant = (job: Job) =>
    job.computer === computer && job.dataSource === dataSource && (type === undefined || job.type === type)
  const { running, past } = activityOf(estate.activity, on)
  const job =
    command.do === 'cancel-job'
      ? [...running.values()].find(isMeant)
      : past.findLast((ended) => isMeant(ended) && ended.status !== 'completed')
  if (!job) {
    const data = dataSource === null ? {} : { dataSource }
    const name = type === undefined ? 'job' : jobLabel(type)
    return unknownName({ server: on, computer, ...data, name, sort: 'job' })
  }
  if (command.do === 'cancel-job') {
    return unless(violationsOf([serverUnavailable], { estate, on }), () => [
      { kind: 'job-canceled', on, job: job.id }
    ])
  }
  return decideRetry(estate, on, job)
}

/** Runs again what failed, or what DPM cancelled. */
function decideRetry(estate: Estate, on: string, job: Job): Decision {
  const { type, computer, dataSource, recovery, then } = job
  if (dataSource === null) {
    return unless(violationsOf([serverUnavailable], { estate, on }), () => [
      { kind: 'jobs-started', on, job: type, members: [], computer }
    ])
  }
  const question = { estate, on, computer, dataSource }
  if (!recovery && !memberOf(question)) {
    return unknownName({ name: `${dataSource} on ${computer}`, sort: 'member' })
  }
  const violations = [
    ...violationsOf([serverUnavailable], { estate, on }),
    ...violationsOf([replicaBusy], question)
  ]
  return unless(violations, () => [
    {
      kind: 'jobs-started',
      on,
      job: type,
      members: [{ computer, dataSource }],
      ...(then === undefined ? {} : { then }),
      ...(recovery === undefined ? {} : { recovery })
    }
  ])
}

export function decideAlert(estate: Estate, command: CommandOf<'inactivate-alert'>): Decision {
  const { on, alert, computer, dataSource = null } = command
  const unknown = firstUnknown(estate, [
    ['DPM server', on],
    ['computer', computer]
  ])
  if (unknown) return unknownName(unknown)
  const known = [...activityOf(estate.activity, on).alerts.values()].some(
    (one) =>
      one.kind === alert && one.computer === computer && one.dataSource === dataSource && one.ended === null
  )
  if (!known) {
    const data = dataSource === null ? {} : { dataSource }
    return unknownName({ server: on, computer, ...data, name: alertTitle(alert), sort: 'alert' })
  }
  return unless(violationsOf([serverUnavailable], { estate, on }), () => [
    { kind: 'alert-inactivated', on, alert, computer, dataSource }
  ])
}
