import { expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import {
  attach,
  chains,
  copy,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  repair,
  restore,
  switchOn,
  takeOwnership
} from './builder'
import {
  backUp,
  cut,
  disable,
  fill,
  mend,
  outdate,
  pointTo,
  reallocate,
  recover,
  retry,
  spoil,
  stop,
  update
} from './more-commands'

/** DPM3 is the secondary of DPM1 and DPM2; OLD is of another version. */
const estate = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', { name: 'OLD', version: '9.9' }],
  servers: { Server1: ['C:', 'D:', 'SQL/Payroll'], Server2: ['C:'] }
}).does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3')
)

it('an agent: the network and the credentials after the computer, before the move', () => {
  const far = estate.does(cut('DPM2', 'Server1'), spoil('Server1'), fail('Server1'))
  expect(far.says(install('DPM2', 'Server1'))).toBe(
    'refused computer-unavailable, computer-unreachable, access-denied, unsupported-move, agent-owned-elsewhere'
  )
  const dpm = estate.does(cut('OLD', 'DPM1'), spoil('DPM1'))
  expect(dpm.says(attach('OLD', 'DPM1'))).toBe(
    'refused computer-unreachable, access-denied, protected-once, version-mismatch, agent-owned-elsewhere'
  )
})

it('an ownership and a switch: the network after the computer', () => {
  const far = estate.does(cut('DPM2', 'Server2'), fail('Server2'))
  expect(far.says(takeOwnership('DPM2', 'Server2'))).toBe(
    'refused computer-unavailable, computer-unreachable, agent-required, nothing-to-own'
  )
  expect(far.says(switchOn('DPM2', 'Server2'))).toBe(
    'refused computer-unavailable, computer-unreachable, agent-required, no-secondary-copy'
  )
})

it('members: the network after the computer, the services after the agent, the pool after all of them', () => {
  const hostile = estate.does(
    cut('DPM3', 'Server2'),
    stop('DPM1', 'DPMWriter'),
    stop('Server2', 'SQL Server VSS Writer'),
    stop('DPM3', 'SQL Server VSS Writer'),
    fill('DPM3'),
    fail('Server2')
  )
  const members = [
    data('DPM3', ['DPMDB', 'System State']), // sql-writer-stopped, local-protection-off
    copy('Server1', 'D:', 'DPM1'), // dpm-writer-stopped, already-protected
    data('Server2', 'C:') // computer-unavailable, computer-unreachable, agent-required
  ]
  const all = [
    'computer-unavailable',
    'computer-unreachable',
    'agent-required',
    'dpm-writer-stopped',
    'sql-writer-stopped',
    'local-protection-off',
    'already-protected',
    'no-storage-space'
  ].join(', ')
  expect(hostile.says(group('DPM3', 'DPM1', ...members))).toBe(`refused ${all}, group-name-taken`)
  expect(hostile.says(group('DPM3', 'a.b', ...members.toReversed()))).toBe(
    `refused ${all}, group-name-invalid`
  )
  expect(hostile.says({ do: 'add-members', on: 'DPM3', group: 'DPM1', members })).toBe(`refused ${all}`)
  expect(hostile.says({ do: 'add-members', on: 'DPM3', group: 'DPM1', members: [] })).toBe(
    'refused no-storage-space, no-members'
  )
})

it('the update of an agent', () => {
  const asked = (of: typeof estate) => of.says(update('DPM3', 'DPM1'))
  expect(asked(estate.does(cut('DPM3', 'DPM1'), fail('DPM1')))).toBe(
    'refused agent-of-primary, computer-unavailable, computer-unreachable, nothing-to-change'
  )
  expect(asked(estate.does(fail('DPM3')))).toBe(
    'refused server-unavailable, agent-of-primary, nothing-to-change'
  )
  expect(estate.does(outdate('Server1'), fail('DPM2')).says(update('DPM2', 'Server1'))).toBe(
    'refused server-unavailable, agent-required'
  )
})

