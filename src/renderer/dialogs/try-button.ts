import { t } from '@shared/catalogue'
import type { DialogButton } from '../components'

/** In everything that ends in commands: shows what they would come to, without carrying them out. */
export const TRY_LABEL = t`What if`
export const TRY_BUTTON = { id: 'what-if', label: TRY_LABEL, aside: true } as const satisfies DialogButton
