import { useDemo } from '@renderer/console/demo/demo-store'
import { useExercise } from '@renderer/console/exercise/exercise-store'
import { useConsole } from '@renderer/stores/console'
import type { Command } from '@shared/contract/commands'
import type { TimelineView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { describeCommand } from '@shared/words'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DONE, exerciseView, overview } from '../../fake-bridge'
import { doneTo, showPanel } from './exercise-kit'

const refused: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'protected-once', concern: { server: 'DPM1', computer: 'DPM2', other: 'DPM3' } }],
  warnings: []
}
const wrongMove = {
  text: 'Install the protection agent on DPM2 from DPM1',
  rule: 'protected-once',
  says: 'DPM2 is protected already.',
  clock: 0,
  at: '2026-01-05T08:00:00.000Z'
} as const

function timelineOf(deeds: readonly string[]): TimelineView {
  const rest = { clock: 0, at: wrongMove.at, warnings: [] }
  const entries = ['Begin', ...deeds].map((text, index) => ({
    seq: index + 1,
    parent: index === 0 ? null : index,
    kind: index === 0 ? ('begin' as const) : ('command' as const),
    text,
    ...rest
  }))
  const line = entries.map(({ seq }) => seq)
  return { entries, omitted: 0, head: line.length, line }
}

beforeEach(() => setActivePinia(createPinia()))
afterEach(() => {
  vi.useRealTimers()
})

