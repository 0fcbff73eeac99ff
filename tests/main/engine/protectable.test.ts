import { candidatesOf, protectableOf } from '@main/engine/protectable'
import { describe, expect, it } from 'vitest'
import {
  add,
  allowLocal,
  attach,
  chains,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  repair,
  resume,
  restore,
  switchOn,
  takesOver
} from './builder'
import { protectableProblems } from './invariants'
import { fill } from './more-commands'

const bare = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', { name: 'OLD', version: '9.9', dataSources: ['E:'] }],
  servers: { Server1: ['C:', 'D:'], Server2: ['C:'] }
})
const paired = bare.does(
  protects('DPM1', data('Server1', ['C:', 'D:'])),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const moved = paired.does(fail('DPM1'), takesOver('DPM3', data('Server1', 'D:')))
const rebuilt = paired.does(fail('DPM1'), rebuild('DPM1'))

const estates = {
  bare,
  paired,
  'with agents everywhere': bare.does(
    ['Server1', 'Server2', 'DPM2', 'DPM3'].map((computer) => install('DPM1', computer))
  ),
  'own data allowed': paired.does(allowLocal('DPM1'), allowLocal('DPM3')),
  chain: paired.does(chains('DPM2', 'DPM3', data('DPM1', 'DPMDB'))),
  cyclic: paired.does(chains('DPM2', 'DPM1')),
  'broken chain': paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB')))),
  switched: paired.does(switchOn('DPM2', 'Server1')),
  resumed: paired.does(switchOn('DPM2', 'Server1'), resume('DPM2', 'Server1')),
  'primary down': paired.does(fail('DPM1')),
  'computer down': paired.does(fail('Server1')),
  moved,
  'moved, the old one back': moved.does(repair('DPM1')),
  retained: paired.does(drop('DPM2', 'DPM1', 'retain')),
  rebuilt,
  restored: rebuilt.does(restore('DPM1', 'DPM2')),
  'agent alone': bare.does(attach('DPM1', 'DPM2'), attach('OLD', 'Server1'))
}

describe('protectable', () => {
  it.each(Object.entries(estates))('is what could be added without a refusal: %s', (_, { estate }) => {
    expect(protectableProblems(estate)).toEqual([])
  })

  it('offers own data though it would break the chain: that is no refusal', () => {
    expect(paired.protectable('DPM1')).toContain('DPM1 DPMDB')
    expect(paired.says(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe('warned breaks-chain')
  })

  it('offers replicas where the agent is on the primary, and nothing on a server that is down', () => {
    expect(paired.protectable('DPM2')).toEqual(['DPM1 System State', 'DPM2 DPMDB', 'Server1 C: through DPM1'])
    expect(paired.does(fail('DPM2')).protectable('DPM2')).toEqual([])
  })
})

describe('`all` in a member', () => {
  it('is what could be added at that moment, directly or through the primary named', () => {
    const all = paired.does(add('DPM2', 'DPM1', copy('Server1', 'all', 'DPM1'), data('DPM1', 'all')))
    expect(all.members('DPM2')).toEqual([
      'DPM1 DPMDB, primary, ok',
      'Server1 D: through DPM1, secondary, ok',
      'Server1 C: through DPM1, secondary, ok',
      'DPM1 System State, primary, ok'
    ])
  })

  it('is nothing through the acting server itself, and so no member', () => {
    expect(paired.says(group('DPM1', 'New', copy('Server1', 'all', 'DPM1')))).toBe('refused no-members')
  })

  it('counts as naming: a data source beside it is named twice', () => {
    const ready = bare.does(install('DPM1', 'Server1'))
    expect(ready.says(group('DPM1', 'New', data('Server1', 'all'), data('Server1', 'C:')))).toBe(
      'refused already-protected'
    )
  })
})

describe('one computer to look at', () => {
  const two = () =>
    bare.does(
      protects('DPM1', data('Server1', ['C:', 'D:']), data('Server2', 'C:')),
      chains('DPM1', 'DPM2', data('Server1', 'D:')),
      install('DPM2', 'DPM3')
    )

  it('is offered alone, by the way asked for', () => {
    const { estate } = two()
    expect(protectableOf(estate, 'DPM2', { computer: 'Server1', through: 'DPM1' })).toEqual([
      { computer: 'Server1', dataSource: 'C:', through: 'DPM1' }
    ])
    expect(protectableOf(estate, 'DPM2', { computer: 'DPM3', through: null })).toEqual([
      { computer: 'DPM3', dataSource: 'DPMDB', through: null },
      { computer: 'DPM3', dataSource: 'System State', through: null }
    ])
  })

  it('is offered through the primary asked for only, where several protect it', () => {
    const { estate } = bare.does(
      protects('DPM1', data('Server1', 'C:')),
      fail('DPM1'),
      takesOver('DPM2', data('Server1', 'D:')),
      repair('DPM1'),
      install('DPM3', 'DPM1'),
      install('DPM3', 'DPM2')
    )
    const offered = ['DPM1', 'DPM2'].map((through) =>
      protectableOf(estate, 'DPM3', { computer: 'Server1', through }).map(({ dataSource }) => dataSource)
    )
    expect(offered).toEqual([['C:'], ['D:']])
  })

  it('offers nothing where it is not in the lab', () => {
    expect(protectableOf(two().estate, 'DPM1', { computer: 'Nobody', through: null })).toEqual([])
  })
})

describe('candidates', () => {
  const small = () =>
    lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'] } }).does(
      protects('DPM1', data('Server1', ['C:', 'D:'])),
      chains('DPM1', 'DPM2', data('Server1', 'D:'))
    )
  const names = (on: string) =>
    candidatesOf(small().estate, on).map(
      ({ computer, dataSource, through }) =>
        `${computer} ${dataSource}${through ? ` through ${through}` : ''}`
    )
  const own = ['DPM1', 'DPM2', 'DPM3'].flatMap((name) => [`${name} DPMDB`, `${name} System State`])
  const direct = [...own, 'Server1 C:', 'Server1 D:']

  it('are all own data, and what other servers protect as primaries: no copies of copies', () => {
    expect(names('DPM1')).toEqual([...direct, 'DPM1 DPMDB through DPM2'])
    expect(names('DPM2')).toEqual([...direct, 'Server1 C: through DPM1', 'Server1 D: through DPM1'])
    expect(names('DPM3')).toEqual([
      ...direct,
      'Server1 C: through DPM1',
      'Server1 D: through DPM1',
      'DPM1 DPMDB through DPM2'
    ])
  })

  it('say what refuses them, which is nothing for what is offered', () => {
    const { estate } = small()
    const free = candidatesOf(estate, 'DPM2').filter(({ violations }) => violations.length === 0)
    expect(free.map(({ violations: _, ...member }) => member)).toEqual(protectableOf(estate, 'DPM2'))
    const taken = candidatesOf(estate, 'DPM2').find(({ dataSource }) => dataSource === 'D:')
    expect(taken?.violations.map(({ rule }) => rule)).toEqual([
      'unsupported-move',
      'agent-required',
      'already-protected'
    ])
  })

  it('are refused besides by a storage pool that is full', () => {
    const full = candidatesOf(small().does(fill('DPM2')).estate, 'DPM2')
    expect(full.every(({ violations }) => violations.at(-1)?.rule === 'no-storage-space')).toBe(true)
  })
})
