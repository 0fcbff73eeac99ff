import { t } from '../catalogue'
import type { JobStatus, JobType } from '../activity'

/** The types as the console shows them. Those of agents are ours: the product lists no job type for them. */
const LABELS: Readonly<Record<JobType, string>> = {
  'replica-creation': t`Replica creation`,
  synchronization: t`Synchronization`,
  'recovery-point': t`Recovery point`,
  'express-full': t`Express full backup`,
  'consistency-check': t`Consistency check`,
  'disk-recovery': t`Disk recovery`,
  'agent-installation': t`Agent installation`,
  'agent-update': t`Agent update`,
  'library-rescan': t`Library rescan`,
  'fast-inventory': t`Fast inventory`,
  'detailed-inventory': t`Detailed inventory`
}

const STATUSES: Readonly<Record<JobStatus, string>> = {
  scheduled: t`Scheduled`,
  'in-progress': t`In progress`,
  completed: t`Completed`,
  failed: t`Failed`,
  canceled: t`Canceled`
}

export function jobLabel(type: JobType): string {
  return LABELS[type]
}

/** The same within a sentence: `retry the synchronization`. */
const IN_SENTENCES: Readonly<Record<JobType, string>> = {
  'replica-creation': t`replica creation`,
  synchronization: t`synchronization`,
  'recovery-point': t`recovery point`,
  'express-full': t`express full backup`,
  'consistency-check': t`consistency check`,
  'disk-recovery': t`disk recovery`,
  'agent-installation': t`agent installation`,
  'agent-update': t`agent update`,
  'library-rescan': t`library rescan`,
  'fast-inventory': t`fast inventory`,
  'detailed-inventory': t`detailed inventory`
}

export function jobInSentence(type: JobType): string {
  return IN_SENTENCES[type]
}

export function jobStatusLabel(status: JobStatus): string {
  return STATUSES[status]
}

/** States of replicas that say of themselves that a job runs. */
const IN_PROGRESS: readonly string[] = [
  t`Replica creation in progress`,
  t`Consistency check in progress`,
  t`Replica is inconsistent, verification in progress`
]

export const saysInProgress = (status: string): boolean => IN_PROGRESS.includes(status)
