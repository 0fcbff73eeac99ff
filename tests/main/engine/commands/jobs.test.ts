import { describe, expect, it } from 'vitest'
import { chains, check, data, fail, group, install, lab, protects } from '../builder'
import { backUp, cancel, checkOf, cut, mend, outdate, recover, retry, update } from '../more-commands'
import { happens } from './kit'

const ref = (dataSource: string) => ({ computer: 'Server1', dataSource })

const live = lab({
  dpm: ['DPM1', 'DPM2', { name: 'TAPES', tapeLibrary: { drives: 1, tapes: 4 } }],
  servers: { Server1: ['C:', 'D:', 'SQL/Payroll'], Server2: ['C:'] }
})
  .does(
    protects('DPM1', data('Server1', ['C:', 'D:', 'SQL/Payroll'])),
    chains('DPM1', 'DPM2', data('Server1', 'SQL/Payroll'))
  )
  .begins()

describe('a recovery point', () => {
  it('of application data is an express full backup, of files a synchronization and a shadow copy', () => {
    expect(happens(live, backUp('DPM1', 'Server1'))).toEqual([
      { kind: 'jobs-started', on: 'DPM1', job: 'express-full', members: [ref('SQL/Payroll')] },
      {
        kind: 'jobs-started',
        on: 'DPM1',
        job: 'synchronization',
        then: 'recovery-point',
        members: [ref('C:'), ref('D:')]
      }
    ])
  })

  it('starts only what there is data for', () => {
    expect(happens(live, backUp('DPM1', 'Server1', 'SQL/Payroll'))).toEqual([
      { kind: 'jobs-started', on: 'DPM1', job: 'express-full', members: [ref('SQL/Payroll')] }
    ])
    expect(
      happens(live, backUp('DPM1', 'Server1', 'D:')).map((event) => 'job' in event && event.job)
    ).toEqual(['synchronization'])
  })

  it('of a replica of a primary is a shadow copy, whatever the data', () => {
    expect(happens(live, backUp('DPM2', 'Server1'))).toMatchObject([
      { job: 'synchronization', then: 'recovery-point', members: [ref('SQL/Payroll')] }
    ])
  })

  it('may be left out: a synchronization alone', () => {
    expect(happens(live, backUp('DPM1', 'Server1', undefined, 'synchronization'))).toStrictEqual([
      {
        kind: 'jobs-started',
        on: 'DPM1',
        job: 'synchronization',
        members: [ref('C:'), ref('D:'), ref('SQL/Payroll')]
      }
    ])
  })
})

describe('a consistency check', () => {
  it('is a job on every replica of the computer, or on the one that is named', () => {
    expect(happens(live, check('DPM2', 'Server1'))).toEqual([
      { kind: 'jobs-started', on: 'DPM2', job: 'consistency-check', members: [ref('SQL/Payroll')] }
    ])
    expect(happens(live, checkOf('DPM1', 'Server1', 'D:'))).toEqual([
      { kind: 'jobs-started', on: 'DPM1', job: 'consistency-check', members: [ref('D:')] }
    ])
  })
})

describe('running a job again', () => {
  const failed = live.does(cut('DPM1', 'Server1'))

  it('starts that job on that replica, and nothing besides', () => {
    const synchronization = failed.does(backUp('DPM1', 'Server1', 'D:', 'synchronization'))
    expect(happens(synchronization, retry('DPM1', 'Server1', 'D:'))).toStrictEqual([
      { kind: 'jobs-started', on: 'DPM1', job: 'synchronization', members: [ref('D:')] }
    ])
  })

  it('remembers what was to follow', () => {
    const point = failed.does(backUp('DPM1', 'Server1', 'D:'))
    expect(happens(point, retry('DPM1', 'Server1', 'D:'))).toStrictEqual([
      {
        kind: 'jobs-started',
        on: 'DPM1',
        job: 'synchronization',
        members: [ref('D:')],
        then: 'recovery-point'
      }
    ])
  })

  it('recovers the same to the same place', () => {
    const back = live.does(recover('DPM1', 'Server1', 'D:', 'original', { point: 'latest' }))
    const broken = back.does(cut('DPM1', 'Server1'), mend('DPM1', 'Server1'))
    expect(happens(broken, retry('DPM1', 'Server1', 'D:'))).toStrictEqual([
      {
        kind: 'jobs-started',
        on: 'DPM1',
        job: 'disk-recovery',
        members: [ref('D:')],
        recovery: { point: 'latest', to: 'original', target: 'Server1' }
      }
    ])
  })

  it('is one of the agent, where it was one', () => {
    const updating = live.does(outdate('Server1'), update('DPM1', 'Server1'), cut('DPM1', 'Server1'))
    expect(happens(updating, retry('DPM1', 'Server1'))).toEqual([
      { kind: 'jobs-started', on: 'DPM1', job: 'agent-update', members: [], computer: 'Server1' }
    ])
    expect(updating.does(fail('DPM1')).says(retry('DPM1', 'Server1'))).toBe('refused server-unavailable')
  })
})

describe('cancelling', () => {
  it('names the job by its number', () => {
    const running = live.does(install('DPM1', 'Server2'), backUp('DPM1', 'Server1', 'D:'))
    const [agent] = happens(running, cancel('DPM1', 'Server2'))
    const [replica] = happens(running, cancel('DPM1', 'Server1', 'D:'))
    expect(agent).toEqual({ kind: 'job-canceled', on: 'DPM1', job: 1 })
    expect(replica).toEqual({ kind: 'job-canceled', on: 'DPM1', job: 2 })
  })

  it('takes the job of that computer, also where data of another one has the same name', () => {
    const running = live.does(
      install('DPM1', 'Server2'),
      group('DPM1', 'New', data('Server2', 'C:')),
      backUp('DPM1', 'Server1', 'C:')
    )
    expect(happens(running, cancel('DPM1', 'Server2', 'C:'))).toMatchObject([{ job: 2 }])
    expect(happens(running, cancel('DPM1', 'Server1', 'C:'))).toMatchObject([{ job: 3 }])
  })
})

describe('a tape library', () => {
  it.each([
    [{ do: 'rescan-library', on: 'TAPES' }, 'library-rescan'],
    [{ do: 'inventory-library', on: 'TAPES' }, 'fast-inventory'],
    [{ do: 'inventory-library', on: 'TAPES', detailed: false }, 'fast-inventory'],
    [{ do: 'inventory-library', on: 'TAPES', detailed: true }, 'detailed-inventory']
  ] as const)('%j is the job %s', (command, job) => {
    expect(happens(live, command)).toEqual([{ kind: 'jobs-started', on: 'TAPES', job, members: [] }])
  })

  it('says which server has none, or is busy with it', () => {
    expect(live.concern({ do: 'rescan-library', on: 'DPM1' })).toEqual({ server: 'DPM1' })
    const busy = live.does({ do: 'rescan-library', on: 'TAPES' })
    expect(busy.concern({ do: 'inventory-library', on: 'TAPES' })).toEqual({ server: 'TAPES' })
  })
})
