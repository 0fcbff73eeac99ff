/** What runs on a DPM server, as data: the kinds of jobs, alerts and failures. Their words stand in `words/`. */

/** Jobs by what they do. Labels: `words/jobs.ts`. Source: domain notes, section 6.3. */
export const JOB_TYPES = [
  'replica-creation',
  'synchronization',
  'recovery-point',
  'express-full',
  'consistency-check',
  'disk-recovery',
  'agent-installation',
  'agent-update',
  'library-rescan',
  'fast-inventory',
  'detailed-inventory'
] as const
export type JobType = (typeof JOB_TYPES)[number]

/**
 * - `canceled`: by DPM. A job that the administrator cancels is deleted, as in the product.
 */
export type JobStatus = 'scheduled' | 'in-progress' | 'completed' | 'failed' | 'canceled'

/** Alerts by what they say. IDs, severities and words: `words/alerts.ts`. Source: domain notes, section 6.4. */
export const ALERT_KINDS = [
  'agent-ownership-required',
  'chain-broken',
  'agent-unreachable',
  'agent-incompatible',
  'replica-inconsistent',
  'verification-in-progress',
  'replica-being-created',
  'replica-creation-pending',
  'manual-replica-pending',
  'replica-missing',
  'configure-protection-failed',
  'synchronization-failures',
  'recovery-point-failures',
  'recovery-in-progress',
  'recovery-done',
  'recovery-failed',
  'disk-threshold',
  'database-restored'
] as const
export type AlertKind = (typeof ALERT_KINDS)[number]

/** Services that can be stopped on purpose. */
export const SERVICES = ['SQL Server VSS Writer', 'DPMWriter'] as const
export type Service = (typeof SERVICES)[number]

/** Why a job failed. Codes and words: `words/failures.ts`. Source: domain notes, section 7. */
export const FAILURE_REASONS = [
  /** The computer does not answer. */
  'computer-unreachable',
  /** The network to it is cut. */
  'network-cut',
  'access-denied',
  'agent-not-installed',
  'agent-incompatible',
  'agent-disabled',
  /** Another DPM server owns the agent. */
  'managed-elsewhere',
  /** Protection was switched to another DPM server. */
  'switched-elsewhere',
  'chain-broken',
  'replica-inconsistent',
  'replica-missing',
  /** The replica waits for its data. */
  'replica-pending',
  /** The primary's replica cannot be read: inconsistent, missing, being created. */
  'primary-replica-invalid',
  /** The primary no longer has the data as a member. */
  'primary-replica-inactive',
  'dpm-writer-stopped',
  'sql-writer-stopped',
  'storage-full',
  /** The storage pool of the primary is full. */
  'primary-storage-full',
  /** The DPM server itself went down while the job ran. */
  'server-stopped',
  /** The target of a recovery is not there any more. */
  'target-unreachable'
] as const
export type FailureReason = (typeof FAILURE_REASONS)[number]

/** Why a job failed, with the computer that it is about: the source, the primary, the new owner. */
export interface Failure {
  readonly reason: FailureReason
  readonly computer: string
  /** The DPM server that owns the agent, or holds the computer switched. */
  readonly other?: string
}
