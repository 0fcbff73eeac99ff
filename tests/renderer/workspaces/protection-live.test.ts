import type { MemberView, ProtectionView, RunningJobView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { useLab } from '@renderer/stores/lab'
import { one, settle } from '../components/harness'
import { labClock } from '../fake-bridge'
import { details, full, member, open, pick, rowTexts, withMember } from './protection-kit'

beforeEach(() => setActivePinia(createPinia()))

const creation: RunningJobView = { type: 'replica-creation', label: 'Replica creation', start: 0, end: 1_000 }
const status: MemberView['status'] = {
  text: 'Replica creation in progress',
  level: 'busy',
  trouble: 'replica-pending'
}
const synchronization: RunningJobView = { ...creation, type: 'synchronization', label: 'Synchronization' }

type Bridge = Awaited<ReturnType<typeof open>>['bridge']

/** The console listens to the clock. */
async function watch(view: ProtectionView): Promise<Bridge> {
  const { bridge } = await open(view)
  stop = useLab().start()
  await settle()
  return bridge
}
let stop: (() => void) | undefined
afterEach(() => stop?.())

async function at(bridge: Bridge, now: number): Promise<void> {
  bridge.emit('lab/clock', labClock({ now, state: 'running' }))
  await settle()
}

describe('while a job runs', () => {
  test('the status goes on with the clock, without asking again', async () => {
    const bridge = await watch(withMember(member('Server1', 'C:', { job: creation, status })))
    await at(bridge, 340)
    expect(rowTexts()[1]).toContain('| Replica creation in progress 34 % |')
    const before = bridge.asked.length
    await at(bridge, 999)
    expect(rowTexts()[1]).toContain('| Replica creation in progress 99 % |')
    expect(bridge.asked.length).toBe(before)
  })

  test('a status that is about something else names the job', async () => {
    const bridge = await watch(withMember(member('Server1', 'C:', { job: synchronization })))
    await at(bridge, 500)
    expect(rowTexts()[1]).toContain('| OK (Synchronization 50 %) |')
  })

  test('the details show how far it is, and say to wait', async () => {
    const bridge = await watch(withMember(member('Server1', 'C:', { job: creation, status })))
    await pick('C:')
    await at(bridge, 250)
    expect(one('progressbar', 'Replica creation').getAttribute('aria-valuenow')).toBe('25')
    expect(details()).toContain('Wait for the job that runs: Replica creation.')
    expect(details()).not.toContain('is created at its time')
  })

  test('only its own row is drawn again', async () => {
    const bridge = await watch({
      ...full,
      groups: full.groups.map((group) => ({
        ...group,
        members: group.members.map((one, index) => (index === 0 ? { ...one, job: synchronization } : one))
      }))
    })
    await at(bridge, 100)
    const changed = new Set<string>()
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const row = (
          target.nodeType === Node.TEXT_NODE ? target.parentElement : (target as Element)
        )?.closest('[role=row]')
        changed.add(row?.getAttribute('data-row-id') ?? 'elsewhere')
      }
    })
    observer.observe(document.body, { characterData: true, childList: true, subtree: true, attributes: true })
    await at(bridge, 200)
    observer.disconnect()
    expect([...changed].sort()).toEqual(['member\nDPM1\nDPMDB', 'member\nServer1\nD:'])
  })
})
