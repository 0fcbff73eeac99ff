import type { Option, Property } from '../../components'
import type { RecoveryOptions } from './draft'

export const EXISTING: readonly Option[] = [
  {
    value: 'copy',
    label: 'Create copy',
    description: 'What is there stays, and the recovered version beside it.'
  },
  { value: 'skip', label: 'Skip', description: 'What is there stays, and is not recovered.' },
  { value: 'overwrite', label: 'Overwrite', description: 'The recovered version takes its place.' }
]

export const SECURITY: readonly Option[] = [
  { value: 'target', label: 'Settings of the destination computer' },
  { value: 'recovery-point', label: 'Settings of the recovery point' }
]

/** What Throttle computer takes, in Mbps. */
export const MOST_MBPS = 10_000

export function optionsProblem({ throttled, mbps, notification, recipients }: RecoveryOptions): string {
  if (throttled && (mbps === null || !Number.isInteger(mbps) || mbps < 1 || mbps > MOST_MBPS)) {
    return `A network bandwidth is a whole number from 1 to ${MOST_MBPS} Mbps.`
  }
  if (notification && !recipients.includes('@'))
    return 'A notification needs the e-mail address of a recipient.'
  return ''
}

const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? ''

export function optionProperties(options: RecoveryOptions): readonly Property[] {
  const { throttled, mbps, hardwareSnapshots, notification, recipients } = options
  return [
    { label: 'Existing version recovery behavior', value: labelOf(EXISTING, options.existing) },
    { label: 'Restore security', value: labelOf(SECURITY, options.security) },
    { label: 'Network bandwidth usage throttling', value: throttled ? `${String(mbps)} Mbps` : 'Off' },
    { label: 'SAN based recovery', value: hardwareSnapshots ? 'Using hardware snapshots' : 'Off' },
    { label: 'Notification', value: notification ? recipients : 'None' }
  ]
}