describe('the panel of an exercise', () => {
  it('is not there where the lab is none', async () => {
    const { wrapper } = await showPanel(null)
    expect(wrapper.find('aside').exists()).toBe(false)
  })

  it('opens with the goal, the time, and three ways to do it', async () => {
    const { wrapper, text, button } = await showPanel(exerciseView({ minutes: 15 }))
    expect(wrapper.get('aside').attributes('aria-label')).toBe('Exercise: A lab')
    expect(text()).toContain('DPM2 protects DPM1.')
    expect(text()).toContain('You have 15 minutes.')
    for (const name of ['Walkthrough', 'Practice', 'Assessment']) expect(button(name)).toBeDefined()
    expect(text()).not.toContain('Install the agent of DPM2')
  })

  it('can be shown as a demo', async () => {
    const { press, bridge } = await showPanel(exerciseView(), { 'window/full-screen': { was: false } })
    bridge.answers['lab/overview'] = overview({ hasSteps: true })
    bridge.emit('lab/changed', { revision: 2 })
    await flushPromises()
    await press('Demo')
    expect(useDemo().on).toBe(true)
  })

  it('can be put aside, with the focus on what brings it back', async () => {
    const { press, text, button } = await showPanel()
    await press('Hide the exercise')
    expect(text()).toBe('')
    expect(button('Show the exercise')?.attributes('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button('Show the exercise')?.element)
    await press('Show the exercise')
    expect(text()).toContain('DPM2 protects DPM1.')
  })

  it('keeps its place beside dialogs for as long as it is shown', async () => {
    const beside = () => document.documentElement.hasAttribute('data-exercise-beside')
    const { press, wrapper } = await showPanel()
    expect(beside()).toBe(true)
    await press('Hide the exercise')
    expect(beside()).toBe(false)
    await press('Show the exercise')
    wrapper.unmount()
    expect(beside()).toBe(false)
  })

  it('moves the focus to its heading when a way is chosen, and begins anew in another lab', async () => {
    const { press, bridge, button } = await showPanel()
    await press('Practice')
    expect(document.activeElement?.textContent).toBe('Practice')
    bridge.answers['lab/overview'] = overview({ file: '/labs/other.dpmlab' })
    bridge.emit('lab/changed', { revision: 1 })
    await flushPromises()
    expect(button('Walkthrough')).toBeDefined()
  })
})

describe('a walkthrough', () => {
  it('goes on where the lab stands: what is done, and the next step alone with all its text', async () => {
    const { press, text, wrapper, asked } = await showPanel(doneTo(1))
    await press('Walkthrough')
    expect(asked()).not.toContain('lab/reset')
    expect(text()).toContain('Step 2 of 2')
    const [first, second] = wrapper.findAll('li')
    expect(first?.text()).toContain('(done)')
    expect(first?.get('details').attributes('open')).toBeUndefined()
    expect(second?.attributes('aria-current')).toBe('step')
    expect(second?.get('details').attributes('open')).toBeDefined()
    expect(second?.text()).toContain('A secondary protection group holds them.')
    expect(second?.text()).not.toContain('Press New and choose DPM1.')
    expect(second?.text()).toContain('DPM2 > Protection > New')
  })

  it('moves on when the estate says so, whoever did it, and says when it is solved', async () => {
    const { press, text, become, button, wrapper } = await showPanel()
    await press('Walkthrough')
    expect(text()).toContain('Step 1 of 2')
    await become(doneTo(1))
    expect(text()).toContain('Step 2 of 2')
    await become(doneTo(2))
    expect(text()).toContain('All 2 steps are done')
    expect(wrapper.findAll('[role=status]').at(-1)?.text()).toBe('Solved: the goal is reached.')
    expect(button('Show me')?.attributes('aria-disabled')).toBe('true')
    // And back again.
    await become(doneTo(1))
    expect(text()).toContain('Step 2 of 2')
  })

  it('shows the step and goes where one sees it', async () => {
    const { press, asked } = await showPanel(exerciseView(), { 'lab/show-step': [DONE] })
    await press('Walkthrough')
    await press('Show me')
    expect(asked()).toContain('lab/show-step')
    expect(useConsole()).toMatchObject({ server: 'DPM2', workspace: 'Management', managementTab: 'agents' })
    expect(useConsole().shown).toBeNull()
  })

  it('explains what is refused when it is shown', async () => {
    const { press } = await showPanel(exerciseView(), { 'lab/show-step': [refused] })
    await press('Walkthrough')
    await press('Show me')
    expect(useConsole().shown).toMatchObject({ verdict: refused, past: true })
  })

  it('goes back one step, and to the place without doing anything', async () => {
    const { press, asked } = await showPanel()
    await press('Walkthrough')
    await press('Take me there')
    expect(useConsole()).toMatchObject({ server: 'DPM2', workspace: 'Management', managementTab: 'agents' })
    expect(asked()).not.toContain('lab/show-step')
    await press('Back')
    expect(asked()).toContain('lab/undo')
  })

  it('of a step with several commands tells the first that is still to be done', async () => {
    const view = exerciseView()
    const [first, second] = view.steps
    const both = {
      ...first,
      show: [...(first?.show ?? []), ...(second?.show ?? [])]
    } as (typeof view.steps)[0]
    const { press, text } = await showPanel(exerciseView({ steps: [both] }), {
      'lab/timeline': timelineOf([]),
      'lab/preview': ({ command }) => (command.do === 'install-agent' ? refused : DONE)
    })
    await press('Walkthrough')
    expect(text()).toContain('DPM2 > Protection > New')
  })

  it('goes on to the next command also where the first could be done again', async () => {
    const view = exerciseView()
    const check: Command = { do: 'consistency-check', on: 'DPM2', computer: 'DPM1' }
    const steps = [
      { ...view.steps[0], show: [check, { do: 'advance-clock', by: '2h' }] }
    ] as typeof view.steps
    let deeds: string[] = []
    const { press, text, become } = await showPanel(exerciseView({ steps }), {
      'lab/timeline': () => timelineOf(deeds),
      'lab/preview': DONE
    })
    await press('Walkthrough')
    expect(text()).toContain('DPM2 > Protection > Perform Consistency Check')
    deeds = [describeCommand(check)]
    await become(exerciseView({ steps }))
    expect(text()).toContain('Run until…')
    // Taken back.
    deeds = []
    await become(exerciseView({ steps }))
    expect(text()).toContain('DPM2 > Protection > Perform Consistency Check')
  })

  it('exports its steps as a runbook', async () => {
    const { press, bridge } = await showPanel(exerciseView(), {
      'lab/save-runbook': { file: '/out/steps.pdf' }
    })
    await press('Walkthrough')
    await press('Export runbook…')
    const answer = [...document.querySelectorAll('[role=alertdialog] button')].find(
      (one) => one.textContent.trim() === 'PDF…'
    )
    answer?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await flushPromises()
    expect(bridge.asked).toContainEqual({
      name: 'lab/save-runbook',
      input: { format: 'pdf', of: 'exercise' }
    })
    expect(useConsole().message).toBe('Runbook exported: /out/steps.pdf')
  })
})

describe('practice', () => {
  it('begins at the beginning with the goal alone', async () => {
    const { press, text, asked } = await showPanel()
    await press('Practice')
    const names = asked()
    expect(names.indexOf('lab/begin-exercise')).toBeGreaterThan(names.indexOf('lab/reset'))
    expect(names).toContain('lab/reset')
    expect(text()).toContain('DPM2 protects DPM1.')
    for (const hidden of ['Install the agent of DPM2', 'Who asks', 'is the secondary of']) {
      expect(text()).not.toContain(hidden)
    }
  })

  it('is not begun where the lab could not be put back', async () => {
    const { press, button } = await showPanel()
    const ask = window.dpmLab.ask.bind(window.dpmLab)
    Object.assign(window.dpmLab, {
      ask: (name: string, input: never) =>
        name === 'lab/reset'
          ? Promise.resolve({ ok: false, problem: { kind: 'not-writable', title: 'Disk full', message: '' } })
          : ask(name as never, input)
    })
    await press('Assessment')
    expect(button('Finish')).toBeUndefined()
  })

  it('gives its hints one after the other, and those of the next step when one is done', async () => {
    const { press, text, button, become } = await showPanel()
    await press('Practice')
    await press('Hint: a nudge')
    expect(text()).toContain('Who asks for the data?')
    expect(text()).not.toContain('Look at the agents of DPM2.')
    await press('Hint: where')
    await press('Hint: how')
    expect(text()).toContain('Press Install and choose DPM1.')
    expect(text()).toContain('3 hints taken, no actions refused.')
    expect(button('Hint')?.attributes('aria-description')).toContain('All three hints')
    await become(doneTo(1, { wrongMoves: [wrongMove] }))
    expect(text()).not.toContain('Press Install and choose DPM1.')
    expect(text()).toContain('3 hints taken, 1 action refused.')
    await press('Hint: a nudge')
    expect(text()).toContain('What holds data?')
  })

  it('says when it is solved, by whatever way, and starts again without hints', async () => {
    const { press, text, become, wrapper, asked } = await showPanel()
    await press('Practice')
    await press('Hint: a nudge')
    await become(exerciseView({ solved: true }))
    expect(wrapper.findAll('[role=status]').at(-1)?.text()).toBe('Solved: the goal is reached.')
    await become(exerciseView())
    expect(text()).toContain('Who asks for the data?')
    await press('Start again')
    expect(asked().filter((name) => name === 'lab/begin-exercise')).toHaveLength(2)
    expect(text()).not.toContain('Who asks for the data?')
  })
})

describe('an assessment', () => {
  it('shows the goal and the time, and nothing that would help', async () => {
    const { press, text, become } = await showPanel(exerciseView({ minutes: 15 }))
    await press('Assessment')
    expect(useExercise().assessing).toBe(true)
    expect(text()).toContain('Time left: 15:00')
    await become(doneTo(2, { minutes: 15 }))
    for (const hidden of ['Solved', 'Who asks', 'Install the agent of DPM2', 'Hint', 'points']) {
      expect(text()).not.toContain(hidden)
    }
  })

  it('is scored by its checks when it is finished, and names the wrong moves with their rules', async () => {
    const { press, text, become, asked } = await showPanel()
    await press('Assessment')
    await become(doneTo(1, { wrongMoves: [wrongMove] }))
    await press('Finish')
    expect(asked()).toContain('lab/pause-clock')
    expect(useExercise().assessing).toBe(false)
    expect(text()).toContain('1 of 4 points (25%)')
    expect(text()).toContain('The goal is not reached.')
    expect(text()).toContain('DPM2 owns the agent on DPM1: met, 1/1 points')
    expect(text()).toContain('DPM2 is the secondary of DPM1: not met, 0/3 points')
    expect(text()).toContain('Wrong moves (1)')
    expect(text()).toContain('DPM server already protected. DPM2 is protected already.')
    expect(document.activeElement?.textContent).toBe('Result of the assessment')
  })

  it('ends by itself when the time is up, also while it is put aside', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    const { press, text } = await showPanel(exerciseView({ minutes: 2 }))
    await press('Assessment')
    await vi.advanceTimersByTimeAsync(61_000)
    await flushPromises()
    expect(text()).toContain('Time left: 00:59')
    expect(text()).toContain('One minute is left.')
    await press('Hide the exercise')
    await vi.advanceTimersByTimeAsync(60_000)
    await flushPromises()
    await press('Show the exercise')
    expect(text()).toContain('The time is up. Time taken: 2 min of 2 min.')
  })

  it('is exported with the time and the learner, until the lab is no longer what was judged', async () => {
    const { press, text, become, wrapper, bridge, button } = await showPanel(doneTo(2), {
      'lab/save-result': { file: '/out/result.json' }
    })
    await press('Assessment')
    await press('Finish')
    expect(text()).toContain('4 of 4 points (100%)')
    await wrapper.get('input').setValue(' Ada ')
    await press('JSON…')
    expect(bridge.asked).toContainEqual({
      name: 'lab/save-result',
      input: { format: 'json', learner: 'Ada', seconds: 0 }
    })
    expect(text()).toContain('Result exported: /out/result.json')
    await become(doneTo(1))
    expect(text()).toContain('4 of 4 points (100%)')
    expect(button('HTML…')?.attributes('aria-description')).toContain('The lab has changed')
    await press('HTML…')
    expect(bridge.asked.filter(({ name }) => name === 'lab/save-result')).toHaveLength(1)
  })

  it('can be tried again, from the beginning and with all its time', async () => {
    const { press, text, asked } = await showPanel(exerciseView({ minutes: 15 }))
    await press('Assessment')
    await press('Finish')
    await press('Try again')
    expect(asked().filter((name) => name === 'lab/reset')).toHaveLength(2)
    expect(text()).toContain('Time left: 15:00')
  })
})
