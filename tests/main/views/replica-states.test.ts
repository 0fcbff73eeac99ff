import { describe, expect, it } from 'vitest'
import type { GroupPolicy } from '@shared/contract/commands'
import { protectionView } from '@main/views/protection'
import { DEFAULT_POLICY } from '@main/engine/policy'
import {
  check,
  confirmed,
  copy,
  data,
  fail,
  group,
  install,
  protects,
  rebuild,
  repair,
  restore,
  switchOn,
  type Lab
} from '../engine/builder'
import { active, HOUR, members, memberViews, on, pair, plain, primary, statuses } from './view-kit'

const policy: GroupPolicy = {
  ...DEFAULT_POLICY,
  synchronizationMinutes: 60,
  consistencyCheckWhenInconsistent: false
}
const D = { on: 'DPM1', computer: 'Server1', dataSource: 'D:' } as const
const empty = plain.does(install('DPM1', 'Server1')).begins()
const protecting = (replicaCreation: GroupPolicy['replicaCreation']) =>
  empty.does({ ...group('DPM1', 'G', data('Server1', 'D:')), policy: { ...policy, replicaCreation } })
const hourly = plain
  .does(install('DPM1', 'Server1'), { ...group('DPM1', 'G', data('Server1', 'D:')), policy })
  .begins()

/** The status of the one member of DPM1, and what the engine has of its replica. */
const status = (of: Lab) => ({
  ...members(of, 'DPM1')[0],
  replica: of.members('DPM1')[0]?.split(', ').at(-1)
})

describe('the replica of a member', () => {
  it('that is in order', () => {
    expect(status(hourly)).toEqual({ of: 'Server1 D:', text: 'OK', level: 'ok', replica: 'ok' })
  })

  it('that is being created', () => {
    expect(status(protecting('now'))).toMatchObject({
      text: 'Replica creation in progress',
      level: 'busy',
      trouble: 'replica-pending',
      replica: 'pending'
    })
  })

  it('that is to be created later, then is, and is in order then', () => {
    const later = protecting('later')
    expect(status(later)).toMatchObject({
      text: 'Replica creation pending',
      level: 'info',
      trouble: 'replica-pending',
      replica: 'pending'
    })
    expect(status(later.after('13h'))).toMatchObject({ text: 'Replica creation pending' })
    expect(status(later.after('14h'))).toMatchObject({ text: 'Replica creation in progress' })
    expect(status(later.after('18h'))).toMatchObject({ text: 'OK' })
  })

  it('that could not be created', () => {
    const of = protecting('now').does(fail('Server1'), repair('Server1'))
    expect(status(of)).toMatchObject({
      text: 'Unable to configure protection',
      level: 'critical',
      trouble: 'job-failed',
      reason: expect.stringContaining('(ID 41)') as string,
      replica: 'pending'
    })
  })

  it('that waits for its data, and is in order when a check has run', () => {
    const of = protecting('manual')
    expect(status(of)).toMatchObject({
      text: 'Manual replica creation pending',
      level: 'info',
      trouble: 'replica-waiting',
      replica: 'waiting'
    })
    expect(active(of, 'DPM1')).toEqual(['Informational 3118 Server1 D:'])
    expect(protectionView(of.estate, on(of, 'DPM1')).groups[0]?.policy.replicaCreation).toBe('manual')
    const checking = of.does(check('DPM1', 'Server1'))
    expect(status(checking)).toMatchObject({ text: 'Replica is inconsistent, verification in progress' })
    expect(status(checking.after('4h'))).toMatchObject({ text: 'OK' })
  })

  it('that is inconsistent, and is being checked', () => {
    const of = protecting('now').does({ do: 'cancel-job', ...D })
    expect(status(of)).toMatchObject({
      text: 'Replica is inconsistent',
      level: 'critical',
      trouble: 'replica-inconsistent',
      replica: 'inconsistent'
    })
    expect(status(of.does(check('DPM1', 'Server1')))).toMatchObject({
      text: 'Replica is inconsistent, verification in progress',
      level: 'busy',
      trouble: 'replica-inconsistent'
    })
  })

  it('that is missing since the DPM database was restored, and waits once it is reallocated', () => {
    const of = pair.does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'), {
      do: 'set-dpm-server',
      computer: 'Server1',
      server: 'DPM1'
    })
    expect(status(of)).toMatchObject({
      text: 'Replica is missing',
      level: 'critical',
      trouble: 'replica-missing',
      replica: 'missing'
    })
    expect(status(of.does({ do: 'reallocate-replicas', on: 'DPM1' }))).toMatchObject({
      text: 'Manual replica creation pending',
      trouble: 'replica-waiting'
    })
  })

  it('that is in order, with a job that failed', () => {
    const of = hourly
      .does({ do: 'cut-network', from: 'DPM1', to: 'Server1' })
      .after('2h')
      .does({ do: 'restore-network', from: 'DPM1', to: 'Server1' })
    expect(status(of)).toMatchObject({
      text: 'A job failed',
      level: 'critical',
      trouble: 'job-failed',
      reason: expect.stringContaining('(ID 53)') as string,
      replica: 'ok'
    })
    expect(status(of.after('2h'))).toMatchObject({ text: 'OK' })
  })
})

