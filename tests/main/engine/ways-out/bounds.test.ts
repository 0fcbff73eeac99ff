import { describe, expect, it } from 'vitest'
import type { Goal } from '@shared/goal'
import { BOUNDS, searchWays, type Bounds } from '@main/engine/ways-out/search'
import { data, fail, install, lab, protects, remove, type Lab } from '../builder'
import { cut, fill, spoil } from '../more-commands'
import { goal, search, short, twoPrimaries } from './kit'

const bare = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'] } })
const toNew = ['install-agent DPM1 Server1, create DPM1 Server1']
const within = (bounds: Partial<Bounds>): Bounds => ({ ...BOUNDS, ...bounds })
const ways = (of: Lab, wanted: string, bounds: Partial<Bounds> = {}) =>
  search(of, wanted, within(bounds)).ways.map(short)

describe('the search looks', () => {
  it('so many steps far, and no further', () => {
    expect(ways(bare, 'Server1 is protected by DPM1', { steps: 2 })).toEqual(toNew)
    expect(search(bare, 'Server1 is protected by DPM1', within({ steps: 1 }))).toEqual({
      ways: [],
      complete: true
    })
  })

  it('at so many states, and says if that was not all', () => {
    // The estate as it is, and that with the agent.
    const found = (states: number) =>
      search(bare, 'Server1 is protected by DPM1', within({ steps: 2, states }))
    expect(found(2).ways.map(short)).toEqual(toNew)
    expect(found(2).complete).toBe(true)
    expect(found(1)).toEqual({ ways: [], complete: false })
  })

  it('at so many states for each server, and says so if one was not through', () => {
    const done = bare.does(install('DPM1', 'Server1'))
    const { complete, ways: found } = search(done, 'Server1 is protected', within({ steps: 3, states: 1 }))
    expect(found.map(short)).toEqual(['create DPM1 Server1'])
    expect(complete).toBe(false)
  })
})

describe('ways that are longer than the shortest', () => {
  const failed = twoPrimaries().does(fail('DPM1'))
  const byItself = 'Server1 is protected by DPM1'

  it('are looked for up to a detour, and however long up to what is always looked at', () => {
    const restored = 'rebuild-server DPM1, restore DPM1 DPM3'
    expect(ways(failed, byItself, { always: 0, detour: 0 })).toEqual(['repair-server DPM1'])
    expect(ways(failed, byItself, { always: 0, detour: 1 })).toContain(restored)
    expect(ways(failed, byItself, { always: 2, detour: 1 })).toContain(restored)
  })

  it('are looked for where only copies that are given up make it shorter', () => {
    const lengths = search(
      twoPrimaries().does(remove('DPM1')),
      'Server1 is protected by DPM2',
      within({ always: 0, detour: 0 })
    )
    expect(lengths.ways.map(({ steps, loses }) => [steps.length, loses.length])).toEqual([
      [4, 0],
      [3, 2]
    ])
  })
})

describe('a computer that is to be protected', () => {
  it('is looked for with every server but itself, and with one that is new and in its version', () => {
    const old = lab({
      dpm: [
        { name: 'DPM1', version: '10.19.0.0' },
        { name: 'DPM2', version: '10.19.1.0' }
      ]
    })
    expect(ways(old, 'DPM1 is protected')).toEqual([
      'install-agent DPM2 DPM1, create DPM2 DPM1',
      'add DPM3, install-agent DPM3 DPM1, create DPM3 DPM1'
    ])
    const { ways: found } = search(old, 'DPM1 is protected')
    expect(found[1]?.steps[0]).toEqual({ do: 'add-dpm-server', name: 'DPM3', version: '10.19.0.0' })
  })
})

describe('a storage pool', () => {
  const started = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'], Server2: ['D:'] } })
    .does(protects('DPM1', data('Server2', 'D:')), install('DPM1', 'Server1'))
    .begins()

  it('that is full has to grow first', () => {
    expect(ways(started.does(fill('DPM1')), 'Server1 is protected by DPM1')).toEqual([
      'add-storage DPM1, create DPM1 Server1'
    ])
  })

  it('that is not is no matter', () => {
    expect(ways(started, 'Server1 is protected by DPM1')).toEqual(['create DPM1 Server1'])
  })
})

describe('how far a search is', () => {
  /** What a search tells on its way, with ten states for each server. */
  function told(of: Lab, wanted: Goal) {
    const looking = searchWays(of.estate, wanted, within({ states: 10 }))
    const all: { done: number; found: number }[] = []
    let next = looking.next()
    for (; !next.done; next = looking.next()) {
      all.push({ done: next.value.done, found: next.value.ways().length })
    }
    return { all, found: next.value }
  }

  it('goes from nothing to all, server by server, and says what was found by then', () => {
    const { all, found } = told(bare, goal('Server1 is protected'))
    const done = all.map((one) => one.done)
    // DPM1, DPM2 and a new server.
    expect(done[0]).toBeCloseTo(1 / 10 / 3)
    expect(done).toEqual(done.toSorted((one, other) => one - other))
    expect(done.at(-1)).toBeGreaterThan(2 / 3)
    expect(done.at(-1)).toBeLessThanOrEqual(1)
    expect(all[0]?.found).toBe(0)
    expect(all.at(-1)?.found).toBe(found.ways.length)
  })

  it('does not count a DPM server as one that could protect itself', () => {
    // DPM2 and a new server.
    expect(told(bare, goal('DPM1 is protected')).all[0]?.done).toBeCloseTo(1 / 10 / 2)
  })

  it('counts a state once, in whatever order it is come to', () => {
    const command = install('DPM1', 'Server1')
    const thrice = bare.does(cut('DPM1', 'Server1'), spoil('Server1'), fail('Server1'))
    const { all, found } = told(thrice, { kind: 'possible', command })
    expect(found.ways.map(({ steps }) => steps.map((step) => step.do).sort())).toEqual([
      ['correct-credentials', 'repair-server', 'restore-network']
    ])
    // With nothing mended, one thing of three, or two.
    expect(all).toHaveLength(1 + 3 + 3)
  })
})
