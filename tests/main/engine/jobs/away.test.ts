import { describe, expect, it } from 'vitest'
import { activityOf } from '@main/engine/activity'
import { nextTime } from '@main/engine/jobs/advance'
import { DAY, HOUR } from '@shared/calendar'
import { check, data, fail, group, install, rebuild, remove, repair } from '../builder'
import { cancel, cut, recover, withPolicy } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, replica, start, state } from './kit'
import { liveProblems } from './soundness'

describe('a server that is away', () => {
  const down = start.does(fail('DPM1'))

  it('does nothing, however long it is', () => {
    expect(newJobs(down.after('10d'), down, 'DPM1')).toEqual([])
    expect(replica(down.after('10d'), 'DPM1', 'D:')).toEqual(replica(down, 'DPM1', 'D:'))
  })

  it('goes on with what comes next, and does not make up for what it missed', () => {
    const back = down.after('3d').does(repair('DPM1'))
    expect(newJobs(back, down, 'DPM1')).toEqual([])
    const { due } = replica(back, 'DPM1', 'D:')
    expect(due).toEqual({ 'recovery-point': 3 * DAY + 12 * HOUR, synchronization: 3 * DAY + 16 * HOUR })
    const day = newJobs(back.after('1d'), back, 'DPM1').filter((job) => job.includes('D:'))
    expect(day).toEqual(['recovery-point Server1 D: completed', 'synchronization Server1 D: completed'])
  })

  it('sends then what changed meanwhile', () => {
    const sent = (days: string) => {
      const back = down.after(days).does(repair('DPM1')).after('1d')
      return (
        allJobs(back, 'DPM1').find(
          ({ type, dataSource }) => type === 'synchronization' && dataSource === 'D:'
        )?.megabytes ?? 0
      )
    }
    expect(sent('10d')).toBeGreaterThan(sent('1d') * 3)
  })

  it('starts the creation of a replica that was to be created meanwhile', () => {
    const later = start.does(
      install('DPM1', 'Server2'),
      withPolicy(group('DPM1', 'New', data('Server2', 'C:')), { replicaCreation: 'later' })
    )
    const back = later.does(fail('DPM1')).after('2d').does(repair('DPM1'))
    expect(newJobs(back.after('1s'), back, 'DPM1')).toEqual(['replica-creation Server2 C: runs'])
    const soon = later.does(fail('DPM1')).after('1h').does(repair('DPM1'))
    expect(replica(soon, 'DPM1', 'C:', 'Server2').due).toEqual(replica(later, 'DPM1', 'C:', 'Server2').due)
  })

  it('checks an inconsistent replica when it is back, where the group wants that', () => {
    const broken = start.does(
      install('DPM1', 'Server2'),
      group('DPM1', 'New', data('Server2', 'C:')),
      cancel('DPM1', 'Server2', 'C:'),
      fail('DPM1')
    )
    const back = broken.after('1d').does(repair('DPM1'))
    expect(newJobs(back.after('16m'), back, 'DPM1')).toEqual(['consistency-check Server2 C: runs'])
  })

  it('lets go of the notice of a recovery when its time is over', () => {
    const done = start.does(recover('DPM1', 'Server1', 'D:', 'original')).after('6h')
    const early = done.does(fail('DPM1')).after('1d').does(repair('DPM1'))
    expect(alerts(early, 'DPM1')).toEqual(['recovery-done Server1 D:'])
    expect(alerts(early.after('3d'), 'DPM1')).toEqual([])
    const late = done.does(fail('DPM1')).after('9d').does(repair('DPM1'))
    expect(alerts(late, 'DPM1')).toEqual([])
    expect(liveProblems(late.estate)).toEqual([])
  })

  it('forgets a check that was to follow a creation which never ended', () => {
    const made = start.does(install('DPM1', 'Server2'), group('DPM1', 'New', data('Server2', 'C:')))
    const back = made.does(check('DPM1', 'Server2'), fail('DPM1')).after('1d').does(repair('DPM1'))
    expect(liveProblems(back.estate)).toEqual([])
    expect(state(back, 'DPM1', 'C:', 'Server2')).toBe('pending')
    expect(alerts(back, 'DPM1')).toEqual(['configure-protection-failed Server2 C:'])
  })

  it('has no part in when something happens next', () => {
    const alone = start.does(remove('DPM2'), fail('DPM1'))
    expect(nextTime(alone.estate)).toBeNull()
  })
})

describe('a long stretch of time', () => {
  const quick = (work: () => unknown) => {
    const before = performance.now()
    work()
    return performance.now() - before
  }

  it('is over quickly, and leaves all in order', () => {
    expect(
      quick(() => {
        const later = start.does({ do: 'advance-clock', by: '999999d' })
        expect(later.estate.clock).toBe(999_999 * DAY)
        expect(liveProblems(later.estate)).toEqual([])
        expect(alerts(later, 'DPM1')).toEqual([])
        const { points } = replica(later, 'DPM1', 'D:')
        expect(points.length).toBeGreaterThan(3)
        expect(points[0]).toBeGreaterThan(later.estate.clock - 6 * DAY)
        expect(newJobs(later.after('1d'), later, 'DPM1')).toContain('synchronization Server1 D: completed')
      })
    ).toBeLessThan(5_000)
  })

  it('keeps the times of day', () => {
    const { points } = replica(start.does({ do: 'advance-clock', by: '5000d' }), 'DPM1', 'D:')
    // The shadow copy of 20:00 takes a minute.
    expect(points.map((point) => ((point % DAY) + DAY) % DAY)).toEqual(points.map(() => 12 * HOUR + 60))
  })

  it('ends what runs, well or not', () => {
    const busy = start.does(check('DPM1', 'Server1'), cut('DPM1', 'DPM2'))
    const later = busy.does({ do: 'advance-clock', by: '99999d' })
    expect(liveProblems(later.estate)).toEqual([])
    expect(alerts(later, 'DPM1')).toEqual([])
    expect(alerts(later, 'DPM2')).toContain('synchronization-failures Server1 D:')
  })

  it('changes nothing on servers that are gone', () => {
    const gone = start.does(fail('DPM1'), rebuild('DPM1'), remove('DPM2'))
    const later = gone.does({ do: 'advance-clock', by: '9999d' })
    expect(jobs(later, 'DPM1')).toEqual([])
    expect(activityOf(later.estate.activity, 'DPM2')).toEqual(activityOf(gone.estate.activity, 'DPM2'))
  })
})