describe('a source that cannot be read', () => {
  it.each([
    [fail('Server1'), 'Agent unreachable', 'unreachable', 41],
    [{ do: 'cut-network', from: 'DPM1', to: 'Server1' }, 'Agent unreachable', 'unreachable', 53],
    [{ do: 'spoil-credentials', computer: 'Server1' }, 'Agent access denied', 'access-denied', 42],
    [{ do: 'outdate-agent', computer: 'Server1' }, 'Agent incompatible', 'agent-incompatible', 904],
    [{ do: 'disable-agent', on: 'DPM1', computer: 'Server1' }, 'Agent disabled', 'agent-disabled', 30_186]
  ] as const)('is told before the replica: %o', (command, text, trouble, id) => {
    const told = { text, trouble, level: 'critical', reason: expect.stringContaining(`(ID ${id})`) as string }
    for (const of of [primary, protecting('manual'), protecting('later')]) {
      expect(status(of.does(command))).toMatchObject(told)
    }
  })

  it('of a secondary is the primary: what is wrong with the computer behind it is not told', () => {
    const of = pair.does({ do: 'spoil-credentials', computer: 'Server1' })
    expect(statuses(of, 'DPM2')).toEqual(['DPM1 DPMDB: OK', 'Server1 D:: OK'])
    expect(statuses(pair.does({ do: 'cut-network', from: 'DPM2', to: 'DPM1' }), 'DPM2')).toEqual([
      'DPM1 DPMDB: Agent unreachable',
      'Server1 D:: Agent unreachable'
    ])
  })

  it('is one that protects itself, or that was switched: these are told first', () => {
    const cut = { do: 'cut-network', from: 'DPM2', to: 'DPM1' } as const
    const broken = pair.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))), cut)
    expect(statuses(broken, 'DPM2')[1]).toBe('Server1 D:: Protection stopped')
    const switched = pair.does(fail('DPM1'), switchOn('DPM2', 'Server1'), repair('DPM1'), fail('Server1'))
    expect(statuses(switched, 'DPM1')).toEqual(['Server1 D:: Switched to another DPM server'])
  })
})

describe('what a replica takes and has', () => {
  it('is that of a while of protection when the lab begins', () => {
    const [member] = memberViews(hourly, 'DPM1')
    // Yesterday at eight in the evening, and four days before; it is eight in the morning.
    expect(member?.replica).toMatchObject({
      points: 5,
      newestPoint: -12 * HOUR,
      oldestPoint: (-12 - 4 * 24) * HOUR,
      lastSynchronized: -12 * HOUR
    })
    expect(member?.replica.size).toBeGreaterThan(20 * 1_024)
    expect(member?.replica.allocated).toBeGreaterThan(member?.replica.size ?? Infinity)
    expect(member).toMatchObject({
      type: 'Volume',
      mode: 'primary',
      through: null,
      replicaPath: '\\\\DPM1\\DPM\\Volumes\\Replica\\Server1\\D_',
      job: null
    })
  })

  it('grows with what runs, and keeps as many points as the group wants', () => {
    const replica = (of: Lab) => memberViews(of, 'DPM1')[0]?.replica
    expect(replica(hourly.after('1h', '10m'))).toMatchObject({ points: 5, newestPoint: -12 * HOUR })
    expect(replica(hourly.after('1h', '10m'))?.lastSynchronized).toBeGreaterThan(HOUR)
    const evening = replica(hourly.after('13h'))
    expect(evening?.newestPoint).toBeGreaterThan(12 * HOUR - 1)
    expect(replica(hourly.after('10d'))).toMatchObject({ points: 5 })
    expect(replica(hourly.after('10d'))?.oldestPoint).toBeGreaterThan(4 * 24 * HOUR)
  })

  it('is nothing before it was created, and has no point then', () => {
    const nothing = { points: 0, oldestPoint: null, newestPoint: null, lastSynchronized: null }
    expect(memberViews(protecting('now'), 'DPM1')[0]?.replica).toMatchObject(nothing)
    const [created] = memberViews(protecting('now').after('4h'), 'DPM1')
    expect(created?.replica).toMatchObject({ points: 1 })
    expect(created?.replica.newestPoint).toBe(created?.replica.oldestPoint)
  })

  it('of a lab that has not begun is its size alone', () => {
    const of = plain.does(
      protects('DPM1', data('Server1', 'D:')),
      install('DPM2', 'DPM1'),
      group('DPM2', 'C', copy('Server1', 'D:', 'DPM1'))
    )
    const [member] = memberViews(of, 'DPM1')
    expect(member?.replica).toMatchObject({ allocated: 0, points: 0, newestPoint: null })
    expect(member?.replica.size).toBe(memberViews(of.begins(), 'DPM1')[0]?.replica.size)
    expect(memberViews(of, 'DPM2')[0]?.replica.size).toBe(member?.replica.size)
  })
})
