import type { Failure } from '@shared/activity'
import { DAY } from '@shared/calendar'
import type { Job } from '../activity'
import { agentOwner, isOnline } from '../estate'
import { isCut } from '../faults'
import type { Draft } from './draft'
import type { Live } from './live'
import { agentTrouble } from './blocked'

/** How long the alert of a recovery that went well stays active. Source: domain notes, section 6.4. */
const DONE_ALERT = 3 * DAY

/** Why a recovery cannot go on; null if it can. */
export function recoveryTrouble({ estate }: Live, draft: Draft, { recovery }: Job): Failure | null {
  if (!recovery || recovery.target === draft.name) return null
  const { target, to } = recovery
  if (!isOnline(estate, target) || isCut(estate, draft.name, target)) {
    return { reason: 'target-unreachable', computer: target }
  }
  // A folder of the network takes no agent.
  if (to === 'network-folder') return null
  const owner = agentOwner(estate, target)
  if (owner === null) return { reason: 'agent-not-installed', computer: target }
  if (owner !== draft.name) return { reason: 'managed-elsewhere', computer: target, other: owner }
  return agentTrouble(estate, draft.name, target)
}

/** Nothing is to be told of the last recovery any more. */
export function forgetRecovery(draft: Draft, key: string): void {
  draft.replace(key, ({ recovered: _, due: { 'recovery-alert': __, ...due }, ...rest }) => ({ ...rest, due }))
}

/** What a recovery leaves behind: the alert that tells of it, and in a replica of the primary the data, unchecked. */
export function endRecovery(live: Live, draft: Draft, job: Job, key: string, failure: Failure | null): void {
  draft.change(key, ({ due }) => ({
    recovered: failure ? 'failed' : 'done',
    ...(failure ? {} : { due: { ...due, 'recovery-alert': live.clock + DONE_ALERT } })
  }))
  if (failure) draft.change(key, ({ failures }) => ({ failures: { ...failures, 'disk-recovery': failure } }))
  else draft.change(key, ({ failures: { 'disk-recovery': _, ...failures } }) => ({ failures }))
  const { recovery } = job
  if (!failure && recovery?.point === 'latest') draft.change(key, () => ({ synchronized: job.start }))
  if (recovery?.to !== 'replica') return
  const primary = live.draft(recovery.target)
  const member = primary?.member(key)
  if (!primary || member?.replica !== 'waiting') return
  // Also a try that failed leaves it out of step, and it cannot be tried again. Source: domain notes, section 5.4.
  live.makeInconsistent(primary, member)
  if (!failure) {
    primary.change(key, () => ({ synchronized: recovery.point === 'latest' ? live.clock : recovery.point }))
  }
  live.alerts.ofReplica(primary, key)
  live.touch(primary)
}
