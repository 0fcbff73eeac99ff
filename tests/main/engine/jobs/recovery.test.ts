import { describe, expect, it } from 'vitest'
import { DAY } from '@shared/calendar'
import { check, drop, fail, group, install, data, removeInactive, repair, type Lab } from '../builder'
import { backUp, cut, mend, outdate, recover, retry, throttle } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, replica, start, state } from './kit'

const to = (of: Lab, ...more: Parameters<typeof recover> extends [unknown, ...infer R] ? R : never) =>
  of.does(recover('DPM1', ...more))
const back = to(start, 'Server1', 'D:', 'original')
const job = 'disk-recovery Server1 D:'
const whole = (of: Lab) => allJobs(of, 'DPM1').at(-1)

describe('a recovery', () => {
  it('is a job that sends all of the replica, and is told of while it runs', () => {
    expect(jobs(back, 'DPM1')).toEqual([`${job} runs`])
    expect(whole(back)).toMatchObject({
      megabytes: replica(start, 'DPM1', 'D:').size,
      group: 'Server1',
      recovery: { to: 'original', target: 'Server1', point: replica(start, 'DPM1', 'D:').points.at(-1) }
    })
    expect(alerts(back, 'DPM1')).toEqual(['recovery-in-progress Server1 D:'])
  })

  it('leaves the replica and its recovery points as they are', () => {
    const done = back.after('6h')
    expect(state(done, 'DPM1', 'D:')).toBe('ok')
    expect(replica(done, 'DPM1', 'D:').points).toEqual(replica(start, 'DPM1', 'D:').points)
  })

  it('is told of for three days when it went well', () => {
    const end = whole(back)?.end ?? 0
    const done = back.after('6h')
    expect(jobs(done, 'DPM1')).toEqual([`${job} completed`])
    expect(alerts(done, 'DPM1')).toEqual(['recovery-done Server1 D:'])
    const almost = done.after(`${end + 3 * DAY - done.estate.clock - 1}s`)
    expect(alerts(almost, 'DPM1')).toEqual(['recovery-done Server1 D:'])
    expect(alerts(almost.after('1s'), 'DPM1')).toEqual([])
  })

  it('of a moment, of now, or of the newest, goes where it is to', () => {
    const { points } = replica(start, 'DPM1', 'D:')
    const ask = (more: object) =>
      whole(to(start, 'Server1', 'D:', 'alternate', { target: 'Server1', ...more }))
    expect(ask({})?.recovery?.point).toBe(points.at(-1))
    expect(ask({ point: '2026-01-02 20:00' })?.recovery?.point).toBe(points.at(2))
    expect(ask({ point: 'latest' })?.recovery?.point).toBe('latest')
    const folder = to(start, 'Server1', 'D:', 'network-folder', { target: 'Server2' })
    expect(whole(folder)?.recovery).toMatchObject({ to: 'network-folder', target: 'Server2' })
  })

  it('takes longer where the target is throttled, not the source', () => {
    const slow = start.does(install('DPM1', 'Server2'), throttle('DPM1', 'Server2', 8))
    const ends = (of: Lab, target: string) =>
      whole(to(of, 'Server1', 'D:', 'alternate', { target }))?.end ?? 0
    expect(ends(slow, 'Server2')).toBeGreaterThan(ends(slow, 'Server1') * 5)
  })

  it('makes a synchronization give way, which is listed as cancelled', () => {
    const syncing = start.does(backUp('DPM1', 'Server1', 'D:', 'synchronization')).after('1m')
    const both = to(syncing, 'Server1', 'D:', 'original')
    expect(jobs(both, 'DPM1')).toEqual(['synchronization Server1 D: canceled', `${job} runs`])
    expect(
      newJobs(
        both
          .does({ do: 'cancel-job', on: 'DPM1', computer: 'Server1', dataSource: 'D:' })
          .does(retry('DPM1', 'Server1', 'D:')),
        both,
        'DPM1'
      )
    ).toEqual(['synchronization Server1 D: runs'])
  })

  it('replaces what is told of the one before', () => {
    const again = to(back.after('6h'), 'Server1', 'D:', 'original')
    expect(alerts(again, 'DPM1')).toEqual(['recovery-in-progress Server1 D:'])
    expect(alerts(again.after('3d'), 'DPM1')).toEqual(['recovery-done Server1 D:'])
  })
})

