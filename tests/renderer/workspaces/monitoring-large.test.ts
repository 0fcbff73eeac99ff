import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { effectScope, ref, shallowRef } from 'vue'
import type { JobView } from '@shared/contract/views'
import { layOut } from '@renderer/components/grid-model'
import { useLab } from '@renderer/stores/lab'
import { useJobs } from '@renderer/workspaces/monitoring/use-jobs'
import { byRole, one, settle } from '../components/harness'
import { fakeBridge, labClock, overview } from '../fake-bridge'
import { choose, job, NOW, openMonitoring, running, type } from './monitoring-kit'

const COUNT = 10_000

/** As of 20 servers with many members: few names, each of them often. */
const MANY: readonly JobView[] = [
  { ...running, id: 0 },
  ...Array.from({ length: COUNT - 1 }, (_, index) =>
    job(index + 1, {
      source: `Database ${index % 2_000}`,
      dataSource: `Database ${index % 2_000}`,
      computer: `Server${index % 40}`,
      group: `Group ${index % 12}`,
      status: index % 50 === 0 ? 'failed' : 'completed',
      start: NOW - index * 60,
      end: NOW - index * 60 + 30 + (index % 900),
      megabytes: index % 5_000
    })
  )
]

/** The quickest of several tries: other tests run beside this one. */
function quickest(act: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now()
    act()
    return performance.now() - before
  })
  return Math.min(...times)
}

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})

describe('10,000 jobs', () => {
  test('become rows quickly, and none of them is made again for the clock', async () => {
    const bridge = fakeBridge({ 'lab/overview': overview({ clock: labClock({ now: NOW }) }) })
    const lab = useLab()
    lab.start()
    await settle()
    const jobs = shallowRef(MANY)
    const scope = effectScope()
    const list = scope.run(() =>
      useJobs(
        () => jobs.value,
        () => undefined
      )
    )
    if (!list) throw new Error('no list')
    expect(list.rows.value).toHaveLength(COUNT + 3)

    expect(
      quickest(() => {
        jobs.value = [...jobs.value]
        expect(list.rows.value).toHaveLength(COUNT + 3)
      })
    ).toBeLessThan(200)

    const before = list.rows.value
    bridge.emit('lab/clock', { now: NOW + 200, state: 'running', speed: 60, until: null })
    await settle()
    expect(lab.now).toBe(NOW + 200)
    expect(list.rows.value).toBe(before)

    const sorted = ref(0)
    for (const column of ['source', 'group', 'start', 'transferred']) {
      expect(
        quickest(() => {
          sorted.value = layOut(list.rows.value, { column, direction: 'descending' }).length
        })
      ).toBeLessThan(200)
      expect(sorted.value).toBe(COUNT + 3)
    }
    scope.stop()
  })

  test('are drawn as few rows, whatever is asked of them', async () => {
    const { tick } = await openMonitoring('jobs', { jobs: MANY })
    const grid = one('treegrid', 'Jobs')
    expect(grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 4))
    expect(byRole('row').length).toBeLessThan(200)
    await choose('Group by', 'computer')
    expect(grid.getAttribute('aria-rowcount')).toBe(String(COUNT + 41))
    expect(byRole('row').length).toBeLessThan(200)
    await type('Quick search', 'server7 database')
    expect(one('status').textContent).toBe('250 of 10000 jobs')
    await tick(50)
    expect(byRole('row').length).toBeLessThan(200)
  })
})
