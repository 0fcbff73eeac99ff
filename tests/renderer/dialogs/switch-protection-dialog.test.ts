import type { Input } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import type { GroupView, MemberView, ProtectionView } from '@shared/contract/views'
import type { Verdict } from '@shared/verdict'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import SwitchProtectionDialog from '@renderer/dialogs/switch-protection-dialog.vue'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import { byRole, one, press, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview, replicaView, type FakeAnswers } from '../fake-bridge'

function member(computer: string, mode: MemberView['mode'], through: string | null): MemberView {
  return {
    computer,
    dataSource: 'C:',
    type: 'Volume',
    through,
    mode,
    status: { text: 'OK', level: 'ok' },
    replicaPath: '',
    replica: replicaView(),
    job: null
  }
}
const policy: GroupView['policy'] = {
  retentionDays: 5,
  synchronizationMinutes: 1440,
  recoveryPointTimes: ['20:00'],
  replicaCreation: 'now',
  consistencyCheckWhenInconsistent: true,
  dailyConsistencyCheck: false
}
function view(...members: MemberView[]): ProtectionView {
  return { server: 'DPM3', groups: [{ name: 'Group', policy, members }], inactive: [] }
}
const usual = view(
  member('Server1', 'secondary', 'DPM1'),
  member('Server2', 'secondary', 'DPM2'),
  member('Server3', 'switched', 'DPM2'),
  member('Server4', 'primary', null)
)
const REFUSED: Verdict = {
  outcome: 'refused',
  violations: [{ rule: 'no-secondary-copy', concern: { server: 'DPM3', computer: 'Server4' } }],
  warnings: []
}

async function open(computers: readonly string[], answers: FakeAnswers = {}) {
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM3')] }),
    'lab/protection': usual,
    'lab/dispatch': DONE,
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open({ kind: 'switch-protection', computers })
  show(SwitchProtectionDialog, { computers })
  await settle()
  return { bridge, consoleStore }
}

