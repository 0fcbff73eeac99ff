import type { Failure } from '@shared/activity'
import { allocationOf } from '@shared/sizing'
import type { LabEvent, NewMember } from '../events'
import type { Activity, Job, Replica } from '../activity'
import type { Estate, Member } from '../estate'
import { indexOf, keyOf } from '../server-index'
import { blockedBy, ownerTrouble, reachTrouble } from './blocked'
import { nextDaily } from './calendar'
import type { Draft } from './draft'
import { Live } from './live'
import { forgetRecovery, recoveryTrouble } from './recovering'
import { LATER_AT } from './schedule'
import { sizeOf } from './sizes'

/**
 * What an event starts and stops: jobs, schedules, alerts. `before` is the estate that it met, `after` what the event
 * itself made of it.
 */
export function react(before: Estate, after: Estate, activity: Activity, event: LabEvent): Estate {
  const live = new Live(after, activity)
  onEvent(live, before, event)
  if (event.kind !== 'jobs-started') stopWhatCannotGoOn(live, event)
  for (const draft of concerned(live, event)) live.alerts.ofServer(draft)
  return live.finish()
}

function onEvent(live: Live, before: Estate, event: LabEvent): void {
  switch (event.kind) {
    case 'agent-installed':
    case 'agent-attached': {
      const draft = live.draft(event.on)
      if (!draft) return
      const isAttached = event.kind === 'agent-attached'
      live.startOther(draft, 'agent-installation', event.computer, isAttached ? 60 : undefined)
      takenOver(live, before, draft, event.computer)
      return
    }
    case 'ownership-taken': {
      const draft = live.draft(event.on)
      if (draft) takenOver(live, before, draft, event.computer)
      return
    }
    case 'agent-update-started': {
      const draft = live.draft(event.on)
      if (draft) live.startOther(draft, 'agent-update', event.computer)
      return
    }
    case 'members-added': {
      const draft = live.draft(event.on)
      if (draft) for (const member of event.members) addReplica(live, draft, member)
      return
    }
    case 'members-removed':
    case 'inactive-protection-removed':
      return dropReplicas(live, event.on)
    case 'group-modified': {
      const draft = live.draft(event.on)
      const name = event.rename ?? event.group
      const members = draft?.server.members.filter((member) => member.group === name) ?? []
      for (const member of members) if (draft) fitToPolicy(live, draft, member)
      return
    }
    case 'protection-switched': {
      const draft = live.draft(event.on)
      for (const member of draft?.membersOf(event.computer) ?? []) {
        if (!draft || member.mode !== 'switched') continue
        const job = draft.running.get(keyOf(member))
        if (job) live.cancel(draft, job)
        live.schedule(draft, member)
      }
      return
    }
    case 'primary-protection-resumed': {
      const draft = live.draft(event.on)
      const former = before.dpmServers.get(event.on)
      const switched = former && indexOf(former).switched.has(event.computer)
      for (const member of draft?.membersOf(event.computer) ?? []) {
        if (!draft || !switched || member.mode !== 'secondary') continue
        const job = draft.running.get(keyOf(member))
        if (job) live.cancel(draft, job)
        live.schedule(draft, member)
        live.start(draft, 'consistency-check', member)
      }
      return
    }
    case 'jobs-started': {
      const draft = live.draft(event.on)
      if (draft) startJobs(live, draft, event)
      return
    }
    case 'job-canceled': {
      const draft = live.draft(event.on)
      const job = draft && [...draft.running.values()].find(({ id }) => id === event.job)
      if (draft && job) live.delete(draft, job)
      return
    }
    case 'alert-inactivated': {
      const draft = live.draft(event.on)
      if (draft) live.alerts.inactivate(draft, { ...event, kind: event.alert })
      return
    }
    case 'server-repaired':
      return scheduleAnew(live, event.server)
    case 'server-rebuilt':
      return live.forget(event.server)
    case 'database-restored': {
      live.forget(event.server)
      const draft = live.draft(event.server)
      if (!draft) return
      draft.setRestored(true)
      for (const copy of [...draft.server.members, ...draft.server.inactive]) putReplica(live, draft, copy)
      return
    }
    case 'replicas-reallocated':
      return
    case 'group-created':
    case 'agent-uninstalled':
    case 'consistency-checked':
    case 'server-failed':
    case 'server-removed':
    case 'server-replaced':
    case 'dpm-server-added':
    case 'protected-server-added':
    case 'local-data-protection-set':
    case 'clock-advanced':
    case 'lab-set-up':
    case 'agent-set':
    case 'agent-pointed':
    case 'network-cut':
    case 'network-restored':
    case 'service-stopped':
    case 'service-started':
    case 'agent-outdated':
    case 'credentials-spoiled':
    case 'credentials-corrected':
    case 'storage-set':
      return
  }
}

