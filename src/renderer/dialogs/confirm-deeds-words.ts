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
    title: 'Cancel',
    question: (count, first) =>
      count === 1
        ? `Do you want to cancel this job: ${first}?`
        : `Do you want to cancel these ${count} jobs?`,
    says: 'A job that you cancel is deleted. It is not listed any more and cannot be retried.',
    id: 3601,
    destructive: true,
    list: 'Jobs to cancel'
  },
  'retry-job': {
    title: 'Retry',
    question: (count, first) =>
      count === 1
        ? `Do you want to run this job again: ${first}?`
        : `Do you want to run these ${count} jobs again?`,
    says: 'It runs as a new job. What made it fail has to be put right before.',
    id: 3600,
    destructive: false,
    list: 'Jobs to run again'
  },
  'inactivate-alert': {
    title: 'Inactivate alert',
    question: (count, first) =>
      count === 1
        ? `Do you want to make this alert inactive: ${first}?`
        : `Do you want to make these ${count} alerts inactive?`,
    says: 'The protection status of what it is about is set back to OK. What raised the alert is not put right by that, and can raise it again.',
    id: 3610,
    destructive: true,
    list: 'Alerts to make inactive'
  }
}
