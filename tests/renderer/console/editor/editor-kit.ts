import EditorPanel from '@renderer/console/editor/editor-panel.vue'
import { useEditor } from '@renderer/console/editor/editor-store'
import { useLab } from '@renderer/stores/lab'
import type { Input } from '@shared/contract'
import type { ExerciseDraftView } from '@shared/contract/views'
import type { DraftCheck, DraftEdit, DraftStep } from '@shared/exercise-draft'
import { flushPromises, mount } from '@vue/test-utils'
import { fakeBridge, overview, type FakeAnswers } from '../../fake-bridge'

export const AGENT = { do: 'install-agent', on: 'DPM2', computer: 'DPM1' } as const
export const OWNED = { kind: 'some', part: 'agents', item: { computer: 'DPM1', owner: 'DPM2' } } as const
export const OWNED_TEXT = 'agents: { computer: DPM1, owner: DPM2 }'

export const draftStep = (id: string, more: Partial<DraftStep> = {}): DraftStep => ({
  id,
  title: `Step ${id}`,
  text: 'It has to be.',
  show: [AGENT],
  done: [OWNED],
  hints: ['a', 'b', 'c'],
  ...more
})
export const draftCheck = (id: string, more: Partial<DraftCheck> = {}): DraftCheck => ({
  id,
  text: `Check ${id}`,
  points: 2,
  that: [OWNED],
  ...more
})

export function draftView(more: Partial<ExerciseDraftView> = {}): ExerciseDraftView {
  return {
    title: 'Mine',
    introduction: '',
    goal: '',
    minutes: null,
    steps: [],
    checks: [],
    wrong: [],
    recording: null,
    astray: false,
    actions: 0,
    missing: [],
    ...more
  }
}

/** The editor beside a console, with a main that keeps what it is handed. */
export async function showEditor(view = draftView(), more: FakeAnswers = {}) {
  let now = view
  let revision = 1
  const edits: DraftEdit[] = []
  const bridge = fakeBridge({
    'lab/overview': () => overview({ revision }),
    'lab/exercise-draft': () => now,
    'lab/begin-exercise-draft': null,
    'lab/edit-exercise-draft': (input: Input<'lab/edit-exercise-draft'>) => {
      edits.push(...(input.edits as DraftEdit[]))
      return null
    },
    'lab/record-exercise': null,
    'lab/suggest-predicates': [],
    ...more
  })
  useLab().start()
  await flushPromises()
  await useEditor().show()
  const wrapper = mount(EditorPanel, { attachTo: document.body })
  await flushPromises()

  const button = (name: string) =>
    wrapper.findAll('button').find((one) => (one.attributes('aria-label') ?? one.text().trim()) === name)
  const press = async (name: string) => {
    const found = button(name)
    if (!found) throw new Error(`There is no button ${name}.`)
    await found.trigger('click')
    await flushPromises()
  }
  /** The control of a label. */
  const field = (label: string) => {
    const id = wrapper
      .findAll('label')
      .find((one) => one.text() === label)
      ?.attributes('for')
    if (id === undefined) throw new Error(`There is no field ${label}.`)
    return wrapper.get(`[id="${id}"]`)
  }
  const goTo = async (tab: string) => {
    const found = wrapper.findAll('[role="tab"]').find((one) => one.text().startsWith(tab))
    await found?.trigger('mousedown')
    await flushPromises()
  }
  const openItem = async (index: number) => {
    const details = wrapper.findAll('details')[index]
    if (!details) throw new Error(`There is no item ${index}.`)
    ;(details.element as HTMLDetailsElement).open = true
    await details.trigger('toggle')
    await flushPromises()
  }
  const become = async (next: Partial<ExerciseDraftView>) => {
    now = { ...now, ...next }
    revision++
    bridge.emit('lab/changed', { revision })
    await flushPromises()
  }
  const asked = (name: string) => bridge.asked.filter((one) => one.name === name).map(({ input }) => input)
  return {
    bridge,
    wrapper,
    edits,
    button,
    press,
    field,
    goTo,
    openItem,
    become,
    asked,
    text: () => wrapper.text().replace(/\s+/g, ' ')
  }
}
