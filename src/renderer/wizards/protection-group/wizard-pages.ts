import { t } from '@shared/catalogue'
import type { WizardPage } from '../../components'

/** The titles of the pages, in the product's words. */
const PAGE_TITLES = {
  welcome: 'Welcome',
  type: 'Select Protection Group Type',
  members: 'Select Group Members',
  method: 'Select Data Protection Method',
  goals: 'Specify Short-Term Goals',
  'long-term': 'Specify Long-Term Goals',
  library: 'Select Library and Tape Details',
  disk: 'Review Disk Storage Allocation',
  replica: 'Choose Replica Creation Method',
  check: 'Choose Consistency Check Options',
  'online-data': 'Specify Online Protection Data',
  'online-schedule': 'Specify Online Backup Schedule',
  'online-retention': 'Specify Online Retention Policy',
  'online-replication': 'Choose Online Replication',
  summary: 'Summary',
  status: 'Status'
} as const

export type PageId = keyof typeof PAGE_TITLES

const TAPE = t`Only with protection to tape.`
const ONLINE = t`Only with online protection.`
const LEFT_OUT: Partial<Record<PageId, string>> = {
  'long-term': TAPE,
  library: TAPE,
  'online-data': ONLINE,
  'online-schedule': ONLINE,
  'online-retention': ONLINE,
  'online-replication': ONLINE
}

export const wizardPages: readonly (WizardPage & { id: PageId })[] = (
  Object.keys(PAGE_TITLES) as PageId[]
).map((id) => ({ id, title: PAGE_TITLES[id], disabled: LEFT_OUT[id], finish: id === 'summary' }))

/** Whether one page comes after another. */
export function isAfter(id: string, other: string): boolean {
  const ids: readonly string[] = wizardPages.map((page) => page.id)
  return ids.indexOf(id) > ids.indexOf(other)
}
