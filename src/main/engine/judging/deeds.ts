import { t } from '@shared/catalogue'
import type { RuleId } from '@shared/rule-ids'
import type { ReplicaState } from '../estate'
import { every, ofDeedsOnly, type Statement } from './statement'

const TROUBLE: Readonly<Record<ReplicaState, string | null>> = {
  ok: null,
  // Its creation runs, or is to come by itself.
  pending: null,
  inconsistent: t`is inconsistent`,
  waiting: t`waits for its data to be loaded`,
  missing: t`is missing`
}

/** What is asked when replicas are worked on, switched, given up or recovered from. */
export const deedStatements = {
  'replica-not-ready': every({
    says: t`No replica waits to be put in order.`,
    called: ['member', 'members'],
    of: ({ members }) => members,
    broken: ({ on, computer, dataSource, replica }) => {
      const trouble = TROUBLE[replica]
      return trouble === null ? null : t`The replica of "${dataSource}" of ${computer} on ${on} ${trouble}.`
    },
    ofDeeds: true
  }),
  'no-secondary-copy': ofDeedsOnly(t`Asked when protection is switched.`),
  'not-switched': ofDeedsOnly(t`Asked when protection is given back to a primary DPM server.`),
  'no-inactive-replica': ofDeedsOnly(t`Asked when inactive protection is removed, or a replica is checked.`),
  'replica-busy': ofDeedsOnly(t`Asked when a job is started on a replica.`),
  'no-recovery-point': ofDeedsOnly(t`Asked when something is recovered.`),
  'latest-not-offered': ofDeedsOnly(t`Asked when the latest state is recovered.`),
  'original-location-refused': ofDeedsOnly(t`Asked when something is recovered to its original location.`),
  'database-original-location': ofDeedsOnly(t`Asked when a DPM database is recovered.`),
  'replica-not-pending': ofDeedsOnly(t`Asked when a replica is restored on another DPM server.`),
  'no-recovery-target': ofDeedsOnly(t`Asked when something is recovered to another computer.`)
} satisfies Partial<Record<RuleId, Statement>>
