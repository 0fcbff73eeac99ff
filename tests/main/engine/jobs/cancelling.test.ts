import { describe, expect, it } from 'vitest'
import { activityOf } from '@main/engine/activity'
import { data, group, install, lab, switchOn } from '../builder'
import { backUp, cancel, checkOf, cut, mend, outdate, recover, retry, update } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, replica, start, state } from './kit'

const running = start.does(backUp('DPM1', 'Server1', 'D:', 'synchronization')).after('1m')
const failed = start.does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:', 'synchronization'))

describe('a job that the administrator cancels', () => {
  const off = running.does(cancel('DPM1', 'Server1', 'D:'))

  it('is deleted: it is neither listed nor counted, and cannot be run again', () => {
    expect(jobs(off, 'DPM1')).toEqual([])
    expect(activityOf(off.estate.activity, 'DPM1').days).toEqual([])
    expect(off.says(retry('DPM1', 'Server1', 'D:'))).toBe('refused unknown-name')
  })

  it('leaves the replica as it was, and free', () => {
    expect(state(off, 'DPM1', 'D:')).toBe('ok')
    expect(replica(off, 'DPM1', 'D:')).toEqual(replica(start, 'DPM1', 'D:'))
    expect(off.says(backUp('DPM1', 'Server1', 'D:'))).toBe('done')
  })

  it('may be a check or a recovery, whose alert goes', () => {
    const checking = start.does(switchOn('DPM2', 'Server1'), checkOf('DPM2', 'Server1', 'D:'))
    expect(alerts(checking, 'DPM2')).toContain('verification-in-progress Server1 D:')
    const off = checking.does(cancel('DPM2', 'Server1', 'D:'))
    expect(alerts(off, 'DPM2')).not.toContain('verification-in-progress Server1 D:')
    expect(alerts(off, 'DPM2')).toContain('replica-inconsistent Server1 D:')
    const back = start.does(recover('DPM1', 'Server1', 'D:', 'original'))
    expect(alerts(back, 'DPM1')).toEqual(['recovery-in-progress Server1 D:'])
    expect(alerts(back.does(cancel('DPM1', 'Server1', 'D:')), 'DPM1')).toEqual([])
  })

  it('takes with it what was to run after it', () => {
    const point = start.does(backUp('DPM1', 'Server1', 'D:'))
    expect(newJobs(point, start, 'DPM1')).toEqual(['synchronization Server1 D: runs'])
    expect(newJobs(point.after('2h'), start, 'DPM1')).toEqual([
      'synchronization Server1 D: completed',
      'recovery-point Server1 D: completed'
    ])
    expect(newJobs(point.does(cancel('DPM1', 'Server1', 'D:')).after('2h'), start, 'DPM1')).toEqual([])
  })

  it('is the one of the type that is named', () => {
    expect(running.says(cancel('DPM1', 'Server1', 'D:', { job: 'consistency-check' }))).toBe(
      'refused unknown-name'
    )
    expect(running.says(cancel('DPM1', 'Server1', 'D:', { job: 'synchronization' }))).toBe('done')
    expect(running.says(cancel('DPM1', 'Server1'))).toBe('refused unknown-name')
  })

  it('may be one of the agent, or of the library', () => {
    const agent = start.does(install('DPM1', 'Server2'))
    expect(jobs(agent.does(cancel('DPM1', 'Server2')), 'DPM1')).toEqual([])
    const library = lab({ dpm: [{ name: 'DPM1', tapeLibrary: { drives: 2, tapes: 10 } }] })
      .begins()
      .does({ do: 'rescan-library', on: 'DPM1' })
    expect(jobs(library, 'DPM1')).toEqual(['library-rescan DPM1 runs'])
    expect(jobs(library.does(cancel('DPM1', 'DPM1')), 'DPM1')).toEqual([])
  })
})

