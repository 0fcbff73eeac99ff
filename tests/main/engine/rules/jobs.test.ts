import { describe, expect, it } from 'vitest'
import {
  add,
  chains,
  check,
  data,
  fail,
  lab,
  protects,
  rebuild,
  restore,
  resume,
  repair,
  switchOn
} from '../builder'
import { backUp, cancel, checkOf, cut, recover, reallocate, retry } from '../more-commands'

const estate = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'] } }).does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const live = estate.begins()
const busy = live.does(check('DPM1', 'Server1'))

describe('replica-busy', () => {
  it('refuses a recovery point while a job runs on the replica', () => {
    expect(busy.says(backUp('DPM1', 'Server1', 'D:'))).toBe('refused replica-busy')
    expect(busy.concern(backUp('DPM1', 'Server1'))).toEqual({
      server: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:'
    })
  })

  it.each(['synchronization', 'express-full', 'recovery-point'] as const)(
    'whatever is to run: %s',
    (type) => {
      expect(busy.says(backUp('DPM1', 'Server1', 'D:', type))).toBe('refused replica-busy')
    }
  )

  it('refuses a recovery, but for a synchronization, which gives way', () => {
    const back = recover('DPM1', 'Server1', 'D:', 'original')
    expect(busy.says(back)).toBe('refused replica-busy')
    expect(live.does(backUp('DPM1', 'Server1', 'D:', 'synchronization')).says(back)).toBe('done')
    expect(live.does(back).says(back)).toBe('refused replica-busy')
  })

  it('refuses to run a failed job again', () => {
    const failed = live.does(cut('DPM1', 'Server1'), backUp('DPM1', 'Server1', 'D:'))
    expect(failed.says(retry('DPM1', 'Server1', 'D:'))).toBe('done')
    const again = failed.does({ do: 'restore-network', from: 'DPM1', to: 'Server1' })
    expect(again.does(check('DPM1', 'Server1')).says(retry('DPM1', 'Server1', 'D:'))).toBe(
      'refused replica-busy'
    )
  })

  it('is over when the job ended, or was cancelled', () => {
    expect(busy.after('1d').says(backUp('DPM1', 'Server1', 'D:'))).toBe('done')
    expect(busy.does(cancel('DPM1', 'Server1', 'D:')).says(backUp('DPM1', 'Server1', 'D:'))).toBe('done')
  })

  it('concerns one replica, on one server', () => {
    expect(busy.says(backUp('DPM2', 'Server1', 'D:'))).toBe('done')
    expect(busy.says(backUp('DPM2', 'DPM1', 'DPMDB'))).toBe('done')
  })

  it('does not refuse a consistency check: it waits', () => {
    const waiting = live.does(recover('DPM1', 'Server1', 'D:', 'original'), checkOf('DPM1', 'Server1', 'D:'))
    expect(waiting.says(check('DPM1', 'Server1'))).toBe('done')
  })

  it('is listed after what the server and the replica are', () => {
    const inconsistent = live.does(switchOn('DPM2', 'Server1'), check('DPM2', 'Server1'))
    expect(inconsistent.says(backUp('DPM2', 'Server1', 'D:'))).toBe('refused replica-not-ready, replica-busy')
  })

  it('is never met before the lab has begun', () => {
    expect(estate.does(check('DPM1', 'Server1')).says(backUp('DPM1', 'Server1', 'D:'))).toBe('done')
  })
})

describe('replica-not-ready', () => {
  const point = backUp('DPM2', 'Server1', 'D:')

  it('refuses a recovery point of a replica that is inconsistent, until it was checked', () => {
    for (const before of [estate, live]) {
      const switched = before.does(switchOn('DPM2', 'Server1'))
      expect(switched.says(point)).toBe('refused replica-not-ready')
      expect(switched.concern(point)).toEqual({ server: 'DPM2', computer: 'Server1', dataSource: 'D:' })
      expect(switched.does(check('DPM2', 'Server1')).after('1d').says(point)).toBe('done')
    }
  })

  it('refuses it while protection is resumed and the copies are compared', () => {
    const resumed = live.does(
      switchOn('DPM2', 'Server1'),
      check('DPM2', 'Server1'),
      fail('DPM1'),
      repair('DPM1'),
      resume('DPM2', 'Server1')
    )
    expect(resumed.says(point)).toBe('refused replica-not-ready, replica-busy')
    expect(resumed.after('1d').says(point)).toBe('done')
  })

  it('refuses it of a replica that is being created', () => {
    const created = live.does(add('DPM1', 'Server1', data('Server1', 'C:')))
    expect(created.says(backUp('DPM1', 'Server1', 'C:'))).toBe('refused replica-not-ready, replica-busy')
    expect(created.after('1d').says(backUp('DPM1', 'Server1', 'C:'))).toBe('done')
    expect(created.says(backUp('DPM1', 'Server1', 'D:'))).toBe('done')
  })

  it('refuses it of all members together when one is not ready', () => {
    const created = live.does(
      add('DPM1', 'Server1', data('Server1', 'C:')),
      cut('DPM1', 'Server1') // ends the creation
    )
    expect(created.says(backUp('DPM1', 'Server1'))).toBe('refused replica-not-ready')
    expect(created.concern(backUp('DPM1', 'Server1'))).toMatchObject({ dataSource: 'C:' })
  })

  it('refuses it of a replica that is missing, or waits for its data', () => {
    const restored = live.does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    expect(restored.says(backUp('DPM1', 'Server1', 'D:'))).toBe('refused replica-not-ready')
    expect(restored.does(reallocate('DPM1')).says(backUp('DPM1', 'Server1', 'D:'))).toBe(
      'refused replica-not-ready'
    )
  })

  it('is listed after the server', () => {
    expect(live.does(switchOn('DPM2', 'Server1'), fail('DPM2')).says(point)).toBe(
      'refused server-unavailable, replica-not-ready'
    )
  })

  it('is not asked of jobs that are run again: they fail', () => {
    const switched = live.does(cut('DPM1', 'DPM2'), point, switchOn('DPM2', 'Server1'))
    expect(switched.says(retry('DPM2', 'Server1', 'D:'))).toBe('done')
  })
})
