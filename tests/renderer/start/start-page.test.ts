import StartPage from '@renderer/start/start-page.vue'
import type { StartView } from '@shared/contract/views'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBridge, overview } from '../fake-bridge'

const view: StartView = {
  version: '1.2.3',
  bundled: [
    {
      title: 'First labs',
      labs: [
        {
          id: 'cyclic',
          title: 'Cyclic protection',
          introduction: 'Two servers protect each other.',
          exercise: false
        }
      ]
    },
    {
      title: 'Procedures',
      labs: [{ id: 'cyclic-setup', title: 'Set up a cycle', introduction: 'In three steps.', exercise: true }]
    }
  ],
  recent: [
    { file: '/labs/mine.dpmlab', title: 'Mine', openedAt: '2026-01-02T03:04:05.000Z', missing: false },
    { file: '/labs/gone.dpmlab', title: 'Gone', openedAt: '2026-01-01T03:04:05.000Z', missing: true }
  ]
}

describe('the start page', () => {
  beforeEach(() => setActivePinia(createPinia()))

  async function show(start: StartView) {
    const bridge = fakeBridge({
      'app/start': start,
      'lab/open-bundled': overview(),
      'lab/open': overview(),
      'lab/overview': null,
      'app/forget-recent': null
    })
    const wrapper = mount(StartPage)
    await flushPromises()
    return { bridge, wrapper }
  }

  it('opens a bundled lab by its name', async () => {
    const { bridge, wrapper } = await show(view)
    await wrapper.get('[aria-describedby="text-cyclic"]').trigger('click')
    expect(bridge.asked).toContainEqual({ name: 'lab/open-bundled', input: { id: 'cyclic' } })
  })

  it('has exercises in groups of their own, and no heading for what there is none of', async () => {
    const { wrapper } = await show(view)
    const part = (id: string) => wrapper.get(`[aria-labelledby="${id}"]`).text()
    expect(part('exercises')).toMatch(/^Exercises.*Procedures.*Set up a cycle/s)
    expect(part('exercises')).not.toContain('First labs')
    expect(part('bundled')).toMatch(/^Bundled labs.*First labs.*Cyclic protection/s)
    expect(part('bundled')).not.toContain('Procedures')
    const { wrapper: plain } = await show({ ...view, bundled: view.bundled.slice(0, 1) })
    expect(plain.find('#exercises').exists()).toBe(false)
  })

  it('opens a recent lab, and offers to forget one that is gone', async () => {
    const { bridge, wrapper } = await show(view)
    await wrapper.get('[title="/labs/mine.dpmlab"] button').trigger('click')
    expect(bridge.asked).toContainEqual({ name: 'lab/open', input: { file: '/labs/mine.dpmlab' } })
    await wrapper.get('[aria-label="Forget Gone"]').trigger('click')
    await flushPromises()
    expect(bridge.asked).toContainEqual({ name: 'app/forget-recent', input: { file: '/labs/gone.dpmlab' } })
    expect(bridge.asked.at(-1)?.name).toBe('app/start')
  })

  it('has an empty state where no lab was opened yet', async () => {
    const { wrapper } = await show({ ...view, recent: [] })
    expect(wrapper.text()).toContain('No labs yet')
  })
})
