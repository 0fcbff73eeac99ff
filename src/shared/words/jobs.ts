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

export function jobStatusLabel(status: JobStatus): string {
  return STATUSES[status]
}
