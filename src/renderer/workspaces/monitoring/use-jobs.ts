import { t } from '@shared/catalogue'
import type { JobView } from '@shared/contract/views'
import { computed, ref, watch } from 'vue'
import type { GridSort } from '../../components'
import { useConsole } from '../../stores/console'
import { useJobFilters } from '../../stores/job-filters'
import { useLab } from '../../stores/lab'
import { useGroupedList } from '../grouped-list'
import { jobActions, jobSteps, whyNot, type JobAction, type JobDeed } from './job-actions'
import { filterChoices, filterJobs, idOfSaved, toOptions } from './job-filter-choices'
import { jobGroupings, jobRows, searchJobs, type JobGroupBy } from './job-rows'

/** The tab Jobs: what it lists, what is selected, and what can be done with that. */
export function useJobs(all: () => readonly JobView[], refresh: () => void) {
  const consoleStore = useConsole()
  const lab = useLab()
  const filters = useJobFilters()

  const groupBy = ref<JobGroupBy>('status')
  const search = ref('')
  const sort = ref<GridSort>()

  /** When the list was asked for. Long lists are not made again for every tick of the clock. */
  const askedAt = ref(0)
  watch(all, () => (askedAt.value = lab.now), { immediate: true, flush: 'sync' })

  const choices = computed(() => filterChoices(filters.saved))
  const choice = computed(
    () =>
      choices.value.find(({ id }) => id === filters.chosen) ?? choices.value.find(({ id }) => id === 'all')
  )
  /** The filter in use; a saved one that was deleted meanwhile is none. */
  const filterId = computed({
    get: () => choice.value?.id ?? '',
    set: (id: string) => (filters.chosen = id)
  })
  const savedFilter = computed(() => filters.saved.find(({ name }) => idOfSaved(name) === filterId.value))

  const listed = computed(() => {
    const jobs = all()
    const filter = choice.value?.filter
    return jobRows(filter ? filterJobs(jobs, filter, askedAt.value, lab.begins) : jobs, askedAt.value)
  })
  const found = computed(() => searchJobs(listed.value, search.value))
  const list = useGroupedList(
    () => found.value,
    () => jobGroupings[groupBy.value],
    'source'
  )
  const { byId, picked } = list
  const narrowed = computed(() => search.value.trim() !== '' || filterId.value !== 'all')
  const counted = computed(() => t`${found.value.length} of ${all().length} jobs`)

  const actions = computed(() => jobActions(picked.value, savedFilter.value?.name))

  /** The job of a row, while it runs. */
  function runningJob(rowId: string): JobView | undefined {
    const job = byId.value.get(rowId)
    return job?.status === 'in-progress' ? job : undefined
  }

  function showAll(): void {
    search.value = ''
    filterId.value = 'all'
  }

  function ask(deed: JobDeed): void {
    if (whyNot(picked.value, deed) !== undefined) return
    consoleStore.open({
      kind: 'confirm-deeds',
      deed: `${deed}-job`,
      steps: jobSteps(consoleStore.server, picked.value, deed)
    })
  }

  function run(id: string): void {
    const filter = savedFilter.value
    switch (id as JobAction) {
      case 'cancel':
        return ask('cancel')
      case 'retry':
        return ask('retry')
      case 'create-filter':
        return consoleStore.open({ kind: 'job-filter' })
      case 'modify-filter':
        if (filter) consoleStore.open({ kind: 'job-filter', filter })
        return
      case 'delete-filter':
        if (filter) consoleStore.open({ kind: 'delete-job-filter', name: filter.name })
        return
      case 'refresh':
        askedAt.value = lab.now
        return refresh()
    }
  }

  return {
    ...list,
    groupBy,
    search,
    sort,
    filterId,
    filterOptions: computed(() => toOptions(choices.value)),
    narrowed,
    counted,
    actions,
    runningJob,
    showAll,
    run
  }
}

export type JobList = ReturnType<typeof useJobs>
