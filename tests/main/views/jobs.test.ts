import { describe, expect, it } from 'vitest'
import type { JobView } from '@shared/contract/views'
import { jobViews } from '@main/views/jobs'
import { DEFAULT_POLICY } from '@main/engine/policy'
import {
  check,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  repair,
  type Lab
} from '../engine/builder'
import { HOUR, memberViews, on, pair, plain } from './view-kit'

const jobs = (of: Lab, server = 'DPM1'): JobView[] => jobViews(of.estate, on(of, server))
/** `Synchronization failed Server1 D:, 1h` */
const inShort = (of: Lab, server = 'DPM1') =>
  jobs(of, server).map(
    ({ label, status, source, start }) =>
      `${label} ${status} ${source}, ${Math.round((start / HOUR) * 100) / 100}h`
  )
const where = (of: Lab, status: JobView['status'], server = 'DPM1') =>
  jobs(of, server).filter((job) => job.status === status)

const policy = { ...DEFAULT_POLICY, synchronizationMinutes: 60, recoveryPointTimes: ['12:00', '18:00'] }
const protection = { ...group('DPM1', 'G', data('Server1', 'D:')), policy }
const agents = plain.does(install('DPM1', 'Server1'))
/** Server1's volume is synchronized each hour and has recovery points at noon and at six; it is eight o'clock. */
const hourly = agents.does(protection).begins()

