import { describe, expect, it } from 'vitest'
import { check, fail, repair, resume, switchOn, takeOwnership, type Lab } from '../builder'
import { backUp, cut, retry } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, replica, SQL, start, state } from './kit'

/** DPM1 is lost, and DPM2 took over. */
const switched = start.does(fail('DPM1'), switchOn('DPM2', 'Server1'))
const checked = switched.does(check('DPM2', 'Server1')).after('8h')
const sync = (of: Lab, on = 'DPM2') => of.does(backUp(on, 'Server1', 'D:', 'synchronization'))

describe('a switched replica', () => {
  it('is inconsistent, and the job that copied it is cancelled', () => {
    const running = start.does(check('DPM2', 'Server1')).does(switchOn('DPM2', 'Server1'))
    expect(jobs(running, 'DPM2')).toEqual([
      'consistency-check Server1 D: canceled',
      `consistency-check Server1 ${SQL} canceled`
    ])
    expect(state(running, 'DPM2', 'D:')).toBe('inconsistent')
    expect(alerts(switched, 'DPM2')).toEqual([
      'agent-unreachable DPM1',
      'replica-inconsistent Server1 D:',
      `replica-inconsistent Server1 ${SQL}`
    ])
  })

  it('is not checked by itself, and its jobs fail until it is', () => {
    const days = switched.after('4d')
    const found = newJobs(days, switched, 'DPM2').filter((job) => job.includes('Server1 D:'))
    expect(new Set(found)).toEqual(
      new Set([
        'synchronization Server1 D: failed replica-inconsistent',
        'recovery-point Server1 D: failed replica-inconsistent'
      ])
    )
    expect(state(days, 'DPM2', 'D:')).toBe('inconsistent')
    expect(alerts(days, 'DPM2')).toContain('synchronization-failures Server1 D:')
  })

  it('is in order after its check, and fed by the computer, the primary down or not', () => {
    expect(state(checked, 'DPM2', 'D:')).toBe('ok')
    expect(alerts(checked, 'DPM2')).toEqual(['agent-unreachable DPM1'])
    expect(newJobs(sync(checked).after('1h'), checked, 'DPM2')).toEqual([
      'synchronization Server1 D: completed'
    ])
    const failing = sync(checked.does(cut('DPM2', 'Server1')))
    expect(newJobs(failing, checked, 'DPM2')).toEqual(['synchronization Server1 D: failed network-cut'])
  })

  it('has express full backups of a database, which it was copied before', () => {
    expect(replica(start, 'DPM2', SQL).due).toHaveProperty('recovery-point')
    expect(replica(checked, 'DPM2', SQL).due).toHaveProperty('express-full')
    expect(newJobs(checked.after('1d'), checked, 'DPM2')).toContain(`express-full Server1 ${SQL} completed`)
  })

  it('keeps the recovery points from before', () => {
    expect(replica(checked, 'DPM2', 'D:').points).toEqual(replica(start, 'DPM2', 'D:').points)
  })

  it('makes the jobs of the primary fail when it is back, and ask for the ownership', () => {
    const back = checked.does(repair('DPM1'))
    expect(alerts(back, 'DPM1')).toEqual(['agent-ownership-required Server1'])
    const failed = sync(back, 'DPM1')
    expect(allJobs(failed, 'DPM1').at(-1)).toMatchObject({
      status: 'failed',
      failure: { reason: 'switched-elsewhere', computer: 'Server1', other: 'DPM2' }
    })
  })
})

describe('protection that goes back', () => {
  const back = checked.does(repair('DPM1'))
  const resumed = back.does(resume('DPM2', 'Server1'))

  it('starts a check against the primary at once', () => {
    expect(state(resumed, 'DPM2', 'D:')).toBe('inconsistent')
    expect(newJobs(resumed, back, 'DPM2')).toEqual([
      'consistency-check Server1 D: runs',
      `consistency-check Server1 ${SQL} runs`
    ])
    const done = resumed.after('8h')
    expect(state(done, 'DPM2', 'D:')).toBe('ok')
    expect(alerts(done, 'DPM2')).toEqual([])
    expect(replica(done, 'DPM2', SQL).due).toHaveProperty('recovery-point')
  })

  it('cancels what runs of the time before', () => {
    const busy = sync(back)
    expect(newJobs(busy.does(resume('DPM2', 'Server1')), back, 'DPM2')).toEqual([
      'synchronization Server1 D: canceled',
      'consistency-check Server1 D: runs',
      `consistency-check Server1 ${SQL} runs`
    ])
  })

  it('tries once more by itself where the primary cannot be read', () => {
    const vain = back.does(cut('DPM1', 'DPM2'), resume('DPM2', 'Server1'))
    expect(newJobs(vain, back, 'DPM2')).toContain('consistency-check Server1 D: failed network-cut')
    const over = vain.does({ do: 'restore-network', from: 'DPM1', to: 'DPM2' }).after('8h')
    expect(state(over, 'DPM2', 'D:')).toBe('ok')
  })

  it('leaves the primary without its agent until it takes the ownership', () => {
    expect(resumed.owner('Server1')).toBe('DPM2')
    const failed = sync(resumed, 'DPM1')
    expect(newJobs(failed, resumed, 'DPM1')).toEqual(['synchronization Server1 D: failed managed-elsewhere'])

    const mine = resumed.after('8h').does(takeOwnership('DPM1', 'Server1'))
    expect(state(mine, 'DPM1', 'D:')).toBe('inconsistent')
    // The copy waits for the primary's replica.
    const vain = sync(mine, 'DPM2')
    expect(newJobs(vain, mine, 'DPM2')).toEqual(['synchronization Server1 D: failed primary-replica-invalid'])
    const done = vain.does(check('DPM1', 'Server1')).after('8h')
    expect(alerts(done, 'DPM1')).toEqual([])
    const copied = done.does(retry('DPM2', 'Server1', 'D:')).after('3h')
    expect(alerts(copied, 'DPM2')).toEqual([`synchronization-failures Server1 ${SQL}`])
    expect(alerts(copied.after('1d'), 'DPM2')).toEqual([])
  })

  it('does not cancel the copies of the secondary when the primary takes its agent', () => {
    const mine = resumed.does(takeOwnership('DPM1', 'Server1'))
    expect(newJobs(mine, back, 'DPM2')).not.toContain('consistency-check Server1 D: canceled')
  })
})

it('taking an agent back while protection is still switched cancels the jobs there', () => {
  const busy = sync(checked.does(repair('DPM1')))
  const mine = busy.does(takeOwnership('DPM1', 'Server1'))
  expect(newJobs(mine, checked, 'DPM2')).toEqual(['synchronization Server1 D: canceled'])
  expect(alerts(mine, 'DPM2')).toEqual(['agent-ownership-required Server1'])
  expect(newJobs(sync(mine), mine, 'DPM2')).toEqual(['synchronization Server1 D: failed managed-elsewhere'])
})
