import { describe, expect, it } from 'vitest'
import type { DpmServer, Estate } from '@main/engine/estate'
import { Fingerprints } from '@main/engine/ways-out/fingerprint'
import { NO_LOSSES, type HeldCopy, type Losses } from '@main/engine/ways-out/losses'
import {
  add,
  chains,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  removeInactive,
  switchOn
} from '../builder'
import { cut, extend } from '../more-commands'

const start = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'], Server2: ['D:'] } }).does(
  protects('DPM1', data('Server1', ['C:', 'D:'])),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)

/** Whether two states of one search are taken for the same. */
function isSame(
  one: Estate,
  other: Estate,
  lostOne: Losses = NO_LOSSES,
  lostOther: Losses = NO_LOSSES
): boolean {
  const prints = new Fingerprints()
  return prints.of(one, lostOne) === prints.of(other, lostOther)
}

/** The estate with one thing of DPM1 otherwise. */
function withDpm1(estate: Estate, change: (server: DpmServer) => Partial<DpmServer>): Estate {
  const servers = [...estate.dpmServers].map(
    ([name, server]) => [name, name === 'DPM1' ? { ...server, ...change(server) } : server] as const
  )
  return { ...estate, dpmServers: new Map(servers) }
}

const { estate } = start

describe('two states of a search are the same', () => {
  const regrouped = start.does(
    drop('DPM1', 'Server1', 'retain'),
    group('DPM1', 'Otherwise', data('Server1', ['C:', 'D:']))
  )
  const again = start.does(
    drop('DPM1', 'Server1', 'retain', data('Server1', 'C:')),
    add('DPM1', 'Server1', data('Server1', 'C:'))
  )
  const cases: readonly [how: string, other: Estate][] = [
    ['if nothing was done', estate],
    ['if all was put together anew', { ...estate, dpmServers: new Map(estate.dpmServers) }],
    ['whatever groups are called', regrouped.estate],
    ['in whatever order members stand', again.estate],
    ['whatever time it is', { ...estate, clock: estate.clock + 60 }]
  ]
  it.each(cases)('%s', (_, other) => {
    expect(isSame(estate, other)).toBe(true)
  })

  it('in whatever order copies were given up', () => {
    const copies = ['C:', 'D:'].map((dataSource): [string, HeldCopy] => [
      dataSource,
      { on: 'DPM1', computer: 'Server1', dataSource, through: null }
    ])
    expect(isSame(estate, estate, new Map(copies), new Map(copies.toReversed()))).toBe(true)
    expect(isSame(estate, estate, new Map(copies), new Map(copies.slice(1)))).toBe(false)
    expect(isSame(estate, estate, new Map(copies), NO_LOSSES)).toBe(false)
  })
})

describe('two states of a search are told apart by', () => {
  const rebuilt = start.does(fail('DPM1'), rebuild('DPM1'))
  const cases: readonly [what: string, one: Estate, other: Estate][] = [
    ['a protected server that is down', estate, start.does(fail('Server2')).estate],
    ['a protected server that has an agent', estate, start.does(install('DPM1', 'Server2')).estate],
    [
      'who owns the agent of a protected server',
      start.does(install('DPM1', 'Server2')).estate,
      start.does(install('DPM2', 'Server2')).estate
    ],
    [
      'which protected server is down',
      start.does(fail('Server1')).estate,
      start.does(fail('Server2')).estate
    ],
    ['a DPM server that is down', estate, start.does(fail('DPM1')).estate],
    ['who owns the agent of a DPM server', estate, start.does(install('DPM1', 'DPM2')).estate],
    ['a member', estate, start.does(drop('DPM1', 'Server1', 'delete', data('Server1', 'C:'))).estate],
    [
      'how a member is had',
      estate,
      withDpm1(estate, ({ members }) => ({
        members: members.map((member) => ({ ...member, mode: 'switched' }))
      }))
    ],
    [
      'what a member comes through',
      estate,
      withDpm1(estate, ({ members }) => ({
        members: members.map((member) => ({ ...member, through: 'DPM2' }))
      }))
    ],
    [
      'data that is retained',
      start.does(drop('DPM1', 'Server1', 'retain')).estate,
      start.does(drop('DPM1', 'Server1', 'retain'), removeInactive('DPM1', 'Server1')).estate
    ],
    [
      'which data is retained',
      start.does(drop('DPM1', 'Server1', 'retain', data('Server1', 'C:')), drop('DPM1', 'Server1', 'delete'))
        .estate,
      start.does(drop('DPM1', 'Server1', 'delete', data('Server1', 'C:')), drop('DPM1', 'Server1', 'retain'))
        .estate
    ],
    [
      'a DPM database that is to be restored',
      rebuilt.estate,
      withDpm1(rebuilt.estate, () => ({ rebuilt: false }))
    ],
    ['what such a database has', rebuilt.estate, withDpm1(rebuilt.estate, () => ({ lostDatabase: null }))],
    [
      'whether a server may protect its own data',
      estate,
      withDpm1(estate, () => ({ allowLocalDataProtection: true }))
    ],
    ['the space of a pool', estate, start.does(extend('DPM1', 10)).estate],
    ['what is out of order', estate, start.does(cut('DPM1', 'Server1')).estate]
  ]
  it.each(cases)('%s', (_, one, other) => {
    expect(isSame(one, other)).toBe(false)
  })

  it('nothing more once they are the same again', () => {
    const back = start.does(switchOn('DPM2', 'Server1'))
    const prints = new Fingerprints()
    const [first, second, third] = [start, back, start].map((one) => prints.of(one.estate, NO_LOSSES))
    expect(third).toBe(first)
    expect(second).not.toBe(first)
  })
})
