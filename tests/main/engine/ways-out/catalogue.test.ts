import { describe, expect, it } from 'vitest'
import { Catalogue, type Way } from '@main/engine/ways-out/catalogue'
import type { HeldCopy } from '@main/engine/ways-out/losses'
import { chains, data, drop, group, install, lab, protects, repair, switchOn, type Lab } from '../builder'
import { goal, twoPrimaries } from './kit'

/* Which of the ways that were found are told. What their steps are does not matter here, only how many there are. */

const DETOUR = 1
const start = twoPrimaries()
const wanted = goal('Server1 is protected')

/** A way of so many steps, told apart from others by its name. */
function way(name: string, length: number, ...lost: readonly string[]): Way {
  const loses = lost.map((dataSource): HeldCopy => ({
    on: 'DPM1',
    computer: 'Server1',
    dataSource,
    through: null
  }))
  return { steps: Array.from({ length }, (_, index) => repair(`${name}${index}`)), loses }
}

/** The names of the ways that are told, in their order. */
function told(of: Lab, ...found: readonly (readonly [way: Way, end: Pick<Lab, 'estate'>])[]): string[] {
  const catalogue = new Catalogue(of.estate, wanted, DETOUR)
  for (const [one, end] of found) catalogue.add(one, end.estate)
  return catalogue
    .ways()
    .map(({ steps: [first] }) => (first && 'server' in first ? first.server.slice(0, -1) : ''))
}

describe('ways to the same place', () => {
  it('are all told while they are not much longer than the shortest', () => {
    expect(told(start, [way('two', 2), start], [way('one', 1), start], [way('again', 1), start])).toEqual([
      'one',
      'again',
      'two'
    ])
  })

  it('are not told where they are much longer', () => {
    expect(told(start, [way('one', 1), start], [way('three', 3), start])).toEqual(['one'])
  })

  it('are told by how much they give up where they have as many steps', () => {
    expect(
      told(
        start,
        [way('much', 2, 'D:', 'E:'), start],
        [way('little', 2, 'C:'), start],
        [way('none', 2), start]
      )
    ).toEqual(['none', 'little', 'much'])
  })

  it('are told last if they give up copies, however short', () => {
    expect(
      told(start, [way('lossy', 1, 'C:'), start], [way('free', 5), start], [way('other', 2, 'D:'), start])
    ).toEqual(['free', 'lossy', 'other'])
  })
})

describe('a way that gives up copies', () => {
  const cases: readonly [how: string, found: readonly Way[], names: readonly string[]][] = [
    ['is told beside one that gives up none', [way('free', 1), way('lossy', 4, 'C:')], ['free', 'lossy']],
    [
      'lets one be told that gives up none, much longer though it is',
      [way('lossy', 1, 'C:'), way('free', 4)],
      ['free', 'lossy']
    ],
    [
      'is not told beside a shorter one that gives up no more',
      [way('short', 2, 'C:'), way('long', 3, 'C:')],
      ['short']
    ],
    [
      'is told beside a shorter one that gives up something else',
      [way('short', 1, 'C:'), way('long', 4, 'D:')],
      ['short', 'long']
    ],
    [
      'is told beside a shorter one that gives up more',
      [way('short', 1, 'C:', 'D:'), way('long', 4, 'D:')],
      ['short', 'long']
    ],
    [
      'is not told beside one as long that gives up less',
      [way('more', 2, 'C:', 'D:'), way('less', 2, 'C:')],
      ['less']
    ],
    [
      'is told beside one as long that gives up the same',
      [way('one', 2, 'C:'), way('two', 2, 'C:')],
      ['one', 'two']
    ],
    [
      'is told beside a longer one that gives up less',
      [way('long', 3, 'C:'), way('short', 2, 'C:', 'D:')],
      ['short', 'long']
    ]
  ]
  it.each(cases)('%s', (_, found, names) => {
    expect(told(start, ...found.map((one) => [one, start] as const))).toEqual(names)
  })
})

