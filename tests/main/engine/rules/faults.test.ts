import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import {
  add,
  allowLocal,
  attach,
  chains,
  check,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  resume,
  switchOn,
  takeOwnership,
  uninstall
} from '../builder'
import {
  correct,
  cut,
  disable,
  enable,
  extend,
  fill,
  mend,
  outdate,
  pointTo,
  reallocate,
  recover,
  spoil,
  start,
  stop,
  throttle,
  update
} from '../more-commands'

const SQL = 'SQL Server VSS Writer'
const WRITER = 'DPMWriter'

const two = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:', 'SQL/Payroll'], Server2: ['C:'] } })
const paired = two.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)

describe('computer-unreachable', () => {
  const apart = two.does(cut('DPM1', 'Server1'))

  it('refuses an agent where the network to the computer is cut, whichever end was named first', () => {
    expect(apart.says(install('DPM1', 'Server1'))).toBe('refused computer-unreachable')
    expect(apart.says(attach('DPM1', 'Server1'))).toBe('refused computer-unreachable')
    expect(two.does(cut('Server1', 'DPM1')).says(install('DPM1', 'Server1'))).toBe(
      'refused computer-unreachable'
    )
    expect(apart.concern(install('DPM1', 'Server1'))).toEqual({ server: 'DPM1', computer: 'Server1' })
  })

  it('does not concern other servers, and is over when the network is back', () => {
    expect(apart.says(install('DPM2', 'Server1'))).toBe('done')
    expect(apart.says(install('DPM1', 'Server2'))).toBe('done')
    expect(apart.does(mend('Server1', 'DPM1')).says(install('DPM1', 'Server1'))).toBe('done')
  })

  it('refuses data of the computer, and of a copy asks for the primary only', () => {
    const ready = paired.does(add('DPM1', 'Server1', data('Server1', 'C:')))
    const more = add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1'))
    expect(ready.does(cut('DPM1', 'DPM2')).says(more)).toBe('refused computer-unreachable')
    expect(ready.does(cut('DPM1', 'DPM2')).concern(more)).toEqual({ server: 'DPM2', computer: 'DPM1' })
    expect(ready.does(cut('DPM2', 'Server1')).says(more)).toBe('done')
    const direct = add('DPM1', 'Server1', data('Server1', 'SQL/Payroll'))
    expect(ready.does(cut('DPM1', 'Server1')).says(direct)).toBe('refused computer-unreachable')
  })

  it('hides from the member tree what cannot be reached', () => {
    expect(paired.does(cut('DPM1', 'Server1')).protectable('DPM1')).not.toContain('Server1 C:')
    expect(paired.protectable('DPM1')).toContain('Server1 C:')
  })

  it('refuses a switch, an ownership and an update of the agent', () => {
    const far = paired.does(cut('DPM2', 'Server1'), cut('DPM1', 'Server1'), outdate('Server1'))
    expect(far.says(switchOn('DPM2', 'Server1'))).toBe('refused computer-unreachable')
    expect(far.says(takeOwnership('DPM1', 'Server1'))).toBe('refused computer-unreachable')
    expect(far.says(update('DPM1', 'Server1'))).toBe('refused computer-unreachable')
  })

  it('refuses a recovery to a computer that the server does not reach', () => {
    const live = paired.begins().does(cut('DPM1', 'Server1'))
    expect(live.says(recover('DPM1', 'Server1', 'D:', 'original'))).toBe('refused computer-unreachable')
    expect(live.concern(recover('DPM1', 'Server1', 'D:', 'original'))).toEqual({
      server: 'DPM1',
      computer: 'Server1'
    })
    expect(live.says(recover('DPM1', 'Server1', 'D:', 'network-folder', { target: 'Server2' }))).toBe('done')
  })

  it('does not matter to what takes the computer for granted', () => {
    const far = paired.does(switchOn('DPM2', 'Server1'), cut('DPM2', 'Server1'), cut('DPM2', 'DPM1'))
    expect(far.says(resume('DPM2', 'Server1'))).toBe('done')
    expect(far.says(check('DPM2', 'Server1'))).toBe('done')
    expect(far.says(disable('DPM2', 'Server1'))).toBe('done')
    expect(far.does(drop('DPM2', 'DPM1', 'retain')).says(uninstall('DPM2', 'Server1'))).toBe('done')
  })
})

