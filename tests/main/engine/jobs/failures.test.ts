import { describe, expect, it } from 'vitest'
import type { FailureReason } from '@shared/activity'
import type { Command } from '@shared/contract/commands'
import {
  check,
  confirmed,
  data,
  drop,
  fail,
  group,
  repair,
  resume,
  switchOn,
  takeOwnership
} from '../builder'
import {
  backUp,
  cancel,
  correct,
  cut,
  disable,
  enable,
  extend,
  fill,
  mend,
  outdate,
  pointTo,
  retry,
  spoil,
  stop,
  update,
  start as startService
} from '../more-commands'
import { alerts, allJobs, jobs, newJobs, quiet, replica, SQL, start, state } from './kit'

interface Row {
  readonly reason: FailureReason
  readonly on: string
  readonly dataSource: string
  readonly bad: readonly Command[]
  /** What there is to be told of beside the synchronization. */
  readonly told?: readonly string[]
  readonly cure: readonly Command[]
  /** Whom it is about. */
  readonly computer?: string
}

const wait = (by: string): Command => ({ do: 'advance-clock', by })
const primary = { on: 'DPM1', dataSource: 'D:', computer: 'Server1' }
const secondary = { on: 'DPM2', dataSource: 'D:', computer: 'DPM1' }
const unreachable = { told: ['agent-unreachable Server1'] }
const WRITER = 'DPMWriter'
const SQL_WRITER = 'SQL Server VSS Writer'

const rows: readonly Row[] = [
  {
    ...primary,
    ...unreachable,
    reason: 'computer-unreachable',
    bad: [fail('Server1')],
    cure: [repair('Server1')]
  },
  {
    ...primary,
    ...unreachable,
    reason: 'network-cut',
    bad: [cut('Server1', 'DPM1')],
    cure: [mend('DPM1', 'Server1')]
  },
  { ...primary, reason: 'access-denied', bad: [spoil('Server1')], cure: [correct('Server1')] },
  { ...primary, reason: 'access-denied', bad: [spoil('Server1')], cure: [pointTo('Server1', 'DPM1')] },
  {
    ...primary,
    reason: 'agent-incompatible',
    bad: [outdate('Server1')],
    told: ['agent-incompatible Server1'],
    cure: [update('DPM1', 'Server1'), wait('5m')]
  },
  {
    ...primary,
    reason: 'agent-disabled',
    bad: [disable('DPM1', 'Server1')],
    cure: [enable('DPM1', 'Server1')]
  },
  {
    ...primary,
    dataSource: SQL,
    reason: 'sql-writer-stopped',
    bad: [stop('Server1', SQL_WRITER)],
    cure: [startService('Server1', SQL_WRITER)]
  },
  {
    ...primary,
    computer: 'DPM1',
    reason: 'storage-full',
    bad: [fill('DPM1')],
    told: ['disk-threshold DPM1'],
    cure: [extend('DPM1', 20_000)]
  },
  {
    ...secondary,
    reason: 'computer-unreachable',
    bad: [fail('DPM1')],
    told: ['agent-unreachable DPM1'],
    cure: [repair('DPM1')]
  },
  {
    ...secondary,
    reason: 'network-cut',
    bad: [cut('DPM2', 'DPM1')],
    told: ['agent-unreachable DPM1'],
    cure: [mend('DPM2', 'DPM1')]
  },
  { ...secondary, reason: 'access-denied', bad: [spoil('DPM1')], cure: [correct('DPM1')] },
  {
    ...secondary,
    reason: 'dpm-writer-stopped',
    bad: [stop('DPM1', WRITER)],
    cure: [startService('DPM1', WRITER)]
  },
  { ...secondary, reason: 'primary-storage-full', bad: [fill('DPM1')], cure: [extend('DPM1', 20_000)] },
  {
    ...secondary,
    reason: 'primary-replica-inactive',
    bad: [drop('DPM1', 'Server1', 'retain')],
    // Taken back, the replica of the primary is checked first.
    cure: [group('DPM1', 'Again', data('Server1', ['D:', SQL])), wait('5h')]
  },
  {
    ...secondary,
    reason: 'chain-broken',
    bad: [confirmed(group('DPM1', 'Own', data('DPM1', 'System State')))],
    told: ['chain-broken DPM1'],
    cure: [drop('DPM1', 'Own', 'delete')]
  }
]