type JobsStarted = Extract<LabEvent, { kind: 'jobs-started' }>

function startJobs(live: Live, draft: Draft, { job, then, members, recovery, computer }: JobsStarted): void {
  if (members.length === 0 && job !== 'consistency-check') live.startOther(draft, job, computer ?? draft.name)
  for (const ref of members) {
    const key = keyOf(ref)
    const running = draft.running.get(key)
    if (recovery) {
      // A synchronization gives way to a recovery. Source: domain notes, section 2.12.
      if (running) live.cancel(draft, running)
      live.startRecovery(draft, ref, recovery)
      continue
    }
    const member = draft.member(key)
    if (!member) continue
    if (running) draft.due(key, job, running.end)
    else live.start(draft, job, member, then === undefined ? {} : { then })
  }
}

/** A new owner finds replicas that others' backups went past; the jobs of the old one are cancelled (ID 3599). */
function takenOver(live: Live, before: Estate, draft: Draft, computer: string): void {
  const owner = (before.protectedServers.get(computer) ?? before.dpmServers.get(computer))?.agentOwner ?? null
  if (owner === null || owner === draft.name) return
  for (const member of draft.membersOf(computer)) {
    if (member.mode !== 'secondary' && member.replica === 'ok') live.makeInconsistent(draft, member)
  }
  const former = live.draft(owner)
  if (!former) return
  for (const job of [...former.running.values()]) {
    const member = former.member(keyOfJob(job))
    if (job.computer === computer && member?.mode !== 'secondary' && job.type !== 'disk-recovery') {
      live.cancel(former, job)
    }
  }
}

function keyOfJob({ computer, dataSource }: { computer: string; dataSource: string | null }): string {
  return keyOf({ computer, dataSource: dataSource ?? '' })
}

/** A new member: its replica is created now, later or by hand; one that was kept is taken back and checked. */
function addReplica(live: Live, draft: Draft, { computer, dataSource }: NewMember): void {
  const key = keyOf({ computer, dataSource })
  const member = draft.member(key)
  if (!member) return
  const kept = draft.replicas.get(key)
  putReplica(live, draft, member)
  const { replicaCreation } = draft.policyOf(member)
  if (typeof kept?.synchronized === 'number' && replicaCreation !== 'manual') {
    draft.setState(key, 'inconsistent')
    live.schedule(draft, { ...member, replica: 'inconsistent' })
    const checked = draft.member(key)
    if (checked) live.start(draft, 'consistency-check', checked)
  } else if (replicaCreation === 'now') live.create(draft, member)
  else if (replicaCreation === 'later') {
    draft.due(key, 'replica-creation', nextDaily(live.estate.begins, LATER_AT, live.clock))
  }
}

function putReplica(live: Live, draft: Draft, ref: Pick<Member, 'computer' | 'dataSource'>): void {
  const { computer, dataSource } = ref
  const known = draft.replicas.get(keyOf(ref))
  const member = draft.member(keyOf(ref))
  const size = known?.size ?? sizeOf(live.estate.seed, computer, dataSource)
  const fresh: Replica = {
    computer,
    dataSource,
    size,
    allocated: known?.allocated ?? allocationOf(size, draft.policyOf(member ?? { group: '' })),
    points: known?.points ?? [],
    synchronized: known?.synchronized ?? null,
    due: known?.due ?? {},
    failures: known?.failures ?? {}
  }
  draft.put(fresh)
}

