import { describe, expect, it } from 'vitest'
import type { WaysOutView } from '@shared/contract/views'
import { Problem } from '@shared/problem'
import { findWaysOut, goalTrouble, WaysOutSearches } from '@main/ways-out-searches'
import { chains, data, lab, protects, remove } from './engine/builder'
import { goal, twoPrimaries } from './engine/ways-out/kit'

const lost = twoPrimaries().does(remove('DPM1')).begins().estate

/** 20 DPM servers: ten primaries with ten servers each, five secondaries, and five more behind or beside them. */
function largeLab() {
  const names = Array.from({ length: 20 }, (_, index) => `DPM${index + 1}`)
  const of = (primary: number) =>
    Array.from({ length: 10 }, (_, index) => `Server${primary * 10 + index + 1}`)
  const primaries = names.slice(0, 10)
  const servers = primaries
    .flatMap((_, primary) => of(primary))
    .map((name) => [name, ['C:', 'D:', 'SQL/A']] as const)
  return primaries
    .reduce(
      (before, primary, index) => {
        const replicas = of(index).map((name) => data(name, ['C:', 'D:']))
        const secondary = names[10 + Math.floor(index / 2)] ?? ''
        return before.does(protects(primary, ...replicas), chains(primary, secondary, ...replicas))
      },
      lab({ dpm: names, servers: Object.fromEntries(servers) })
    )
    .does(chains('DPM11', 'DPM16'), chains('DPM12', 'DPM16'), remove('DPM1'))
    .begins().estate
}

describe('the searches of the windows', () => {
  it('answer in words', async () => {
    const view = await new WaysOutSearches(() => undefined).run(1, lost, goal('Server1 is protected'))
    expect(view).toMatchObject({ text: 'Server1 is protected', complete: true })
    const [first] = view.ways
    expect(first?.steps.map(({ text }) => text)).toEqual(['Switch protection of Server1 to DPM3'])
    expect(first?.steps[0]?.why).toContain('DPM3 holds copies that came from DPM1')
    expect(first?.explanation).toContain('no other DPM server can take Server1 under secondary protection')
    const giving = view.ways.filter(({ loses }) => loses.length > 0)
    expect(giving.length).toBeGreaterThan(0)
    for (const { explanation } of giving) expect(explanation).toContain('Given up for good')
    expect(view.ways.findIndex(({ loses }) => loses.length > 0)).toBe(view.ways.length - giving.length)
  })

  it('say what is not in the lab', async () => {
    const searches = new WaysOutSearches(() => undefined)
    await expect(searches.run(1, lost, goal('Server9 is protected'))).rejects.toThrow(Problem)
    await expect(searches.run(1, lost, goal('Server1 is protected by Server2'))).rejects.toThrow(
      /no DPM server "Server2"/
    )
    expect(goalTrouble(lost, goal('Server1 is protected by DPM9'))).toContain('no DPM server "DPM9"')
    expect(goalTrouble(lost, goal('Server1 is protected'))).toBeNull()
  })

  it('are answered within 2 seconds where there are 20 DPM servers', () => {
    const estate = largeLab()
    // The machine may be busy with something else meanwhile: the quickest of three says what it takes.
    const times = [1, 2, 3].map(() => {
      const begun = performance.now()
      const view = findWaysOut(estate, goal('Server1 is protected'))
      expect(view.complete).toBe(true)
      expect(view.ways.length).toBeGreaterThan(15)
      return performance.now() - begun
    })
    expect(Math.min(...times)).toBeLessThan(2_000)
  })

  it('leave room for everything else, and say how far they are', async () => {
    const told: number[] = []
    let turns = 0
    const turn = setInterval(() => turns++, 1)
    await new WaysOutSearches((_, { done }) => told.push(done)).run(
      1,
      largeLab(),
      goal('Server1 is protected')
    )
    clearInterval(turn)
    expect(turns).toBeGreaterThan(10)
    expect(told.length).toBeGreaterThan(0)
    expect(told).toEqual([...told].sort((one, other) => one - other))
    expect(Math.max(...told)).toBeLessThanOrEqual(1)
  })

  it('can be stopped, and answer with what they have', async () => {
    const searches = new WaysOutSearches(() => searches.stop(1))
    const whole = findWaysOut(largeLab(), goal('Server1 is protected'))
    const view = await searches.run(1, largeLab(), goal('Server1 is protected'))
    expect(view.complete).toBe(false)
    expect(view.ways.length).toBeLessThan(whole.ways.length)
  })

  it('give way to a new one of the same window, and leave those of others alone', async () => {
    const searches = new WaysOutSearches(() => undefined)
    const estate = largeLab()
    const runs: Promise<WaysOutView>[] = [
      searches.run(1, estate, goal('Server1 is protected')),
      searches.run(2, estate, goal('Server1 is protected by DPM11')),
      searches.run(1, estate, goal('Server1 is protected by DPM11'))
    ]
    const [first, second, third] = await Promise.all(runs)
    expect(first?.complete).toBe(false)
    expect(second).toEqual(third)
    expect(second?.complete).toBe(true)
  })
})
