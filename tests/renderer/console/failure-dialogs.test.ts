import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import AppMenu from '@renderer/console/app-menu.vue'
import DialogHost from '@renderer/console/dialog-host.vue'
import { MenuBar } from '@renderer/components'
import { useLab } from '@renderer/stores/lab'
import { byRole, settle, show } from '../components/harness'
import { fakeBridge, overview } from '../fake-bridge'

beforeEach(() => {
  setActivePinia(createPinia())
})

/** From the entry of the menu to the dialog on the screen. */
test.each([
  ['fail', 'Fail a server'],
  ['failure:cut-network', 'Cut network between two computers'],
  ['failure:stop-service', 'Stop a service'],
  ['failure:fill-storage', 'Fill storage pool'],
  ['failure:outdate-agent', 'Agent version too old'],
  ['failure:spoil-credentials', 'Wrong credentials'],
  ['faults', 'What is out of order']
])('the entry %s opens %s', async (id, title) => {
  fakeBridge({ 'lab/overview': overview() })
  await useLab().refresh()
  const menu = show(AppMenu, {})
  show(DialogHost, {})
  expect(byRole('dialog')).toEqual([])
  menu.findComponent(MenuBar).vm.$emit('select', id)
  await settle()
  expect(byRole('dialog')[0]?.querySelector('h2')?.textContent).toBe(title)
})
