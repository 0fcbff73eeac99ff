import { t } from '@shared/catalogue'
import type { WizardPage } from '../../components'

export type PageId = 'review' | 'type' | 'destination' | 'options' | 'summary' | 'status'

export function pagesFor(withDestination: boolean): readonly (WizardPage & { readonly id: PageId })[] {
  return [
    { id: 'review', title: t`Review Recovery Selection` },
    { id: 'type', title: t`Select Recovery Type` },
    {
      id: 'destination',
      title: t`Specify Destination`,
      disabled: withDestination ? undefined : t`Only for an alternate location or a network folder.`
    },
    { id: 'options', title: t`Specify Recovery Options` },
    { id: 'summary', title: t`Summary`, finish: true },
    { id: 'status', title: t`Recovery Status` }
  ]
}
