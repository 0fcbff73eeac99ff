import type { JobStatus, JobType } from '../activity'

/** The types as the console shows them. Those of agents are ours: the product lists no job type for them. */
const LABELS: Readonly<Record<JobType, string>> = {
  'replica-creation': 'Replica creation',
  synchronization: 'Synchronization',
  'recovery-point': 'Recovery point',
  'express-full': 'Express full backup',
  'consistency-check': 'Consistency check',
  'disk-recovery': 'Disk recovery',
  'agent-installation': 'Agent installation',
  'agent-update': 'Agent update',
  'library-rescan': 'Library rescan',
  'fast-inventory': 'Fast inventory',
  'detailed-inventory': 'Detailed inventory'
}

const STATUSES: Readonly<Record<JobStatus, string>> = {
  scheduled: 'Scheduled',
  'in-progress': 'In progress',
  completed: 'Completed',
  failed: 'Failed',
  canceled: 'Canceled'
}

export function jobLabel(type: JobType): string {
  return LABELS[type]
}

export function jobStatusLabel(status: JobStatus): string {
  return STATUSES[status]
}
