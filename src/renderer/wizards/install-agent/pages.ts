import type { WizardPage } from '../../components'

export type Method = 'install' | 'attach'
export type PageId =
  'method' | 'computers' | 'credentials' | 'cluster' | 'restart' | 'summary' | 'installation'

/** The pages with their titles of the product. Those that a choice leaves out stay in sight with the reason. */
export function pagesFor(method: Method): readonly (WizardPage & { id: PageId })[] {
  return [
    { id: 'method', title: 'Select Agent Deployment Method' },
    { id: 'computers', title: 'Select Computers' },
    { id: 'credentials', title: 'Enter Credentials' },
    { id: 'cluster', title: 'Select Cluster Nodes', disabled: 'No cluster node was selected.' },
    {
      id: 'restart',
      title: 'Choose Restart Method',
      disabled: method === 'attach' ? 'Attaching needs no restart.' : undefined
    },
    { id: 'summary', title: 'Summary', finish: true },
    { id: 'installation', title: 'Installation' }
  ]
}
