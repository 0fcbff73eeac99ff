import type { Failure, JobType } from '@shared/activity'
import { DAY } from '@shared/calendar'
import { slotOf, type Activity, type Job, type RecoveryOptions, type Replica } from '../activity'
import type { Estate, Member } from '../estate'
import { throttleOf, withUpdatedAgent } from '../faults'
import { keyOf } from '../server-index'
import { sourceOf } from '../topology'
import { endRecovery, forgetRecovery, recoveryTrouble } from './recovering'
import { blockedBy, type Present } from './blocked'
import { draftOf, freshDraft, type Draft, type EndedJob } from './draft'
import { durationOf } from './durations'
import { AlertBook } from './alert-book'
import { AUTOMATIC_CHECK_AFTER, hasExpressFull, pointLimit, scheduleOf } from './schedule'
import { changedSince } from './sizes'

/** What a job is started with beside what it works on. */
export interface JobOptions {
  /** What is to run right after it. */
  readonly then?: JobType
}

/** Where a job of a replica works. */
export interface ReplicaRef {
  readonly computer: string
  readonly dataSource: string
}

/**
 * A lab in motion: the estate while jobs start and end in it. Servers are copied when they are first touched; the
 * estate that `finish` gives shares all others with the one it was made of.
 */
export class Live implements Present {
  #estate: Estate
  clock: number
  readonly alerts: AlertBook
  readonly #activity: Activity
  readonly #drafts = new Map<string, Draft>()
  #jobs: number
  #touched: Draft[] = []

  constructor(estate: Estate, activity: Activity) {
    this.#estate = estate
    this.#activity = activity
    this.clock = estate.clock
    this.#jobs = activity.jobs
    this.alerts = new AlertBook(this, activity.alerts)
  }

  get estate(): Estate {
    return this.#estate
  }

  get activity(): Activity {
    return this.#activity
  }

