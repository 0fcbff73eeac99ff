import { t } from '@shared/catalogue'
import type { WizardPage } from '../../components'

/** The titles of the pages, in the product's words. */
const PAGE_TITLES = {
  welcome: t`Welcome`,
  type: t`Select Protection Group Type`,
  members: t`Select Group Members`,
  method: t`Select Data Protection Method`,
  goals: t`Specify Short-Term Goals`,
  'long-term': t`Specify Long-Term Goals`,
  library: t`Select Library and Tape Details`,
  disk: t`Review Disk Storage Allocation`,
  replica: t`Choose Replica Creation Method`,
  check: t`Choose Consistency Check Options`,
  'online-data': t`Specify Online Protection Data`,
  'online-schedule': t`Specify Online Backup Schedule`,
  'online-retention': t`Specify Online Retention Policy`,
  'online-replication': t`Choose Online Replication`,
  summary: t`Summary`,
  status: t`Status`
}

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
