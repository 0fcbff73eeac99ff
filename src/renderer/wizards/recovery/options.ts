import { t } from '@shared/catalogue'
import type { Option, Property } from '../../components'
import type { RecoveryOptions } from './draft'

export const EXISTING: readonly Option[] = [
  {
    value: 'copy',
    label: t`Create copy`,
    description: t`What is there stays, and the recovered version beside it.`
  },
  { value: 'skip', label: t`Skip`, description: t`What is there stays, and is not recovered.` },
  { value: 'overwrite', label: t`Overwrite`, description: t`The recovered version takes its place.` }
]

export const SECURITY: readonly Option[] = [
  { value: 'target', label: t`Settings of the destination computer` },
  { value: 'recovery-point', label: t`Settings of the recovery point` }
]

/** What Throttle computer takes, in Mbps. */
export const MOST_MBPS = 10_000

export function optionsProblem({ throttled, mbps, notification, recipients }: RecoveryOptions): string {
  if (throttled && (mbps === null || !Number.isInteger(mbps) || mbps < 1 || mbps > MOST_MBPS)) {
    return t`A network bandwidth is a whole number from 1 to ${MOST_MBPS} Mbps.`
  }
  if (notification && !recipients.includes('@'))
    return t`A notification needs the e-mail address of a recipient.`
  return ''
}

const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? ''

export function optionProperties(options: RecoveryOptions): readonly Property[] {
  const { throttled, mbps, hardwareSnapshots, notification, recipients } = options
  return [
    { label: t`Existing version recovery behavior`, value: labelOf(EXISTING, options.existing) },
    { label: t`Restore security`, value: labelOf(SECURITY, options.security) },
    { label: t`Network bandwidth usage throttling`, value: throttled ? t`${String(mbps)} Mbps` : t`Off` },
    { label: t`SAN based recovery`, value: hardwareSnapshots ? t`Using hardware snapshots` : t`Off` },
    { label: t`Notification`, value: notification ? recipients : t`None` }
  ]
}
