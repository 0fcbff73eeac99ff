import { t } from '../catalogue'
import type { AlertKind, Failure } from '../activity'
import { explainFailure } from './failures'

export type AlertSeverity = 'Critical' | 'Warning' | 'Informational'

/** What an alert is about, and on which DPM server. */
export interface AlertSubject {
  readonly kind: AlertKind
  readonly server: string
  readonly computer: string
  readonly dataSource: string | null
  /** The owner of the agent, or the primary concerned. */
  readonly other?: string
  readonly failure?: Failure
}

export interface AlertWords {
  readonly title: string
  readonly severity: AlertSeverity
  /** As the console shows it; null where the documents give none. */
  readonly errorId: number | null
  /** As the event log of Windows has it. */
  readonly eventId: number | null
  readonly details: string
  readonly recommended: string
}

type Heading = Omit<AlertWords, 'details' | 'recommended'>

const heading = (
  title: string,
  severity: AlertSeverity,
  errorId: number | null,
  eventId: number | null
): Heading => ({ title, severity, errorId, eventId })

/** Source: domain notes, section 6.4. The severity of a restored database is inferred, and so is a broken chain. */
const HEADINGS: Readonly<Record<AlertKind, Heading>> = {
  'agent-ownership-required': heading(t`Agent Ownership Required`, 'Critical', 3107, 1251),
  'chain-broken': heading(t`Chain broken`, 'Critical', 31227, null),
  'agent-unreachable': heading(t`Agent unreachable`, 'Warning', 3122, 1222),
  'agent-incompatible': heading(t`Agent incompatible`, 'Critical', 3121, 1221),
  'replica-inconsistent': heading(t`Replica is inconsistent`, 'Critical', 3106, 1206),
  'verification-in-progress': heading(
    t`Replica is inconsistent, verification in progress`,
    'Warning',
    3104,
    1204
  ),
  'replica-being-created': heading(t`Replica is being created`, 'Informational', 3105, 1205),
  'replica-creation-pending': heading(t`Replica creation pending`, 'Informational', 3119, 1219),
  'manual-replica-pending': heading(t`Manual replica creation pending`, 'Informational', 3118, 1218),
  'replica-missing': heading(t`Replica is missing`, 'Critical', 3101, 1201),
  'configure-protection-failed': heading(t`Unable to configure protection`, 'Critical', null, 1247),
  'synchronization-failures': heading(t`Synchronization failures`, 'Critical', 3115, 1215),
  'recovery-point-failures': heading(t`Recovery point creation failures`, 'Critical', 3114, 1214),
  'recovery-in-progress': heading(t`Recovery in progress`, 'Informational', 3109, null),
  'recovery-done': heading(t`Recovery completed`, 'Informational', 3112, null),
  'recovery-failed': heading(t`Recovery failed`, 'Critical', 3111, null),
  'disk-threshold': heading(t`Disk threshold exceeded`, 'Warning', 3100, 1200),
  'database-restored': heading(t`DPM database restored`, 'Informational', 458, null)
}

export function alertTitle(kind: AlertKind): string {
  return HEADINGS[kind].title
}

export function alertSeverity(kind: AlertKind): AlertSeverity {
  return HEADINGS[kind].severity
}

export function describeAlert(subject: AlertSubject): AlertWords {
  const [details, recommended] = sentencesOf(subject)
  return { ...HEADINGS[subject.kind], details, recommended }
}

