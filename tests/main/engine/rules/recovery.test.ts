import { describe, expect, it } from 'vitest'
import {
  chains,
  check,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  repair,
  restore,
  switchOn
} from '../builder'
import { cut, reallocate, recover, withPolicy } from '../more-commands'

const estate = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3'],
  servers: { Server1: ['D:', 'SQL/Payroll'], Server2: ['C:'] }
}).does(
  protects('DPM1', data('Server1', ['D:', 'SQL/Payroll'])),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const live = estate.begins()
const switched = live.does(fail('DPM1'), switchOn('DPM2', 'Server1'))
const checked = switched.does(check('DPM2', 'Server1')).after('6h')
/** DPM1 was lost and has its database back: its replicas are missing. */
const restored = live.does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
const waiting = restored.does(reallocate('DPM1'))

describe('no-recovery-point', () => {
  const at = (point: string) => recover('DPM1', 'Server1', 'D:', 'original', { point })

  it('refuses a moment of which there is none', () => {
    expect(live.says(at('2026-01-04 20:00'))).toBe('done')
    expect(live.says(at('2026-01-04 20:01'))).toBe('refused no-recovery-point')
    expect(live.concern(at('2026-01-04 20:01'))).toEqual({
      server: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:',
      name: '2026-01-04 20:01'
    })
    expect(live.says(at('2026-02-30 20:00'))).toBe('refused no-recovery-point')
  })

  it('refuses the newest where there is none at all', () => {
    const created = live.does(install('DPM1', 'Server2'), group('DPM1', 'New', data('Server2', 'C:')))
    const newest = recover('DPM1', 'Server2', 'C:', 'original')
    const stopped = created.does({ do: 'cancel-job', on: 'DPM1', computer: 'Server2', dataSource: 'C:' })
    expect(stopped.says(newest)).toBe('refused no-recovery-point')
    expect(stopped.concern(newest)).toEqual({ server: 'DPM1', computer: 'Server2', dataSource: 'C:' })
    expect(created.after('1d').says(newest)).toBe('done')
  })

  it('knows what a group keeps when the lab begins, and no more', () => {
    expect(live.says(at('2025-12-31 20:00'))).toBe('done')
    expect(live.says(at('2025-12-30 20:00'))).toBe('refused no-recovery-point')
  })

  it('lets go of what is older than the retention range', () => {
    expect(live.after('2d').says(at('2025-12-31 20:00'))).toBe('refused no-recovery-point')
    expect(live.after('2d').says(at('2026-01-04 20:00'))).toBe('done')
  })

  it('refuses everything before the lab has begun: there is no past yet', () => {
    expect(estate.says(recover('DPM1', 'Server1', 'D:', 'original'))).toBe('refused no-recovery-point')
  })

  it('is not asked of the state of now', () => {
    expect(live.says(recover('DPM1', 'Server1', 'D:', 'original', { point: 'latest' }))).toBe('done')
  })
})

describe('latest-not-offered', () => {
  const latest = (on: string) =>
    recover(on, 'Server1', 'D:', 'network-folder', { point: 'latest', target: 'Server2' })

  it('refuses the state of now on a secondary', () => {
    expect(live.says(latest('DPM2'))).toBe('refused latest-not-offered')
    expect(live.concern(latest('DPM2'))).toEqual({ server: 'DPM2', computer: 'Server1', dataSource: 'D:' })
  })

  it('refuses it of a replica that is not consistent', () => {
    expect(switched.says(latest('DPM2'))).toBe('refused latest-not-offered')
    expect(checked.says(latest('DPM2'))).toBe('done')
  })

  it('refuses it of inactive protection, which still has its recovery points', () => {
    const inactive = live.does(drop('DPM1', 'Server1', 'retain'))
    expect(inactive.says(latest('DPM1'))).toBe('refused latest-not-offered')
    expect(inactive.says(recover('DPM1', 'Server1', 'D:', 'original'))).toBe('done')
  })

  it('allows it of direct protection, and the newest recovery point anywhere', () => {
    expect(live.says(latest('DPM1'))).toBe('done')
    expect(live.says(recover('DPM2', 'Server1', 'D:', 'network-folder', { target: 'Server2' }))).toBe('done')
  })
})

describe('original-location-refused', () => {
  const back = recover('DPM2', 'Server1', 'D:', 'original')

  it('refuses a secondary to recover to the original location', () => {
    expect(live.says(back)).toMatch(/^refused original-location-refused/)
    expect(live.concern(back)).toEqual({
      server: 'DPM2',
      computer: 'Server1',
      dataSource: 'D:',
      through: 'DPM1'
    })
  })

  it('allows it once protection was switched, checked or not', () => {
    expect(switched.says(back)).toBe('done')
    expect(checked.says(back)).toBe('done')
  })

  it('refuses it of an inactive copy, too', () => {
    expect(live.does(drop('DPM2', 'DPM1', 'retain')).says(back)).toMatch(/^refused original-location-refused/)
  })

  it('allows other places, and the original location on the primary', () => {
    expect(live.says(recover('DPM1', 'Server1', 'D:', 'original'))).toBe('done')
    expect(live.says(recover('DPM2', 'Server1', 'D:', 'network-folder', { target: 'Server2' }))).toBe('done')
    const alternate = recover('DPM2', 'Server1', 'D:', 'alternate', { target: 'DPM1' })
    expect(live.says(alternate)).toBe('done')
  })
})

describe('database-original-location', () => {
  it('refuses the DPM database its original location', () => {
    const back = recover('DPM2', 'DPM1', 'DPMDB', 'original')
    expect(live.says(back)).toBe('refused database-original-location')
    expect(live.concern(back)).toEqual({ server: 'DPM2', computer: 'DPM1' })
  })

  it('refuses it on the server itself', () => {
    const own = lab({ dpm: ['DPM1'] })
      .does(protects('DPM1', data('DPM1', 'DPMDB')))
      .begins()
    expect(own.says(recover('DPM1', 'DPM1', 'DPMDB', 'original'))).toBe('refused database-original-location')
  })

  it('allows a network folder, and the original location of other databases', () => {
    expect(live.says(recover('DPM2', 'DPM1', 'DPMDB', 'network-folder', { target: 'DPM1' }))).toBe('done')
    expect(live.says(recover('DPM1', 'Server1', 'SQL/Payroll', 'original'))).toBe('done')
  })
})

describe('replica-not-pending', () => {
  const into = recover('DPM2', 'Server1', 'D:', 'replica')

  it('refuses to recover into a replica of the primary that is in use', () => {
    expect(live.says(into)).toBe('refused replica-not-pending')
    expect(live.concern(into)).toEqual({
      server: 'DPM2',
      computer: 'Server1',
      dataSource: 'D:',
      other: 'DPM1'
    })
  })

  it('refuses it while the replica is missing, and allows it when it was reallocated', () => {
    expect(restored.says(into)).toBe('refused replica-not-pending')
    expect(waiting.says(into)).toBe('done')
  })

  it('refuses a second try: the first one leaves the replica inconsistent, well or not', () => {
    expect(waiting.does(into).after('1d').says(into)).toBe('refused replica-not-pending')
    const failed = waiting.does(into, cut('DPM1', 'DPM2'), {
      do: 'restore-network',
      from: 'DPM1',
      to: 'DPM2'
    })
    expect(failed.says(into)).toBe('refused replica-not-pending')
  })

  it('allows it for a replica that is to be created by hand', () => {
    const manual = estate.does(install('DPM1', 'Server2'))
    const there = manual.does(
      withPolicy(group('DPM1', 'By hand', data('Server2', 'C:')), { replicaCreation: 'manual' })
    )
    const copied = there.does({
      do: 'add-members',
      on: 'DPM2',
      group: 'DPM1',
      members: [{ computer: 'Server2', dataSource: 'C:', through: 'DPM1' }]
    })
    expect(copied.begins().says(recover('DPM2', 'Server2', 'C:', 'replica'))).toBe('done')
  })

  it('refuses it where the primary does not list the data', () => {
    const rebuilt = live.does(fail('DPM1'), rebuild('DPM1'))
    expect(rebuilt.says(into)).toBe('refused replica-not-pending')
    expect(waiting.says({ ...into, target: 'DPM3' })).toMatch(/^refused replica-not-pending/)
  })
})

describe('no-recovery-target', () => {
  it('refuses another location that is not named', () => {
    for (const to of ['alternate', 'network-folder'] as const) {
      expect(live.says(recover('DPM1', 'Server1', 'D:', to))).toBe('refused no-recovery-target')
      expect(live.concern(recover('DPM1', 'Server1', 'D:', to))).toEqual({
        server: 'DPM1',
        computer: 'Server1'
      })
    }
  })

  it('refuses to recover into a replica of what came from nowhere', () => {
    expect(live.says(recover('DPM1', 'Server1', 'D:', 'replica'))).toBe('refused no-recovery-target')
  })

  it('refuses to recover into a replica on what is no other DPM server', () => {
    for (const target of ['Server2', 'DPM2']) {
      const into = recover('DPM2', 'Server1', 'D:', 'replica', { target })
      expect(live.says(into)).toMatch(/^refused no-recovery-target/)
      expect(live.concern(into)).toEqual({ server: 'DPM2', computer: 'Server1', name: target })
    }
  })

  it('takes the primary for the target of a replica, also of one that was taken over', () => {
    expect(waiting.says(recover('DPM2', 'Server1', 'D:', 'replica'))).toBe('done')
    const back = checked.does(repair('DPM1'))
    expect(back.says(recover('DPM2', 'Server1', 'D:', 'replica'))).toBe('refused replica-not-pending')
  })

  it('allows a folder on the acting server itself', () => {
    expect(live.says(recover('DPM1', 'Server1', 'D:', 'network-folder', { target: 'DPM1' }))).toBe('done')
  })
})
