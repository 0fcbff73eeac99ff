import { useEditor } from '@renderer/console/editor/editor-store'
import { useExercise } from '@renderer/console/exercise/exercise-store'
import { useConsole } from '@renderer/stores/console'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { AGENT, draftCheck, draftStep, draftView, OWNED, OWNED_TEXT, showEditor } from './editor-kit'

beforeEach(() => setActivePinia(createPinia()))

const GOAL = { kind: 'goal', goal: 'DPM1 is protected by DPM2' } as const
const suggestion = { predicate: GOAL, text: 'goal: DPM1 is protected by DPM2', telling: true }

describe('the editor of an exercise', () => {
  it('begins a draft, takes the focus, and keeps what is written about it when a field is left', async () => {
    const { asked, field, edits, wrapper } = await showEditor()
    expect(asked('lab/begin-exercise-draft')).toHaveLength(1)
    expect(document.activeElement).toBe(wrapper.get('h2').element)
    await field('Goal').setValue('DPM2 protects DPM1.')
    expect(edits).toEqual([])
    await field('Goal').trigger('blur')
    expect(edits).toEqual([{ kind: 'about', goal: 'DPM2 protects DPM1.' }])
    await field('Time of an assessment').setValue('0')
    await field('Time of an assessment').setValue('15')
    expect(edits[1]).toEqual({ kind: 'about', minutes: 15 })
  })

  it('keeps what was typed where its tab is left, and does not lose it to a change elsewhere', async () => {
    const { field, edits, goTo, become } = await showEditor()
    await field('Title').setValue('Typing')
    await become({ title: 'Changed elsewhere' })
    expect((field('Title').element as HTMLInputElement).value).toBe('Typing')
    await goTo('Steps')
    expect(edits).toEqual([{ kind: 'about', title: 'Typing' }])
  })

  it('says what to do where there is nothing yet', async () => {
    const { goTo, text } = await showEditor()
    for (const [tab, words] of [
      ['Steps', 'No steps yet. Press Record'],
      ['Checks', 'No checks yet.'],
      ['Wrong', 'No wrong attempts yet.']
    ] as const) {
      await goTo(tab)
      expect(text()).toContain(words)
    }
  })

  it('records, tells so, and stops with the editor', async () => {
    const { goTo, press, asked, become, text, button } = await showEditor(draftView({ actions: 2 }))
    await goTo('Steps')
    expect(button('Take what was done so far')).toBeDefined()
    await press('Record')
    expect(asked('lab/record-exercise')).toEqual([{ recording: { into: 'steps', after: null } }])
    await become({ recording: { into: 'steps', after: null }, steps: [draftStep('n1')] })
    expect(text()).toContain('Recording: each action becomes a step. There is 1 step.')
    expect(button('Record')).toBeUndefined()
    await become({ astray: true })
    expect(text()).toContain('Redo what was undone')
    await press('Close the editor')
    expect(asked('lab/record-exercise')[1]).toEqual({ recording: null })
    expect(useEditor().shown).toBe(false)
  })

  it('edits a step: its texts, and what tells that it is done', async () => {
    const { goTo, openItem, field, edits, asked, text } = await showEditor(
      draftView({ steps: [draftStep('n1')] }),
      { 'lab/suggest-predicates': [suggestion] }
    )
    await goTo('Steps')
    await openItem(0)
    expect(asked('lab/suggest-predicates')).toEqual([{ about: { step: 'n1' } }])
    expect(text()).toContain('Install the protection agent on DPM1 from DPM2')
    await field('Hint: how').setValue('Press Install.')
    await field('Hint: how').trigger('blur')
    expect(edits[0]).toEqual({
      kind: 'change',
      list: 'steps',
      id: 'n1',
      to: { hints: ['a', 'b', 'Press Install.'] }
    })
    expect((field(OWNED_TEXT).element as HTMLInputElement).checked).toBe(true)
    await field(suggestion.text).setValue(true)
    expect(edits[1]).toEqual({ kind: 'change', list: 'steps', id: 'n1', to: { done: [OWNED, GOAL] } })
  })

  it('builds a predicate by hand, its negation, and an alternative', async () => {
    const { goTo, openItem, field, press, edits, button } = await showEditor(
      draftView({ steps: [draftStep('n1')] })
    )
    await goTo('Steps')
    await openItem(0)
    await press('Build by hand…')
    expect(button('Add')?.attributes('aria-disabled')).toBe('true')
    await field('About').setValue('replicas')
    await field('DPM server').setValue('DPM2')
    await field('State').setValue('ok')
    await field('Not: it must not be so').setValue(true)
    await press('Add')
    const replica = { kind: 'some', part: 'replicas', item: { on: 'DPM2', state: 'ok' } }
    expect(edits[0]).toMatchObject({ to: { done: [OWNED, { kind: 'not', of: replica }] } })
    await press('Build by hand…')
    await field('Computer').setValue('DPM1')
    await field('Protected by').setValue('DPM2')
    await field('As an alternative to').setValue('0')
    await press('Add')
    expect(edits[1]).toMatchObject({ to: { done: [{ kind: 'any', of: [OWNED, GOAL] }] } })
  })

  it('moves, joins and removes steps, and puts back what was removed', async () => {
    const steps = [draftStep('n1'), draftStep('n2', { done: [GOAL] })]
    const { goTo, openItem, press, edits, become, text, button } = await showEditor(draftView({ steps }))
    await goTo('Steps')
    await openItem(1)
    await press('Move up: Step n2')
    expect(edits.splice(0)).toEqual([{ kind: 'move', list: 'steps', id: 'n2', to: 0 }])
    await press('Join with the one before')
    expect(edits.splice(0)).toEqual([
      {
        kind: 'put',
        list: 'steps',
        item: draftStep('n1', { show: [AGENT, AGENT], done: [OWNED, GOAL] })
      },
      { kind: 'remove', list: 'steps', id: 'n2' }
    ])
    await press('Remove: Step n2')
    await become({ steps: steps.slice(0, 1) })
    expect(text()).toContain('Removed: Step n2')
    expect(document.activeElement).toBe(button('Put back')?.element)
    await press('Put back')
    expect(edits).toEqual([
      { kind: 'remove', list: 'steps', id: 'n2' },
      { kind: 'put', list: 'steps', item: steps[1], at: 1 }
    ])
  })

  it('gives points by checks, and records wrong attempts from the beginning', async () => {
    const { goTo, openItem, field, press, edits, asked, text } = await showEditor(
      draftView({ checks: [draftCheck('n1')], wrong: [{ id: 'n2', title: 'The other way', steps: [] }] })
    )
    await goTo('Checks')
    expect(text()).toContain('2 points in all.')
    await openItem(0)
    expect(asked('lab/suggest-predicates')).toEqual([{ about: 'end' }])
    await field('Points').setValue('3')
    expect(edits[0]).toEqual({ kind: 'change', list: 'checks', id: 'n1', to: { points: 3 } })
    await goTo('Wrong')
    await press('Add an attempt')
    expect(edits[1]).toEqual({ kind: 'add', list: 'wrong' })
    await openItem(0)
    await press('Record')
    expect(asked('lab/record-exercise')).toEqual([{ recording: { into: 'attempt', id: 'n2' } }])
  })

  it('says what is missing where it is mended, and lets nothing be saved before', async () => {
    const missing = [{ at: { part: 'steps', id: 'n1' }, text: 'The step needs a text.' }] as const
    const { goTo, press, text, button, openItem } = await showEditor(
      draftView({ steps: [draftStep('n1')], missing })
    )
    await goTo('Try')
    expect(text()).toContain('To be mended:')
    expect(button('Save as exercise…')?.attributes('aria-disabled')).toBe('true')
    await press('Step 1')
    await openItem(0)
    expect(text()).toContain('The step needs a text.')
  })

  it('checks the draft, and says that it has to be checked again after a change', async () => {
    const fault = { at: { part: 'checks', id: 'n2' }, text: 'Not met by the solution: goal: x' } as const
    const { goTo, press, text, become, bridge } = await showEditor(
      draftView({ steps: [draftStep('n1')], checks: [draftCheck('n2')] }),
      { 'lab/check-exercise-draft': [fault] }
    )
    await goTo('Try')
    await press('Check')
    expect(text()).toContain('Check 1 Not met by the solution')
    bridge.answers['lab/check-exercise-draft'] = []
    await press('Check')
    expect(text()).toContain('All is well')
    await become({ goal: 'Another' })
    expect(text()).toContain('check again')
  })

  it('is tried as a learner and comes back, and is saved', async () => {
    const { goTo, press } = await showEditor(draftView(), {
      'lab/try-exercise-draft': null,
      'lab/save-exercise': { file: '/labs/mine.yaml' }
    })
    await goTo('Try')
    await press('Save as exercise…')
    expect(useConsole().message).toBe('Saved as exercise: /labs/mine.yaml')
    await press('Try as a learner')
    await flushPromises()
    expect(useExercise().mode).toBe('walkthrough')
    expect(useEditor().shown).toBe(false)
    useEditor().trying = false
    expect(useEditor().shown).toBe(true)
  })
})
