import type { ProtectionView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { effectScope } from 'vue'
import { useLab } from '@renderer/stores/lab'
import { entriesOf, rowsOf } from '@renderer/workspaces/protection/protection-rows'
import { pickedOf } from '@renderer/workspaces/protection/selection'
import { useProtection } from '@renderer/workspaces/protection/use-protection'
import { byRole, settle } from '../components/harness'
import { fakeBridge, labClock, overview } from '../fake-bridge'
import { member, open, policy } from './protection-kit'

const COUNT = 10_000

/** 500 groups over 2,000 computers; every hundredth member has a job. */
const MANY: ProtectionView = {
  server: 'DPM3',
  inactive: [],
  groups: Array.from({ length: 500 }, (_, at) => ({
    name: `Group ${at}`,
    policy,
    members: Array.from({ length: COUNT / 500 }, (_unused, of) => {
      const number = at * (COUNT / 500) + of
      return member(`Server${number % 2_000}`, `SQL/Database ${number}`, {
        job:
          number % 100 === 0
            ? { type: 'synchronization', label: 'Synchronization', start: 0, end: 600 }
            : null
      })
    })
  }))
}

/** The quickest of several tries: other tests run beside this one. */
function quickest(act: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now()
    act()
    return performance.now() - before
  })
  return Math.min(...times)
}

beforeEach(() => setActivePinia(createPinia()))

describe('10,000 members', () => {
  test.each(['group', 'computer'] as const)('become rows quickly by %s', (by) => {
    fakeBridge({})
    expect(quickest(() => rowsOf(entriesOf(MANY, by), new Set()))).toBeLessThan(250)
  })

  test('can all be selected', () => {
    const entries = [...entriesOf(MANY, 'group').values()]
    expect(quickest(() => pickedOf(entries))).toBeLessThan(250)
    expect(pickedOf(entries).protectedData.length).toBe(COUNT)
  })

  test('are not made again for the clock', async () => {
    const bridge = fakeBridge({ 'lab/overview': overview(), 'lab/protection': MANY })
    const stop = useLab().start()
    const scope = effectScope()
    const list = scope.run(() => useProtection())
    await settle()
    const rows = list?.rows.value
    expect(rows?.length).toBe(COUNT + 500)
    bridge.emit('lab/clock', labClock({ now: 60, state: 'running' }))
    await settle()
    expect(list?.rows.value).toBe(rows)
    scope.stop()
    stop()
  })

  test('are drawn as far as they are in sight', async () => {
    await open(MANY)
    expect(byRole('row').length).toBeLessThan(100)
  })
})
