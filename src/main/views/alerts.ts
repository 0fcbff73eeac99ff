import { t } from '@shared/catalogue'
import type { AlertAction, AlertCounts, AlertView } from '@shared/contract/views'
import { alertSeverity, describeAlert } from '@shared/words/alerts'
import { activityOf, type Alert } from '../engine/activity'
import type { DpmServer, Estate } from '../engine/estate'
import { indexOf } from '../engine/server-index'

const GRAVEST_FIRST: readonly AlertView['severity'][] = ['Critical', 'Warning', 'Informational']

/** Active ones, the gravest and then the latest first; then inactive ones, the latest first. */
export function alertViews(estate: Estate, server: DpmServer): AlertView[] {
  const { alerts, pastAlerts } = activityOf(estate.activity, server.name)
  if (server.status !== 'online') return []
  const lasting = [...alerts.values()].map((alert) => alertView(server, alert))
  const active = lasting
    .filter(({ ended }) => ended === null)
    .sort((one, other) => gravity(one) - gravity(other) || latestFirst(one, other))
  const inactive = [
    ...lasting.filter(({ ended }) => ended !== null),
    ...pastAlerts.map((alert) => alertView(server, alert))
  ].sort((one, other) => (other.ended ?? 0) - (one.ended ?? 0) || latestFirst(one, other))
  return [...active, ...inactive]
}

export function alertCounts(estate: Estate, server: DpmServer): AlertCounts {
  const counts = { critical: 0, warning: 0, informational: 0 }
  if (server.status !== 'online') return counts
  for (const { kind, ended } of activityOf(estate.activity, server.name).alerts.values()) {
    if (ended === null) counts[KEYS[alertSeverity(kind)]]++
  }
  return counts
}

const KEYS = { Critical: 'critical', Warning: 'warning', Informational: 'informational' } as const

function latestFirst(one: AlertView, other: AlertView): number {
  return other.raised - one.raised || Number(other.id) - Number(one.id)
}

function gravity({ severity }: AlertView): number {
  return GRAVEST_FIRST.indexOf(severity)
}

function alertView(server: DpmServer, alert: Alert): AlertView {
  const { id, kind, computer, dataSource, group, raised, ended } = alert
  const { title, severity, errorId, details, recommended } = describeAlert({ ...alert, server: server.name })
  return {
    id: String(id),
    kind,
    severity,
    title,
    errorId,
    computer,
    dataSource,
    group,
    details,
    recommended,
    action: ended === null ? actionOf(server, alert) : null,
    raised,
    ended
  }
}

/** The recommended action as something that can be started; null where there is only waiting. */
function actionOf(server: DpmServer, { kind, computer, dataSource }: Alert): AlertAction | null {
  const on = server.name
  const ref = { on, computer, ...(dataSource === null ? {} : { dataSource }) }
  switch (kind) {
    case 'agent-ownership-required': {
      const members = indexOf(server).byComputer.get(computer) ?? []
      // Ownership can be taken of a computer whose own data is protected; of one that is only gone through, not.
      return members.some((member) => member.mode !== 'secondary')
        ? { label: t`Take Ownership`, does: { do: 'take-ownership', on, computer } }
        : { label: t`Attach agent`, opens: { open: 'attach-agent', on, computer } }
    }
    case 'chain-broken':
      return { label: t`Protection on ${computer}`, opens: { open: 'protection', on: computer } }
    case 'agent-unreachable':
      return { label: t`Agents`, opens: { open: 'agents', on } }
    case 'agent-incompatible':
      return { label: t`Update agent`, does: { do: 'update-agent', on, computer } }
    case 'replica-inconsistent':
    case 'manual-replica-pending':
      return { label: t`Perform Consistency Check`, does: { do: 'consistency-check', ...ref } }
    case 'replica-missing':
      return { label: t`Reallocate replicas`, does: { do: 'reallocate-replicas', on } }
    case 'database-restored':
      return server.members.some(({ replica }) => replica === 'missing')
        ? { label: t`Reallocate replicas`, does: { do: 'reallocate-replicas', on } }
        : { label: t`Protection`, opens: { open: 'protection', on } }
    case 'configure-protection-failed':
      return { label: t`Retry job`, does: { do: 'retry-job', ...ref, job: 'replica-creation' } }
    case 'synchronization-failures':
      return { label: t`Retry job`, does: { do: 'retry-job', ...ref, job: 'synchronization' } }
    case 'recovery-point-failures':
      return { label: t`Create recovery point`, does: { do: 'create-recovery-point', ...ref } }
    case 'recovery-failed':
      return { label: t`Retry job`, does: { do: 'retry-job', ...ref, job: 'disk-recovery' } }
    case 'disk-threshold':
      return { label: t`Disk Storage`, opens: { open: 'disk-storage', on } }
    case 'verification-in-progress':
    case 'replica-being-created':
    case 'recovery-in-progress':
      return { label: t`Jobs`, opens: { open: 'jobs', on } }
    case 'replica-creation-pending':
    case 'recovery-done':
      return null
  }
}