describe('a recovery that cannot go on', () => {
  const gone = back.after('1m').does(fail('Server1'))

  it('fails when its target goes, and says so until another went well', () => {
    expect(jobs(gone, 'DPM1')).toEqual([`${job} failed target-unreachable`])
    expect(alerts(gone, 'DPM1')).toEqual(['agent-unreachable Server1', 'recovery-failed Server1 D:'])
    const again = gone.does(repair('Server1'), retry('DPM1', 'Server1', 'D:'))
    expect(alerts(again, 'DPM1')).toEqual(['recovery-in-progress Server1 D:'])
    expect(alerts(again.after('6h'), 'DPM1')).toEqual(['recovery-done Server1 D:'])
  })

  it('fails when the network is cut, or the agent gives up', () => {
    expect(jobs(back.does(cut('DPM1', 'Server1')), 'DPM1')).toEqual([`${job} failed target-unreachable`])
    expect(jobs(back.does(outdate('Server1')), 'DPM1')).toEqual([`${job} failed agent-incompatible`])
  })

  it('is not stopped by what is wrong with its source', () => {
    const elsewhere = to(start, 'Server1', 'D:', 'network-folder', { target: 'Server2' }).does(
      fail('Server1')
    )
    expect(jobs(elsewhere.after('6h'), 'DPM1')).toContain(`${job} completed`)
  })

  it('into a folder needs no agent, into another computer one of its own', () => {
    const folder = to(start, 'Server1', 'D:', 'network-folder', { target: 'Server2' })
    expect(jobs(folder.after('6h'), 'DPM1')).toEqual([`${job} completed`])
    const away = to(start.does(install('DPM1', 'Server2')), 'Server1', 'D:', 'alternate', {
      target: 'Server2'
    })
    const lost = away.does({ do: 'uninstall-agent', on: 'DPM1', computer: 'Server2' })
    expect(newJobs(lost, start, 'DPM1')).toContain(`${job} failed agent-not-installed`)
  })

  it('is tried again to the same place', () => {
    const folder = to(start, 'Server1', 'D:', 'network-folder', { target: 'Server2' })
    const failed = folder.does(cut('DPM1', 'Server2'))
    const again = failed.does(mend('DPM1', 'Server2'), retry('DPM1', 'Server1', 'D:'))
    expect(whole(again)?.recovery).toEqual(whole(folder)?.recovery)
  })
})

describe('inactive protection', () => {
  const inactive = start.does(drop('DPM1', 'Server1', 'retain'))
  const recovering = to(inactive, 'Server1', 'D:', 'original')

  it('can be recovered from, and says so', () => {
    expect(alerts(recovering, 'DPM1')).toEqual(['recovery-in-progress Server1 D:'])
    expect(alerts(recovering.after('6h'), 'DPM1')).toEqual(['recovery-done Server1 D:'])
    expect(alerts(recovering.after('4d'), 'DPM1')).toEqual([])
  })

  it('goes on being recovered from while other members go', () => {
    const more = start
      .does(install('DPM1', 'Server2'), group('DPM1', 'More', data('Server2', 'C:')))
      .does(drop('DPM1', 'Server1', 'retain'))
    const done = to(more, 'Server1', 'D:', 'original').after('1d')
    expect(alerts(done, 'DPM1')).toEqual(['recovery-done Server1 D:'])
    expect(alerts(done.does(drop('DPM1', 'More', 'delete')), 'DPM1')).toEqual(['recovery-done Server1 D:'])
  })

  it('keeps a recovery that runs when protection is stopped with the data retained', () => {
    const kept = back.does(drop('DPM1', 'Server1', 'retain'))
    expect(jobs(kept, 'DPM1')).toEqual([`${job} runs`])
    expect(jobs(kept.after('6h'), 'DPM1')).toEqual([`${job} completed`])
    expect(jobs(back.does(drop('DPM1', 'Server1', 'delete')), 'DPM1')).toEqual([])
  })

  it('takes all with it when it is removed', () => {
    const gone = recovering.does(removeInactive('DPM1', 'Server1'))
    expect(jobs(gone, 'DPM1')).toEqual([])
    expect(alerts(gone, 'DPM1')).toEqual([])
  })
})

it('while a replica is checked nothing is recovered from it', () => {
  expect(start.does(check('DPM1', 'Server1')).says(recover('DPM1', 'Server1', 'D:', 'original'))).toBe(
    'refused replica-busy'
  )
})