function fitToPolicy(live: Live, draft: Draft, member: Member): void {
  const key = keyOf(member)
  draft.change(key, ({ size }) => ({ allocated: allocationOf(size, draft.policyOf(member)) }))
  if (member.replica !== 'pending' && member.replica !== 'waiting') live.schedule(draft, member)
}

/** Replicas that are neither members' nor inactive go. */
function dropReplicas(live: Live, on: string): void {
  const draft = live.draft(on)
  if (!draft) return
  const { byKey, held } = indexOf(draft.server)
  for (const key of [...draft.replicas.keys()]) {
    if (byKey.has(key)) continue
    const job = draft.running.get(key)
    if (job && !(held.has(key) && job.type === 'disk-recovery')) live.delete(draft, job)
    if (held.has(key)) draft.change(key, retired)
    else draft.drop(key)
  }
}

/** Nothing is due of what was retained; only recoveries still come from it. */
function retired({ due, failures }: Replica): Pick<Replica, 'due' | 'failures'> {
  const { 'recovery-alert': alert } = due
  const { 'disk-recovery': recovery } = failures
  return {
    due: alert === undefined ? {} : { 'recovery-alert': alert },
    failures: recovery === undefined ? {} : { 'disk-recovery': recovery }
  }
}

/** A server that is back goes on with what comes next; what was due while it was away is not made up for. */
function scheduleAnew(live: Live, server: string): void {
  const draft = live.draft(server)
  if (!draft) return
  for (const [key, { due }] of draft.replicas) {
    const { 'replica-creation': creation, 'recovery-alert': alert = Infinity } = due
    if (alert <= live.clock) forgetRecovery(draft, key)
    const member = draft.member(key)
    if (!member) continue
    if (member.replica === 'pending') {
      draft.due(key, 'consistency-check', undefined)
      if (creation !== undefined && creation <= live.clock) draft.due(key, 'replica-creation', live.clock + 1)
    } else live.schedule(draft, member)
  }
}

/** Jobs that the event took away what they need fail now. */
function stopWhatCannotGoOn(live: Live, event: LabEvent): void {
  const stopped = event.kind === 'server-failed' || event.kind === 'server-removed' ? event.server : null
  for (const server of live.estate.dpmServers.values()) {
    const draft = live.draft(server.name)
    if (!draft || draft.running.size === 0) continue
    if (server.status !== 'online' && server.name !== stopped) continue
    for (const job of [...draft.running.values()]) {
      if (server.name === stopped) {
        live.end(draft, job, { reason: 'server-stopped', computer: stopped })
        continue
      }
      const failure = troubleOf(live, draft, job)
      if (failure) live.end(draft, job, failure)
    }
  }
}

function troubleOf(live: Live, draft: Draft, job: Job): Failure | null {
  const { type, computer } = job
  if (type === 'disk-recovery') return recoveryTrouble(live, draft, job)
  if (type === 'agent-installation' || type === 'agent-update') {
    return ownerTrouble(live.estate, draft.name, computer) ?? reachTrouble(live.estate, draft.name, computer)
  }
  const member = draft.member(keyOfJob(job))
  const failure = member ? blockedBy(live, draft, member, type) : null
  // A creation is what brings the data.
  return failure?.reason === 'replica-pending' ? null : failure
}

/** The servers whose alerts an event can change: all, unless it only concerns replicas of one. */
function concerned(live: Live, event: LabEvent): Draft[] {
  switch (event.kind) {
    case 'clock-advanced':
    case 'protected-server-added':
    case 'dpm-server-added':
    case 'lab-set-up':
      return []
    case 'consistency-checked':
    case 'jobs-started':
    case 'job-canceled':
    case 'alert-inactivated':
    case 'group-created':
    case 'group-modified':
    case 'inactive-protection-removed':
    case 'replicas-reallocated':
    case 'storage-set':
    case 'agent-update-started': {
      const draft = live.draft(event.on)
      return draft ? [draft] : []
    }
    default:
      return [...live.estate.dpmServers.keys()].flatMap((name) => live.draft(name) ?? [])
  }
}
