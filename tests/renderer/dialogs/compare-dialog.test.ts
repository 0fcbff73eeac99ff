import type { ChangeView, ComparedView, TimelineView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import CompareDialog from '@renderer/dialogs/compare-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { one, settle, show } from '../components/harness'
import { BRANCHED, EMPTY } from '../console/timeline/samples'
import { fakeBridge, overview } from '../fake-bridge'
import { useMapStandIn } from '../map/stand-in'

const maps = useMapStandIn()

beforeEach(() => {
  setActivePinia(createPinia())
})

const changes: ChangeView[] = [
  { kind: 'more', about: 'agent', text: 'DPM1 owns the agent on Server1.', computers: ['DPM1', 'Server1'] },
  { kind: 'less', about: 'link', text: 'DPM1 is protected by DPM2.', computers: ['DPM1', 'DPM2'] }
]
const compared = (seq: number): ComparedView => ({
  seq,
  clock: 3_600 * seq,
  steps: seq === 7 ? [] : [`Deed ${seq}`],
  topology: { servers: [], computers: [], ties: [], configurations: [] }
})

async function open(
  asked: { one?: number; other?: number } = {},
  timeline: TimelineView = BRANCHED,
  told: readonly ChangeView[] = changes
) {
  const bridge = fakeBridge({
    'lab/overview': overview(),
    'lab/timeline': timeline,
    'map/places': { DPM1: { x: 1, y: 2 } },
    'lab/compare': (input) => ({
      one: compared(input.one),
      other: compared(input.other),
      fork: 2,
      changes: told
    }),
    'lab/go-to': null
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'compare', ...asked })
  show(CompareDialog, asked)
  await settle()
  const inputs = (name: string) => bridge.asked.filter((one) => one.name === name).map(({ input }) => input)
  return { consoleStore, inputs }
}

const dialog = () => one('dialog')
const selects = () => [...dialog().querySelectorAll('select')]
const text = (selector: string) =>
  [...dialog().querySelectorAll(selector)].map(({ textContent }) => textContent.trim())

describe('two alternatives', () => {
  test('are the present and where redo goes, until others are asked for', async () => {
    const { inputs } = await open()
    expect(inputs('lab/compare')).toEqual([{ one: 7, other: 8 }])
    expect(text('optgroup').length).toBe(6)
    expect([...(selects()[0]?.querySelectorAll('optgroup') ?? [])].map(({ label }) => label)).toEqual([
      'The present',
      'Ahead, where redo goes',
      'Ends of branches'
    ])
  })

  test('are those that were asked for, also where they are no end', async () => {
    const { inputs } = await open({ one: 7, other: 4 })
    expect(inputs('lab/compare')).toEqual([{ one: 7, other: 4 }])
    expect(selects().map(({ value }) => value)).toEqual(['7', '4'])
  })

  test('are shown with their maps, what is different pointed at, and the steps since they parted', async () => {
    await open({ one: 7, other: 9 })
    for (const label of ['Map of First alternative', 'Map of Second alternative']) {
      expect(maps.get(label)).toMatchObject({
        highlighted: ['DPM1', 'Server1', 'DPM2'],
        places: { DPM1: { x: 1, y: 2 } },
        readonly: ''
      })
    }
    expect(text('.compare-steps')).toEqual(['Nothing was done.', 'Deed 9'])
    expect(text('.compare-changes li')).toEqual([
      '+Only in the second: DPM1 owns the agent on Server1.',
      '−Only in the first: DPM1 is protected by DPM2.'
    ])
    expect(one('status').textContent).toContain('What is different (2)')
  })

  test('may be the same', async () => {
    await open({ one: 7, other: 9 }, BRANCHED, [])
    expect(one('status').textContent.trim()).toBe('Nothing is different.')
  })

  test('are chosen from the lists', async () => {
    const { inputs } = await open({ one: 7, other: 9 })
    const [, second] = selects()
    if (!second) throw new Error('no second list')
    second.value = '5'
    second.dispatchEvent(new Event('change', { bubbles: true }))
    await settle()
    expect(inputs('lab/compare').at(-1)).toEqual({ one: 7, other: 5 })
  })

  test('can be gone to, which closes the dialog; not where the lab stands', async () => {
    const { consoleStore, inputs } = await open({ one: 7, other: 9 })
    one('button', 'Go there: First alternative').click()
    await settle()
    expect(inputs('lab/go-to')).toEqual([])
    one('button', 'Go there: Second alternative').click()
    await settle()
    expect(inputs('lab/go-to')).toEqual([{ seq: 9 }])
    expect(consoleStore.dialog).toBeNull()
    expect(consoleStore.message).toBe('Went to: Deed 9')
  })

  test('need something to compare with', async () => {
    const { inputs } = await open({}, EMPTY)
    expect(dialog().textContent).toContain('There is only one alternative')
    expect(inputs('lab/compare')).toEqual([])
  })
})
