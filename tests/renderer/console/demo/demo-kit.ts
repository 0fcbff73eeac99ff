import DemoPanel from '@renderer/console/demo/demo-panel.vue'
import { useDemo } from '@renderer/console/demo/demo-store'
import { useLab } from '@renderer/stores/lab'
import type { Command } from '@shared/contract/commands'
import type { ExerciseView, StoryView, WhatIfView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { flushPromises, mount } from '@vue/test-utils'
import { DONE, fakeBridge, overview } from '../../fake-bridge'

export const UNSUPPORTED: Verdict = {
  outcome: 'refused',
  violations: [
    {
      rule: 'unsupported-move',
      concern: { server: 'DPM2', computer: 'Server1', other: 'DPM3', from: 'DPM1' }
    }
  ],
  warnings: []
}
const PROTECTED_ONCE: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'protected-once', concern: { server: 'DPM1', computer: 'DPM2', other: 'DPM3' } }],
  warnings: []
}
const COMMANDS: readonly Command[] = [
  { do: 'fail-server', server: 'DPM1' },
  { do: 'attach-agent', on: 'DPM2', computer: 'Server1' },
  { do: 'install-agent', on: 'DPM1', computer: 'DPM2' },
  { do: 'repair-server', server: 'DPM1' }
]
const VERDICTS = [DONE, UNSUPPORTED, PROTECTED_ONCE, DONE]

const WHAT_IF: WhatIfView = {
  steps: [],
  outcome: 'refused',
  violations: UNSUPPORTED.violations.map((violation) => ({
    ...violation,
    grounds: {
      computers: ['Server1'],
      ties: [{ from: 'Server1', to: 'DPM3', kind: 'copy', text: 'Held copy from DPM1' }]
    }
  })),
  warnings: [],
  changes: [],
  topology: { servers: [], computers: [], ties: [], configurations: [] }
}

/** A main process with a story of four steps: done, unsupported, refused for another rule, done. */
export async function showDemo({ exercise = null as ExerciseView | null, was = false, played = 0 } = {}) {
  let at = played
  let revision = 1
  const story = (): StoryView => ({
    position: at,
    steps: COMMANDS.map((command, index) => ({
      command,
      expected: { outcome: 'done', warnings: [] },
      played: index < at ? { verdict: VERDICTS[index] ?? DONE, asExpected: index !== 2 } : null
    }))
  })
  const moved = () => bridge.emit('lab/changed', { revision: ++revision })
  const bridge = fakeBridge({
    'lab/overview': () =>
      overview({
        revision,
        hasSteps: true,
        title: 'A move',
        introduction: 'DPM1 is lost.',
        undo: at > 0 ? 'it' : null
      }),
    'lab/story': () => (exercise ? null : story()),
    'lab/exercise': exercise,
    'lab/play-step': ({ step }) => {
      if (step !== at + 1) return null
      at++
      moved()
      return VERDICTS[at - 1] ?? DONE
    },
    'lab/show-step': [DONE],
    // Refused steps have no entry: they count with the one before them.
    'lab/undo': () => {
      do at--
      while (at > 0 && VERDICTS[at] !== DONE)
      moved()
      return null
    },
    'lab/reset': () => {
      at = 0
      moved()
      return null
    },
    'lab/begin-exercise': null,
    'lab/pause-clock': null,
    'lab/what-if': WHAT_IF,
    'window/full-screen': { was }
  })
  const stop = useLab().start()
  await flushPromises()
  const demo = useDemo()
  await demo.begin()
  const wrapper = mount(DemoPanel, {
    attachTo: document.body,
    global: { stubs: { TopologyMap: { props: ['grounds'], template: '<i class="map" />' } } }
  })
  await flushPromises()

  const press = async (key: string, target: EventTarget = document.body) => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await flushPromises()
  }
  const click = async (name: string) => {
    const button = wrapper.findAll('button').find((one) => one.text() === name)
    if (!button) throw new Error(`There is no button ${name}.`)
    await button.trigger('click')
    await flushPromises()
  }
  const setPace = async (value: string) => {
    await wrapper.get('select').setValue(value)
    await flushPromises()
  }
  /** What was asked of main that could change something, but for the beginning. */
  const deeds = () =>
    bridge.asked
      .map(({ name }) => name)
      .filter((name) => ['lab/play-step', 'lab/show-step', 'lab/undo', 'lab/reset'].includes(name))
  const fullScreen = () =>
    bridge.asked.filter(({ name }) => name === 'window/full-screen').map(({ input }) => input)
  return {
    bridge,
    demo,
    wrapper,
    stop,
    press,
    click,
    setPace,
    deeds,
    fullScreen,
    /** What an aid reads out. */
    said: () => wrapper.get('[role=status]').text(),
    text: () => wrapper.text().replace(/\s+/g, ' '),
    /** Somebody else takes the last step back. */
    undoElsewhere: async () => {
      at = 0
      moved()
      await flushPromises()
    }
  }
}
