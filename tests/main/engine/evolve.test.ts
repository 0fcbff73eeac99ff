import { EMPTY_ESTATE } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import { evolve } from '@main/engine/evolve'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { describe, expect, it } from 'vitest'
import {
  add,
  allowLocal,
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
  restore,
  resume,
  switchOn,
  takesOver
} from './builder'
import { reallocate, setPolicy } from './more-commands'

// Labs are made within the tests: a mutant is only tried by a test that runs it, not by one whose lab was made before.

const three = () =>
  lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'], Server2: ['C:'] } })
const paired = () =>
  three().does(protects('DPM1', data('Server1', 'D:')), chains('DPM1', 'DPM2', data('Server1', 'D:')))

describe('a DPM server that comes new', () => {
  it('has nothing yet', () => {
    const { estate } = lab({
      dpm: [{ name: 'DPM1', dataSources: ['E:'], storagePool: 500, tapeLibrary: { drives: 1, tapes: 2 } }]
    })
    expect(estate.dpmServers.get('DPM1')).toEqual({
      name: 'DPM1',
      version: '10.22.148.0',
      status: 'online',
      dataSources: ['DPMDB', 'System State', 'E:'],
      allowLocalDataProtection: false,
      storage: { size: 500, foreign: 0 },
      library: { drives: 1, tapes: 2 },
      agentOwner: null,
      rebuilt: false,
      formerNames: [],
      lostDatabase: null,
      groups: [],
      members: [],
      inactive: []
    })
  })

  it('in the place of another starts from scratch, but knows the names it had', () => {
    const again = three()
      .does(allowLocal('DPM1'), chains('DPM1', 'DPM2'), fail('DPM1'), rebuild('DPM1', 'NEW'))
      .does(fail('NEW'), rebuild('NEW', 'NEWER'))
    expect(['DPM1', 'NEW', 'NEWER'].map((name) => again.status(name))).toEqual([
      'removed',
      'removed',
      'online'
    ])
    expect(again.members('DPM2')).toEqual(['DPM1 DPMDB, primary, ok'])
    expect(again.estate.dpmServers.get('NEWER')).toMatchObject({
      allowLocalDataProtection: false,
      agentOwner: null,
      rebuilt: true,
      formerNames: ['NEW', 'DPM1']
    })
  })
})

describe('protection that is switched and resumed', () => {
  it('leaves data alone that the server protects directly besides', () => {
    const both = three()
      .does(protects('DPM1', data('Server1', 'C:')), fail('DPM1'), takesOver('DPM2', data('Server1', 'D:')))
      .does(repair('DPM1'), chains('DPM1', 'DPM2', data('Server1', 'C:')))
    const direct = ['Server1 D:, primary, ok', 'DPM1 DPMDB, primary, ok']
    const switched = both.does(switchOn('DPM2', 'Server1'))
    expect(switched.members('DPM2')).toEqual([...direct, 'Server1 C: through DPM1, switched, inconsistent'])
    // Resuming has to wait for an end of the direct protection, so it is told, not asked for.
    const back = evolve(switched.estate, {
      kind: 'primary-protection-resumed',
      on: 'DPM2',
      computer: 'Server1'
    })
    expect(back.dpmServers.get('DPM2')?.members).toEqual(both.estate.dpmServers.get('DPM2')?.members)
  })

  it('concerns the computer named, and no other', () => {
    const two = paired().does(
      install('DPM1', 'Server2'),
      add('DPM1', 'Server1', data('Server2', 'C:')),
      add('DPM2', 'DPM1', copy('Server2', 'C:', 'DPM1')),
      switchOn('DPM2', 'Server1')
    )
    const other = 'Server2 C: through DPM1, secondary, ok'
    expect(two.members('DPM2')).toContain(other)
    const both = two.does(switchOn('DPM2', 'Server2'), resume('DPM2', 'Server1'))
    expect(both.members('DPM2')).toEqual([
      'DPM1 DPMDB, primary, ok',
      'Server1 D: through DPM1, secondary, ok',
      'Server2 C: through DPM1, switched, inconsistent'
    ])
  })
})

describe('a DPM database that is restored', () => {
  it('brings back its groups and members, but as inactive replicas what another server took', () => {
    const restored = paired()
      .does(chains('DPM2', 'DPM3'), install('DPM2', 'Server2'))
      .does(
        group('DPM2', 'Other', data('Server2', 'C:')),
        drop('DPM2', 'DPM1', 'retain', data('Server1', 'D:'))
      )
      .does(fail('DPM2'), rebuild('DPM2'), takesOver('DPM3', data('DPM1', 'System State')))
      .does(restore('DPM2', 'DPM3'))
    expect(restored.members('DPM2')).toEqual(['Server2 C:, primary, waiting'])
    expect(restored.groups('DPM2')).toEqual(['Other'])
    expect(restored.inactive('DPM2')).toEqual(['Server1 D: through DPM1', 'DPM1 DPMDB'])
  })

  it('lists replicas that are missing, until they are reallocated; others are left alone', () => {
    const restored = paired().begins().does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    expect(restored.members('DPM1')).toEqual(['Server1 D:, primary, missing'])
    const more = restored.does(add('DPM1', 'Server1', data('Server1', 'C:')), reallocate('DPM1'))
    expect(more.members('DPM1')).toEqual(['Server1 D:, primary, waiting', 'Server1 C:, primary, pending'])
  })
})

