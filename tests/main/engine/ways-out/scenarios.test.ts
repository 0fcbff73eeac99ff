import { describe, expect, it } from 'vitest'
import { fail, remove } from '../builder'
import { after, goal, search, short, twoPrimaries } from './kit'
import { isReached } from '@main/engine/ways-out/goal'

const SWITCH = 'switch-protection DPM3 Server1'
const REBUILD = 'rebuild-server DPM1, restore DPM1 DPM3'
const NEW_SERVER = 'add DPM4, attach-agent DPM4 Server1, create DPM4 Server1'

describe('a primary that is lost, and its computer wanted elsewhere', () => {
  for (const [how, lose] of [
    ['removed', remove],
    ['failed', fail]
  ] as const) {
    it(`finds the three supported options for a primary that has ${how}`, () => {
      const lost = twoPrimaries().does(lose('DPM1'))
      const { ways, complete } = search(lost, 'Server1 is protected')
      const free = ways.filter(({ loses }) => loses.length === 0).map(short)
      expect(complete).toBe(true)
      expect(free).toEqual(expect.arrayContaining([SWITCH, REBUILD, NEW_SERVER]))
      // What is left beside them: repair where that can be, and DPM2 once DPM3 does not know it any more.
      const others = free.filter((way) => ![SWITCH, REBUILD, NEW_SERVER].includes(way))
      expect(others).toEqual([
        ...(how === 'failed' ? ['repair-server DPM1'] : []),
        'remove DPM3 DPM2 retain, uninstall-agent DPM3 DPM2, attach-agent DPM2 Server1, create DPM2 Server1'
      ])
    })
  }

  it('offers no way to the other primary that keeps both the copies and the secondary', () => {
    const lost = twoPrimaries().does(remove('DPM1'))
    const { ways, complete } = search(lost, 'Server1 is protected by DPM2')
    expect(complete).toBe(true)
    expect(ways.map(short)).toEqual([
      'remove DPM3 DPM2 retain, uninstall-agent DPM3 DPM2, attach-agent DPM2 Server1, create DPM2 Server1',
      'remove DPM3 DPM1 delete, attach-agent DPM2 Server1, create DPM2 Server1; ' +
        'gives up DPM3:Server1:SQL/Payroll DPM3:Server1:D:'
    ])
  })

  it('switches on the secondary, and tells apart what makes it an ordinary primary', () => {
    const lost = twoPrimaries().does(remove('DPM1'))
    expect(search(lost, 'Server1 is protected by DPM3').ways.map(short)).toEqual([
      SWITCH,
      'remove DPM3 DPM1 delete, attach-agent DPM3 Server1, create DPM3 Server1; ' +
        'gives up DPM3:Server1:SQL/Payroll DPM3:Server1:D:'
    ])
  })

  it('takes a DPM server that is there and that nobody knows', () => {
    const lost = twoPrimaries(['DPM4']).does(remove('DPM1'))
    const free = search(lost, 'Server1 is protected').ways.map(short)
    expect(free).toContain('attach-agent DPM4 Server1, create DPM4 Server1')
    expect(free).toContain('add DPM5, attach-agent DPM5 Server1, create DPM5 Server1')
  })

  it('reaches the goal with every way, giving up what it says and nothing else', () => {
    const lost = twoPrimaries(['DPM4']).does(fail('DPM1'))
    const wanted = 'Server1 is protected'
    const { ways } = search(lost, wanted)
    expect(ways.length).toBeGreaterThan(5)
    for (const { steps, loses } of ways) {
      const end = after(lost.estate, steps)
      expect(isReached(end, goal(wanted))).toBe(true)
      const held = (estate: typeof end) =>
        [...estate.dpmServers.values()].flatMap(({ name, members, inactive }) =>
          [...members, ...inactive].map((copy) => `${name} ${copy.computer} ${copy.dataSource}`)
        )
      const gone = held(lost.estate).filter((copy) => !held(end).includes(copy))
      const said = loses.map(({ on, computer, dataSource }) => `${on} ${computer} ${dataSource}`)
      expect(said).toEqual(expect.arrayContaining(gone))
    }
  })

  it('is through before anything is done where the goal is reached', () => {
    expect(search(twoPrimaries(), 'Server1 is protected')).toEqual({
      ways: [{ steps: [], loses: [] }],
      complete: true
    })
  })
})
