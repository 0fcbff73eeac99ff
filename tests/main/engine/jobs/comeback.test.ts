import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { attach, check, fail, install, rebuild, repair, restore, uninstall, type Lab } from '../builder'
import { backUp, cut, mend, pointTo, reallocate, recover, setPolicy, throttle } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, replica, SQL, start, state } from './kit'

/* DPM1 is lost and rebuilt under its name: domain notes, section 5.4. */

const into = (dataSource: string): Command => recover('DPM2', 'Server1', dataSource, 'replica')
const rebuilt = start.does(fail('DPM1'), rebuild('DPM1'))
const restored = rebuilt.does(restore('DPM1', 'DPM2'))
const waiting = restored.does(reallocate('DPM1'))
const filling = waiting.does(into('D:'), into(SQL))
const both = (of: Lab) => [state(of, 'DPM1', 'D:'), state(of, 'DPM1', SQL)]

/** Right after the last job of DPM2 ended. */
function filled(): Lab {
  const ends = allJobs(filling, 'DPM2').map(({ end }) => end)
  return filling.after(`${Math.max(...ends) - filling.estate.clock}s`)
}

describe('a DPM server that was rebuilt', () => {
  it('knows nothing, and does nothing', () => {
    expect(jobs(rebuilt.after('3d'), 'DPM1')).toEqual([])
    expect(alerts(rebuilt, 'DPM1')).toEqual([])
    expect(rebuilt.estate.activity?.servers.get('DPM1')?.replicas.size).toBe(0)
  })

  it('has its members back with its database, their replicas missing, and nothing runs', () => {
    expect(both(restored)).toEqual(['missing', 'missing'])
    expect(alerts(restored, 'DPM1')).toEqual([
      'database-restored DPM1',
      'replica-missing Server1 D:',
      `replica-missing Server1 ${SQL}`
    ])
    expect(jobs(restored.after('3d'), 'DPM1')).toEqual([])
    expect(replica(restored, 'DPM1', 'D:')).toMatchObject({ points: [], synchronized: null, due: {} })
  })

  it('cannot check what is missing', () => {
    const vain = restored.does(check('DPM1', 'Server1'))
    expect(jobs(vain, 'DPM1')[0]).toMatch(
      /^consistency-check Server1 D: failed (access-denied|replica-missing)$/
    )
    const pointed = restored.does(pointTo('Server1', 'DPM1'), check('DPM1', 'Server1'))
    expect(jobs(pointed, 'DPM1')[0]).toBe('consistency-check Server1 D: failed replica-missing')
    expect(both(pointed)).toEqual(['missing', 'missing'])
  })

  it('has replicas that wait for their data when they are reallocated', () => {
    expect(both(waiting)).toEqual(['waiting', 'waiting'])
    expect(alerts(waiting, 'DPM1')).toEqual([
      'database-restored DPM1',
      'manual-replica-pending Server1 D:',
      `manual-replica-pending Server1 ${SQL}`
    ])
    expect(newJobs(waiting.after('3d'), waiting, 'DPM1')).toEqual([])
  })

  it('has nothing to run on them whatever is scheduled', () => {
    for (const before of [restored, waiting]) {
      const often = before.does(
        setPolicy('DPM1', 'Server1', { synchronizationMinutes: 15, dailyConsistencyCheck: true }),
        fail('DPM1'),
        repair('DPM1')
      )
      expect(newJobs(often.after('3d'), before, 'DPM1')).toEqual([])
    }
  })
})

