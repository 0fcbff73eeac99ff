import { describe, expect, it } from 'vitest'
import type { Command, CommandOf, GroupPolicy } from '@shared/contract/commands'
import { add, copy, data, fail, group, install, lab, protects, type Lab } from '../builder'
import { cancel, cut, withPolicy } from '../more-commands'
import { alerts, allJobs, newJobs, QUIET, replica, state } from './kit'

/* A secondary copies the replica of its primary, which has to be created first. */

const chain = () =>
  lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:'], Server2: ['C:', 'D:'] } })
    .does(protects('DPM1', data('Server1', 'C:')), install('DPM1', 'Server2'))
    .does(protects('DPM2', data('DPM1', 'DPMDB')))
    .begins()
const onPrimary = (policy: Partial<GroupPolicy> = {}): CommandOf<'create-protection-group'> =>
  withPolicy(group('DPM1', 'New', data('Server2', 'C:')), { ...QUIET, ...policy })
const onSecondary = (policy: Partial<GroupPolicy> = {}): Command =>
  withPolicy(group('DPM2', 'Copies', copy('Server2', 'C:', 'DPM1')), { ...QUIET, ...policy })
const creationOf = (of: Lab, on: string) =>
  allJobs(of, on).find(({ type, computer }) => type === 'replica-creation' && computer === 'Server2')
const due = (of: Lab) => replica(of, 'DPM2', 'C:', 'Server2').due['replica-creation']

describe('the copy of a replica', () => {
  it('that is being created waits until that is there, says so, and goes well then', () => {
    const both = chain().does(onPrimary(), onSecondary())
    const end = creationOf(both, 'DPM1')?.end ?? 0
    expect(creationOf(both, 'DPM2')).toBeUndefined()
    expect(due(both)).toBe(end)
    expect(alerts(both, 'DPM2')).toEqual(['replica-creation-pending Server2 C:'])
    const begun = both.after(`${end - both.estate.clock}s`)
    expect(creationOf(begun, 'DPM2')).toMatchObject({ status: 'in-progress', start: end })
    expect(state(begun.after('1d'), 'DPM2', 'C:', 'Server2')).toBe('ok')
  })

  it('that is to be created later waits for the job that will create it', () => {
    const both = chain().does(onPrimary({ replicaCreation: 'later' }), onSecondary())
    const planned = replica(both, 'DPM1', 'C:', 'Server2').due['replica-creation'] ?? 0
    expect(due(both)).toBe(planned + 1)
    // In the evening of the same moment the creation of the primary is under way, and is waited for.
    const evening = both.after(`${planned + 1 - both.estate.clock}s`)
    expect(due(evening)).toBe(creationOf(evening, 'DPM1')?.end)
    expect(state(both.after('3d'), 'DPM2', 'C:', 'Server2')).toBe('ok')
  })

  it('that both are to create later, at the same time, waits as well', () => {
    const both = chain().does(
      onPrimary({ replicaCreation: 'later' }),
      onSecondary({ replicaCreation: 'later' })
    )
    const planned = replica(both, 'DPM1', 'C:', 'Server2').due['replica-creation']
    expect(due(both)).toBe(planned)
    expect(state(both.after('3d'), 'DPM2', 'C:', 'Server2')).toBe('ok')
    expect(newJobs(both.after('3d'), both, 'DPM2')).not.toContain(
      'replica-creation Server2 C: failed primary-replica-invalid'
    )
  })

  it('that is there is begun at once', () => {
    const made = chain().does(onPrimary()).after('1d').does(onSecondary())
    expect(newJobs(made, chain(), 'DPM2')).toContain('replica-creation Server2 C: runs')
  })

  it('whose creation failed has nothing to wait for, and fails', () => {
    const failed = chain().does(onPrimary(), cut('DPM1', 'Server2'), onSecondary())
    expect(creationOf(failed, 'DPM2')).toMatchObject({
      status: 'failed',
      failure: { reason: 'primary-replica-invalid', computer: 'DPM1' }
    })
    expect(due(failed)).toBeUndefined()
  })

  it('whose creation was broken off fails, too', () => {
    const off = chain().does(onPrimary(), cancel('DPM1', 'Server2', 'C:'), onSecondary())
    expect(creationOf(off, 'DPM2')).toMatchObject({ status: 'failed' })
  })

  it('of a primary that is down fails, and does not wait', () => {
    const down = chain().does(
      onPrimary({ replicaCreation: 'later' }),
      onSecondary({ replicaCreation: 'later' })
    )
    const gone = down.does(fail('DPM1')).after('2d')
    expect(creationOf(gone, 'DPM2')).toMatchObject({
      status: 'failed',
      failure: { reason: 'computer-unreachable', computer: 'DPM1' }
    })
  })
})

it('a replica of a computer itself waits for nobody', () => {
  const both = chain().does(onPrimary(), add('DPM1', 'New', data('Server2', 'D:')))
  expect(newJobs(both, chain(), 'DPM1')).toContain('replica-creation Server2 D: runs')
})
