import { computed, watch, type Ref } from 'vue'
import { useQuery } from '../../stores/query'
import { endOf, jobsOn, type Task } from './tasks'

/** The jobs that the tasks started, and how they ended. */
export function useTaskJobs(
  on: Ref<string>,
  tasks: Ref<readonly Task[]>,
  note: (computer: string, more: Partial<Task>) => void
) {
  const started = computed(() => tasks.value.filter(({ state }) => state === 'started'))
  const agents = useQuery('lab/agents', () => (started.value.length > 0 ? { server: on.value } : null))
  const jobs = computed(() => jobsOn(started.value, agents.value?.agents ?? []))

  /** Their jobs are over, or were too short to be seen. */
  const over = computed(() =>
    agents.value ? started.value.filter(({ computer }) => !jobs.value.has(computer)) : []
  )
  const monitoring = useQuery('lab/monitoring', () => (over.value.length > 0 ? { server: on.value } : null))

  watch([monitoring, over], ([view]) => {
    if (!view) return
    for (const task of over.value) {
      const end = endOf(task, on.value, agents.value?.agents ?? [], view.jobs)
      if (end) note(task.computer, end)
    }
  })

  return { jobs }
}
