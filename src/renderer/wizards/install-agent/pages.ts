import { t } from '@shared/catalogue'
import type { WizardPage } from '../../components'

export type Method = 'install' | 'attach'
export type PageId =
  'method' | 'computers' | 'credentials' | 'cluster' | 'restart' | 'summary' | 'installation'

/** The pages with their titles of the product. Those that a choice leaves out stay in sight with the reason. */
export function pagesFor(method: Method): readonly (WizardPage & { id: PageId })[] {
  return [
    { id: 'method', title: t`Select Agent Deployment Method` },
    { id: 'computers', title: t`Select Computers` },
    { id: 'credentials', title: t`Enter Credentials` },
    { id: 'cluster', title: t`Select Cluster Nodes`, disabled: t`No cluster node was selected.` },
    {
      id: 'restart',
      title: t`Choose Restart Method`,
      disabled: method === 'attach' ? t`Attaching needs no restart.` : undefined
    },
    { id: 'summary', title: t`Summary`, finish: true },
    { id: 'installation', title: t`Installation` }
  ]
}
