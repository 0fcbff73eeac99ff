import { t } from '@shared/catalogue'
import type { ConfirmedDeed } from '../stores/dialogs'

interface ConfirmedDeedWords {
  readonly title: string
  /** What is asked of so many: the one by its name. */
  readonly question: (count: number, first: string) => string
  /** What it comes to. */
  readonly says: string
  /** The product's own number of the question. */
  readonly id: number
  /** What is lost by it is not lightly had again: No is the default. */
  readonly destructive: boolean
  readonly list: string
}

/** Source of the IDs: domain notes, section 2.2. */
export const confirmedDeedWords: Readonly<Record<ConfirmedDeed, ConfirmedDeedWords>> = {
  'cancel-job': {
    title: t`Cancel`,
    question: (count, first) =>
      count === 1
        ? t`Do you want to cancel this job: ${first}?`
        : t`Do you want to cancel these ${count} jobs?`,
    says: t`A job that you cancel is deleted. It is not listed any more and cannot be retried.`,
    id: 3601,
    destructive: true,
    list: t`Jobs to cancel`
  },
  'retry-job': {
    title: t`Retry`,
    question: (count, first) =>
      count === 1
        ? t`Do you want to run this job again: ${first}?`
        : t`Do you want to run these ${count} jobs again?`,
    says: t`It runs as a new job. What made it fail has to be put right before.`,
    id: 3600,
    destructive: false,
    list: t`Jobs to run again`
  },
  'inactivate-alert': {
    title: t`Inactivate alert`,
    question: (count, first) =>
      count === 1
        ? t`Do you want to make this alert inactive: ${first}?`
        : t`Do you want to make these ${count} alerts inactive?`,
    says: t`The protection status of what it is about is set back to OK. What raised the alert is not put right by that, and can raise it again.`,
    id: 3610,
    destructive: true,
    list: t`Alerts to make inactive`
  }
}
