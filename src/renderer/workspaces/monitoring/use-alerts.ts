import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { AlertView } from '@shared/contract/views'
import { BellOff, RefreshCw } from '@lucide/vue'
import { computed, ref } from 'vue'
import type { GridSort } from '../../components'
import { useConsole } from '../../stores/console'
import type { ActionGroup } from '../actions'
import { useGroupedList } from '../grouped-list'
import { alertGroupings, alertRows, type AlertGroupBy } from './alert-rows'

/** The tab Alerts: what it lists, what is selected, and what can be done with that. */
export function useAlerts(all: () => readonly AlertView[], refresh: () => void) {
  const consoleStore = useConsole()
  const groupBy = ref<AlertGroupBy>('severity')
  const withInactive = ref(false)
  const sort = ref<GridSort>()

  const listed = computed(() =>
    alertRows(withInactive.value ? all() : all().filter(({ ended }) => ended === null))
  )
  const list = useGroupedList(
    () => listed.value,
    () => alertGroupings[groupBy.value],
    'severity'
  )
  const { picked } = list

  const actions = computed((): readonly ActionGroup[] => [
    {
      label: t`Alerts`,
      actions: [
        {
          id: 'inactivate',
          label: t`Inactivate alert`,
          icon: BellOff,
          reason: whyNotInactivate(picked.value)
        }
      ]
    },
    { label: t`View`, actions: [{ id: 'refresh', label: t`Refresh`, icon: RefreshCw }] }
  ])

  function run(id: string): void {
    if (id === 'refresh') return refresh()
    if (id !== 'inactivate' || whyNotInactivate(picked.value) !== undefined) return
    consoleStore.open({
      kind: 'confirm-deeds',
      deed: 'inactivate-alert',
      steps: picked.value.map((alert) => ({
        text: `${alert.title}: ${placeOf(alert)}`,
        command: inactivation(consoleStore.server, alert)
      }))
    })
  }

  return { ...list, groupBy, withInactive, sort, actions, run }
}

const placeOf = ({ dataSource, computer }: AlertView): string =>
  dataSource === null ? computer : t`${dataSource} on ${computer}`

export type AlertList = ReturnType<typeof useAlerts>

function whyNotInactivate(picked: readonly AlertView[]): string | undefined {
  if (picked.length === 0) return t`Select an alert.`
  return picked.some(({ ended }) => ended !== null) ? t`Select active alerts only.` : undefined
}

function inactivation(on: string, { kind, computer, dataSource }: AlertView): Command {
  const alert = { do: 'inactivate-alert', on, alert: kind, computer } as const
  return dataSource === null ? alert : { ...alert, dataSource }
}
