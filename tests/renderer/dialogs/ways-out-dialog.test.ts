import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import WaysOutDialog from '@renderer/dialogs/ways-out/ways-out-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { goalsOf } from '@renderer/stores/goals'
import { useLab } from '@renderer/stores/lab'
import { useWay } from '@renderer/stores/way'
import type { Input } from '@shared/contract'
import type { WaysOutView, WayView } from '@shared/contract/views'
import { goalText, type Goal } from '@shared/goal'
import { byRole, nameOf, one, press, settle, show } from '../components/harness'
import type { FakeAnswers } from '../fake-bridge'
import { attach, fakeLab, heldCopy, protect, wayOf } from '../ways-out-kit'

const byDpm2 = wayOf([attach('DPM2'), protect('DPM2')])
const losing = wayOf([attach('DPM3'), protect('DPM3')], {
  loses: [heldCopy(), heldCopy({ dataSource: 'D:' })]
})

interface Search {
  readonly ways?: readonly WayView[]
  readonly complete?: boolean
}

function found(goal: Goal, { ways = [losing, byDpm2], complete = true }: Search): WaysOutView {
  return { goal, text: goalText(goal), complete, ways }
}

async function open(goals?: readonly Goal[], search: Search = {}, answers: FakeAnswers = {}) {
  const main = fakeLab({
    'lab/ways-out': ({ goal }) => found(goal, search),
    'lab/stop-ways-out': null,
    ...answers
  })
  const { bridge } = main
  const consoleStore = useConsole()
  useLab().start()
  await settle()
  consoleStore.open(goals ? { kind: 'ways-out', goals } : { kind: 'ways-out' })
  const wrapper = show(WaysOutDialog, goals ? { goals } : {})
  await settle()
  const field = (label: string) => {
    const [found] = [...document.querySelectorAll('label')].filter(({ textContent }) =>
      textContent.includes(label)
    )
    return document.getElementById(found?.htmlFor ?? '') as HTMLSelectElement | null
  }
  return {
    ...main,
    wrapper,
    consoleStore,
    way: useWay(),
    field,
    choose: async (label: string, value: string) => {
      const select = field(label)
      if (!select) throw new Error(`There is no field ${label}.`)
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
      await settle()
    },
    click: async (name: string) => {
      one('button', name).click()
      await settle()
    },
    sought: () =>
      bridge.asked
        .filter(({ name }) => name === 'lab/ways-out')
        .map(({ input }) => (input as Input<'lab/ways-out'>).goal),
    asked: (name: string) => bridge.asked.filter((asked) => asked.name === name).length,
    options: () => byRole('option').filter((option) => option.closest('[role=listbox]')),
    text: () => one('dialog').textContent.replace(/\s+/g, ' ')
  }
}

/** A search that goes on until it is told how it ends. */
function slow() {
  let end: (view: WaysOutView) => void = () => undefined
  const answer = new Promise<WaysOutView>((resolve) => (end = resolve))
  return { end, answers: { 'lab/ways-out': (() => answer) as never } satisfies FakeAnswers }
}

const sought: Goal = { kind: 'protected', computer: 'Server1' }

beforeEach(() => setActivePinia(createPinia()))