describe.each(rows)('a synchronization on $on: $reason, cured by $cure', (row) => {
  const { reason, on, dataSource, bad, told = [], cure, computer } = row
  const sync = backUp(on, 'Server1', dataSource, 'synchronization')
  const job = `synchronization Server1 ${dataSource}`
  const running = quiet.does(sync).after('1m')
  const broken = running.does(bad)

  it('fails at once when it runs, with what it has sent so far', () => {
    expect(newJobs(running, quiet, on)).toEqual([`${job} runs`])
    const [whole] = allJobs(running, on)
    const ended = allJobs(broken, on).find(({ id }) => id === whole?.id)
    expect(ended).toMatchObject({
      status: 'failed',
      failure: { reason, computer },
      end: running.estate.clock
    })
    expect(ended?.megabytes).toBeLessThan(whole?.megabytes ?? 0)
  })

  it('fails when it is started, tells so, and leaves the replica as it is', () => {
    const again = broken.does(retry(on, 'Server1', dataSource))
    expect(newJobs(again, broken, on)).toEqual([`${job} failed ${reason}`])
    const expected = [`synchronization-failures Server1 ${dataSource}`, ...told].toSorted()
    expect(alerts(again, on)).toEqual(expected)
    expect(state(again, on, dataSource)).toBe('ok')
  })

  it('goes well when it is cured, and nothing is told any more', () => {
    const cured = broken.does(cure)
    const again = cured.does(retry(on, 'Server1', dataSource))
    expect(newJobs(again, cured, on)).toEqual([`${job} runs`])
    const done = again.after('3h')
    expect(newJobs(done, cured, on)).toEqual([`${job} completed`])
    expect(alerts(done, on)).toEqual([])
  })
})

describe('a failure that lasts', () => {
  const apart = start.does(cut('DPM1', 'Server1'))

  it('fails what is scheduled each time, and the jobs go on by themselves when it is over', () => {
    const days = apart.after('3d')
    const failed = newJobs(days, apart, 'DPM1').filter((job) => job.startsWith('synchronization Server1 D:'))
    expect(failed).toEqual(Array.from({ length: 3 }, () => 'synchronization Server1 D: failed network-cut'))
    const over = days.does(mend('DPM1', 'Server1'))
    expect(alerts(over, 'DPM1')).toContain('synchronization-failures Server1 D:')
    expect(alerts(over.after('1d'), 'DPM1')).toEqual([])
  })

  it('does not keep a shadow copy of the replica from being made', () => {
    const evening = apart.after('13h')
    expect(newJobs(evening, apart, 'DPM1')).toContain('recovery-point Server1 D: completed')
    expect(newJobs(evening, apart, 'DPM1')).toContain(`express-full Server1 ${SQL} failed network-cut`)
    expect(alerts(evening, 'DPM1')).toEqual([
      'agent-unreachable Server1',
      `recovery-point-failures Server1 ${SQL}`
    ])
  })

  it('is told with its last reason, once', () => {
    const other = apart.after('1d').does(spoil('Server1'), mend('DPM1', 'Server1')).after('1d')
    const found = [...(other.estate.activity?.servers.get('DPM1')?.alerts.values() ?? [])].filter(
      ({ kind, dataSource }) => kind === 'synchronization-failures' && dataSource === 'D:'
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ raised: 16 * 3_600, failure: { reason: 'access-denied' } })
  })

  it('does not stop other members', () => {
    const stopped = start.does(stop('Server1', SQL_WRITER)).after('1d')
    expect(alerts(stopped, 'DPM1')).toEqual([
      `recovery-point-failures Server1 ${SQL}`,
      `synchronization-failures Server1 ${SQL}`
    ])
  })
})

it('a replica of a primary that is not in order cannot be copied', () => {
  const broken = quiet.does(check('DPM1', 'Server1'), cancel('DPM1', 'Server1', 'D:'))
  expect(state(broken, 'DPM1', 'D:')).toBe('ok')
  // Switched and back, the primary's replicas are inconsistent when it took its agent back.
  const back = quiet.does(
    switchOn('DPM2', 'Server1'),
    resume('DPM2', 'Server1'),
    takeOwnership('DPM1', 'Server1')
  )
  expect(state(back, 'DPM1', 'D:')).toBe('inconsistent')
  expect(newJobs(back, quiet, 'DPM2')).toEqual([
    'consistency-check Server1 D: failed primary-replica-invalid',
    `consistency-check Server1 ${SQL} failed primary-replica-invalid`
  ])
})

it('a secondary copies the replica, and needs no SQL writer on the computer', () => {
  const stopped = quiet.does(stop('Server1', SQL_WRITER))
  const copied = stopped.does(backUp('DPM2', 'Server1', SQL, 'synchronization')).after('1h')
  expect(newJobs(copied, stopped, 'DPM2')).toEqual([`synchronization Server1 ${SQL} completed`])
})

it('a server that goes down stops all its jobs', () => {
  const down = start.does(check('DPM1', 'Server1'), { do: 'install-agent', on: 'DPM1', computer: 'Server2' })
  const stopped = down.after('1m').does(fail('DPM1'))
  expect(jobs(stopped, 'DPM1').toSorted()).toEqual([
    'agent-installation Server2 failed server-stopped',
    'consistency-check Server1 D: failed server-stopped',
    `consistency-check Server1 ${SQL} failed server-stopped`
  ])
  expect(replica(stopped, 'DPM1', 'D:').failures).toHaveProperty('consistency-check')
})
