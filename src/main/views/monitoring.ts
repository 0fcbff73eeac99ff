import type { AlertView, JobView, MonitoringView } from '@shared/contract/views'
import { agentOwner, isOnline, type DpmServer, type Estate, type Member } from '../engine/estate'
import type { LabEvent } from '../engine/events'
import { indexOf } from '../engine/server-index'
import { canReadSource, isSelfProtecting } from '../engine/topology'

/** One entry of the log as far as jobs need it. */
export interface LoggedEvents {
  readonly seq: number
  /** Simulated seconds since the lab began. */
  readonly clock: number
  readonly events: readonly LabEvent[]
}

/** The Monitoring workspace: what is wrong now, and the jobs that ran. */
export function monitoringView(
  estate: Estate,
  server: DpmServer,
  log: readonly LoggedEvents[]
): MonitoringView {
  return {
    server: server.name,
    alerts: server.status === 'online' ? alertsOf(estate, server) : [],
    jobs: jobsOf(server, log)
  }
}

function alertsOf(estate: Estate, server: DpmServer): AlertView[] {
  const computers = [...new Set([...indexOf(server).byComputer.keys(), ...indexOf(server).reaches])]
  return [
    ...computers.flatMap((computer) => computerAlerts(estate, server, computer)),
    ...server.members.flatMap((member) => replicaAlert(estate, server, member))
  ]
}

function computerAlerts(estate: Estate, server: DpmServer, computer: string): AlertView[] {
  if (computer === server.name) return []
  const base = { computer, group: null, action: null }
  const members = indexOf(server).byComputer.get(computer) ?? []
  const direct = members.some((member) => member.mode !== 'secondary')
  const reached = indexOf(server).reaches.has(computer)
  const owner = agentOwner(estate, computer)
  const alerts: AlertView[] = []
  if (reached && isSelfProtecting(estate, computer)) {
    alerts.push({
      ...base,
      id: `chain-broken\n${computer}`,
      severity: 'Critical',
      title: 'Chain broken',
      errorId: 31227,
      details: `${computer} protects its own data. ${server.name} can take nothing more of it, and what it already protects is stopped.`,
      recommended: `On ${computer}, stop the protection of its own data.`
    })
  }
  if ((direct || reached) && owner !== null && owner !== server.name) {
    alerts.push({
      ...base,
      id: `ownership\n${computer}`,
      severity: 'Critical',
      title: 'Agent Ownership Required',
      errorId: 3107,
      details: `${computer} is managed by ${owner}. Jobs of ${server.name} on it fail.`,
      // Ownership can be taken of a computer whose own data is protected; of one that is only gone through, not.
      ...(direct
        ? {
            recommended: `If ${server.name} is to protect ${computer} again, take ownership of its agent.`,
            action: { label: 'Take Ownership', does: { do: 'take-ownership', on: server.name, computer } }
          }
        : { recommended: `If ${server.name} is to protect ${computer} again, attach its agent.` })
    })
  }
  if ((direct || reached) && owner === server.name && !isOnline(estate, computer)) {
    alerts.push({
      ...base,
      id: `unreachable\n${computer}`,
      severity: 'Warning',
      title: 'Agent unreachable',
      errorId: 3122,
      details: `The protection agent on ${computer} does not answer.`,
      recommended: `Bring ${computer} online again, then refresh its information.`
    })
  }
  return alerts
}

function replicaAlert(estate: Estate, server: DpmServer, member: Member): AlertView[] {
  if (member.replica === 'ok') return []
  const { computer, dataSource, group } = member
  const inconsistent = member.replica === 'inconsistent'
  return [
    {
      id: `replica\n${computer}\n${dataSource}`,
      severity: inconsistent ? 'Critical' : 'Informational',
      title: inconsistent ? 'Replica is inconsistent' : 'Manual replica creation pending',
      errorId: inconsistent ? 3106 : 3118,
      computer,
      group,
      details: inconsistent
        ? `The replica of "${dataSource}" on ${server.name} is out of step with its source.`
        : `The replica of "${dataSource}" on ${server.name} waits for its data.`,
      recommended: canReadSource(estate, server.name, member)
        ? 'Run a consistency check.'
        : 'Make the source reachable, then run a consistency check.',
      action: {
        label: 'Perform Consistency Check',
        does: { do: 'consistency-check', on: server.name, computer }
      }
    }
  ]
}

/** Jobs complete as soon as they are started: the lab's clock does not run them yet. */
function jobsOf(server: DpmServer, log: readonly LoggedEvents[]): JobView[] {
  const jobs: JobView[] = []
  /** Groups whose replicas are created by hand: nothing runs for those. */
  const manual = new Set<string>()
  for (const { clock, events } of log) {
    for (const event of events) {
      if (event.kind === 'group-created' && event.on === server.name) {
        if (event.policy.replicaCreation === 'manual') manual.add(event.group)
        else manual.delete(event.group)
      }
      for (const job of jobsOfEvent(server.name, event, manual))
        jobs.push({ id: jobs.length + 1, start: clock, ...job })
    }
  }
  return jobs.reverse()
}

function jobsOfEvent(
  server: string,
  event: LabEvent,
  manual: ReadonlySet<string>
): Omit<JobView, 'id' | 'start'>[] {
  const status = 'Completed' as const
  if (event.kind === 'members-added' && event.on === server && !manual.has(event.group)) {
    return event.members.map(({ computer, dataSource }) => ({
      type: 'Replica creation',
      status,
      source: dataSource,
      computer,
      group: event.group
    }))
  }
  if (event.kind === 'consistency-checked' && event.on === server) {
    return event.checked.map(({ computer, dataSource }) => ({
      type: 'Consistency check',
      status,
      source: dataSource,
      computer,
      group: ''
    }))
  }
  return []
}
