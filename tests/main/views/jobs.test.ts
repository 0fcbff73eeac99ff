import { expect, it } from 'vitest'
import type { GroupPolicy } from '@shared/contract/commands'
import { monitoringView, type LoggedEvents } from '@main/views/monitoring'
import { DEFAULT_POLICY } from '@main/engine/commands/members'
import {
  add,
  check,
  data,
  group,
  install,
  lab,
  switchOn,
  chains,
  copy,
  fail,
  type Lab
} from '../engine/builder'

const start = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'], Server2: ['E:'] } }).does(
  install('DPM1', 'Server1'),
  install('DPM1', 'Server2')
)

/** The jobs of a server, with one log entry for each event, an hour apart. */
function jobs(of: Lab, name: string) {
  const server = of.estate.dpmServers.get(name)
  if (!server) throw new Error(`no ${name}`)
  const log = of.events.map((event, at): LoggedEvents => ({ seq: at + 1, clock: at * 3600, events: [event] }))
  return monitoringView(of.estate, server, log).jobs
}

const inShort = (of: Lab, name = 'DPM1') =>
  jobs(of, name).map(({ type, computer, source, group: of }) =>
    [type, computer, source, of].filter(Boolean).join(' ')
  )

it('there are none before anything was protected', () => {
  expect(jobs(start, 'DPM1')).toEqual([])
  expect(monitoringView(start.estate, start.estate.dpmServers.get('DPM1') ?? never(), [])).toEqual({
    server: 'DPM1',
    alerts: [],
    jobs: []
  })
})

function never(): never {
  throw new Error('not there')
}

it('they come from the log, the latest first, each with a number of its own and the lab’s time', () => {
  const done = start.does(group('DPM1', 'A', data('Server1', ['C:', 'D:'])), check('DPM1', 'Server1'))
  expect(inShort(done)).toEqual([
    'Consistency check Server1 D:',
    'Consistency check Server1 C:',
    'Replica creation Server1 D: A',
    'Replica creation Server1 C: A'
  ])
  expect(jobs(done, 'DPM1').map(({ id }) => id)).toEqual([4, 3, 2, 1])
  const at = done.events.findIndex(({ kind }) => kind === 'members-added')
  expect(jobs(done, 'DPM1').at(-1)).toMatchObject({ status: 'Completed', start: at * 3600 })
  expect(jobs(done, 'DPM2')).toEqual([])
})

it('a check that could read nothing is no job', () => {
  const down = start.does(
    group('DPM1', 'A', data('Server1', 'C:')),
    fail('Server1'),
    check('DPM1', 'Server1')
  )
  expect(inShort(down)).toEqual(['Replica creation Server1 C: A'])
})

it('a replica that is created by hand is no job, until the group of that name is another one', () => {
  const policy: GroupPolicy = { ...DEFAULT_POLICY, replicaCreation: 'manual' }
  const manual = start.does(
    { ...group('DPM1', 'A', data('Server1', 'C:')), policy },
    add('DPM1', 'A', data('Server1', 'D:')),
    group('DPM1', 'B', data('Server2', 'E:'))
  )
  expect(inShort(manual)).toEqual(['Replica creation Server2 E: B'])
  const again = manual.does(
    { do: 'remove-members', on: 'DPM1', group: 'A', members: 'all', data: 'delete' },
    group('DPM1', 'A', data('Server1', 'C:'))
  )
  expect(inShort(again)[0]).toBe('Replica creation Server1 C: A')
  expect(inShort(manual.does(check('DPM1', 'Server1'))).slice(0, 2)).toEqual([
    'Consistency check Server1 D:',
    'Consistency check Server1 C:'
  ])
})

it('a switch is followed by the check that is asked for', () => {
  const switched = start
    .does(group('DPM1', 'A', data('Server1', 'C:')), chains('DPM1', 'DPM2', copy('Server1', 'C:', 'DPM1')))
    .does(fail('DPM1'), switchOn('DPM2', 'Server1'), check('DPM2', 'Server1'))
  expect(inShort(switched, 'DPM2')).toEqual([
    'Consistency check Server1 C:',
    'Replica creation Server1 C: DPM1',
    'Replica creation DPM1 DPMDB DPM1'
  ])
})