describe('a group that is changed', () => {
  const two = () => paired().does(install('DPM1', 'Server2'), group('DPM1', 'Two', data('Server2', 'C:')))
  const groupsOf = (of: ReturnType<typeof two>) => of.estate.dpmServers.get('DPM1')?.groups
  const membersOf = (of: ReturnType<typeof two>) =>
    of.estate.dpmServers.get('DPM1')?.members.map(({ computer, group: name }) => `${computer} in ${name}`)

  it('keeps its members and its settings under another name', () => {
    const policy = { ...DEFAULT_POLICY, retentionDays: 9 }
    const renamed = two().does(setPolicy('DPM1', 'Two', policy), {
      do: 'modify-protection-group',
      on: 'DPM1',
      group: 'Two',
      rename: 'Zwei'
    })
    expect(groupsOf(renamed)).toEqual([
      { name: 'Server1', policy: DEFAULT_POLICY },
      { name: 'Zwei', policy }
    ])
    expect(membersOf(renamed)).toEqual(['Server1 in Server1', 'Server2 in Zwei'])
  })

  it('gets other settings, and keeps its name and its members', () => {
    const changed = two().does(setPolicy('DPM1', 'Server1', { retentionDays: 9 }))
    expect(groupsOf(changed)).toEqual([
      { name: 'Server1', policy: { ...DEFAULT_POLICY, retentionDays: 9 } },
      { name: 'Two', policy: DEFAULT_POLICY }
    ])
    expect(membersOf(changed)).toEqual(membersOf(two()))
  })
})

describe('the computers of a DPM server that is rebuilt', () => {
  it('do not admit it any more: those it protects directly, and those whose agent it owns', () => {
    const before = three()
      // Directly, though DPM2 has the agent by now; and DPM1 itself.
      .does(protects('DPM1', data('Server1', 'D:')), chains('DPM1', 'DPM2', data('Server1', 'D:')))
      .does(switchOn('DPM2', 'Server1'), confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
      // Only the agent.
      .does(install('DPM1', 'Server2'), install('DPM1', 'DPM3'))
      .begins()
    const rebuilt = before.does(fail('DPM1'), rebuild('DPM1'))
    expect(rebuilt.estate.faults.denials).toEqual([
      { computer: 'Server1', server: 'DPM1' },
      { computer: 'Server2', server: 'DPM1' },
      { computer: 'DPM3', server: 'DPM1' }
    ])
    // Server1 was denied of DPM1 only, and is so still; what it says of DPM1 stands there once.
    const twice = rebuilt.does(fail('DPM1'), rebuild('DPM1'), fail('DPM2'), rebuild('DPM2'))
    expect(twice.estate.faults.denials).toEqual([
      { computer: 'Server2', server: 'DPM1' },
      { computer: 'DPM3', server: 'DPM1' },
      { computer: 'DPM1', server: 'DPM2' },
      { computer: 'Server1', server: 'DPM2' }
    ])
  })

  it('are not those whose copies it has from a primary', () => {
    const rebuilt = paired().begins().does(fail('DPM2'), rebuild('DPM2'))
    expect(rebuilt.estate.faults.denials).toEqual([{ computer: 'DPM1', server: 'DPM2' }])
  })

  it('admit it until the lab has begun', () => {
    expect(paired().does(fail('DPM1'), rebuild('DPM1')).estate.faults.denials).toEqual([])
  })
})

it('a lab is set up with what its sizes are made from, and when it begins', () => {
  const event = { kind: 'lab-set-up', seed: 7, begins: '2027-02-03T09:00:00' } as const
  expect(evolve(EMPTY_ESTATE, event)).toEqual({ ...EMPTY_ESTATE, seed: 7, begins: '2027-02-03T09:00:00' })
})

describe('what happened to a server that is not there', () => {
  const on = 'Nobody'
  const server = on
  const events: LabEvent[] = [
    { kind: 'agent-installed', on: 'DPM1', computer: on },
    { kind: 'agent-uninstalled', on: 'DPM1', computer: on },
    { kind: 'group-created', on, group: 'New', policy: DEFAULT_POLICY },
    { kind: 'members-removed', on, members: [], data: 'retain' },
    { kind: 'protection-switched', on, computer: on },
    { kind: 'server-failed', server },
    { kind: 'server-repaired', server },
    { kind: 'server-removed', server },
    { kind: 'server-rebuilt', server },
    { kind: 'server-replaced', server, as: 'NEW' },
    { kind: 'database-restored', server, from: 'DPM2', setAside: [] },
    { kind: 'local-data-protection-set', on, allowed: true },
    { kind: 'storage-set', on, size: 1, foreign: 1 }
  ]

  it.each(events)('changes nothing, and does not fail: $kind', (event) => {
    const resting = paired()
    expect(evolve(resting.estate, event)).toEqual(resting.estate)
    const begun = resting.begins().estate
    const { dpmServers, faults } = evolve(begun, event)
    expect({ dpmServers, faults }).toEqual({ dpmServers: begun.dpmServers, faults: begun.faults })
  })
})