function sentencesOf(subject: AlertSubject): readonly [details: string, recommended: string] {
  const { kind, server, computer, other } = subject
  const replica = replicaOf(subject)
  switch (kind) {
    case 'agent-ownership-required':
      return [
        t`${computer} is managed by ${other ?? t`another DPM server`}. Jobs of ${server} on it fail.`,
        t`If ${server} is to protect ${computer} again, take ownership of its agent. Where ${server} has no data of ${computer} itself, only copies taken through it, attach the agent instead.`
      ]
    case 'chain-broken':
      return [
        t`${computer} protects its own data. ${server} can take nothing more of it, and what it already protects is stopped.`,
        t`On ${computer}, stop the protection of its own data.`
      ]
    case 'agent-unreachable':
      return [
        because(t`${server} cannot reach the protection agent on ${computer}.`, subject),
        cure(subject, t`Bring ${computer} online again, then refresh its information.`)
      ]
    case 'agent-incompatible':
      return [
        t`The protection agent on ${computer} has a version that ${server} cannot work with. Jobs on ${computer} fail.`,
        t`Update the agent under Management > Agents. If ${computer} is a DPM server, upgrade DPM there.`
      ]
    case 'replica-inconsistent':
      return [
        because(t`${replica} is out of step with its source.`, subject),
        cure(subject, t`Make sure that the source can be reached, then run a consistency check.`)
      ]
    case 'verification-in-progress':
      return [
        t`${replica} is being compared with its source and repaired.`,
        t`Wait until the consistency check is done.`
      ]
    case 'replica-being-created':
      return [t`${replica} is being created.`, t`Wait until the replica creation is done.`]
    case 'replica-creation-pending':
      return [
        t`${replica} has no data yet. Its creation is scheduled for later.`,
        t`Wait for the scheduled replica creation.`
      ]
    case 'manual-replica-pending':
      return [
        t`${replica} waits for its data, which the administrator has to load.`,
        t`Load the data, or use Restore to replica on the secondary DPM server. Then run a consistency check.`
      ]
    case 'replica-missing':
      return [
        t`${replica} is missing: there is no volume for it in the storage pool.`,
        t`Rescan the storage pool. If the volume is lost, reallocate the replica with DpmSync -ReallocateReplica, or stop the protection and select the data anew.`
      ]
    case 'configure-protection-failed':
      return [
        because(t`Protection of ${sourceOf(subject)} could not be set up on ${server}.`, subject),
        cure(subject, t`Remove the cause, then run the job again.`)
      ]
    case 'synchronization-failures':
      return [
        because(t`${replica} could not be synchronized.`, subject),
        cure(subject, t`Remove the cause, then run a synchronization.`)
      ]
    case 'recovery-point-failures':
      return [
        because(t`No recovery point of ${sourceOf(subject)} could be created on ${server}.`, subject),
        cure(subject, t`Remove the cause, then create a recovery point.`)
      ]
    case 'recovery-in-progress':
      return [
        t`Recovery of ${sourceOf(subject)} from ${server} is in progress.`,
        t`Wait until the recovery is done. Its job is listed in Monitoring.`
      ]
    case 'recovery-done':
      return [
        t`Recovery of ${sourceOf(subject)} from ${server} is completed.`,
        t`Nothing has to be done. The alert becomes inactive after three days.`
      ]
    case 'recovery-failed':
      return [
        because(t`Recovery of ${sourceOf(subject)} from ${server} failed.`, subject),
        cure(subject, t`Remove the cause, then recover again.`)
      ]
    case 'disk-threshold':
      return [
        t`The storage pool of ${server} is nearly full. Jobs fail when there is no space left.`,
        t`Add a disk to the storage pool under Management > Disk Storage.`
      ]
    case 'database-restored':
      return [
        t`The DPM database of ${server} was restored. Alerts from before do not show how things are now.`,
        t`Reallocate the missing replicas with DpmSync -ReallocateReplica, restore their data from the secondary DPM server, and run a consistency check of each.`
      ]
  }
}

function replicaOf(subject: AlertSubject): string {
  return t`The replica of ${sourceOf(subject)} on ${subject.server}`
}

function sourceOf({ computer, dataSource }: AlertSubject): string {
  return dataSource === null ? t`data of ${computer}` : t`"${dataSource}" of ${computer}`
}

/** With the reason and its ID behind it, where there is one. */
function because(sentence: string, { failure }: AlertSubject): string {
  if (failure === undefined) return sentence
  const { code, text } = explainFailure(failure)
  return t`${sentence} ${text.slice(0, -1)} (ID ${code}).`
}

function cure({ failure }: AlertSubject, otherwise: string): string {
  return failure === undefined ? otherwise : explainFailure(failure).recommended
}
