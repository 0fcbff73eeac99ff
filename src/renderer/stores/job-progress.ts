import type { RunningJobView } from '@shared/contract/views'
import { useLab } from './lab'

type Span = Pick<RunningJobView, 'start' | 'end'>

/** How far a running job is at a moment, from 0 to 1: it goes evenly. */
export function shareAt({ start, end }: Span, now: number): number {
  if (end <= start) return 1
  return Math.min(Math.max((now - start) / (end - start), 0), 1)
}

/** How far it is now. Reading it in a template follows the lab's clock. */
export const progressOf = (job: Span): number => shareAt(job, useLab().now)
