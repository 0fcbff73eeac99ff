import { t } from '../catalogue'
import type { Failure, FailureReason } from '../activity'
import { say } from './phrases'

export interface FailureWords {
  /** The product's ID. */
  readonly code: number
  /** What happened, in a sentence or two. */
  readonly text: string
  /** The documented cure. */
  readonly recommended: string
}

/** Source: domain notes, sections 6 and 7. */
const CODES: Readonly<Record<FailureReason, number>> = {
  'computer-unreachable': 41,
  'network-cut': 53,
  'access-denied': 42,
  'agent-not-installed': 45,
  'agent-incompatible': 904,
  'agent-disabled': 30186,
  'managed-elsewhere': 3180,
  'switched-elsewhere': 32591,
  'chain-broken': 31227,
  'replica-inconsistent': 3106,
  'replica-missing': 31208,
  'replica-pending': 3118,
  'primary-replica-invalid': 30300,
  'primary-replica-inactive': 30300,
  'dpm-writer-stopped': 33119,
  'sql-writer-stopped': 31310,
  'storage-full': 40003,
  'primary-storage-full': 32662,
  'server-stopped': 911,
  'target-unreachable': 41
}

export function failureCode({ reason }: Pick<Failure, 'reason'>): number {
  return CODES[reason]
}

/** Why a job failed, in words. */
export function explainFailure(failure: Failure): FailureWords {
  const [text, recommended] = sentencesOf(failure)
  return { code: failureCode(failure), text, recommended }
}

function sentencesOf({ reason, computer, other }: Failure): readonly [text: string, recommended: string] {
  switch (reason) {
    case 'computer-unreachable':
      return [
        t`${computer} does not answer.`,
        t`Bring ${computer} online again. Refresh information under Management > Agents, then retry the job.`
      ]
    case 'network-cut':
      return [
        t`Communication with the protection agent on ${computer} broke off.`,
        t`Restore the network to ${computer}. Refresh information under Management > Agents, then retry the job.`
      ]
    case 'access-denied':
      return [
        t`The protection agent on ${computer} denied access to the DPM server.`,
        t`Run SetDpmServer.exe on ${computer} with the name of the DPM server, or correct the credentials there. Then retry the job.`
      ]
    case 'agent-not-installed':
      return [
        t`There is no protection agent on ${computer}.`,
        t`Install the agent on ${computer} again, or remove its record under Management > Agents.`
      ]
    case 'agent-incompatible':
      return [
        t`The protection agent on ${computer} is older than DPM.`,
        t`Update the agent under Management > Agents. If ${computer} is a DPM server, upgrade DPM there. Then retry the job.`
      ]
    case 'agent-disabled':
      return [
        t`The protection agent on ${computer} is disabled, so no job of ${computer} runs.`,
        t`Enable the agent under Management > Agents, then retry the job.`
      ]
    case 'managed-elsewhere':
      return [
        say`${computer} is managed by another DPM server: ${other} owns its protection agent.`,
        t`Clear the alert Agent Ownership Required for ${computer} first, then retry the job.`
      ]
    case 'switched-elsewhere':
      return [
        say`Protection of ${computer} was switched to another DPM server: ${other}.`,
        say`To bring ${computer} back, use Switch Disaster Protection on ${other} once more, then Take Ownership here. Then retry the job.`
      ]
    case 'chain-broken':
      return [
        t`${computer} protects its own data, so it cannot be protected by another DPM server. The chain is broken.`,
        t`On ${computer}, stop the protection of its own data. Then retry the job.`
      ]
    case 'replica-inconsistent':
      return [
        t`The replica of this data of ${computer} is inconsistent.`,
        t`Run a consistency check, then retry the job.`
      ]
    case 'replica-missing':
      return [
        t`The replica of this data of ${computer} is missing: its volume is not in the storage pool.`,
        t`Reallocate the replica with DpmSync -ReallocateReplica, or stop the protection and select the data anew.`
      ]
    case 'replica-pending':
      return [
        t`The replica of this data of ${computer} has not been created yet.`,
        t`Wait for the replica creation, or load the data and run a consistency check. Then retry the job.`
      ]
    case 'primary-replica-invalid':
      return [
        t`The replica on the primary DPM server ${computer} is not valid, so nothing can be copied from it.`,
        t`Run a consistency check on ${computer}. When the replica there is in order, retry the job.`
      ]
    case 'primary-replica-inactive':
      return [
        t`The primary DPM server ${computer} does not protect this data any more, so nothing new can be copied from it.`,
        t`Protect the data on ${computer} again, or stop its protection here.`
      ]
    case 'dpm-writer-stopped':
      return [
        t`The DPMWriter service on ${computer} is not running, so its replicas could not be read.`,
        t`Start the DPMWriter service on ${computer}, then retry the job.`
      ]
    case 'sql-writer-stopped':
      return [
        t`The SQL Server VSS Writer service on ${computer} is not running, so its databases could not be read.`,
        t`Start the SQL Server VSS Writer service on ${computer}, then retry the job.`
      ]
    case 'storage-full':
      return [
        t`The storage pool of ${computer} is full, so nothing could be written to the replica.`,
        t`Add a disk to the storage pool under Management > Disk Storage on ${computer}, then retry the job.`
      ]
    case 'primary-storage-full':
      return [
        t`The storage pool of the primary DPM server ${computer} is full, so its replica cannot be read for the copy here.`,
        t`Add a disk to the storage pool under Management > Disk Storage on ${computer}, then retry the job.`
      ]
    case 'server-stopped':
      return [
        t`${computer} went down while the job ran, so the job did not end in time.`,
        t`When ${computer} is online again, retry the job.`
      ]
    case 'target-unreachable':
      return [
        t`${computer}, the target of the recovery, could not be reached.`,
        t`Bring ${computer} online again, or choose another target. Then retry the recovery.`
      ]
  }
}
