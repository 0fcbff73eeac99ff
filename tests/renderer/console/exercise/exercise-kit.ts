import ExercisePanel from '@renderer/console/exercise/exercise-panel.vue'
import { useLab } from '@renderer/stores/lab'
import type { ExerciseView } from '@shared/contract/views'
import { flushPromises, mount } from '@vue/test-utils'
import { exerciseView, fakeBridge, overview, type FakeAnswers } from '../../fake-bridge'

/** The panel beside a console of which the page has nothing but what the test puts there. */
export async function showPanel(view: ExerciseView | null = exerciseView(), more: FakeAnswers = {}) {
  let now = view
  let revision = 1
  const bridge = fakeBridge({
    'lab/overview': () => overview({ revision, undo: 'Install the agent' }),
    'lab/exercise': () => now,
    'lab/reset': null,
    'lab/undo': null,
    'lab/pause-clock': null,
    'lab/begin-exercise': null,
    ...more
  })
  const stop = useLab().start()
  await flushPromises()
  const wrapper = mount(ExercisePanel, { attachTo: document.body })
  await flushPromises()

  const button = (name: string) =>
    wrapper.findAll('button').find((one) => (one.attributes('aria-label') ?? one.text()) === name)
  const press = async (name: string) => {
    const found = button(name)
    if (!found) throw new Error(`There is no button ${name}.`)
    await found.trigger('click')
    await flushPromises()
  }
  /** The lab becomes this, as main would tell. */
  const become = async (next: ExerciseView) => {
    now = next
    revision++
    bridge.emit('lab/changed', { revision })
    await flushPromises()
  }
  const asked = () => bridge.asked.map(({ name }) => name)
  return {
    bridge,
    wrapper,
    button,
    press,
    become,
    asked,
    stop,
    text: () => wrapper.text().replace(/\s+/g, ' ')
  }
}

/** The first so many steps are done. */
export function doneTo(count: number, more: Partial<ExerciseView> = {}): ExerciseView {
  const view = exerciseView()
  const steps = view.steps.map((step, index) => ({ ...step, done: index < count }))
  const checks = view.checks.map((check, index) => ({ ...check, met: index < count }))
  const all = count >= steps.length
  return exerciseView({ steps, checks, next: all ? null : count, solved: all, ...more })
}