describe('access-denied', () => {
  const spoiled = two.does(spoil('Server1'))

  it('refuses to put an agent on a computer whose credentials are wrong', () => {
    expect(spoiled.says(install('DPM1', 'Server1'))).toBe('refused access-denied')
    expect(spoiled.says(attach('DPM1', 'Server1'))).toBe('refused access-denied')
    expect(spoiled.concern(install('DPM2', 'Server1'))).toEqual({ server: 'DPM2', computer: 'Server1' })
    expect(two.does(spoil('DPM1')).says(install('DPM2', 'DPM1'))).toBe('refused access-denied')
  })

  it('does not concern other computers, and is over when the credentials are right', () => {
    expect(spoiled.says(install('DPM1', 'Server2'))).toBe('done')
    expect(spoiled.does(correct('Server1')).says(install('DPM1', 'Server1'))).toBe('done')
  })

  it('does not refuse members: their jobs fail', () => {
    const denied = two.does(install('DPM1', 'Server1'), spoil('Server1'))
    expect(denied.says(group('DPM1', 'New', data('Server1', 'C:')))).toBe('done')
  })

  it('does not speak of a computer that only knows no new installation', () => {
    const rebuilt = paired
      .begins()
      .does(fail('DPM1'), { do: 'rebuild-server', server: 'DPM1' }, uninstall('DPM1', 'Server1'))
    expect(rebuilt.estate.faults.denials).toContainEqual({ computer: 'Server1', server: 'DPM1' })
    expect(rebuilt.says(install('DPM1', 'Server1'))).toBe('done')
  })
})

describe('sql-writer-stopped', () => {
  const stopped = two.does(
    install('DPM1', 'Server1'),
    stop('Server1', SQL),
    install('DPM2', 'DPM1'),
    stop('DPM1', SQL)
  )

  it('refuses databases of the computer, the DPM database of a server among them', () => {
    const database = group('DPM1', 'New', data('Server1', ['C:', 'SQL/Payroll']))
    expect(stopped.says(database)).toBe('refused sql-writer-stopped')
    expect(stopped.concern(database)).toEqual({
      server: 'DPM1',
      computer: 'Server1',
      dataSource: 'SQL/Payroll'
    })
    expect(stopped.says(group('DPM2', 'New', data('DPM1', 'DPMDB')))).toBe('refused sql-writer-stopped')
    expect(stopped.says(group('DPM1', 'New', data('DPM1', 'DPMDB')))).toBe('refused sql-writer-stopped')
  })

  it('leaves files alone, and databases elsewhere', () => {
    expect(stopped.says(group('DPM1', 'New', data('Server1', ['C:', 'D:'])))).toBe('done')
    expect(stopped.says(group('DPM2', 'New', data('DPM1', 'System State')))).toBe('done')
    expect(stopped.says(group('DPM2', 'New', data('DPM2', 'DPMDB')))).toBe('done')
  })

  it('does not matter to a secondary, which copies the replica', () => {
    const primary = two.does(protects('DPM1', data('Server1', 'SQL/Payroll')), install('DPM2', 'DPM1'))
    const replica = group('DPM2', 'New', data('DPM1', 'System State'), copy('Server1', 'SQL/Payroll', 'DPM1'))
    expect(primary.does(stop('Server1', SQL)).says(replica)).toBe('done with dpmdb-not-selected')
  })

  it('leaves databases out of all of a computer, until the service runs', () => {
    expect(stopped.protectable('DPM1')).not.toContain('Server1 SQL/Payroll')
    expect(stopped.does(group('DPM1', 'New', data('Server1', 'all'))).members('DPM1')).toHaveLength(2)
    expect(stopped.does(start('Server1', SQL)).protectable('DPM1')).toContain('Server1 SQL/Payroll')
  })
})

describe('dpm-writer-stopped', () => {
  const stopped = two.does(
    protects('DPM1', data('Server1', ['C:', 'D:'])),
    install('DPM2', 'DPM1'),
    stop('DPM1', WRITER)
  )

  it('refuses replicas of the primary', () => {
    const replicas = group('DPM2', 'New', data('DPM1', 'DPMDB'), copy('Server1', 'D:', 'DPM1'))
    expect(stopped.says(replicas)).toBe('refused dpm-writer-stopped')
    expect(stopped.concern(replicas)).toEqual({ server: 'DPM2', computer: 'Server1', through: 'DPM1' })
    expect(stopped.does(start('DPM1', WRITER)).says(replicas)).toBe('done')
  })

  it('leaves alone the own data of the primary, and what it protects itself', () => {
    expect(stopped.says(group('DPM2', 'New', data('DPM1', ['DPMDB', 'System State'])))).toBe('done')
    expect(stopped.says(add('DPM1', 'Server1', data('Server1', 'SQL/Payroll')))).toBe('done')
  })

  it('does not matter on the secondary', () => {
    const own = stopped.does(start('DPM1', WRITER), stop('DPM2', WRITER))
    expect(own.says(group('DPM2', 'New', data('DPM1', 'DPMDB'), copy('Server1', 'D:', 'DPM1')))).toBe('done')
  })

  it('leaves the member tree without replicas', () => {
    expect(stopped.protectable('DPM2')).not.toContain('Server1 D: through DPM1')
    expect(stopped.does(start('DPM1', WRITER)).protectable('DPM2')).toContain('Server1 D: through DPM1')
  })
})

