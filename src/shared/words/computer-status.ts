import { t } from '../catalogue'

/** The state of a computer in brackets or in a list: `DPM1 (failed)`. */
export const COMPUTER_STATUS = {
  online: t`online`,
  offline: t`offline`,
  failed: t`failed`,
  removed: t`removed`
}

/** `DPM1`, or `DPM1 (failed)`. */
export function nameWithStatus(name: string, status: keyof typeof COMPUTER_STATUS): string {
  return status === 'online' ? name : `${name} (${COMPUTER_STATUS[status]})`
}