describe('the goal', () => {
  test('is put together from what is in the lab', async () => {
    const { choose, click, sought: goals, field } = await open()
    expect(byRole('radio')).toEqual([])
    expect(field('DPM server')).toBeNull()
    await click('Search')
    await choose('Protection', 'protected-by')
    await choose('DPM server', 'DPM2')
    await click('Search')
    await choose('Computer', 'DPM2')
    await choose('Protection', 'not-protected-by')
    expect([...(field('DPM server')?.options ?? [])].map(({ value }) => value)).toEqual(['DPM1'])
    await click('Search')
    expect(goals()).toEqual([
      { kind: 'protected', computer: 'Server1' },
      { kind: 'protected-by', computer: 'Server1', by: 'DPM2' },
      { kind: 'not-protected-by', computer: 'DPM2', by: 'DPM1' }
    ])
  })

  test('may be one of those that a refusal suggests, the widest first, or another one', async () => {
    const goals = goalsOf(attach('DPM2', 'Server1'))
    const { click, sought: asked, field } = await open(goals)
    const radios = [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')]
    expect(radios.map((radio) => document.querySelector(`label[for="${radio.id}"]`)?.textContent)).toEqual([
      'Server1 is protected',
      'Server1 is protected by DPM2',
      'The refused step becomes possible: Attach the protection agent on Server1 to DPM2',
      'Another goal'
    ])
    expect(document.activeElement).toBe(radios[0])
    expect(field('Computer')).toBeNull()
    await click('Search')
    radios[2]?.click()
    await click('Search')
    expect(asked()).toEqual([goals[0], goals[2]])
    radios[3]?.click()
    await settle()
    expect(field('Computer')?.value).toBe('Server1')
  })
})

describe('the search', () => {
  test('shows how far it is, and can be stopped', async () => {
    const { end, answers } = slow()
    const { click, bridge, text, asked } = await open(undefined, {}, answers)
    await click('Search')
    expect(one('button', 'Search').getAttribute('aria-disabled')).toBe('true')
    bridge.emit('lab/ways-out-progress', { done: 0.4, found: 1 })
    await settle()
    expect(one('progressbar').getAttribute('aria-valuenow')).toBe('40')
    expect(text()).toContain('1 way found')
    await click('Stop')
    expect(asked('lab/stop-ways-out')).toBe(1)
    end(found(sought, { ways: [byDpm2], complete: false }))
    await settle()
    expect(byRole('progressbar')).toEqual([])
    expect(text()).toContain('1 way found. The search was stopped: there may be more.')
  })

  test('ends with the dialog, and only while it is under way', async () => {
    const { answers } = slow()
    const { click, asked, wrapper } = await open(undefined, {}, answers)
    await click('Search')
    wrapper.unmount()
    expect(asked('lab/stop-ways-out')).toBe(1)

    const again = await open()
    await again.click('Search')
    again.wrapper.unmount()
    expect(again.asked('lab/stop-ways-out')).toBe(0)
  })

  test('says that the goal is reached already, with nothing to play', async () => {
    const { click, text, options } = await open(undefined, { ways: [wayOf([])] })
    await click('Search')
    expect(text()).toContain('The goal is reached already.')
    expect(options()).toEqual([])
    expect(byRole('button', 'Play all')).toEqual([])
  })

  test('says that none was found, and may be looked for otherwise', async () => {
    const { click, text, options } = await open(undefined, { ways: [], complete: false })
    await click('Search')
    expect(text()).toContain('The search ended at its bounds before a way was found.')
    expect(options()).toEqual([])
    expect(one('button', 'Search').getAttribute('aria-disabled')).toBeNull()
  })
})

describe('the ways', () => {
  test('stand apart by whether they give up copies, with icon and words, and have the focus', async () => {
    const { click, options, text } = await open()
    await click('Search')
    expect(text()).toContain('2 ways found, 1 of which gives up copies.')
    const groups = byRole('group').filter((group) => group.closest('[role=listbox]'))
    expect(groups.map(nameOf)).toEqual(['Supported ways', 'Ways that give up copies'])
    expect(groups[0]?.querySelectorAll('[role=option]')).toHaveLength(1)
    expect(options()[0]?.textContent).toContain('2 steps: Attach the protection agent on DPM1 to DPM2;')
    expect(options()[1]?.textContent).toContain('Lost: 2 copies of Server1 on DPM3')
    expect(options()[1]?.querySelector('svg')).not.toBeNull()
    expect(document.activeElement).toBe(one('listbox'))
    expect(one('listbox').getAttribute('aria-activedescendant')).toBe(options()[0]?.id)
  })

  test('are chosen with the keyboard, and told step by step with why', async () => {
    const { click, options } = await open()
    const details = () => document.querySelector('[aria-label="The chosen way"]')?.textContent ?? ''
    await click('Search')
    expect(details()).toContain('Explained in 2.')
    expect(details()).toContain('Create the protection group "Primary" on DPM2')
    expect(details()).toContain('Nothing is against it: attach-agent.')
    expect(details()).not.toContain('What is lost')
    await press('ArrowDown')
    expect(options().map((option) => option.getAttribute('aria-selected'))).toEqual(['false', 'true'])
    expect(details()).toContain('"D:" of Server1 on DPM3, which came through DPM1')
    await press('ArrowDown')
    await press('Home')
    expect(options()[0]?.getAttribute('aria-selected')).toBe('true')
  })

  test('many of a kind are one line, and the server is chosen beside it', async () => {
    const servers = Array.from({ length: 20 }, (_, index) => `DPM${index + 10}`)
    const { click, options, choose, way } = await open(undefined, {
      ways: [byDpm2, ...servers.map((server) => wayOf([attach(server)]))]
    })
    await click('Search')
    expect(options()).toHaveLength(2)
    await press('End')
    expect(options()[1]?.textContent).toContain('20 ways of this kind')
    await choose('With', '3')
    expect(options()[1]?.getAttribute('aria-selected')).toBe('true')
    await click('Play step by step')
    expect(way.played?.steps.map(({ command }) => command)).toEqual([attach('DPM13')])
  })
})

describe('what is done with the chosen way', () => {
  test('step by step: the bar takes it over, and nothing is done yet', async () => {
    const { click, way, consoleStore, bridge } = await open()
    await click('Search')
    await click('Play step by step')
    expect(way.played).toEqual({ goal: sought, text: 'Server1 is protected', steps: byDpm2.steps })
    expect(consoleStore.dialog).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })

  test('all at once', async () => {
    const { click, way, consoleStore, bridge } = await open()
    await click('Search')
    await click('Play all')
    expect(bridge.asked.find(({ name }) => name === 'lab/dispatch-all')?.input).toEqual({
      commands: [attach('DPM2'), protect('DPM2')],
      each: false
    })
    expect(consoleStore.dialog).toBeNull()
    expect(way.left).toEqual([])
  })

  test('one that gives up copies asks once more, with No as the default', async () => {
    const { click, way, options, bridge } = await open()
    await click('Search')
    options()[1]?.click()
    await settle()
    await click('Play all')
    expect(one('alertdialog').textContent).toContain('"C:" of Server1 on DPM3, which came through DPM1')
    expect(document.activeElement).toBe(one('button', 'No'))
    await press('Escape')
    expect(byRole('alertdialog')).toEqual([])
    expect(way.played).toBeNull()
    await click('Play step by step')
    await click('Yes')
    expect(way.played?.steps).toEqual(losing.steps)
    expect(bridge.dispatched()).toEqual([])
  })

  test('what if: the dialog stays until it is carried out from there', async () => {
    const { click, way, consoleStore } = await open()
    const commands = [attach('DPM2'), protect('DPM2')]
    await click('Search')
    await click('What if')
    expect(consoleStore.tried?.input).toEqual({ commands })
    consoleStore.tried?.answer(null)
    await settle()
    expect(consoleStore.dialog?.kind).toBe('ways-out')
    expect(way.played).toBeNull()
    await click('What if')
    consoleStore.tried?.answer(commands)
    await settle()
    expect(consoleStore.dialog).toBeNull()
    expect(way.left).toEqual([])
    expect(consoleStore.message).toBe('The goal is reached: Server1 is protected')
  })

  test('beside the present: it is kept as a branch and compared', async () => {
    const { click, consoleStore } = await open(undefined, {}, { 'lab/keep-alternative': { seq: 7 } })
    await click('Search')
    await click('Compare with the present…')
    expect(consoleStore.dialog).toEqual({ kind: 'compare', other: 7 })
  })

  test('beside the present, where the lab has changed since', async () => {
    const { click, consoleStore, text } = await open(undefined, {}, { 'lab/keep-alternative': null })
    await click('Search')
    await click('Compare with the present…')
    expect(consoleStore.dialog?.kind).toBe('ways-out')
    expect(text()).toContain('As the lab stands now, this way cannot be carried out.')
  })
})

describe('the runbook of a way', () => {
  const file = '/out/way.pdf'
  const withRunbook = (saved: { file: string } | null) =>
    open([sought], { ways: [byDpm2, losing] }, { 'lab/save-runbook': saved })

  test('is of the way that is chosen, in the format wanted, and leaves the dialog as it is', async () => {
    const { click, bridge, text, consoleStore } = await withRunbook({ file })
    await click('Search')
    await click('Export runbook…')
    expect(one('alertdialog').textContent).toContain('How shall it be written?')
    await click('PDF…')
    expect(bridge.asked.filter(({ name }) => name === 'lab/save-runbook').map(({ input }) => input)).toEqual([
      {
        format: 'pdf',
        of: { title: 'Server1 is protected', commands: byDpm2.steps.map(({ command }) => command) }
      }
    ])
    expect(byRole('alertdialog')).toEqual([])
    expect(text()).toContain(`Runbook exported: ${file}`)
    expect(consoleStore.message).toBe(`Runbook exported: ${file}`)
    expect(consoleStore.dialog).toMatchObject({ kind: 'ways-out' })
  })

  test('is not written where the question, or the name, is left without an answer', async () => {
    const { click, asked, text } = await withRunbook(null)
    await click('Search')
    await click('Export runbook…')
    await click('Cancel')
    expect(asked('lab/save-runbook')).toBe(0)
    await click('Export runbook…')
    await click('Markdown…')
    expect(asked('lab/save-runbook')).toBe(1)
    expect(text()).not.toContain('Runbook exported')
  })
})
