import { describe, expect, it } from 'vitest'
import { activityOf } from '@main/engine/activity'
import type { LabEvent } from '@main/engine/events'
import { evolveAll } from '@main/engine/evolve'
import { Lab, attach, data, drop, fail, group, install, repair, takeOwnership } from '../builder'
import { backUp, cancel, cut, mend, outdate, recover, retry, update, withPolicy } from '../more-commands'
import { alerts, allJobs, jobs, newJobs, quiet, SQL, state } from './kit'

/* What becomes of replicas and jobs when an agent gets another owner. */

const happens = (before: Lab, ...events: LabEvent[]) =>
  new Lab(evolveAll(before.estate, events), before.events)
const taken = (before: Lab, on: string) =>
  happens(before, { kind: 'ownership-taken', on, computer: 'Server1' })

describe('the new owner of an agent', () => {
  it('finds its replicas out of step that were in order, and leaves those alone that were not', () => {
    const waiting = quiet.does(
      withPolicy(group('DPM1', 'New', data('Server1', 'C:')), { replicaCreation: 'manual' })
    )
    const back = taken(taken(waiting, 'DPM3'), 'DPM1')
    expect([state(back, 'DPM1', 'C:'), state(back, 'DPM1', 'D:')]).toEqual(['waiting', 'inconsistent'])
  })

  it('keeps what it copied from the former one as it is', () => {
    const moved = taken(quiet, 'DPM2')
    expect([state(moved, 'DPM2', 'D:'), state(moved, 'DPM2', SQL)]).toEqual(['ok', 'ok'])
  })

  it('finds nothing changed where it had the agent already, or nobody had', () => {
    expect(state(taken(quiet, 'DPM1'), 'DPM1', 'D:')).toBe('ok')
    const bare = quiet.does(drop('DPM2', 'DPM1', 'delete'), fail('DPM1'), attach('DPM3', 'Server1'))
    const free = bare.does({ do: 'uninstall-agent', on: 'DPM3', computer: 'Server1' }, repair('DPM1'))
    expect(state(taken(free, 'DPM1'), 'DPM1', 'D:')).toBe('ok')
  })
})

describe('the former owner of an agent', () => {
  it('does not cancel what it recovers from its replicas to somewhere else', () => {
    const folder = quiet.does(recover('DPM1', 'Server1', 'D:', 'network-folder', { target: 'Server2' }))
    expect(newJobs(taken(folder, 'DPM3'), quiet, 'DPM1')).toEqual(['disk-recovery Server1 D: runs'])
  })

  it('cannot go on with a recovery to that computer', () => {
    const away = quiet
      .does(install('DPM1', 'Server2'), recover('DPM1', 'Server1', 'D:', 'alternate', { target: 'Server2' }))
      .after('5m')
    const lost = happens(away, { kind: 'ownership-taken', on: 'DPM3', computer: 'Server2' })
    expect(allJobs(lost, 'DPM1').at(-1)).toMatchObject({
      type: 'disk-recovery',
      failure: { reason: 'managed-elsewhere', computer: 'Server2', other: 'DPM3' }
    })
  })

  it('goes on with what it runs on other computers', () => {
    const busy = quiet.does(install('DPM1', 'Server2'), backUp('DPM1', 'Server1', 'D:', 'synchronization'))
    expect(newJobs(taken(busy, 'DPM3'), quiet, 'DPM1').toSorted()).toEqual([
      'agent-installation Server2 runs',
      'synchronization Server1 D: canceled'
    ])
  })

  it('is told by its alert who is the owner by now', () => {
    const sync = backUp('DPM1', 'Server1', 'D:', 'synchronization')
    const ownerIn = (of: Lab) =>
      [...activityOf(of.estate.activity, 'DPM1').alerts.values()].find(
        ({ kind }) => kind === 'synchronization-failures'
      )?.failure?.other
    const first = taken(quiet, 'DPM3').does(sync)
    expect(ownerIn(first)).toBe('DPM3')
    expect(ownerIn(taken(first, 'DPM2').does(sync))).toBe('DPM2')
  })

  it('can take its agent back, and checks its replicas', () => {
    const mine = taken(quiet, 'DPM3').does(takeOwnership('DPM1', 'Server1'))
    expect(newJobs(mine.after('16m'), mine, 'DPM1')).toEqual([
      'consistency-check Server1 D: runs',
      `consistency-check Server1 ${SQL} runs`
    ])
  })
})

describe('the agent of a computer', () => {
  it('is attached in a minute, and installed in three', () => {
    const took = (of: Lab) => allJobs(of, 'DPM3').map(({ type, start, end }) => [type, end - start])
    expect(took(quiet.does(attach('DPM3', 'Server2')))).toEqual([['agent-installation', 60]])
    expect(took(quiet.does(install('DPM3', 'Server2')))).toEqual([['agent-installation', 180]])
  })

  it('is as old as it was when its update failed', () => {
    const updating = quiet.does(outdate('Server1'), update('DPM1', 'Server1'))
    const failed = updating.does(cut('DPM1', 'Server1'), mend('DPM1', 'Server1'))
    expect(jobs(failed, 'DPM1')).toEqual(['agent-update Server1 failed network-cut'])
    expect(alerts(failed.after('1h'), 'DPM1')).toEqual(['agent-incompatible Server1'])
    expect(alerts(failed.does(retry('DPM1', 'Server1')).after('5m'), 'DPM1')).toEqual([])
  })

  it('is as old as it was when its update was cancelled', () => {
    const off = quiet.does(outdate('Server1'), update('DPM1', 'Server1'), cancel('DPM1', 'Server1'))
    expect(jobs(off.after('1h'), 'DPM1')).toEqual([])
    expect(alerts(off.after('1h'), 'DPM1')).toEqual(['agent-incompatible Server1'])
  })
})

it('a check that is asked for of a computer without members starts nothing', () => {
  const none = happens(quiet, { kind: 'jobs-started', on: 'DPM1', job: 'consistency-check', members: [] })
  expect(newJobs(none, quiet, 'DPM1')).toEqual([])
})
