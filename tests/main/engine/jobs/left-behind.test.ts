import { describe, expect, it } from 'vitest'
import { allocationOf } from '@shared/sizing'
import { DAY, HOUR } from '@shared/calendar'
import { activityOf } from '@main/engine/activity'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { check, data, drop, fail, group, install, lab, rebuild, repair, restore } from '../builder'
import { backUp, cut, mend, recover, retry, setPolicy, withPolicy } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, quiet, replica, SQL, start, state } from './kit'

/* What jobs leave behind, and what stays of them when protection stops or a server comes back. */

const retain = drop('DPM1', 'Server1', 'retain', data('Server1', 'D:'))

describe('data whose protection was stopped', () => {
  it('has nothing due, and no failures of backups', () => {
    const failed = start.does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:', 'synchronization'))
    expect(replica(failed.does(retain), 'DPM1', 'D:')).toMatchObject({ due: {}, failures: {} })
    expect(alerts(failed.does(retain), 'DPM1')).toEqual(['agent-unreachable Server1'])
  })

  it('keeps what is known of its last recovery', () => {
    const done = quiet
      .does(recover('DPM1', 'Server1', 'D:', 'original'))
      .after('6h')
      .does(retain)
    expect(Object.keys(replica(done, 'DPM1', 'D:').due)).toEqual(['recovery-alert'])
    const failed = quiet.does(recover('DPM1', 'Server1', 'D:', 'original'), cut('DPM1', 'Server1'), retain)
    expect(replica(failed, 'DPM1', 'D:').failures).toEqual({
      'disk-recovery': { reason: 'target-unreachable', computer: 'Server1' }
    })
    expect(alerts(failed, 'DPM1')).toContain('recovery-failed Server1 D:')
  })

  it('is in order where a creation that had failed was running again', () => {
    const again = quiet.does(
      install('DPM1', 'Server2'),
      group('DPM1', 'New', data('Server2', 'C:')),
      cut('DPM1', 'Server2'),
      mend('DPM1', 'Server2'),
      retry('DPM1', 'Server2', 'C:')
    )
    const gone = again.does(drop('DPM1', 'New', 'retain'))
    expect(replica(gone, 'DPM1', 'C:', 'Server2')).toMatchObject({ due: {}, failures: {} })
    expect(alerts(gone, 'DPM1')).toEqual([])
  })

  it('frees its space when it is deleted, and only then', () => {
    const used = (of: typeof start) =>
      [...activityOf(of.estate.activity, 'DPM1').replicas.values()].map(({ dataSource }) => dataSource)
    expect(used(start.does(retain))).toEqual(['D:', SQL])
    expect(used(start.does(drop('DPM1', 'Server1', 'delete', data('Server1', 'D:'))))).toEqual([SQL])
  })

  it('is back with the database, without data, and of the usual size', () => {
    const back = start.does(retain, fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    const { size, allocated, points, synchronized } = replica(back, 'DPM1', 'D:')
    expect({ points, synchronized }).toEqual({ points: [], synchronized: null })
    expect(size).toBe(replica(start, 'DPM1', 'D:').size)
    expect(allocated).toBe(allocationOf(size, DEFAULT_POLICY))
  })
})

describe('a server that is back', () => {
  const later = () =>
    quiet.does(
      install('DPM1', 'Server2'),
      withPolicy(group('DPM1', 'New', data('Server2', 'C:')), { replicaCreation: 'later' })
    )

  it('begins a creation a moment later that was due while it was away, or just now', () => {
    for (const away of ['14h', '20h']) {
      const back = later().does(fail('DPM1')).after(away).does(repair('DPM1'))
      expect(replica(back, 'DPM1', 'C:', 'Server2').due['replica-creation']).toBe(back.estate.clock + 1)
      const creation = allJobs(back.after('1m'), 'DPM1').find(({ type }) => type === 'replica-creation')
      expect(creation?.start).toBe(back.estate.clock + 1)
    }
  })

  it('has all forgotten when it was rebuilt', () => {
    const rebuilt = start.after('2d').does(fail('DPM1'), rebuild('DPM1'))
    expect(jobs(rebuilt, 'DPM1')).toEqual([])
    expect(activityOf(rebuilt.estate.activity, 'DPM1').days).toEqual([])
    expect(activityOf(rebuilt.estate.activity, 'DPM1').replicas.size).toBe(0)
  })

  it('has replicas of its members when its database is restored, and says so', () => {
    const restored = start.does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    expect(state(restored, 'DPM1', 'D:')).toBe('missing')
    expect(alerts(restored, 'DPM1')).toContain('database-restored DPM1')
    expect([...activityOf(restored.estate.activity, 'DPM1').replicas.keys()]).toEqual([
      'Server1\nD:',
      `Server1\n${SQL}`
    ])
  })
})

describe('a recovery', () => {
  it('that is tried again in vain fails at once', () => {
    const failed = quiet.does(recover('DPM1', 'Server1', 'D:', 'original'), cut('DPM1', 'Server1'))
    const again = failed.does(retry('DPM1', 'Server1', 'D:'))
    expect(newJobs(again, failed, 'DPM1')).toEqual(['disk-recovery Server1 D: failed target-unreachable'])
  })

  it('of the state of now brings the replica up to the moment it began', () => {
    const before = quiet.after('1d')
    const latest = before.does(recover('DPM1', 'Server1', 'D:', 'original', { point: 'latest' }))
    const newest = before.does(recover('DPM1', 'Server1', 'D:', 'original'))
    expect(replica(latest.after('6h'), 'DPM1', 'D:').synchronized).toBe(before.estate.clock)
    expect(replica(newest.after('6h'), 'DPM1', 'D:').synchronized).toBe(
      replica(before, 'DPM1', 'D:').synchronized
    )
    // What changed since is fetched first.
    const sent = (of: typeof start) => allJobs(of, 'DPM1').at(-1)?.megabytes ?? 0
    expect(sent(latest)).toBeGreaterThan(sent(newest))
  })
})

describe('a job that went well', () => {
  it('takes its own failure away, and a check all of them', () => {
    const failed = quiet.does(
      cut('DPM1', 'Server1'),
      backUp('DPM1', 'Server1', SQL, 'synchronization'),
      backUp('DPM1', 'Server1', SQL),
      mend('DPM1', 'Server1')
    )
    const kinds = (of: typeof start) => Object.keys(replica(of, 'DPM1', SQL).failures).toSorted()
    expect(kinds(failed)).toEqual(['express-full', 'synchronization'])
    const synced = failed.does(backUp('DPM1', 'Server1', SQL, 'synchronization')).after('1h')
    expect(kinds(synced)).toEqual(['express-full'])
    expect(kinds(failed.does(check('DPM1', 'Server1')).after('3h'))).toEqual([])
  })

  it('keeps recovery points that are as old as the group keeps them, to the second', () => {
    const evenings = start.does(setPolicy('DPM1', 'Server1', { retentionDays: 2 })).after('4d')
    expect(replica(evenings, 'DPM1', 'D:').points).toEqual([1, 2, 3].map((day) => day * DAY + 12 * HOUR + 60))
  })

  it('is brought up to date by what reaches the source, not by a shadow copy', () => {
    const apart = start.does(cut('DPM1', 'Server1')).after('13h')
    expect(newJobs(apart, start, 'DPM1')).toContain('recovery-point Server1 D: completed')
    expect(replica(apart, 'DPM1', 'D:').synchronized).toBe(replica(start, 'DPM1', 'D:').synchronized)
  })

  it('in the tape library tells what is in it, more or less closely', () => {
    const library = lab({ dpm: [{ name: 'DPM1', tapeLibrary: { drives: 2, tapes: 10 } }] }).begins()
    const inventory = (detailed: boolean) =>
      library.does({ do: 'inventory-library', on: 'DPM1', ...(detailed ? { detailed } : {}) }).after('1h')
    const known = (of: typeof start) => activityOf(of.estate.activity, 'DPM1').inventory
    expect(known(library.does({ do: 'rescan-library', on: 'DPM1' }).after('1h'))).toBeNull()
    expect(known(inventory(false))).toEqual({ at: 180, detailed: false })
    expect(known(inventory(true))).toEqual({ at: 900, detailed: true })
  })
})
