import type { Input } from '@shared/contract'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import ConsistencyCheckDialog from '@renderer/dialogs/consistency-check-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { DataSourceChoice } from '@renderer/stores/types'
import { one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview, type FakeAnswers } from '../fake-bridge'

const REFUSED: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'server-unavailable', concern: { server: 'DPM1' } }],
  warnings: []
}
const of = (computer: string, ...dataSources: string[]): DataSourceChoice[] =>
  dataSources.map((dataSource) => ({ computer, dataSource }))

async function open(members: readonly DataSourceChoice[], group?: string, answers: FakeAnswers = {}) {
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM1')] }),
    'lab/dispatch': DONE,
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'consistency-check', members, group })
  show(ConsistencyCheckDialog, { members, group })
  await settle()
  return { bridge, consoleStore }
}

const text = (): string => one('alertdialog').textContent

beforeEach(() => setActivePinia(createPinia()))

describe('Perform Consistency Check', () => {
  test('says that it takes long, and runs one check a computer with its data sources', async () => {
    const { bridge, consoleStore } = await open([...of('Server1', 'C:', 'D:'), ...of('Server2', 'E:')])
    expect(text()).toContain('ID 31007')
    expect(document.querySelectorAll('.concerned li').length).toBe(3)
    expect(document.activeElement?.textContent.trim()).toBe('Yes')
    one('button', 'Yes').click()
    await settle()
    expect(bridge.deeds()).toEqual([
      [
        { do: 'consistency-check', on: 'DPM1', computer: 'Server1', dataSource: ['C:', 'D:'] },
        { do: 'consistency-check', on: 'DPM1', computer: 'Server2', dataSource: 'E:' }
      ]
    ])
    expect(consoleStore.dialog).toBeNull()
  })

  test('asks of a whole group by its name', async () => {
    await open(of('Server1', 'C:', 'D:'), 'Files')
    expect(text()).toContain('"Files"')
    expect(text()).toContain('ID 31253')
  })

  test('runs nothing with No', async () => {
    const { bridge, consoleStore } = await open(of('Server1', 'C:'))
    expect(text()).toContain('C: of Server1')
    one('button', 'No').click()
    await settle()
    expect(bridge.dispatched()).toEqual([])
    expect(consoleStore.dialog).toBeNull()
  })

  test('starts no check at all where one of them is refused', async () => {
    const { bridge, consoleStore } = await open([...of('Server1', 'C:'), ...of('Server2', 'E:')], undefined, {
      'lab/dispatch': ({ command }: Input<'lab/dispatch'>) =>
        'computer' in command && command.computer === 'Server2' ? REFUSED : DONE
    })
    one('button', 'Yes').click()
    await settle()
    expect(consoleStore.shown).toMatchObject({ verdict: REFUSED, command: { computer: 'Server2' } })
    consoleStore.shown?.answer(false)
    await settle()
    expect(bridge.asked.find(({ name }) => name === 'lab/dispatch-all')?.input).toMatchObject({
      each: false
    })
    expect(consoleStore.dialog?.kind).toBe('consistency-check')
  })

  test('lists the first of very many', async () => {
    await open(
      of('Server1', ...Array.from({ length: 10_000 }, (_, index) => `SQL/Database ${index}`)),
      'Files'
    )
    const items = document.querySelectorAll('.concerned li')
    expect(items.length).toBe(201)
    expect(items[200]?.textContent).toBe('and 9800 more')
  })
})
