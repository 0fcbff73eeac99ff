import type { AlertKind, Failure, JobType } from '@shared/activity'
import { alertKey, type Alert } from '../activity'
import type { Draft } from './draft'
import type { Live } from './live'
import { conditionsOfReplica, conditionsOfServer, type Condition } from './conditions'

/** Raises and ends the alerts of a lab in motion: each lasts as long as its condition. */
export class AlertBook {
  readonly #live: Live

  constructor(
    live: Live,
    /** How many alerts there were. */
    public count: number
  ) {
    this.#live = live
  }

  /** Of one replica, after something happened to it. */
  ofReplica(draft: Draft, key: string): void {
    const [computer = '', dataSource = ''] = key.split('\n')
    const conditions = conditionsOfReplica(draft, key)
    for (const kind of REPLICA_KINDS) {
      const known = draft.alerts.get(alertKey({ kind, computer, dataSource }))
      if (known && !conditions.some((condition) => condition.kind === kind)) this.#end(draft, known)
    }
    for (const condition of conditions) this.#raise(draft, condition)
  }

  /** Of the whole server: its replicas, the computers it protects, its storage pool. */
  ofServer(draft: Draft): void {
    if (draft.server.status !== 'online') return
    const conditions = conditionsOfServer(this.#live, draft)
    for (const key of draft.replicas.keys()) conditions.push(...conditionsOfReplica(draft, key))
    this.#settle(draft, conditions, () => true)
  }

  /** What is about no replica in particular. */
  ofServerNotices(draft: Draft): void {
    if (draft.server.status !== 'online') return
    this.#settle(draft, conditionsOfServer(this.#live, draft), (alert) => alert.dataSource === null)
  }

  #settle(draft: Draft, conditions: readonly Condition[], isAsked: (alert: Alert) => boolean): void {
    const lasting = new Set(conditions.map(alertKey))
    for (const [key, alert] of [...draft.alerts]) {
      if (isAsked(alert) && !lasting.has(key)) this.#end(draft, alert)
    }
    for (const condition of conditions) this.#raise(draft, condition)
  }

  #raise(draft: Draft, condition: Condition): void {
    const key = alertKey(condition)
    const known = draft.alerts.get(key)
    if (!known) {
      draft.raise({ id: ++this.count, ...condition, raised: this.#live.clock, ended: null })
    } else if (isOther(known, condition)) {
      const { id, raised, ended } = known
      draft.raise({ id, ...condition, raised, ended })
    }
  }

  /**
   * The administrator sets an alert to inactive. A failure counts as dealt with; an alert whose cause lasts stays
   * inactive as long as it does. Source: domain notes, section 2.2, ID 3610.
   */
  inactivate(draft: Draft, of: Pick<Alert, 'kind' | 'computer' | 'dataSource'>): void {
    const alert = draft.alerts.get(alertKey(of))
    if (!alert) return
    if (alert.dataSource === null || !alert.failure) {
      draft.raise({ ...alert, ended: alert.ended ?? this.#live.clock })
    }
    if (alert.dataSource === null) return
    const types = FAILURES[alert.kind] ?? []
    draft.replace(`${alert.computer}\n${alert.dataSource}`, ({ failures, recovered, due, ...rest }) => {
      const isRecovery = alert.kind === 'recovery-done' || alert.kind === 'recovery-failed'
      const left = Object.entries(failures).filter(([type]) => !types.some((dealtWith) => dealtWith === type))
      return {
        ...rest,
        due,
        failures: Object.fromEntries(left),
        ...(recovered === undefined || isRecovery ? {} : { recovered })
      }
    })
  }

  #end(draft: Draft, alert: Alert): void {
    draft.endAlert(alert, this.#live.clock)
  }
}

function isOther(known: Alert, condition: Condition): boolean {
  const { group, other } = known
  return group !== condition.group || other !== condition.other || differ(known.failure, condition.failure)
}

function differ(one: Failure | undefined, other: Failure | undefined): boolean {
  return one?.reason !== other?.reason || one?.computer !== other?.computer || one?.other !== other?.other
}

/** The jobs whose failure an alert tells of. */
const FAILURES: Readonly<Partial<Record<AlertKind, readonly JobType[]>>> = {
  'configure-protection-failed': ['replica-creation'],
  'synchronization-failures': ['synchronization'],
  'recovery-point-failures': ['express-full', 'recovery-point'],
  'recovery-failed': ['disk-recovery']
}

const REPLICA_KINDS: readonly AlertKind[] = [
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
  'recovery-failed'
]
