import type { Status } from './exit-status'
import { counted, type Manner, type Told } from './tell'

/** What all files together came to. */
export interface Sum {
  readonly files: number
  readonly steps: number
  readonly unexpected: number
  readonly failed: number
  readonly unreadable: number
  readonly status: Status
}

export const EMPTY_SUM: Sum = { files: 0, steps: 0, unexpected: 0, failed: 0, unreadable: 0, status: 0 }

export function plus(sum: Sum, { steps, unexpected, status }: Told): Sum {
  return {
    files: sum.files + 1,
    steps: sum.steps + steps,
    unexpected: sum.unexpected + unexpected,
    failed: sum.failed + (status === 1 ? 1 : 0),
    unreadable: sum.unreadable + (status === 2 ? 1 : 0),
    status: status > sum.status ? status : sum.status
  }
}

/** The closing line of all files; empty where a single one has said it already. */
export function closing(sum: Sum, { command }: Manner): string {
  if (command === 'run' && sum.files < 2) return ''
  const { files, steps, unexpected, failed, unreadable } = sum
  if (unreadable === files) return `${counted(files, 'file')}, none of them run\n`
  if (command === 'exercise check') {
    const proven = files - unreadable - failed
    return `${counted(files, 'file')}: ${proven === files ? 'all proven' : `${proven} proven`}\n`
  }
  const parts = [
    unexpected === 0 ? 'all as expected' : `${unexpected} not as expected, in ${counted(failed, 'file')}`,
    ...(unreadable === 0 ? [] : [`${counted(unreadable, 'file')} not run`])
  ]
  return `${counted(files, 'file')}, ${counted(steps, 'step')}: ${parts.join('; ')}\n`
}
