import { t } from '@shared/catalogue'
import { CirclePlus, RefreshCw } from '@lucide/vue'
import { reactive } from 'vue'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'
import { useQuery } from '../../stores/query'
import type { ActionGroup } from '../actions'

const groups: readonly ActionGroup[] = [
  {
    label: t`Disk storage`,
    actions: [
      { id: 'add', label: t`Add`, icon: CirclePlus },
      { id: 'rescan', label: t`Rescan`, icon: RefreshCw }
    ]
  }
]

/** The tab Disk Storage: the storage pool, and what can be done with it. */
export function useStorage(shown: () => boolean) {
  const consoleStore = useConsole()
  const lab = useLab()
  const view = useQuery('lab/storage', () =>
    shown() && consoleStore.server ? { server: consoleStore.server } : null
  )

  function run(id: string): void {
    if (id === 'add') consoleStore.open({ kind: 'command-form', form: 'add-storage' })
    else if (id === 'rescan') void rescan()
  }

  async function rescan(): Promise<void> {
    await lab.refresh()
    consoleStore.message = t`Disk storage of ${consoleStore.server} rescanned`
  }

  return reactive({ view, groups, run })
}
