import { t } from '@shared/catalogue'
import type { AgentView, FailureView, JobView, RunningJobView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { explain, type Explanation } from '@shared/words'
import type { Status } from '../../components'

/** `started`: the command was carried out, and the job it started has not ended. */
export type TaskState = 'started' | 'done' | 'failed'

/** One computer on the page Installation. */
export interface Task {
  readonly computer: string
  readonly state: TaskState
  /** What refused it. Absent where it failed for another reason. */
  readonly refusal?: Explanation | undefined
  /** When it was carried out, in lab time. */
  readonly since?: number
  /** Why the job it started failed. */
  readonly failure?: FailureView | undefined
}

/** What became of the command at first. Without a verdict it was not carried out, for a reason that was told. */
export function taskOf(computer: string, verdict: Verdict | undefined, since: number): Task {
  if (verdict?.outcome === 'done') return { computer, state: 'started', since }
  const [first] = verdict?.violations ?? []
  return { computer, state: 'failed', refusal: first && explain(first) }
}

export const TASK_STATUS: Readonly<Record<TaskState, Status>> = {
  started: 'busy',
  done: 'ok',
  failed: 'critical'
}

export function resultOf({ state, refusal, failure }: Task): string {
  switch (state) {
    case 'started':
      return t`In progress`
    case 'done':
      return t`Completed`
    case 'failed':
      if (refusal) return t`Failed: ${refusalTitle(refusal)}`
      return failure ? t`Failed (ID ${failure.code})` : t`Failed`
  }
}

/** The jobs that run on the computers of these tasks. */
export function jobsOn(
  tasks: readonly Task[],
  agents: readonly AgentView[]
): ReadonlyMap<string, RunningJobView> {
  const wanted = new Set(tasks.map(({ computer }) => computer))
  return new Map(
    agents.flatMap(({ computer, job }) => (job && wanted.has(computer) ? [[computer, job]] : []))
  )
}

/** How a task ended whose job is not there any more; null as long as that is not known. */
export function endOf(
  { computer, since = 0 }: Task,
  on: string,
  agents: readonly AgentView[],
  jobs: readonly JobView[]
): Partial<Task> | null {
  const job = jobs.find(
    (one) =>
      one.id !== null && one.type === 'agent-installation' && one.computer === computer && one.start >= since
  )
  if (job?.status === 'in-progress') return null
  if (job?.status === 'failed' || job?.status === 'canceled') {
    return { state: 'failed', failure: job.failure ?? undefined }
  }
  const owns = agents.some((agent) => agent.computer === computer && agent.owner === on)
  return owns ? { state: 'done' } : null
}

/** The rule by its heading, with the product's own ID where there is one. */
export function refusalTitle({ title, errorIds }: Explanation): string {
  const [id] = errorIds
  return id === undefined ? title : t`${title} (ID ${id})`
}
