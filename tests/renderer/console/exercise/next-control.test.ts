import { useNextControl } from '@renderer/console/exercise/use-next-control'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { Command } from '@shared/contract/commands'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import { NavBar, RibbonButton, TabStrip, ToolRibbon } from '@renderer/components'
import { fakeBridge, overview } from '../../fake-bridge'

const install: Command = { do: 'install-agent', on: 'DPM2', computer: 'DPM1' }
const uninstall: Command = { do: 'uninstall-agent', on: 'DPM1', computer: 'Server1' }

/** A console as far as it matters here: the real parts of the kit that carry the names of controls. */
async function show(command: Command | null) {
  fakeBridge({ 'lab/overview': overview() })
  await useLab().refresh()
  const consoleStore = useConsole()
  const wanted = ref(command)
  const selected = ref(false)
  const scrolled = vi.fn()
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolled(this.getAttribute('data-control') ?? this.getAttribute('data-row-id'))
  })
  const wrapper = mount(
    defineComponent({
      setup() {
        const { words, go } = useNextControl(() => wanted.value)
        return () =>
          h('div', [
            h('select', { 'data-control': 'server' }),
            h(NavBar, {
              items: [
                { id: 'Monitoring', label: 'Monitoring' },
                { id: 'Management', label: 'Management' }
              ],
              active: consoleStore.workspace
            }),
            h(TabStrip, {
              tabs: [
                { id: 'agents', label: 'Agents' },
                { id: 'libraries', label: 'Libraries' }
              ],
              modelValue: consoleStore.managementTab
            }),
            h(ToolRibbon, { label: 'Actions' }, () => [
              h(RibbonButton, { label: 'Install' }),
              h(RibbonButton, { label: 'Uninstall', disabled: !selected.value, reason: 'Select one.' })
            ]),
            h('div', {
              role: 'row',
              'data-row-id': 'agent:Server1',
              'aria-selected': String(selected.value)
            }),
            h('output', words.value),
            h('button', { class: 'go', onClick: () => void go() })
          ])
      }
    }),
    { attachTo: document.body }
  )
  await flushPromises()
  const marked = () =>
    wrapper
      .findAll('[data-next-control]')
      .map((one) => one.attributes('data-control') ?? one.attributes('data-row-id'))
  const words = () => wrapper.get('output').text()
  return { wrapper, consoleStore, wanted, selected, scrolled, marked, words }
}

describe('the control to use next', () => {
  beforeEach(() => setActivePinia(createPinia()))
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('is the first that is not as it has to be, marked, in sight and told in words', async () => {
    const { consoleStore, marked, words, scrolled } = await show(install)
    expect([marked(), words()]).toEqual([['server'], 'choose the DPM server DPM2'])
    consoleStore.server = 'DPM2'
    await flushPromises()
    expect([marked(), words()]).toEqual([['nav:Management'], 'choose Management'])
    consoleStore.workspace = 'Management'
    consoleStore.managementTab = 'libraries'
    await flushPromises()
    expect([marked(), words()]).toEqual([['tab:agents'], 'open the tab Agents'])
    consoleStore.managementTab = 'agents'
    await flushPromises()
    expect([marked(), words()]).toEqual([['ribbon:Install'], 'press Install'])
    expect(scrolled.mock.calls.flat()).toEqual(['server', 'nav:Management', 'tab:agents', 'ribbon:Install'])
    // Whoever goes astray is led back.
    consoleStore.server = 'DPM1'
    await flushPromises()
    expect(marked()).toEqual(['server'])
  })

  it('is the row where the button is about what is selected', async () => {
    const { consoleStore, marked, words, selected } = await show(uninstall)
    consoleStore.workspace = 'Management'
    await flushPromises()
    expect([marked(), words()]).toEqual([['agent:Server1'], 'select Server1 in the list'])
    selected.value = true
    await vi.waitFor(() => {
      expect([marked(), words()]).toEqual([['ribbon:Uninstall'], 'press Uninstall'])
    })
  })

  it('is none while a dialog is open, and none when it is over', async () => {
    const { consoleStore, marked, words, wanted, wrapper } = await show(install)
    consoleStore.open({ kind: 'install-agent', method: 'install', computers: [] })
    await flushPromises()
    expect([marked(), words()]).toEqual([
      [],
      'complete the dialog that is open as the step says, and close it'
    ])
    consoleStore.close()
    await flushPromises()
    expect(marked()).toEqual(['server'])
    wanted.value = null
    await flushPromises()
    expect([marked(), words()]).toEqual([[], ''])
    wanted.value = install
    await flushPromises()
    const [element] = wrapper.findAll('[data-next-control]')
    wrapper.unmount()
    expect(element?.attributes('data-next-control')).toBeUndefined()
  })

  it('has the focus after going there', async () => {
    const { wrapper, consoleStore, marked } = await show(install)
    await wrapper.get('.go').trigger('click')
    await flushPromises()
    expect(consoleStore).toMatchObject({ server: 'DPM2', workspace: 'Management', managementTab: 'agents' })
    expect(marked()).toEqual(['ribbon:Install'])
    expect(document.activeElement?.getAttribute('data-control')).toBe('ribbon:Install')
  })
})
