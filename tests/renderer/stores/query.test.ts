import { useLab } from '@renderer/stores/lab'
import { oneAtATime } from '@renderer/stores/one-at-a-time'
import { useQuery } from '@renderer/stores/query'
import type { Answer, RequestName } from '@shared/contract'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, ref, watch } from 'vue'
import { fakeBridge, overview } from '../fake-bridge'

/** A main process that answers when it is told to. */
function slowBridge() {
  const bridge = fakeBridge({})
  const waiting: { name: RequestName; input: unknown; answer: (value: unknown) => Promise<unknown> }[] = []
  Object.assign(window.dpmLab, {
    ask: (name: RequestName, input: unknown) =>
      new Promise((resolve) => {
        waiting.push({
          name,
          input,
          answer: (value) => {
            resolve({ ok: true, value })
            return flushPromises()
          }
        })
      })
  })
  const take = (name: RequestName) => {
    const at = waiting.findIndex((one) => one.name === name)
    const [found] = at < 0 ? [] : waiting.splice(at, 1)
    if (!found) throw new Error(`${name} was not asked`)
    return found
  }
  const count = (name: RequestName) => waiting.filter((one) => one.name === name).length
  const emit: typeof bridge.emit = (name, event) => bridge.emit(name, event)
  return { ...bridge, emit, take, count }
}

const storage = (server: string, used = 0): Answer<'lab/storage'> => ({
  server,
  total: 100,
  used,
  foreign: 0,
  free: 100 - used,
  disks: [{ name: 'Disk 1', total: 100, free: 100 - used }],
  replicas: []
})

describe('a query', () => {
  beforeEach(() => setActivePinia(createPinia()))

  function show(server: string | null = 'DPM1') {
    const bridge = slowBridge()
    const lab = useLab()
    const wanted = ref(server)
    const scope = effectScope()
    const data = scope.run(() =>
      useQuery('lab/storage', () => (wanted.value === null ? null : { server: wanted.value }))
    )
    if (!data) throw new Error('no scope')
    const change = () => {
      lab.version++
      return flushPromises()
    }
    return { ...bridge, wanted, data, change, scope }
  }

  it('has one request under way however often the lab changes, and asks once more afterwards', async () => {
    const { take, count, data, change } = show()
    for (let time = 0; time < 20; time++) await change()
    expect(count('lab/storage')).toBe(1)
    await take('lab/storage').answer(storage('DPM1', 1))
    // Older than the last change, and still better than nothing while changes never end.
    expect(data.value?.used).toBe(1)
    expect(count('lab/storage')).toBe(1)
    await take('lab/storage').answer(storage('DPM1', 2))
    expect(data.value?.used).toBe(2)
    expect(count('lab/storage')).toBe(0)
  })

  it('drops the answer to an input that is not wanted any more; the latest input wins', async () => {
    const { take, count, data, wanted } = show()
    wanted.value = 'DPM2'
    await flushPromises()
    wanted.value = 'DPM3'
    await flushPromises()
    expect(count('lab/storage')).toBe(1)
    await take('lab/storage').answer(storage('DPM1'))
    expect(data.value).toBeUndefined()
    const second = take('lab/storage')
    expect(second.input).toEqual({ server: 'DPM3' })
    await second.answer(storage('DPM3'))
    expect(data.value?.server).toBe('DPM3')
    expect(count('lab/storage')).toBe(0)
  })

  it('with a null input has no answer at once, not even a late one', async () => {
    const { take, count, data, wanted } = show()
    await take('lab/storage').answer(storage('DPM1'))
    wanted.value = 'DPM2'
    await flushPromises()
    wanted.value = null
    await flushPromises()
    expect(data.value).toBeUndefined()
    await take('lab/storage').answer(storage('DPM2'))
    expect(data.value).toBeUndefined()
    expect(count('lab/storage')).toBe(0)
  })

  it('leaves an answer that says the same in its place', async () => {
    const { take, data, change } = show()
    await take('lab/storage').answer(storage('DPM1', 5))
    const seen = vi.fn()
    watch(data, seen, { flush: 'sync' })
    const before = data.value
    await change()
    await take('lab/storage').answer(storage('DPM1', 5))
    expect(data.value).toBe(before)
    expect(seen).not.toHaveBeenCalled()
    await change()
    await take('lab/storage').answer({ ...storage('DPM1', 5), disks: [] })
    expect(data.value?.disks).toEqual([])
    expect(seen).toHaveBeenCalledTimes(1)
  })

  it('asks nothing more once nobody looks', async () => {
    const { take, count, change, scope } = show()
    await change()
    scope.stop()
    await take('lab/storage').answer(storage('DPM1'))
    expect(count('lab/storage')).toBe(0)
  })
})

describe('the lab store', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('asks for its overview one at a time while changes pile up', async () => {
    const { take, count, emit } = slowBridge()
    const lab = useLab()
    const stop = lab.start()
    for (let revision = 2; revision < 12; revision++) emit('lab/changed', { revision })
    expect(count('lab/overview')).toBe(1)
    await take('lab/overview').answer(overview({ title: 'Before' }))
    expect(lab.overview?.title).toBe('Before')
    const servers = lab.dpmServers
    expect(count('lab/overview')).toBe(1)
    await take('lab/overview').answer(overview({ title: 'After' }))
    expect(lab.overview?.title).toBe('After')
    expect(lab.dpmServers).toBe(servers)
    expect(count('lab/overview')).toBe(0)
    stop()
  })

  it('has the time from the overview, then from what the clock tells', async () => {
    const { take, emit } = slowBridge()
    const lab = useLab()
    const stop = lab.start()
    await take('lab/overview').answer(overview({ clock: { ...overview().clock, now: 60 } }))
    expect(lab.now).toBe(60)
    const told = { now: 90, state: 'running', speed: 600, until: null } as const
    emit('lab/clock', told)
    expect(lab.now).toBe(90)
    expect(lab.clock).toEqual(told)
    stop()
    emit('lab/clock', { ...told, now: 100 })
    expect(lab.now).toBe(90)
  })
})

describe('one at a time', () => {
  it('resolves a call that came in between only after a run that knows of it', async () => {
    const ends: (() => void)[] = []
    const run = oneAtATime(() => new Promise<void>((resolve) => ends.push(resolve)))
    const done = vi.fn()
    void run()
    void run().then(done)
    ends[0]?.()
    await flushPromises()
    expect(done).not.toHaveBeenCalled()
    ends[1]?.()
    await flushPromises()
    expect(done).toHaveBeenCalled()
    expect(ends).toHaveLength(2)
  })

  it('runs again after a run that failed', async () => {
    let fails = true
    const task = vi.fn(async () => {
      await Promise.resolve()
      if (fails) throw new Error('not now')
    })
    const run = oneAtATime(task)
    await expect(run()).rejects.toThrow('not now')
    fails = false
    await run()
    expect(task).toHaveBeenCalledTimes(2)
  })
})