describe('a job that failed', () => {
  it('is run again as a new one, and stays listed', () => {
    const again = failed.does(mend('DPM1', 'Server1'), retry('DPM1', 'Server1', 'D:'))
    expect(jobs(again, 'DPM1')).toEqual([
      'synchronization Server1 D: failed network-cut',
      'synchronization Server1 D: runs'
    ])
    expect(new Set(allJobs(again, 'DPM1').map(({ id }) => id)).size).toBe(2)
  })

  it('is run again with what was to follow it', () => {
    const point = start.does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:'))
    const again = point.does(mend('DPM1', 'Server1'), retry('DPM1', 'Server1', 'D:')).after('2h')
    expect(newJobs(again, point, 'DPM1')).toEqual([
      'synchronization Server1 D: completed',
      'recovery-point Server1 D: completed'
    ])
  })

  it('is the last one that did not go well, or the last of a type', () => {
    const two = failed.does(checkOf('DPM1', 'Server1', 'D:'), mend('DPM1', 'Server1'))
    expect(newJobs(two.does(retry('DPM1', 'Server1', 'D:')), two, 'DPM1')).toEqual([
      'consistency-check Server1 D: runs'
    ])
    const named = two.does(retry('DPM1', 'Server1', 'D:', { job: 'synchronization' }))
    expect(newJobs(named, two, 'DPM1')).toEqual(['synchronization Server1 D: runs'])
  })

  it('does not need to be run again where all went well', () => {
    expect(running.after('2h').says(retry('DPM1', 'Server1', 'D:'))).toBe('refused unknown-name')
  })

  it('is a matter of the server: it is gone with the member', () => {
    const gone = failed.does({
      do: 'remove-members',
      on: 'DPM1',
      group: 'Server1',
      members: [{ computer: 'Server1', dataSource: 'D:' }],
      data: 'retain'
    })
    expect(gone.says(retry('DPM1', 'Server1', 'D:'))).toBe('refused unknown-name')
  })
})

describe('where a job runs', () => {
  it('a check that is asked for waits until the replica is free', () => {
    const waiting = running.does(checkOf('DPM1', 'Server1', 'D:'))
    expect(newJobs(waiting, start, 'DPM1')).toEqual(['synchronization Server1 D: runs'])
    const end = allJobs(waiting, 'DPM1').at(-1)?.end ?? 0
    const free = waiting.after(`${end - waiting.estate.clock}s`)
    expect(newJobs(free, start, 'DPM1')).toEqual([
      'synchronization Server1 D: completed',
      'consistency-check Server1 D: runs'
    ])
    expect(allJobs(free, 'DPM1').at(-1)?.start).toBe(end)
  })

  it('what is scheduled waits too, and each of its kind is run once', () => {
    // A creation that takes hours, and three synchronizations an hour meanwhile.
    const busy = start
      .does(recover('DPM1', 'Server1', 'D:', 'original'), {
        do: 'modify-protection-group',
        on: 'DPM1',
        group: 'Server1',
        policy: {
          retentionDays: 5,
          synchronizationMinutes: 20,
          recoveryPointTimes: ['09:00'],
          replicaCreation: 'now',
          consistencyCheckWhenInconsistent: true,
          dailyConsistencyCheck: false
        }
      })
      .after('1m')
    const end = allJobs(busy, 'DPM1').at(-1)?.end ?? 0
    expect(end).toBeGreaterThan(3_600)
    const free = busy.after(`${end - busy.estate.clock}s`)
    const found = newJobs(free, start, 'DPM1').filter((job) => job.includes('D:'))
    expect(found).toEqual(['disk-recovery Server1 D: completed', 'synchronization Server1 D: runs'])
    expect(newJobs(free.after('18m'), free, 'DPM1')).toContain('recovery-point Server1 D: completed')
  })

  it('an agent that is updated again starts that anew', () => {
    const updated = start.does(outdate('Server1'), update('DPM1', 'Server1'), update('DPM1', 'Server1'))
    expect(jobs(updated, 'DPM1')).toEqual(['agent-update Server1 canceled', 'agent-update Server1 runs'])
    expect(alerts(updated.after('5m'), 'DPM1')).toEqual([])
  })

  it('a group that goes takes its jobs along', () => {
    const made = start.does(install('DPM1', 'Server2'), group('DPM1', 'New', data('Server2', ['C:', 'D:'])))
    const gone = made.does({ do: 'remove-members', on: 'DPM1', group: 'New', members: 'all', data: 'retain' })
    expect(jobs(gone, 'DPM1')).toEqual(['agent-installation Server2 runs'])
    expect(alerts(gone, 'DPM1')).toEqual([])
  })
})