it('enabling and disabling', () => {
  const down = estate.does(disable('DPM1', 'Server1'), fail('DPM1'))
  expect(down.says(disable('DPM1', 'Server1'))).toBe('refused server-unavailable, nothing-to-change')
})

it('SetDpmServer', () => {
  expect(estate.does(fail('Server2')).says(pointTo('Server2', 'DPM1'))).toBe(
    'refused computer-unavailable, agent-required, nothing-to-change'
  )
})

it('what is done on a server itself', () => {
  const down = estate.does(fail('DPM1'))
  expect(down.says({ do: 'rescan-library', on: 'DPM1' })).toBe('refused server-unavailable, no-tape-library')
  expect(down.says(reallocate('DPM1'))).toBe('refused server-unavailable, nothing-to-change')
  const library = lab({ dpm: [{ name: 'DPM1', tapeLibrary: { drives: 1, tapes: 1 } }] }).begins()
  const busy = library.does({ do: 'inventory-library', on: 'DPM1' })
  expect(busy.says({ do: 'rescan-library', on: 'DPM1' })).toBe('refused nothing-to-change')
})

it('a change of a group', () => {
  const modify = (rename: string): Command => ({
    do: 'modify-protection-group',
    on: 'DPM3',
    group: 'DPM1',
    rename
  })
  expect(estate.says(modify('DPM2'))).toBe('refused group-name-taken')
  expect(estate.says(modify('DPM1'))).toBe('done')
  expect(estate.does(fail('DPM3')).says(modify('a.b'))).toBe('refused server-unavailable, group-name-invalid')
})

it('recovery points and jobs: the server, the replica, what runs on it', () => {
  const live = estate.begins().does(switchOn('DPM3', 'Server1'), {
    do: 'consistency-check',
    on: 'DPM3',
    computer: 'Server1'
  })
  expect(live.says(backUp('DPM3', 'Server1'))).toBe('refused replica-not-ready, replica-busy')
  const failed = live.does(fail('DPM3'))
  expect(failed.says(retry('DPM3', 'Server1', 'D:'))).toBe('refused server-unavailable')
  expect(failed.does(repair('DPM3')).says(retry('DPM3', 'Server1', 'D:'))).toBe('done')
})

it('a recovery, in two questions that break all of it', () => {
  const live = estate.begins()
  const database = live.does(cut('DPM3', 'DPM1'), fail('DPM1'), fail('DPM3'))
  expect(database.says(recover('DPM3', 'DPM1', 'DPMDB', 'original', { point: 'latest' }))).toBe(
    'refused server-unavailable, database-original-location, computer-unavailable, computer-unreachable'
  )
  const secondary = live.does(
    { do: 'consistency-check', on: 'DPM3', computer: 'Server1' },
    cut('DPM3', 'Server1'),
    fail('Server1')
  )
  const back = recover('DPM3', 'Server1', 'D:', 'original', { point: 'latest' })
  expect(secondary.says(back)).toBe(
    'refused latest-not-offered, original-location-refused, computer-unavailable, computer-unreachable, agent-required, replica-busy'
  )
  expect(secondary.says({ ...back, point: '2020-01-01 00:00' })).toBe(
    'refused original-location-refused, computer-unavailable, computer-unreachable, agent-required, no-recovery-point, replica-busy'
  )
  const into = recover('DPM3', 'Server1', 'D:', 'replica', { target: 'Server2' })
  expect(live.does(cut('DPM3', 'Server2'), mend('DPM3', 'Server2')).says(into)).toBe(
    'refused no-recovery-target, replica-not-pending, agent-required'
  )
})

it('names first, then the server, for all of them', () => {
  const down = estate.begins().does(fail('DPM3'), rebuild('DPM3'), fail('DPM3'))
  expect(down.says(restore('DPM3', 'DPM9'))).toBe('refused unknown-name')
  expect(down.says(recover('DPM3', 'Server1', 'D:', 'original'))).toBe('refused unknown-name')
  expect(down.says(backUp('DPM3', 'Server1'))).toBe('refused unknown-name')
})
