import { t } from '@shared/catalogue'
import { ClipboardList, RefreshCw, ScanLine } from '@lucide/vue'
import { computed, reactive } from 'vue'
import { useConsole } from '../../stores/console'
import { useQuery } from '../../stores/query'
import type { ActionGroup } from '../actions'

/** The tab Libraries: the tape library of the server, and what can be done with it. */
export function useLibraries(shown: () => boolean) {
  const consoleStore = useConsole()
  const view = useQuery('lab/libraries', () =>
    shown() && consoleStore.server ? { server: consoleStore.server } : null
  )

  const groups = computed((): readonly ActionGroup[] => {
    const none = !view.value?.library ? t`No tape library is attached to ${consoleStore.server}.` : undefined
    return [
      {
        label: t`Libraries`,
        actions: [
          { id: 'rescan', label: t`Rescan`, icon: RefreshCw, reason: none },
          { id: 'inventory', label: t`Inventory library`, icon: ClipboardList, reason: none },
          {
            id: 'recatalog',
            label: t`Recatalog imported tape`,
            icon: ScanLine,
            reason: none ?? t`Protection in the lab goes to disk, so no tape holds anything to catalog.`
          }
        ]
      }
    ]
  })

  function run(id: string): void {
    if (id === 'rescan') void consoleStore.perform({ do: 'rescan-library', on: consoleStore.server })
    else if (id === 'inventory') consoleStore.open({ kind: 'command-form', form: 'inventory' })
  }

  return reactive({ view, groups, run })
}
