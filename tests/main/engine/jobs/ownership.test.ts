import { describe, expect, it } from 'vitest'
import {
  attach,
  data,
  drop,
  fail,
  group,
  repair,
  switchOn,
  takeOwnership,
  uninstall,
  type Lab
} from '../builder'
import { backUp, cut, mend, outdate, retry, setPolicy, update } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, quiet, SQL, start, state } from './kit'

describe('where the agent is another one’s', () => {
  /** DPM1 was away, and Server1 was attached to DPM3. */
  const taken = quiet
    .does(drop('DPM2', 'DPM1', 'delete'), fail('DPM1'), attach('DPM3', 'Server1'), repair('DPM1'))
    .after('5m')
  const again = (of: Lab) => of.does(backUp('DPM1', 'Server1', 'D:', 'synchronization'))

  it('jobs fail with the new owner’s name, and the ownership is asked for', () => {
    expect(alerts(taken, 'DPM1')).toEqual(['agent-ownership-required Server1'])
    expect(allJobs(again(taken), 'DPM1').at(-1)?.failure).toEqual({
      reason: 'managed-elsewhere',
      computer: 'Server1',
      other: 'DPM3'
    })
  })

  it('a shadow copy fails, too', () => {
    const point = taken.does(setPolicy('DPM1', 'Server1', { recoveryPointTimes: ['12:00'] })).after('5h')
    expect(newJobs(point, taken, 'DPM1')).toContain('recovery-point Server1 D: failed managed-elsewhere')
  })

  it('taking the ownership makes the replicas inconsistent, and they are checked', () => {
    const mine = taken.does(takeOwnership('DPM1', 'Server1'))
    expect(alerts(mine, 'DPM1')).toEqual([
      'replica-inconsistent Server1 D:',
      `replica-inconsistent Server1 ${SQL}`
    ])
    const checked = mine.after('16m')
    expect(newJobs(checked, mine, 'DPM1')).toEqual([
      'consistency-check Server1 D: runs',
      `consistency-check Server1 ${SQL} runs`
    ])
    expect(alerts(checked.after('8h'), 'DPM1')).toEqual([])
    expect(newJobs(again(checked.after('8h')), checked, 'DPM1')).toContain('synchronization Server1 D: runs')
  })

  it('cancels what the former owner runs there, and only there', () => {
    const busy = taken.does(
      group('DPM3', 'New', data('Server1', 'C:')),
      { do: 'install-agent', on: 'DPM3', computer: 'Server2' },
      group('DPM3', 'More', data('Server2', 'C:'))
    )
    const mine = busy.does(takeOwnership('DPM1', 'Server1'))
    expect(newJobs(mine, taken, 'DPM3')).toEqual([
      'replica-creation Server1 C: canceled',
      'agent-installation Server2 runs',
      'replica-creation Server2 C: runs'
    ])
    expect(state(mine, 'DPM3', 'C:')).toBe('inconsistent')
    expect(alerts(mine, 'DPM3')).toContain('agent-ownership-required Server1')
    // What DPM cancelled can be run again, in vain.
    const vain = mine.does(retry('DPM3', 'Server1', 'C:'))
    expect(newJobs(vain, mine, 'DPM3')).toEqual(['replica-creation Server1 C: failed managed-elsewhere'])
  })

  it('an agent that is gone altogether is told as such', () => {
    const gone = again(taken.does(uninstall('DPM3', 'Server1')))
    expect(allJobs(gone, 'DPM1').at(-1)?.failure).toEqual({
      reason: 'agent-not-installed',
      computer: 'Server1'
    })
    expect(alerts(gone, 'DPM1')).toEqual(['synchronization-failures Server1 D:'])
  })
})

describe('a job of an agent', () => {
  const installing = start.does({ do: 'install-agent', on: 'DPM1', computer: 'Server2' })
  const updating = start.does(outdate('Server1'), update('DPM1', 'Server1'))
  const last = (of: Lab) => jobs(of, 'DPM1').at(-1)

  it('fails when the computer goes, or the network to it', () => {
    expect(last(installing.does(fail('Server2')))).toBe(
      'agent-installation Server2 failed computer-unreachable'
    )
    expect(last(updating.does(cut('DPM1', 'Server1')))).toBe('agent-update Server1 failed network-cut')
  })

  it('fails when the agent goes, or becomes another one’s', () => {
    const gone = installing.does(uninstall('DPM1', 'Server2'))
    expect(last(gone)).toBe('agent-installation Server2 failed agent-not-installed')
    expect(last(installing.does(attach('DPM3', 'Server2')))).toBe('agent-installation Server2 canceled')
    const switched = updating.does(switchOn('DPM2', 'Server1'))
    expect(last(switched)).toBe('agent-update Server1 failed switched-elsewhere')
  })

  it('can be run again', () => {
    const back = updating.does(cut('DPM1', 'Server1'), mend('DPM1', 'Server1'), retry('DPM1', 'Server1'))
    expect(last(back)).toBe('agent-update Server1 runs')
    expect(alerts(back.after('5m'), 'DPM1')).toEqual([])
  })
})