  draft(server: string): Draft | undefined {
    const known = this.#drafts.get(server)
    if (known) return known
    const found = this.#estate.dpmServers.get(server)
    if (!found) return undefined
    const draft = draftOf(found, this.#activity)
    this.#drafts.set(server, draft)
    return draft
  }

  /** The same replica of another server has something due. */
  touch(draft: Draft): void {
    this.#touched.push(draft)
  }

  takeTouched(): readonly Draft[] {
    const touched = this.#touched
    this.#touched = []
    return touched
  }

  /** All that went on on a server is forgotten: its DPM database is lost. */
  forget(server: string): void {
    const found = this.#estate.dpmServers.get(server)
    if (found) this.#drafts.set(server, freshDraft(found))
  }

  /** Starts a job of a member; where something is in the way it fails at once. The replica must be free. */
  start(draft: Draft, type: JobType, member: Member, { then }: JobOptions = {}): void {
    const key = keyOf(member)
    const replica = draft.replicas.get(key)
    if (!replica) return
    const failure = blockedBy(this, draft, member, type)
    const megabytes = failure ? 0 : this.#toSend(type, member, replica)
    const throttle = throttleOf(this.#estate, sourceOf(member))
    const job: Job = {
      ...this.#begun(type, member, megabytes),
      group: member.group,
      end: this.clock + (failure ? 0 : durationOf(type, megabytes, replica.size, throttle)),
      ...(then === undefined ? {} : { then })
    }
    draft.run(job)
    if (failure) this.end(draft, job, failure)
    else this.alerts.ofReplica(draft, key)
  }

  /**
   * Creates the replica of a member now; a copy of a replica that the primary is still creating, when that is there.
   * Inferred: the documents only say that a primary's replica without data cannot be copied.
   */
  create(draft: Draft, member: Member): void {
    const there = this.#primaryCreated(member)
    if (there === null) this.start(draft, 'replica-creation', member)
    else {
      draft.due(keyOf(member), 'replica-creation', there)
      this.alerts.ofReplica(draft, keyOf(member))
    }
  }

  /** When the primary's replica will be there that a member is a copy of; null where nothing is to be waited for. */
  #primaryCreated(member: Member): number | null {
    if (member.mode !== 'secondary' || member.through === null) return null
    const key = keyOf(member)
    const primary = this.draft(member.through)
    if (primary?.server.status !== 'online' || primary.member(key)?.replica !== 'pending') return null
    const job = primary.running.get(key)
    if (job?.type === 'replica-creation') return job.end
    // Scheduled for later: its job has begun a moment after that, and is waited for.
    const due = primary.replicas.get(key)?.due['replica-creation']
    return due !== undefined && due >= this.clock ? due + 1 : null
  }

  /** Starts a recovery from a replica, of a member or an inactive one. */
  startRecovery(draft: Draft, ref: ReplicaRef, recovery: RecoveryOptions): void {
    const key = keyOf(ref)
    const replica = draft.replicas.get(key)
    if (!replica) return
    const throttle = throttleOf(this.#estate, recovery.target)
    // The state of now is fetched before it is sent on.
    const { seed } = this.#estate
    const fetched =
      recovery.point === 'latest' ? changedSince(seed, replica, replica.synchronized, this.clock) : 0
    const megabytes = replica.size + fetched
    const job: Job = {
      ...this.#begun('disk-recovery', ref, megabytes),
      group: draft.member(key)?.group ?? null,
      end: this.clock + durationOf('disk-recovery', megabytes, 0, throttle),
      recovery
    }
    draft.run(job)
    forgetRecovery(draft, key)
    const failure = recoveryTrouble(this, draft, job)
    if (failure) this.end(draft, job, failure)
    else this.alerts.ofReplica(draft, key)
  }

  /** Starts a job of the agent on a computer, or of the tape library. */
  startOther(draft: Draft, type: JobType, computer: string, seconds = durationOf(type, 0, 0, null)): void {
    const job: Job = {
      ...this.#begun(type, { computer, dataSource: null }, 0),
      group: null,
      end: this.clock + seconds
    }
    // What is started there again takes the place of what runs.
    const running = draft.running.get(slotOf(job))
    if (running) this.cancel(draft, running)
    draft.run(job)
  }

  /** Ends a job that runs: well, or with what made it fail. */
  end(draft: Draft, job: Job, failure: Failure | null): void {
    draft.stop(job)
    const share = job.end > job.start ? (this.clock - job.start) / (job.end - job.start) : 1
    const ended: EndedJob = {
      ...job,
      status: failure ? 'failed' : 'completed',
      end: this.clock,
      megabytes: failure ? Math.round(job.megabytes * share) : job.megabytes,
      ...(failure ? { failure } : {})
    }
    draft.count(ended, this.#estate.begins)
    if (job.dataSource === null) this.#endOther(draft, job, failure)
    else this.#endOfReplica(draft, ended, { computer: job.computer, dataSource: job.dataSource }, failure)
  }

  /** DPM stops a job; it is listed as cancelled. */
  cancel(draft: Draft, job: Job): void {
    draft.stop(job)
    draft.count({ ...job, status: 'canceled', end: this.clock, megabytes: 0 }, this.#estate.begins)
    this.#stopped(draft, job)
  }

  /** The administrator stops a job; it is deleted. Source: domain notes, section 2.2. */
  delete(draft: Draft, job: Job): void {
    draft.stop(job)
    this.#stopped(draft, job)
  }

  /** What a stopped job leaves behind: a creation that was broken off has to be checked. */
  #stopped(draft: Draft, job: Job): void {
    const { computer, dataSource, type } = job
    if (dataSource === null) return
    const key = keyOf({ computer, dataSource })
    const member = draft.member(key)
    if (type === 'replica-creation' && member?.replica === 'pending') this.makeInconsistent(draft, member)
    this.alerts.ofReplica(draft, key)
  }

  /** The replica is out of step. Where the group wants it, DPM checks it by itself; a switched one it does not. */
  makeInconsistent(draft: Draft, member: Member): void {
    const key = keyOf(member)
    draft.setState(key, 'inconsistent')
    this.#checkSoon(draft, member)
  }

  #checkSoon(draft: Draft, member: Member): void {
    if (member.mode === 'switched' || !draft.policyOf(member).consistencyCheckWhenInconsistent) return
    draft.due(keyOf(member), 'consistency-check', this.clock + AUTOMATIC_CHECK_AFTER)
  }

  /** Sets when the jobs of a member are due, from now on. What is due now waited for a job, and stays. */
  schedule(draft: Draft, member: Member): void {
    const next = scheduleOf(this.#estate.begins, draft.policyOf(member), member, this.clock)
    draft.change(keyOf(member), ({ due }) => {
      const kept = Object.entries(due).filter(
        ([kind, time]) => kind === 'recovery-alert' || time === this.clock
      )
      return { due: { ...next, ...Object.fromEntries(kept) } }
    })
    if (member.replica === 'inconsistent') this.#checkSoon(draft, member)
  }

  /** The agent of a computer was brought up to date. */
  agentUpdated(draft: Draft, computer: string): void {
    this.#estate = { ...this.#estate, faults: withUpdatedAgent(this.#estate.faults, computer) }
    this.alerts.ofServer(draft)
  }

  finish(): Estate {
    const servers = new Map(this.#activity.servers)
    let dpmServers: Map<
      string,
      Estate['dpmServers'] extends ReadonlyMap<string, infer S> ? S : never
    > | null = null
    for (const draft of this.#drafts.values()) {
      servers.set(draft.name, draft.publishedActivity())
      const server = draft.publishedServer()
      if (server === draft.server) continue
      dpmServers ??= new Map(this.#estate.dpmServers)
      dpmServers.set(draft.name, server)
    }
    return {
      ...this.#estate,
      ...(dpmServers ? { dpmServers } : {}),
      clock: this.clock,
      activity: { servers, jobs: this.#jobs, alerts: this.alerts.count }
    }
  }

  #begun(type: JobType, { computer, dataSource }: Pick<Job, 'computer' | 'dataSource'>, megabytes: number) {
    const id = ++this.#jobs
    return { id, type, computer, dataSource, status: 'in-progress' as const, start: this.clock, megabytes }
  }

  #toSend(type: JobType, member: Member, replica: Replica): number {
    switch (type) {
      case 'recovery-point':
        return 0
      case 'replica-creation':
        return replica.size
      case 'consistency-check':
        // A replica without any data gets all of it.
        if (member.replica === 'waiting' || member.replica === 'pending') return replica.size
        return changedSince(this.#estate.seed, replica, replica.synchronized, this.clock)
      default:
        return changedSince(this.#estate.seed, replica, replica.synchronized, this.clock)
    }
  }

  #endOther(draft: Draft, { type, computer }: Job, failure: Failure | null): void {
    if (failure) return
    if (type === 'agent-update') this.agentUpdated(draft, computer)
    if (type === 'fast-inventory' || type === 'detailed-inventory') {
      draft.setInventory({ at: this.clock, detailed: type === 'detailed-inventory' })
    }
  }

  #endOfReplica(draft: Draft, job: Job, ref: ReplicaRef, failure: Failure | null): void {
    const key = keyOf(ref)
    const { type } = job
    if (type === 'disk-recovery') endRecovery(this, draft, job, key, failure)
    else if (failure) {
      draft.change(key, ({ failures }) => ({ failures: { ...failures, [type]: failure } }))
    } else this.#wentWell(draft, type, key)
    const member = draft.member(key)
    if (!failure && job.then && member) this.start(draft, job.then, member)
    else this.alerts.ofReplica(draft, key)
  }

  #wentWell(draft: Draft, type: JobType, key: string): void {
    const member = draft.member(key)
    if (!member) return
    const isWhole = type === 'replica-creation' || type === 'consistency-check'
    const isFirst = type === 'consistency-check' && draft.replicas.get(key)?.points.length === 0
    const makesPoint =
      type === 'replica-creation' ||
      type === 'recovery-point' ||
      type === 'express-full' ||
      isFirst ||
      (type === 'synchronization' && hasExpressFull(member))
    const oldest = this.clock - draft.policyOf(member).retentionDays * DAY
    draft.change(key, ({ failures: { [type]: _, ...failures }, points, synchronized }) => ({
      failures: isWhole ? {} : failures,
      synchronized: type === 'recovery-point' ? synchronized : this.clock,
      points: makesPoint
        ? [...points.filter((point) => point >= oldest), this.clock].slice(-pointLimit(member))
        : points
    }))
    if (!isWhole) return
    draft.setState(key, 'ok')
    this.schedule(draft, { ...member, replica: 'ok' })
    this.alerts.ofServerNotices(draft)
  }
}