describe('restoring to a replica', () => {
  it('is a recovery on the secondary', () => {
    expect(newJobs(filling, start, 'DPM2')).toEqual([
      'disk-recovery Server1 D: runs',
      `disk-recovery Server1 ${SQL} runs`
    ])
    expect(allJobs(filling, 'DPM2').at(-1)?.recovery).toMatchObject({ to: 'replica', target: 'DPM1' })
    expect(alerts(filling, 'DPM2')).toEqual([
      'recovery-in-progress Server1 D:',
      `recovery-in-progress Server1 ${SQL}`
    ])
    expect(both(filling)).toEqual(['waiting', 'waiting'])
  })

  it('leaves the replica of the primary inconsistent, as of the recovery point', () => {
    expect(both(filled())).toEqual(['inconsistent', 'inconsistent'])
    expect(alerts(filled(), 'DPM1')).toEqual([
      'database-restored DPM1',
      'replica-inconsistent Server1 D:',
      `replica-inconsistent Server1 ${SQL}`
    ])
    expect(replica(filled(), 'DPM1', 'D:').synchronized).toBe(replica(start, 'DPM2', 'D:').points.at(-1))
    expect(alerts(filled(), 'DPM2')).toContain('recovery-done Server1 D:')
  })

  it('leaves it inconsistent, too, when it failed, and without the data', () => {
    const broken = filling.after('10m').does(cut('DPM1', 'DPM2'))
    expect(newJobs(broken, start, 'DPM2')).toContain('disk-recovery Server1 D: failed target-unreachable')
    expect(both(broken)).toEqual(['inconsistent', 'inconsistent'])
    expect(replica(broken, 'DPM1', 'D:').synchronized).toBeNull()
    expect(broken.does(mend('DPM1', 'DPM2')).says(into('D:'))).toBe('refused replica-not-pending')
  })

  it('is followed by a check, by itself, in whatever stretch of time', () => {
    const open = filling.does(pointTo('Server1', 'DPM1'))
    expect(both(open.after('2d'))).toEqual(['ok', 'ok'])
    expect(newJobs(open.after('2d'), open, 'DPM1')).toContain('consistency-check Server1 D: completed')
  })

  it('only fills what still waits', () => {
    const slow = waiting.does(throttle('DPM2', 'DPM1', 8), into('D:'), pointTo('Server1', 'DPM1'))
    const checked = slow.does(check('DPM1', 'Server1')).after('10h')
    expect(jobs(checked, 'DPM2')).toContain('disk-recovery Server1 D: runs')
    expect(both(checked)).toEqual(['ok', 'ok'])
    const late = checked.after('3d')
    expect(jobs(late, 'DPM2')).toContain('disk-recovery Server1 D: completed')
    expect(newJobs(late, checked, 'DPM1')).not.toContain('consistency-check Server1 D: completed')
  })
})

describe('the computers of a server that was rebuilt', () => {
  const full = filled()

  it('deny it access until SetDpmServer is run on them', () => {
    const denied = full.does(check('DPM1', 'Server1'))
    expect(newJobs(denied, full, 'DPM1')).toEqual([
      'consistency-check Server1 D: failed access-denied',
      `consistency-check Server1 ${SQL} failed access-denied`
    ])
    expect(alerts(denied, 'DPM1')).toEqual(alerts(full, 'DPM1'))
    const pointed = denied.does(pointTo('Server1', 'DPM1'), check('DPM1', 'Server1'))
    expect(newJobs(pointed, denied, 'DPM1')).toEqual([
      'consistency-check Server1 D: runs',
      `consistency-check Server1 ${SQL} runs`
    ])
    expect(alerts(pointed, 'DPM1')).toEqual([
      'database-restored DPM1',
      'verification-in-progress Server1 D:',
      `verification-in-progress Server1 ${SQL}`
    ])
  })

  it('deny nothing to others, and do not know another name either', () => {
    expect(full.estate.faults.denials).toEqual([{ computer: 'Server1', server: 'DPM1' }])
    const moved = start.does(fail('DPM1'), rebuild('DPM1'))
    expect(moved.does(attach('DPM1', 'Server2')).estate.faults.denials).toEqual(full.estate.faults.denials)
  })
})

it('an agent that is installed anew admits the server, and a second rebuilding denies no more than the first', () => {
  expect(rebuilt.does(fail('DPM1'), rebuild('DPM1')).estate.faults).toEqual(rebuilt.estate.faults)
  const anew = rebuilt.does(uninstall('DPM1', 'Server1'), install('DPM1', 'Server1'))
  expect(anew.estate.faults.denials).toEqual([])
})

it('all is in order again after the checks: the alerts go, and recovery points start anew', () => {
  const checked = filled().does(pointTo('Server1', 'DPM1'), check('DPM1', 'Server1')).after('1d')
  expect(both(checked)).toEqual(['ok', 'ok'])
  expect(alerts(checked, 'DPM1')).toEqual([])
  const { points } = replica(checked, 'DPM1', 'D:')
  expect(points[0]).toBeGreaterThan(filled().estate.clock)
  expect(newJobs(checked.after('1d'), checked, 'DPM1')).toContain('synchronization Server1 D: completed')
  // The secondary goes on with the primary's new replica.
  const copied = checked.does(backUp('DPM2', 'Server1', 'D:', 'synchronization')).after('3h')
  expect(newJobs(copied, checked, 'DPM2')).toContain('synchronization Server1 D: completed')
  expect(alerts(checked.after('4d'), 'DPM2')).toEqual([])
})

it('the alert of the database lasts until the last replica is in order', () => {
  const one = waiting.does(pointTo('Server1', 'DPM1'), {
    do: 'consistency-check',
    on: 'DPM1',
    computer: 'Server1',
    dataSource: 'D:'
  })
  const half = one.after('1d')
  expect(both(half)).toEqual(['ok', 'waiting'])
  expect(alerts(half, 'DPM1')).toEqual(['database-restored DPM1', `manual-replica-pending Server1 ${SQL}`])
  expect(alerts(half.does(check('DPM1', 'Server1')).after('1d'), 'DPM1')).toEqual([])
})
