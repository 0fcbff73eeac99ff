import type { WizardPage } from '../../components'

export type PageId = 'review' | 'type' | 'destination' | 'options' | 'summary' | 'status'

export function pagesFor(withDestination: boolean): readonly (WizardPage & { readonly id: PageId })[] {
  return [
    { id: 'review', title: 'Review Recovery Selection' },
    { id: 'type', title: 'Select Recovery Type' },
    {
      id: 'destination',
      title: 'Specify Destination',
      disabled: withDestination ? undefined : 'Only for an alternate location or a network folder.'
    },
    { id: 'options', title: 'Specify Recovery Options' },
    { id: 'summary', title: 'Summary', finish: true },
    { id: 'status', title: 'Recovery Status' }
  ]
}
