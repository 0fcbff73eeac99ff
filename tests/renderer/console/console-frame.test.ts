import ConsoleFrame from '@renderer/console/console-frame.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { dpmServer, fakeBridge, overview } from '../fake-bridge'

describe('the navigation bar', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('counts the alerts of the shown server that ask for something to be done, and asks for no list', async () => {
    const { asked } = fakeBridge({
      'lab/overview': overview({
        dpmServers: [
          dpmServer('DPM1', { alerts: { critical: 1, warning: 2, informational: 5 } }),
          dpmServer('DPM2', { alerts: { critical: 0, warning: 1, informational: 0 } }),
          dpmServer('DPM3', { alerts: { critical: 0, warning: 0, informational: 4 } })
        ]
      })
    })
    await useLab().refresh()
    const none = { template: '<div />' }
    const wrapper = mount(ConsoleFrame, {
      global: {
        stubs: {
          ConsoleHeader: none,
          ExercisePanel: none,
          StoryBar: none,
          StatusBar: none,
          MonitoringWorkspace: none
        }
      }
    })
    const item = () => wrapper.get('nav button')
    expect(item().text()).toBe('Monitoring3')
    expect(item().attributes('aria-description')).toBe('3 active alerts: 1 critical, 2 warning')
    useConsole().server = 'DPM2'
    await flushPromises()
    expect(item().attributes('aria-description')).toBe('1 active alert: 1 warning')
    useConsole().server = 'DPM3'
    await flushPromises()
    expect(item().text()).toBe('Monitoring')
    expect(item().attributes('aria-description')).toBeUndefined()
    expect(asked.map(({ name }) => name)).toEqual(['lab/overview'])
  })
})
