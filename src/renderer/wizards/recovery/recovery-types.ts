import { t } from '@shared/catalogue'
import type { RecoveryTarget } from '@shared/contract/commands'
import type { RecoverableView } from '@shared/contract/views'
import type { Option } from '../../components'

/** The types that can be chosen, in the product's words. Where they are refused, the engine says so. */
export function recoveryTypes(source: RecoverableView | undefined): readonly Option[] {
  const through = source?.through ?? null
  const types: (Option & { readonly value: RecoveryTarget })[] = [
    { value: 'original', label: t`Recover to the original location` },
    { value: 'alternate', label: t`Recover to an alternate location` },
    {
      value: 'network-folder',
      label: t`Copy to a network folder`,
      description: t`The files as they are, a database as its files.`
    }
  ]
  if (through !== null) {
    types.push({
      value: 'replica',
      label: t`Recover to DPM replica`,
      description: t`Restores into the replica on ${through}, where its creation is pending: for a primary that was rebuilt.`
    })
  }
  const tape = {
    value: 'tape',
    label: t`Copy to tape`,
    disabled: true,
    reason: t`Tape recovery is not part of the lab.`
  }
  return [...types, tape]
}

export const typeLabel = (to: RecoveryTarget, source: RecoverableView | undefined): string =>
  recoveryTypes(source).find(({ value }) => value === to)?.label ?? ''
