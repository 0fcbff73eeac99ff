import { describe, expect, it } from 'vitest'
import type { Failure, JobType } from '@shared/activity'
import { NO_SERVER_ACTIVITY, type Job, type Replica } from '@main/engine/activity'
import type { ReplicaState } from '@main/engine/estate'
import { conditionsOfReplica } from '@main/engine/jobs/conditions'
import { Draft } from '@main/engine/jobs/draft'
import { keyOf } from '@main/engine/server-index'
import { resting } from './kit'

const D = keyOf({ computer: 'Server1', dataSource: 'D:' })
const failure: Failure = { reason: 'network-cut', computer: 'Server1' }

interface Given {
  readonly state?: ReplicaState
  readonly job?: JobType
  readonly due?: Replica['due']
  readonly failures?: Replica['failures']
  readonly recovered?: 'done' | 'failed'
  /** Of what was retained there is no member. */
  readonly isInactive?: boolean
}

/** What is to be told of the replica of D: on DPM1. */
function told({ state = 'ok', job, due = {}, failures = {}, recovered, isInactive = false }: Given) {
  const server = resting.estate.dpmServers.get('DPM1')
  if (!server) throw new Error('no DPM1')
  const ref = { computer: 'Server1', dataSource: 'D:' }
  const replica: Replica = {
    ...ref,
    size: 1_000,
    allocated: 1_500,
    points: [],
    synchronized: null,
    due,
    failures,
    ...(recovered === undefined ? {} : { recovered })
  }
  const running: Job[] =
    job === undefined
      ? []
      : [{ ...ref, id: 1, type: job, group: null, status: 'in-progress', start: 0, end: 60, megabytes: 0 }]
  const draft = new Draft(isInactive ? { ...server, members: [] } : server, {
    ...NO_SERVER_ACTIVITY,
    replicas: new Map([[D, replica]]),
    running: new Map(running.map((one) => [D, one]))
  })
  if (!isInactive) draft.setState(D, state)
  return conditionsOfReplica(draft, D)
}

const cases: readonly (readonly [string, Given, readonly string[]])[] = [
  ['nothing where all is well', {}, []],
  ['nothing while a synchronization runs', { job: 'synchronization' }, []],
  ['nothing of a check of what is in order', { job: 'consistency-check' }, []],
  [
    'a check of what is not',
    { state: 'inconsistent', job: 'consistency-check' },
    ['verification-in-progress']
  ],
  ['a replica that is out of step', { state: 'inconsistent' }, ['replica-inconsistent']],
  [
    'one that is out of step while it is recovered from',
    { state: 'inconsistent', job: 'disk-recovery' },
    ['replica-inconsistent', 'recovery-in-progress']
  ],
  ['a creation that runs', { state: 'pending', job: 'replica-creation' }, ['replica-being-created']],
  [
    'a creation that is to come',
    { state: 'pending', due: { 'replica-creation': 60 } },
    ['replica-creation-pending']
  ],
  [
    'nothing of a pending one with nothing to come but a check',
    { state: 'pending', due: { 'consistency-check': 60 } },
    []
  ],
  ['a replica that waits for its data', { state: 'waiting' }, ['manual-replica-pending']],
  ['a replica that is missing', { state: 'missing' }, ['replica-missing']],
  [
    'a creation that failed',
    { state: 'pending', failures: { 'replica-creation': failure } },
    ['configure-protection-failed']
  ],
  [
    'not its failure while it runs again',
    { state: 'pending', job: 'replica-creation', failures: { 'replica-creation': failure } },
    ['replica-being-created']
  ],
  [
    'not its failure once there is a replica',
    { state: 'inconsistent', failures: { 'replica-creation': failure } },
    ['replica-inconsistent']
  ],
  ['a synchronization that failed', { failures: { synchronization: failure } }, ['synchronization-failures']],
  ['a recovery point that failed', { failures: { 'recovery-point': failure } }, ['recovery-point-failures']],
  [
    'an express full backup that failed',
    { failures: { 'express-full': failure } },
    ['recovery-point-failures']
  ],
  ['a recovery that runs', { job: 'disk-recovery', recovered: 'failed' }, ['recovery-in-progress']],
  ['a recovery that went well', { recovered: 'done', due: { 'recovery-alert': 60 } }, ['recovery-done']],
  [
    'a recovery that failed',
    { recovered: 'failed', failures: { 'disk-recovery': failure } },
    ['recovery-failed']
  ],
  ['nothing of a recovery that was dealt with', { due: { 'recovery-alert': 60 } }, []],
  [
    'only recoveries of what was retained',
    {
      isInactive: true,
      recovered: 'done',
      due: { 'recovery-alert': 60 },
      failures: { 'replica-creation': failure, synchronization: failure, 'recovery-point': failure }
    },
    ['recovery-done']
  ]
]

describe('of a replica is told', () => {
  it.each(cases)('%s', (_, given, expected) => {
    expect(told(given).map(({ kind }) => kind)).toEqual(expected)
  })

  it('what it is of, and in which group', () => {
    expect(told({ state: 'missing' })).toEqual([
      { kind: 'replica-missing', computer: 'Server1', dataSource: 'D:', group: 'Server1' }
    ])
    expect(told({ isInactive: true, recovered: 'done', due: { 'recovery-alert': 60 } })).toEqual([
      { kind: 'recovery-done', computer: 'Server1', dataSource: 'D:', group: null }
    ])
  })

  it.each<Given>([
    { state: 'pending', failures: { 'replica-creation': failure } },
    { failures: { synchronization: failure } },
    { failures: { 'recovery-point': failure } },
    { failures: { 'express-full': failure } },
    { recovered: 'failed', failures: { 'disk-recovery': failure } }
  ])('why it failed: $failures', (given) => {
    expect(told(given)).toMatchObject([{ failure }])
  })

  it('the failure of the express full backup before that of a recovery point', () => {
    const other: Failure = { reason: 'storage-full', computer: 'DPM1' }
    expect(told({ failures: { 'recovery-point': other, 'express-full': failure } })).toMatchObject([
      { failure }
    ])
  })

  it('nothing where there is none', () => {
    const server = resting.estate.dpmServers.get('DPM1')
    if (!server) throw new Error('no DPM1')
    expect(conditionsOfReplica(new Draft(server, NO_SERVER_ACTIVITY), D)).toEqual([])
  })
})