describe('nothing-to-change', () => {
  const asks: [Command, Command, object][] = [
    [cut('DPM1', 'Server1'), mend('DPM1', 'Server1'), { computer: 'DPM1', name: 'Server1' }],
    [stop('Server1', SQL), start('Server1', SQL), { computer: 'Server1', name: SQL }],
    [stop('DPM1', SQL), start('DPM1', SQL), { computer: 'DPM1', name: SQL }],
    [stop('DPM1', WRITER), start('DPM1', WRITER), { computer: 'DPM1', name: WRITER }],
    [spoil('Server1'), correct('Server1'), { computer: 'Server1' }],
    [outdate('Server1'), update('DPM1', 'Server1'), { computer: 'Server1' }],
    [disable('DPM1', 'Server1'), enable('DPM1', 'Server1'), { server: 'DPM1', computer: 'Server1' }],
    [throttle('DPM1', 'Server1', 10), throttle('DPM1', 'Server1'), { server: 'DPM1', computer: 'Server1' }],
    [fill('DPM1'), extend('DPM1', 10), { server: 'DPM1' }]
  ]

  it.each(asks)('refuses %j twice, and allows it again after %j', (deed, back, concern) => {
    const changed = paired.does(deed)
    expect(changed.says(deed)).toBe('refused nothing-to-change')
    expect(changed.concern(deed)).toEqual(concern)
    expect(changed.does(back).says(deed)).toBe('done')
  })

  const cures = asks.filter(([deed]) => deed.do !== 'fill-storage').map(([, back]) => back)
  it.each(cures)('refuses %j where nothing is out of order', (back) => {
    expect(paired.says(back)).toBe('refused nothing-to-change')
  })

  it('refuses to cut a computer off from itself', () => {
    expect(two.says(cut('DPM1', 'DPM1'))).toBe('refused nothing-to-change')
  })

  it('counts a network that was cut from the other end', () => {
    const apart = two.does(cut('DPM1', 'Server1'))
    expect(apart.says(cut('Server1', 'DPM1'))).toBe('refused nothing-to-change')
    expect(apart.concern(cut('Server1', 'DPM1'))).toEqual({ computer: 'Server1', name: 'DPM1' })
  })

  it('refuses the same throttle, and allows another', () => {
    const slow = paired.does(throttle('DPM1', 'Server1', 10))
    expect(slow.says(throttle('DPM1', 'Server1', 10))).toBe('refused nothing-to-change')
    expect(slow.says(throttle('DPM1', 'Server1', 20))).toBe('done')
  })

  it('refuses SetDpmServer on a computer that admits the server', () => {
    expect(paired.says(pointTo('Server1', 'DPM1'))).toBe('refused nothing-to-change')
    expect(paired.concern(pointTo('Server1', 'DPM1'))).toEqual({ server: 'DPM1', computer: 'Server1' })
    expect(paired.does(spoil('Server1')).says(pointTo('Server1', 'DPM1'))).toBe('done')
  })

  it('refuses to reallocate replicas where none is missing', () => {
    expect(paired.says(reallocate('DPM1'))).toBe('refused nothing-to-change')
    const restored = paired
      .begins()
      .does(
        fail('DPM1'),
        { do: 'rebuild-server', server: 'DPM1' },
        { do: 'restore-database', server: 'DPM1', from: 'DPM2' }
      )
    expect(restored.says(reallocate('DPM1'))).toBe('done')
    expect(restored.does(reallocate('DPM1')).concern(reallocate('DPM1'))).toEqual({ server: 'DPM1' })
  })

  it('does not ask of what can be set as it is', () => {
    expect(two.does(allowLocal('DPM1')).says(allowLocal('DPM1'))).toBe('done')
  })
})