describe('the list of jobs', () => {
  it('is empty where nothing is protected', () => {
    expect(jobs(plain.begins())).toEqual([])
  })

  it('has what runs, then what is scheduled, the next first, then what was, the latest first', () => {
    const of = hourly.after('2h', '30m').does(check('DPM1', 'Server1')).after('10m')
    expect(inShort(of)).toEqual([
      'Consistency check in-progress D:, 2.5h',
      'Synchronization scheduled D:, 3h',
      'Recovery point scheduled D:, 4h',
      'Synchronization completed D:, 2h',
      'Synchronization completed D:, 1h'
    ])
  })

  it('has a check that waits for the job before it among those that are due', () => {
    const of = hourly.after('2h').does(check('DPM1', 'Server1'))
    const [running, waiting] = jobs(of)
    expect(running).toMatchObject({ type: 'synchronization', status: 'in-progress' })
    expect(waiting).toMatchObject({ type: 'consistency-check', status: 'scheduled', start: running?.end })
  })

  it('gives each job but a scheduled one a number of its own, which lasts', () => {
    const of = hourly.after('3h', '30m').does(check('DPM1', 'Server1'))
    const ids = jobs(of).flatMap(({ id }) => id ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(where(of, 'scheduled').every(({ id }) => id === null)).toBe(true)
    const [running] = jobs(of)
    const done = of.after('3h')
    expect(where(done, 'completed').find(({ id }) => id === running?.id)).toMatchObject({
      type: 'consistency-check',
      start: running?.start,
      end: running?.end
    })
  })
})

describe('a job that runs', () => {
  const of = agents.begins().after('1h').does(protection).after('10m')
  const [job] = jobs(of)

  it('says from when to when, what it sends, and of what', () => {
    expect(job).toMatchObject({
      type: 'replica-creation',
      label: 'Replica creation',
      status: 'in-progress',
      source: 'D:',
      computer: 'Server1',
      dataSource: 'D:',
      group: 'G',
      start: HOUR,
      failure: null
    })
    const [member] = memberViews(of, 'DPM1')
    expect(job?.megabytes).toBe(member?.replica.size)
    expect(job?.end).toBeGreaterThan(of.estate.clock)
    expect(member?.job).toEqual({
      type: 'replica-creation',
      label: 'Replica creation',
      start: HOUR,
      end: job?.end
    })
  })

  it('can be cancelled, not retried', () => {
    expect(job?.cannotCancel).toBeUndefined()
    expect(job?.cannotRetry).toBe('The job is still in progress.')
    const canceled = of.does({ do: 'cancel-job', on: 'DPM1', computer: 'Server1', dataSource: 'D:' })
    expect(jobs(canceled).some(({ id }) => id === job?.id)).toBe(false)
    expect(memberViews(canceled, 'DPM1')[0]?.job).toBeNull()
  })

  it('is done at the time it said, and has sent what it said', () => {
    const left = (job?.end ?? 0) - of.estate.clock
    expect(jobs(of.after(`${left - 1}s`))[0]).toEqual(job)
    const done = of.after(`${left}s`)
    expect(where(done, 'completed')).toEqual([
      {
        ...job,
        status: 'completed',
        cannotCancel: 'The job is not in progress.',
        cannotRetry: 'The job was completed.'
      }
    ])
  })
})

describe('a job that is scheduled', () => {
  it('is one each for what the group wants of the member, at the time it is due', () => {
    expect(jobs(hourly)).toEqual([
      {
        id: null,
        type: 'synchronization',
        label: 'Synchronization',
        status: 'scheduled',
        source: 'D:',
        computer: 'Server1',
        dataSource: 'D:',
        group: 'G',
        start: HOUR,
        end: null,
        megabytes: 0,
        failure: null,
        cannotCancel: 'The job is not in progress.',
        cannotRetry: 'The job has not run yet.'
      },
      expect.objectContaining({ type: 'recovery-point', start: 4 * HOUR })
    ])
  })

  it('follows the group when that is changed', () => {
    const daily = {
      ...policy,
      synchronizationMinutes: null,
      recoveryPointTimes: ['20:00'],
      dailyConsistencyCheck: true
    }
    const of = hourly.does({ do: 'modify-protection-group', on: 'DPM1', group: 'G', policy: daily })
    expect(inShort(of)).toEqual(['Recovery point scheduled D:, 12h', 'Consistency check scheduled D:, 19h'])
  })

  it('is a replica creation that is to be later, and an express full backup of application data', () => {
    const later = agents.begins().does({ ...protection, policy: { ...policy, replicaCreation: 'later' } })
    expect(inShort(later)).toContain('Replica creation scheduled D:, 14h')
    const sql = lab({ dpm: ['DPM1'], servers: { Server1: ['SQL/Payroll'] } })
      .does(protects('DPM1', data('Server1', 'SQL/Payroll')))
      .begins()
    expect(inShort(sql)).toContain('Express full backup scheduled SQL/Payroll, 12h')
  })

  it('is none of a server that is down, nor of a replica that was only kept', () => {
    expect(where(hourly.does({ do: 'fail-server', server: 'DPM1' }), 'scheduled')).toEqual([])
    expect(where(hourly.does(drop('DPM1', 'G', 'retain')), 'scheduled')).toEqual([])
  })

  it('is none where an alert of a recovery is due to end', () => {
    const recovered = hourly
      .does({ do: 'recover', on: 'DPM1', computer: 'Server1', dataSource: 'D:', to: 'original' })
      .after('4h')
    expect(where(recovered, 'completed').some(({ type }) => type === 'disk-recovery')).toBe(true)
    expect(new Set(where(recovered, 'scheduled').map(({ type }) => type))).toEqual(
      new Set(['synchronization', 'recovery-point'])
    )
  })
})

describe('a job that is over', () => {
  const down = hourly.after('1h', '30m').does(fail('Server1')).after('1h')

  it('that failed says why, with the ID and the cure, and can be retried', () => {
    const [failed] = where(down, 'failed')
    expect(failed).toMatchObject({
      type: 'synchronization',
      start: 2 * HOUR,
      end: 2 * HOUR,
      megabytes: 0,
      failure: {
        reason: 'computer-unreachable',
        code: 41,
        text: 'Server1 does not answer.',
        recommended: expect.stringContaining('Bring Server1 online again') as string
      },
      cannotCancel: 'The job is not in progress.'
    })
    expect(failed?.cannotRetry).toBeUndefined()
    const retried = down.does(repair('Server1'), {
      do: 'retry-job',
      on: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:',
      job: 'synchronization'
    })
    expect(inShort(retried)[0]).toBe('Synchronization in-progress D:, 2.5h')
    expect(where(retried, 'failed')).toEqual(where(down, 'failed'))
  })

  it('that was completed can be neither', () => {
    expect(where(down, 'completed')[0]).toMatchObject({
      failure: null,
      cannotCancel: 'The job is not in progress.',
      cannotRetry: 'The job was completed.'
    })
  })

  it('that DPM cancelled is listed as that, and can be retried', () => {
    const given = pair.does({ do: 'consistency-check', on: 'DPM2', computer: 'Server1' })
    const of = given.does(fail('DPM1'), { do: 'switch-protection', on: 'DPM2', computer: 'Server1' })
    const over = jobs(of, 'DPM2').filter(({ id }) => id !== null)
    expect(over).toMatchObject([{ type: 'consistency-check', computer: 'Server1', status: 'failed' }])

    const running = hourly.after('1h')
    expect(jobs(running)[0]).toMatchObject({ type: 'synchronization', status: 'in-progress' })
    const recovering = running.does({
      do: 'recover',
      on: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:',
      to: 'original'
    })
    const [canceled] = where(recovering, 'canceled')
    expect(canceled).toMatchObject({ type: 'synchronization', failure: null })
    expect(canceled).not.toHaveProperty('cannotRetry')
  })

  it('that broke off in the middle has sent a part of what it was to send', () => {
    const of = agents.begins().does(protection).after('10m')
    const [running] = jobs(of)
    const broken = of.does(fail('Server1'))
    const [failed] = where(broken, 'failed')
    expect(failed).toMatchObject({ type: 'replica-creation', end: 600 })
    expect(failed?.megabytes).toBeGreaterThan(0)
    expect(failed?.megabytes).toBeLessThan((running?.megabytes ?? 0) / 2)
  })
})

describe('jobs of no replica', () => {
  it('are those of the agent, of the computer as a whole', () => {
    const of = plain.begins().does(install('DPM1', 'Server1'))
    expect(jobs(of)).toMatchObject([
      {
        type: 'agent-installation',
        label: 'Agent installation',
        source: 'Protection agent',
        computer: 'Server1',
        dataSource: null,
        group: '',
        end: 180
      }
    ])
    const updating = of
      .after('1h')
      .does(
        { do: 'outdate-agent', computer: 'Server1' },
        { do: 'update-agent', on: 'DPM1', computer: 'Server1' }
      )
    expect(inShort(updating)).toEqual([
      'Agent update in-progress Protection agent, 1h',
      'Agent installation completed Protection agent, 0h'
    ])
  })

  it('are those of the tape library', () => {
    const of = lab({ dpm: [{ name: 'DPM1', tapeLibrary: { drives: 1, tapes: 2 } }] })
      .begins()
      .does({ do: 'rescan-library', on: 'DPM1' })
    expect(inShort(of)).toEqual(['Library rescan in-progress Tape library, 0h'])
  })
})

it('jobs are of the server they run on: a copy’s are the secondary’s', () => {
  const of = plain
    .does(protects('DPM1', data('Server1', 'D:')), install('DPM2', 'DPM1'))
    .begins()
    .does(group('DPM2', 'Copies', copy('Server1', 'D:', 'DPM1')))
  expect(jobs(of).filter(({ status }) => status !== 'scheduled')).toEqual([])
  expect(jobs(of, 'DPM2')).toMatchObject([
    { type: 'replica-creation', computer: 'Server1', dataSource: 'D:', group: 'Copies' }
  ])
})