const text = (): string => one('alertdialog').textContent
const buttons = (): string[] => byRole('button').map(({ textContent }) => textContent.trim())
async function click(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

beforeEach(() => setActivePinia(createPinia()))

describe('what is secondary here', () => {
  test('is asked about with the primary and the computer, and No is the default', async () => {
    const { bridge } = await open(['Server1'])
    expect(text()).toContain('ID 31158')
    expect(text()).toContain('Server1')
    expect(text()).toContain('DPM1')
    expect(buttons()).toEqual(['What if', 'Yes', 'No'])
    expect(document.activeElement?.textContent.trim()).toBe('No')
    expect(bridge.dispatched()).toEqual([])
  })

  test.each(['No', 'Escape'])('stays as it is with %s', async (how) => {
    const { bridge, consoleStore } = await open(['Server1'])
    if (how === 'No') await click('No')
    else await press('Escape')
    expect(consoleStore.dialog).toBeNull()
    expect(bridge.dispatched()).toEqual([])
  })

  test('is switched with Yes, and a consistency check is offered then', async () => {
    const { bridge, consoleStore } = await open(['Server1', 'Server2'])
    await click('Yes')
    expect(bridge.deeds()).toEqual([
      [
        { do: 'switch-protection', on: 'DPM3', computer: 'Server1' },
        { do: 'switch-protection', on: 'DPM3', computer: 'Server2' }
      ]
    ])
    expect(text()).toContain('inconsistent, and jobs fail, until a consistency check is done')
    await click('Perform Consistency Check')
    expect(bridge.deeds().slice(1)).toEqual([
      [
        { do: 'consistency-check', on: 'DPM3', computer: 'Server1' },
        { do: 'consistency-check', on: 'DPM3', computer: 'Server2' }
      ]
    ])
    expect(consoleStore.dialog).toBeNull()
  })

  test('tells for which computers it was not done', async () => {
    const { bridge, consoleStore } = await open(['Server1', 'Server2'], {
      'lab/dispatch': ({ command }: Input<'lab/dispatch'>) =>
        'computer' in command && command.computer === 'Server2' ? REFUSED : DONE
    })
    one('button', 'Yes').click()
    await settle()
    consoleStore.shown?.answer(false)
    await settle()
    expect(text()).toContain('This was not done for Server2.')
    await click('Perform Consistency Check')
    expect(bridge.dispatched().at(-1)).toEqual({ do: 'consistency-check', on: 'DPM3', computer: 'Server1' })
  })

  test('is tried first with What if, and goes on from there', async () => {
    const { bridge, consoleStore } = await open(['Server1'])
    await click('What if')
    const { commands } = consoleStore.tried?.input as { commands: Command[] }
    expect(commands).toEqual([{ do: 'switch-protection', on: 'DPM3', computer: 'Server1' }])
    consoleStore.tried?.answer(commands)
    await settle()
    expect(bridge.dispatched()).toEqual(commands)
    expect(text()).toContain('until a consistency check is done')
    await click('What if')
    consoleStore.tried?.answer(null)
    await settle()
    expect(bridge.dispatched()).toEqual(commands)
    expect(buttons()).toEqual(['What if', 'Perform Consistency Check', 'Close'])
  })

  test('can be asked about again after a refusal', async () => {
    const { consoleStore } = await open(['Server1'], { 'lab/dispatch': REFUSED })
    one('button', 'Yes').click()
    await settle()
    consoleStore.shown?.answer(false)
    await settle()
    expect(buttons()).toEqual(['What if', 'Yes', 'No'])
    expect(consoleStore.dialog).not.toBeNull()
  })

  test('keeps its words while the lab changes under it', async () => {
    const { bridge } = await open(['Server1'])
    bridge.answers['lab/protection'] = view(member('Server1', 'switched', 'DPM1'))
    await useLab().refresh()
    await settle()
    expect(text()).toContain('ID 31158')
    await click('Yes')
    expect(bridge.dispatched()).toEqual([{ do: 'switch-protection', on: 'DPM3', computer: 'Server1' }])
  })
})

describe('what is switched here', () => {
  test('is returned, and the primary has to take ownership', async () => {
    const { bridge, consoleStore } = await open(['Server3'])
    expect(text()).toContain('ID 31159')
    expect(text()).toContain('DPM2')
    await click('Yes')
    expect(bridge.dispatched()).toEqual([
      { do: 'resume-primary-protection', on: 'DPM3', computer: 'Server3' }
    ])
    expect(text()).toContain('a consistency check against DPM2 was started')
    expect(text()).toContain('Take Ownership')
    expect(buttons()).toEqual(['Close'])
    await click('Close')
    expect(consoleStore.dialog).toBeNull()
  })
})

describe('anything else', () => {
  test.each([
    ['secondary and switched', ['Server1', 'Server3']],
    ['secondary and direct', ['Server1', 'Server4']]
  ])('%s together is not one switch', async (_, computers) => {
    const { bridge, consoleStore } = await open(computers)
    expect(text()).toContain('ID 31161')
    expect(buttons()).toEqual(['Close'])
    await click('Close')
    expect(bridge.dispatched()).toEqual([])
    expect(consoleStore.dialog).toBeNull()
  })

  test('the engine says why there is nothing to switch', async () => {
    const { bridge, consoleStore } = await open(['Server4'], { 'lab/dispatch': REFUSED })
    expect(byRole('alertdialog')).toEqual([])
    expect(bridge.dispatched()).toEqual([{ do: 'switch-protection', on: 'DPM3', computer: 'Server4' }])
    expect(consoleStore.shown?.verdict.violations[0]?.rule).toBe('no-secondary-copy')
    consoleStore.shown?.answer(false)
    await settle()
    expect(consoleStore.dialog).toBeNull()
  })

  test('an advice that opens another dialog keeps it', async () => {
    const { consoleStore } = await open(['Server4'], { 'lab/dispatch': REFUSED })
    consoleStore.shown?.answer(false)
    consoleStore.start({ open: 'install-agent', on: 'DPM3', computer: 'Server4' })
    await settle()
    expect(consoleStore.dialog?.kind).toBe('install-agent')
  })
})
