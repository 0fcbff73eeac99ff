import type { Status } from '../../components'
import type { Explanation } from '@shared/words'

export type TaskState = 'waiting' | 'running' | 'done' | 'failed'

/** One computer on the page Installation. */
export interface Task {
  readonly computer: string
  readonly state: TaskState
  /** What refused it. Absent where it failed for another reason. */
  readonly refusal?: Explanation | undefined
}

export const TASK_STATUS: Readonly<Record<TaskState, Status>> = {
  waiting: 'inactive',
  running: 'busy',
  done: 'ok',
  failed: 'critical'
}

export function resultOf({ state, refusal }: Task): string {
  switch (state) {
    case 'waiting':
      return 'Waiting'
    case 'running':
      return 'In progress'
    case 'done':
      return 'Completed'
    case 'failed':
      return refusal ? `Failed: ${refusalTitle(refusal)}` : 'Failed'
  }
}

/** The rule by its heading, with the product's own ID where there is one. */
export function refusalTitle({ title, errorIds }: Explanation): string {
  const [id] = errorIds
  return id === undefined ? title : `${title} (ID ${id})`
}