describe('ways to different places', () => {
  const switched = start.does(switchOn('DPM3', 'Server1'))
  const more = switched.does(group('DPM3', 'More', data('Server1', 'C:')))

  it('are told, however long: the place is who protects the computer, and how', () => {
    for (const elsewhere of [switched, start.does(drop('DPM1', 'Server1', 'retain'))]) {
      expect(told(start, [way('one', 1), start], [way('six', 6), elsewhere])).toEqual(['one', 'six'])
    }
    expect(told(start, [way('one', 1), switched], [way('six', 6), more])).toEqual(['one', 'six'])
    expect(told(start, [way('one', 1, 'C:'), switched], [way('six', 6, 'C:'), more])).toEqual(['one', 'six'])
  })

  it('are not told apart by who has secondary copies', () => {
    const single = start.does(drop('DPM3', 'DPM1', 'retain'))
    expect(told(single, [way('one', 1), single], [way('six', 6), start])).toEqual(['one'])
  })

  it('are not told apart by the order that members stand in', () => {
    const { estate } = more
    const dpmServers = new Map(
      [...estate.dpmServers].map(([name, server]) => [
        name,
        { ...server, members: server.members.toReversed() }
      ])
    )
    const reversed = { estate: { ...estate, dpmServers } }
    expect(told(more, [way('one', 1), more], [way('six', 6), reversed])).toEqual(['one'])
  })

  it('are one place where a command is to be possible', () => {
    const catalogue = new Catalogue(
      start.estate,
      { kind: 'possible', command: install('DPM1', 'Server1') },
      DETOUR
    )
    catalogue.add(way('one', 1), start.estate)
    catalogue.add(way('six', 6), switched.estate)
    expect(catalogue.ways()).toHaveLength(1)
  })
})

describe('a way that stops members', () => {
  const mixed = lab({
    dpm: ['DPM1', 'DPM2'],
    servers: { Server1: ['C:'], Server2: ['C:', 'D:', 'E:'] }
  }).does(
    protects('DPM1', data('Server1', 'C:')),
    protects('DPM2', data('Server2', ['C:', 'D:', 'E:'])),
    chains('DPM1', 'DPM2')
  )
  const stops = (...dataSources: string[]) =>
    mixed.does(drop('DPM2', 'Server2', 'retain', data('Server2', dataSources)))
  const cases: readonly [how: string, found: readonly (readonly [Way, Lab])[], names: readonly string[]][] = [
    [
      'is not told beside one as long that stops none',
      [
        [way('stops', 2), stops('C:')],
        [way('free', 2), mixed]
      ],
      ['free']
    ],
    [
      'is not told beside a shorter one that stops none',
      [
        [way('stops', 3), stops('C:')],
        [way('free', 2), mixed]
      ],
      ['free']
    ],
    [
      'is told beside a longer one that stops none',
      [
        [way('stops', 2), stops('C:')],
        [way('free', 3), mixed]
      ],
      ['stops', 'free']
    ],
    [
      'is not told beside one as long that stops fewer',
      [
        [way('two', 2), stops('C:', 'D:')],
        [way('one', 2), stops('C:')]
      ],
      ['one']
    ],
    [
      'is told beside one as long that stops others',
      [
        [way('two', 2), stops('C:', 'D:')],
        [way('one', 2), stops('E:')]
      ],
      ['two', 'one']
    ],
    [
      'is told beside one as long that stops the same',
      [
        [way('one', 2), stops('C:')],
        [way('two', 2), stops('C:')]
      ],
      ['one', 'two']
    ],
    [
      'is told beside one that stops fewer and gives up copies',
      [
        [way('stops', 2), stops('C:')],
        [way('lossy', 2, 'C:'), mixed]
      ],
      ['stops', 'lossy']
    ],
    [
      'is not told if it gives up the same copies as one that stops fewer',
      [
        [way('stops', 2, 'C:'), stops('C:')],
        [way('free', 2, 'C:'), mixed]
      ],
      ['free']
    ]
  ]
  it.each(cases)('%s', (_, found, names) => {
    expect(told(mixed, ...found)).toEqual(names)
  })
})

describe('a way that is known', () => {
  it('is one with the same steps, in whatever order', () => {
    const [one, other] = [repair('A'), repair('B')]
    const catalogue = new Catalogue(start.estate, wanted, DETOUR)
    catalogue.add({ steps: [one, other], loses: [] }, start.estate)
    expect(catalogue.has({ steps: [other, one], loses: [] })).toBe(true)
    expect(catalogue.has({ steps: [one], loses: [] })).toBe(false)
    expect(catalogue.has({ steps: [one, one], loses: [] })).toBe(false)
  })
})
