import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { JobView } from '@shared/contract/views'
import { Ban, Funnel, FunnelPlus, FunnelX, RefreshCw, RotateCw } from '@lucide/vue'
import type { ActionGroup } from '../actions'
import { sourceText } from './job-words'

/** What can be done with the jobs that are selected; `filter` is the name of the saved filter in use. */
export function jobActions(
  picked: readonly JobView[],
  filter: string | undefined
): readonly ActionGroup<JobAction>[] {
  const noFilter = filter === undefined ? t`Choose a filter that you saved.` : undefined
  return [
    {
      label: t`Jobs`,
      actions: [
        { id: 'cancel', label: t`Cancel`, icon: Ban, reason: whyNot(picked, 'cancel') },
        { id: 'retry', label: t`Retry`, icon: RotateCw, reason: whyNot(picked, 'retry') }
      ]
    },
    {
      label: t`Filters`,
      actions: [
        { id: 'create-filter', label: t`Create filter`, icon: FunnelPlus },
        { id: 'modify-filter', label: t`Modify filter`, icon: Funnel, reason: noFilter },
        { id: 'delete-filter', label: t`Delete filter`, icon: FunnelX, reason: noFilter }
      ]
    },
    { label: t`View`, actions: [{ id: 'refresh', label: t`Refresh`, icon: RefreshCw }] }
  ]
}

export type JobAction = 'cancel' | 'retry' | 'create-filter' | 'modify-filter' | 'delete-filter' | 'refresh'
export type JobDeed = 'cancel' | 'retry'

/** Why it cannot be done with all of them. */
export function whyNot(picked: readonly JobView[], deed: JobDeed): string | undefined {
  if (picked.length === 0) return deed === 'cancel' ? t`Select a job in progress.` : t`Select a failed job.`
  for (const { cannotCancel, cannotRetry } of picked) {
    const reason = deed === 'cancel' ? cannotCancel : cannotRetry
    if (reason !== undefined) return reason
  }
  return undefined
}

/** A step for each thing to do: jobs are named by what they work on, so two of the same name are one step. */
export function jobSteps(
  on: string,
  picked: readonly JobView[],
  deed: JobDeed
): readonly { readonly text: string; readonly command: Command }[] {
  const steps = new Map<string, { text: string; command: Command }>()
  for (const job of picked) {
    const { type, label, computer, dataSource } = job
    const target = { on, computer, job: type, ...(dataSource === null ? {} : { dataSource }) }
    steps.set([type, computer, dataSource].join('\n'), {
      text: t`${label} of ${sourceText(job)}`,
      command: { do: deed === 'cancel' ? 'cancel-job' : 'retry-job', ...target }
    })
  }
  return [...steps.values()]
}
