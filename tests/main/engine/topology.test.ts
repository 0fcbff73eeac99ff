import { expect, it } from 'vitest'
import { evolve } from '@main/engine/evolve'
import { indexOf } from '@main/engine/server-index'
import {
  databaseHoldersOf,
  directlyProtectedComputers,
  directlyProtectsSome,
  heldCopiesOf,
  holdsDatabaseOf,
  isSelfProtecting,
  linksOf,
  protectorOf
} from '@main/engine/topology'
import {
  attach,
  chains,
  confirmed,
  copy,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  repair,
  restore
} from './builder'

const paired = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'] }).does(chains('DPM1', 'DPM2'))

it('those hold a DPM database that have a copy of it, and no others', () => {
  expect(databaseHoldersOf(paired.estate, 'DPM1')).toEqual(['DPM2'])
  expect(databaseHoldersOf(paired.estate, 'DPM2')).toEqual([])
})

it('a link is active until its DPM server protects itself', () => {
  const link = { protected: 'DPM1', protector: 'DPM2' }
  expect(linksOf(paired.estate)).toEqual([{ ...link, state: 'active' }])
  const broken = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
  expect(linksOf(broken.estate)).toEqual([{ ...link, state: 'broken' }])
})

it('a restore tells which DPM server it cannot reach', () => {
  expect(paired.does(fail('DPM1')).concern(restore('DPM1', 'DPM2'))).toEqual({
    server: 'DPM2',
    computer: 'DPM1'
  })
})

const servers = { Server1: ['C:', 'D:'], Server2: ['C:'] }

it('only DPM servers are protected by DPM servers, hold copies and protect', () => {
  const { estate } = lab({ dpm: ['DPM1'], servers }).does(protects('DPM1', data('Server1', 'D:')))
  expect(protectorOf(estate, 'Server1')).toBe(null)
  expect(directlyProtectedComputers(estate, 'Server1')).toEqual([])
  expect(holdsDatabaseOf(estate, 'Server1', 'DPM1')).toBe(false)
  expect(isSelfProtecting(estate, 'Server1')).toBe(false)
})

it('a computer is directly protected while some of its data is, whatever else is copied from a primary', () => {
  const copied = lab({ dpm: ['DPM1', 'DPM2'], servers }).does(
    protects('DPM1', data('Server1', 'C:')),
    chains('DPM1', 'DPM2', data('Server1', 'C:'))
  )
  // It may have the agent without protecting anything directly.
  const agentOnly = evolve(copied.estate, { kind: 'agent-attached', on: 'DPM2', computer: 'Server1' })
  expect(directlyProtectsSome(agentOnly, 'DPM2', 'Server1')).toBe(false)
  expect(directlyProtectedComputers(agentOnly, 'DPM2')).toEqual(['DPM1'])
  const both = evolve(agentOnly, {
    kind: 'members-added',
    on: 'DPM2',
    group: 'DPM1',
    members: [{ computer: 'Server1', dataSource: 'D:', through: null }]
  })
  expect(directlyProtectsSome(both, 'DPM2', 'Server1')).toBe(true)
  expect(directlyProtectedComputers(both, 'DPM2')).toEqual(['DPM1', 'Server1'])
})

it('copies of a computer are held from every primary they came from', () => {
  const { estate } = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers }).does(
    protects('DPM1', data('Server1', 'C:')),
    fail('DPM1'),
    attach('DPM2', 'Server1'),
    group('DPM2', 'Server1', data('Server1', 'D:')),
    repair('DPM1'),
    install('DPM3', 'DPM1'),
    install('DPM3', 'DPM2'),
    group('DPM3', 'All', copy('Server1', 'C:', 'DPM1'), copy('Server1', 'D:', 'DPM2'))
  )
  expect(heldCopiesOf(estate, 'Server1')).toEqual([
    { holder: 'DPM3', from: 'DPM1' },
    { holder: 'DPM3', from: 'DPM2' }
  ])
  expect(heldCopiesOf(estate, 'Server2')).toEqual([])
})

it('data that comes through a primary is not the own data of a server, nor does one protect itself', () => {
  const bare = lab({ dpm: ['DPM1', 'DPM2'] })
  const holding = (through: string) =>
    evolve(bare.estate, {
      kind: 'members-added',
      on: 'DPM1',
      group: 'Back',
      members: [{ computer: 'DPM1', dataSource: 'DPMDB', through }]
    })
  // No command comes to this; the words of the rules are meant all the same.
  expect(isSelfProtecting(holding('DPM2'), 'DPM1')).toBe(false)
  expect(protectorOf(holding('DPM2'), 'DPM2')).toBe('DPM1')
  expect(protectorOf(holding('DPM1'), 'DPM1')).toBe(null)
})

it('what a server has is arranged once, not each time it is asked for', () => {
  const server = lab({ dpm: ['DPM1'] }).estate.dpmServers.get('DPM1')
  if (!server) throw new Error('it is there')
  expect(indexOf(server)).toBe(indexOf(server))
})
