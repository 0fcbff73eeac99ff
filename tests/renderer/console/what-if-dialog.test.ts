import WhatIfDialog from '@renderer/console/what-if-dialog.vue'
import { useExercise } from '@renderer/console/exercise/exercise-store'
import { useConsole } from '@renderer/stores/console'
import type { Tried } from '@renderer/stores/deeds'
import { useLab } from '@renderer/stores/lab'
import type { Command } from '@shared/contract/commands'
import type { ChangeView, GroundedViolation, TopologyView, WhatIfView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { byRole, one, press, settle, show } from '../components/harness'
import { DONE, fakeBridge, overview, type FakeAnswers } from '../fake-bridge'
import { useMapStandIn } from '../map/stand-in'

const maps = useMapStandIn()
/** What the map was told last. */
const map = {
  get props(): Readonly<Record<string, unknown>> {
    return [...maps.values()].at(-1) ?? {}
  }
}

const NOW: TopologyView = { servers: [], computers: [], ties: [], configurations: [] }
const AFTERWARDS: TopologyView = { ...NOW, configurations: [{ kind: 'cyclic', servers: ['DPM1'] }] as never }

const attach: Command = { do: 'attach-agent', on: 'DPM2', computer: 'Server1' }
const group: Command = {
  do: 'create-protection-group',
  on: 'DPM2',
  group: 'Files',
  members: [{ computer: 'Server1', dataSource: 'D:' }]
}
const move: GroundedViolation = {
  rule: 'unsupported-move',
  concern: { server: 'DPM2', computer: 'Server1', other: 'DPM3', from: 'DPM1' },
  grounds: {
    computers: ['Server1', 'DPM2', 'DPM3'],
    ties: [
      { from: 'Server1', to: 'DPM2', kind: 'wanted', text: 'Wanted: protected by DPM2' },
      { from: 'Server1', to: 'DPM3', kind: 'copy', text: 'Held copy from DPM1' }
    ]
  }
}
const owned: GroundedViolation = {
  rule: 'agent-owned-elsewhere',
  concern: { server: 'DPM2', computer: 'Server1', other: 'DPM1' },
  grounds: { computers: ['Server1', 'DPM1'], ties: [] }
}
const breaking: GroundedViolation = {
  rule: 'breaks-chain',
  concern: { server: 'DPM2', other: 'DPM3', link: { protected: 'DPM2', protector: 'DPM3' } },
  grounds: { computers: ['DPM2', 'DPM3'], ties: [] }
}
const CHANGES: readonly ChangeView[] = [
  { kind: 'more', about: 'agent', text: 'DPM2 owns the agent on Server1', computers: ['DPM2', 'Server1'] },
  { kind: 'less', about: 'protection', text: 'DPM1 protects D: of Server1', computers: ['DPM1', 'Server1'] },
  { kind: 'other', about: 'agent', text: 'The agent is new', computers: ['Server1'] }
]

const REFUSED: Verdict = { outcome: 'refused', violations: [move, owned], warnings: [] }
const WARNED: Verdict = { outcome: 'warned', violations: [breaking], warnings: [] }
const step = (command: Command, verdict: Verdict = DONE) => ({ command, text: `Do ${command.do}`, verdict })
const answer = (more: Partial<WhatIfView>): WhatIfView => ({
  steps: [step(attach)],
  outcome: 'done',
  violations: [],
  warnings: [],
  changes: [],
  topology: NOW,
  ...more
})
const refusedAnswer = answer({
  steps: [step(attach, REFUSED)],
  outcome: 'refused',
  violations: [move, owned]
})
const doneAnswer = answer({ changes: CHANGES, topology: AFTERWARDS })

async function open(
  what: FakeAnswers['lab/what-if'],
  input: Tried['input'] = { commands: [attach] },
  more: FakeAnswers = {}
) {
  const bridge = fakeBridge({ 'lab/overview': overview(), 'lab/what-if': what as never, ...more })
  const consoleStore = useConsole()
  await useLab().refresh()
  const given = vi.fn<Tried['answer']>()
  show(WhatIfDialog, { tried: { key: 1, input, answer: given } })
  await settle()
  return { bridge, consoleStore, given }
}

const text = (): string => one('dialog').textContent
const verdict = (): string => one('status').textContent.trim()
const footer = (): string[] =>
  [...document.querySelectorAll('.dialog-footer button')].map((button) => button.textContent.trim())
const pick = async (words: string): Promise<HTMLElement> => {
  const found = byRole('button').find(({ textContent }) => textContent.includes(words))
  if (!found) throw new Error(`nothing says ${words}`)
  found.click()
  await settle()
  return found
}
async function click(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

beforeEach(() => {
  setActivePinia(createPinia())
})

describe('what would be refused', () => {
  test('says so with every rule, its facts and its path, and offers ways out', async () => {
    const { bridge } = await open(refusedAnswer)
    expect(bridge.asked.find(({ name }) => name === 'lab/what-if')?.input).toEqual({ commands: [attach] })
    expect(verdict()).toBe('This would be refused.')
    for (const words of [
      'Broken rules (2)',
      'Do attach-agent',
      'unsupported-move',
      'agent-owned-elsewhere',
      'Server1 → DPM2: Wanted: protected by DPM2',
      'Server1 → DPM3: Held copy from DPM1'
    ])
      expect(text()).toContain(words)
    expect(document.querySelectorAll('.verdict-facts')).toHaveLength(2)
    expect(text()).not.toContain('What would change')
    expect(footer()).toEqual(['Ways out…', 'Close'])
    useExercise().mode = 'assessment'
    await settle()
    expect(footer()).toEqual(['Close'])
  })

  test('has the first rule on the map, then the one that is chosen', async () => {
    await open(refusedAnswer)
    expect(map.props).toMatchObject({
      topology: NOW,
      grounds: [move.grounds],
      highlighted: [],
      label: 'Map as it is now'
    })
    expect(map.props['readonly']).toBe('')
    const second = document.querySelectorAll<HTMLElement>('.pick')[1]
    expect(second?.getAttribute('aria-pressed')).toBe('false')
    second?.click()
    await settle()
    expect(second?.getAttribute('aria-pressed')).toBe('true')
    expect(map.props['grounds']).toEqual([owned.grounds])
  })

  test('Ways out opens with the goals of what is refused', async () => {
    const { consoleStore, given } = await open(refusedAnswer)
    await click('Ways out…')
    expect(given).toHaveBeenCalledWith(null)
    expect(consoleStore.dialog).toMatchObject({ kind: 'ways-out' })
    expect(JSON.stringify(consoleStore.dialog)).toContain('Server1')
  })
})

describe('what would be carried out', () => {
  test('says what would change, by what it is about, in signs and words', async () => {
    await open(doneAnswer)
    expect(verdict()).toBe('This would be carried out.')
    expect([...document.querySelectorAll('h4')].map(({ textContent }) => textContent)).toEqual([
      'Protection agents',
      'Protection'
    ])
    const lines = [...document.querySelectorAll('.pick')].map((line) =>
      [...line.children].map(({ textContent }) => textContent)
    )
    expect(lines).toEqual([
      ['+', 'Gain', 'DPM2 owns the agent on Server1'],
      ['~', 'Change', 'The agent is new'],
      ['−', 'Loss', 'DPM1 protects D: of Server1']
    ])
  })

  test('points at the computers of a change on the map as it would be', async () => {
    await open(doneAnswer)
    const line = await pick('DPM1 protects D:')
    expect(line.getAttribute('aria-pressed')).toBe('true')
    expect(map.props).toMatchObject({
      topology: AFTERWARDS,
      highlighted: ['DPM1', 'Server1'],
      grounds: [],
      label: 'Map as it would be afterwards'
    })
  })

  test('is carried out with Carry out; Close is in front, and Esc is Close', async () => {
    const { given } = await open(doneAnswer)
    expect(footer()).toEqual(['Keep as alternative', 'Carry out', 'Close'])
    expect(document.activeElement).toBe(one('button', 'Close'))
    await click('Carry out')
    expect(given).toHaveBeenLastCalledWith([attach])
    await press('Escape')
    expect(given).toHaveBeenLastCalledWith(null)
  })

  test('is kept as an alternative, and the status bar says where it is', async () => {
    const { bridge, consoleStore, given } = await open(doneAnswer, undefined, {
      'lab/keep-alternative': { seq: 7 }
    })
    await click('Keep as alternative')
    expect(bridge.asked.at(-1)).toEqual({ name: 'lab/keep-alternative', input: { commands: [attach] } })
    expect(consoleStore.message).toContain('alternative')
    expect(consoleStore.message).toContain('timeline')
    expect(given).toHaveBeenCalledWith(null)
    expect(bridge.dispatched()).toEqual([])
  })

  test('stays where it could not be kept', async () => {
    const { consoleStore, given } = await open(doneAnswer, undefined, { 'lab/keep-alternative': null })
    await click('Keep as alternative')
    expect(given).not.toHaveBeenCalled()
    expect(consoleStore.message).toBe('')
  })

  test('follows the lab, and keeps what is chosen as long as it is there', async () => {
    const { bridge } = await open(doneAnswer)
    await pick('The agent is new')
    bridge.answers['lab/what-if'] = { ...doneAnswer, changes: CHANGES.slice(1) }
    await useLab().refresh()
    await settle()
    expect(map.props['highlighted']).toEqual(['Server1'])
    bridge.answers['lab/what-if'] = refusedAnswer
    await useLab().refresh()
    await settle()
    expect(verdict()).toBe('This would be refused.')
    expect(map.props).toMatchObject({ grounds: [move.grounds], highlighted: [], topology: NOW })
    expect(footer()).not.toContain('Carry out')
  })
})

describe('what would ask for a confirmation', () => {
  const judge: FakeAnswers['lab/what-if'] = (input) => {
    const [command] = 'commands' in input ? input.commands : []
    return command && 'confirm' in command && command.confirm
      ? answer({ steps: [step(command)], changes: CHANGES, topology: AFTERWARDS, warnings: [breaking] })
      : answer({ steps: [step(group, WARNED)], outcome: 'warned', violations: [breaking] })
  }

  test('shows what is to be confirmed, and what would change with that', async () => {
    await open(judge, { commands: [group] })
    expect(verdict()).toBe('This would ask for a confirmation.')
    expect(text()).toContain('To be confirmed (1)')
    expect(text()).toContain('What would change once confirmed (3)')
    expect(map.props).toMatchObject({ topology: NOW, grounds: [breaking.grounds] })
    await pick('DPM2 owns the agent')
    expect(map.props).toMatchObject({ topology: AFTERWARDS, highlighted: ['DPM2', 'Server1'] })
  })

  test('is carried out and kept with the confirmation', async () => {
    const { bridge, given } = await open(judge, { commands: [group] }, { 'lab/keep-alternative': { seq: 2 } })
    await click('Carry out')
    expect(given).toHaveBeenCalledWith([{ ...group, confirm: true }])
    await click('Keep as alternative')
    expect(bridge.asked.at(-1)?.input).toEqual({ commands: [{ ...group, confirm: true }] })
  })
})

describe('several steps', () => {
  test('are listed with their outcome, and what was not looked at is counted', async () => {
    await open(
      answer({
        steps: [step(attach), step(group, REFUSED)],
        outcome: 'refused',
        violations: [move]
      }),
      { commands: [attach, group, attach, attach] }
    )
    const steps = [...document.querySelectorAll('.steps li')].map(({ textContent }) => textContent.trim())
    expect(steps).toEqual([
      'Do attach-agent: would be carried out',
      'Do create-protection-group: would be refused'
    ])
    expect(text()).toContain('Steps (4)')
    expect(text()).toContain('2 more steps were not looked at.')
  })

  test('are those it takes to protect a computer', async () => {
    const { bridge, given } = await open(answer({ steps: [step(attach), step(group)] }), {
      protect: { computer: 'Server1', on: 'DPM2' }
    })
    expect(bridge.asked.find(({ name }) => name === 'lab/what-if')?.input).toEqual({
      protect: { computer: 'Server1', on: 'DPM2' }
    })
    expect(text()).toContain('Protect Server1 with DPM2')
    expect(document.querySelectorAll('.steps li')).toHaveLength(2)
    await click('Carry out')
    expect(given).toHaveBeenCalledWith([attach, group])
  })

  test('may be none', async () => {
    await open(answer({ steps: [] }), { protect: { computer: 'Server1', on: 'DPM2' } })
    expect(verdict()).toBe('There is nothing to carry out.')
    expect(footer()).toEqual(['Close'])
  })

  test('of more than a thousand the first thousand are asked about, and none is kept', async () => {
    const many = Array.from({ length: 1_200 }, () => attach)
    const { bridge, given } = await open(answer({ steps: many.slice(0, 1_000).map((one) => step(one)) }), {
      commands: many
    })
    const { input } = bridge.asked.find(({ name }) => name === 'lab/what-if') ?? {}
    expect((input as { commands: unknown[] }).commands).toHaveLength(1_000)
    expect(text()).toContain('200 more steps were not looked at.')
    expect(document.querySelectorAll('.steps li')).toHaveLength(51)
    expect(footer()).toEqual(['Carry out', 'Close'])
    await click('Carry out')
    expect(given.mock.lastCall?.[0]).toHaveLength(1_200)
  })
})
