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
  rebuild,
  remove,
  removeInactive,
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  uninstall
} from '../builder'
import {
  backUp,
  cancel,
  checkOf,
  correct,
  cut,
  disable,
  enable,
  extend,
  fill,
  outdate,
  pointTo,
  reallocate,
  recover,
  retry,
  setPolicy,
  spoil,
  stop,
  throttle,
  update
} from '../more-commands'

const two = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'] } })
const paired = two.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)

describe('unknown-name', () => {
  const asks: [string, Command][] = [
    ['the acting server', install('DPM9', 'Server1')],
    ['a protected server that is to act', install('Server1', 'DPM1')],
    ['a computer to install on', install('DPM1', 'Server9')],
    ['a computer to attach', attach('DPM1', 'Server9')],
    ['a computer to uninstall from', uninstall('DPM1', 'Server9')],
    ['a computer to take ownership of', takeOwnership('DPM1', 'Server9')],
    ['a computer to switch', switchOn('DPM2', 'Server9')],
    ['a computer to resume', resume('DPM2', 'Server9')],
    ['a computer to check', check('DPM2', 'Server9')],
    ['a computer whose inactive protection is to go', removeInactive('DPM2', 'Server9')],
    ["a member's computer", group('DPM1', 'New', data('Server9', 'C:'))],
    ["a member's computer, all of it", group('DPM1', 'New', data('Server9', 'all'))],
    ["a member's data source", group('DPM1', 'New', data('Server1', 'E:'))],
    ['one data source of several', group('DPM1', 'New', data('Server1', ['C:', 'E:']))],
    ["a member's primary", group('DPM2', 'New', copy('Server1', 'D:', 'DPM9'))],
    ['a protected server as a primary', group('DPM2', 'New', copy('Server1', 'D:', 'Server1'))],
    ['a group to add to', add('DPM1', 'Nothing', data('Server1', 'C:'))],
    ["another server's group", add('DPM1', 'DPM1', data('Server1', 'C:'))],
    ['a group to remove from', drop('DPM1', 'Nothing', 'delete')],
    ['a member to remove', drop('DPM1', 'Server1', 'delete', data('Server1', 'C:'))],
    ['a member to remove, of another computer', drop('DPM1', 'Server1', 'delete', data('DPM2', 'D:'))],
    ['a server to fail', fail('DPM9')],
    ['a server to repair', repair('DPM9')],
    ['a server to remove', remove('DPM9')],
    ['a protected server to remove: it takes DPM servers only', remove('Server1')],
    ['a server to rebuild', rebuild('DPM9')],
    ['a protected server to rebuild', rebuild('Server1')],
    ['a server to restore', restore('DPM9', 'DPM2')],
    ['a server to restore from', restore('DPM1', 'DPM9')],
    ['a server to allow local data protection on', allowLocal('DPM9')],
    ['a data source to check that is no member', checkOf('DPM1', 'Server1', 'C:')],
    ['a member to back up', backUp('DPM1', 'Server1', 'C:')],
    ['a computer to back up, without members', backUp('DPM1', 'DPM2')],
    ['a group to modify', setPolicy('DPM1', 'Nothing', {})],
    ['a copy to recover', recover('DPM1', 'Server1', 'C:', 'original')],
    ['a target', recover('DPM1', 'Server1', 'D:', 'alternate', { target: 'Server9' })],
    ['a job to cancel', cancel('DPM1', 'Server1', 'D:')],
    ['a job to run again', retry('DPM1', 'Server1', 'D:', { job: 'synchronization' })],
    [
      'an alert to inactivate',
      { do: 'inactivate-alert', on: 'DPM1', alert: 'replica-inconsistent', computer: 'Server1' }
    ],
    ['an end of the network', cut('DPM1', 'Server9')],
    ['the other end of the network', cut('DPM9', 'Server1')],
    ['a computer with a service', stop('Server9', 'SQL Server VSS Writer')],
    ['a DPM server with its own service', stop('Server1', 'DPMWriter')],
    ['a computer with an old agent', outdate('Server9')],
    ['a DPM server with an old agent: its agent comes with its DPM', outdate('DPM1')],
    ['a computer with credentials', spoil('Server9')],
    ['a computer with credentials to correct', correct('Server9')],
    ['a pool to fill', fill('DPM9')],
    ['a pool to extend', extend('Server1', 1)],
    ['a server with replicas to reallocate', reallocate('DPM9')],
    ['a computer that is to be set to a server', pointTo('Server9', 'DPM1')],
    ['a server that it is to be set to', pointTo('Server1', 'DPM9')],
    ['an agent to disable', disable('DPM1', 'Server9')],
    ['an agent to update', update('DPM9', 'Server1')]
  ]
  it.each(asks)('refuses %s', (_, command) => {
    expect(paired.says(command)).toBe('refused unknown-name')
  })

  it('tells the name', () => {
    expect(two.concern(install('DPM1', 'Server9'))).toMatchObject({ name: 'Server9', sort: 'computer' })
    expect(two.concern(install('DPM9', 'Server1'))).toMatchObject({ name: 'DPM9', sort: 'DPM server' })
    expect(two.concern(group('DPM1', 'New', data('Server1', 'E:')))).toMatchObject({ name: 'E:' })
  })

  it('tells the job, the alert or the member that is not there', () => {
    expect(paired.concern(cancel('DPM1', 'Server1', 'D:', { job: 'synchronization' }))).toEqual({
      server: 'DPM1',
      computer: 'Server1',
      dataSource: 'D:',
      name: 'Synchronization',
      sort: 'job'
    })
    expect(paired.concern(checkOf('DPM1', 'Server1', 'C:'))).toEqual({
      name: 'C: on Server1',
      sort: 'member'
    })
  })

  it('compares names with their case', () => {
    expect(two.says(install('dpm1', 'Server1'))).toBe('refused unknown-name')
    expect(two.says(install('DPM1', 'server1'))).toBe('refused unknown-name')
    expect(two.does(install('DPM1', 'Server1')).says(group('DPM1', 'New', data('Server1', 'c:')))).toBe(
      'refused unknown-name'
    )
  })

  it('allows the names of the lab', () => {
    expect(two.says(install('DPM1', 'Server1'))).toBe('done')
  })
})

describe('server-unavailable', () => {
  const asks: Command[] = [
    install('DPM2', 'Server1'),
    attach('DPM2', 'Server1'),
    uninstall('DPM2', 'DPM1'),
    takeOwnership('DPM2', 'DPM1'),
    group('DPM2', 'New', data('DPM1', 'System State')),
    add('DPM2', 'DPM1', data('DPM1', 'System State')),
    drop('DPM2', 'DPM1', 'retain'),
    removeInactive('DPM2', 'Server1'),
    switchOn('DPM2', 'Server1'),
    resume('DPM2', 'Server1'),
    check('DPM2', 'Server1'),
    restore('DPM1', 'DPM2'),
    allowLocal('DPM2'),
    checkOf('DPM2', 'Server1', 'D:'),
    backUp('DPM2', 'Server1'),
    setPolicy('DPM2', 'DPM1', {}),
    recover('DPM2', 'Server1', 'D:', 'network-folder', { target: 'DPM2' }),
    disable('DPM2', 'DPM1'),
    enable('DPM2', 'DPM1'),
    throttle('DPM2', 'DPM1', 10),
    update('DPM2', 'DPM1'),
    extend('DPM2', 10),
    reallocate('DPM2'),
    { do: 'rescan-library', on: 'DPM2' },
    { do: 'inventory-library', on: 'DPM2' }
  ]
  it.each(asks)('refuses $do on a failed server', (command) => {
    expect(paired.does(fail('DPM2')).says(command)).toMatch(/^refused server-unavailable/)
  })
  it.each(asks)('refuses $do on a removed server', (command) => {
    expect(paired.does(remove('DPM2')).says(command)).toMatch(/^refused server-unavailable/)
  })

  it('refuses to fail what is not online, and to remove what is removed', () => {
    expect(two.does(fail('DPM1')).says(fail('DPM1'))).toBe('refused server-unavailable')
    expect(two.does(remove('DPM1')).says(fail('DPM1'))).toBe('refused server-unavailable')
    expect(two.does(fail('Server1')).says(fail('Server1'))).toBe('refused server-unavailable')
    expect(two.does(remove('DPM1')).says(remove('DPM1'))).toBe('refused server-unavailable')
  })

  it('refuses jobs and alerts of a server that is down', () => {
    const live = paired.begins().does(cut('DPM1', 'DPM2'), check('DPM2', 'Server1'), fail('DPM2'))
    expect(live.says(retry('DPM2', 'Server1', 'D:'))).toBe('refused server-unavailable')
    expect(
      live.says({ do: 'inactivate-alert', on: 'DPM2', alert: 'agent-unreachable', computer: 'DPM1' })
    ).toBe('refused server-unavailable')
  })

  it('does not concern what is done from outside', () => {
    const down = paired.does(fail('DPM2'))
    for (const deed of [cut('DPM1', 'DPM2'), stop('DPM2', 'DPMWriter'), spoil('DPM2'), fill('DPM2')]) {
      expect(down.says(deed)).toBe('done')
    }
  })

  it('allows to remove a failed server', () => {
    expect(two.does(fail('DPM1')).says(remove('DPM1'))).toBe('done')
  })

  it('allows a server that is online, or was repaired or rebuilt', () => {
    expect(two.does(fail('DPM1'), repair('DPM1')).says(install('DPM1', 'Server1'))).toBe('done')
    expect(two.does(fail('DPM1'), rebuild('DPM1')).says(install('DPM1', 'Server1'))).toBe('done')
    expect(two.does(remove('DPM1'), rebuild('DPM1')).says(install('DPM1', 'Server1'))).toBe('done')
  })
})

describe('computer-unavailable', () => {
  it('refuses an agent on a computer that is down', () => {
    expect(two.does(fail('Server1')).says(install('DPM1', 'Server1'))).toBe('refused computer-unavailable')
    expect(two.does(fail('Server1')).says(attach('DPM1', 'Server1'))).toBe('refused computer-unavailable')
    expect(two.does(fail('DPM1')).says(install('DPM2', 'DPM1'))).toBe('refused computer-unavailable')
    expect(two.does(remove('DPM1')).says(install('DPM2', 'DPM1'))).toBe('refused computer-unavailable')
  })

  it('refuses data of a computer that is down', () => {
    expect(paired.does(fail('Server1')).says(add('DPM1', 'Server1', data('Server1', 'C:')))).toBe(
      'refused computer-unavailable'
    )
  })

  it('refuses a replica of a primary that is down, but not of a computer that is', () => {
    const ready = paired.does(add('DPM1', 'Server1', data('Server1', 'C:')))
    const more = add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1'))
    expect(ready.does(fail('DPM1')).says(more)).toBe('refused computer-unavailable')
    expect(ready.does(fail('Server1')).says(more)).toBe('done')
  })

  it('refuses to switch, or to own, a computer that is down', () => {
    expect(paired.does(fail('Server1')).says(switchOn('DPM2', 'Server1'))).toBe(
      'refused computer-unavailable'
    )
    expect(paired.does(fail('Server1')).says(takeOwnership('DPM1', 'Server1'))).toBe(
      'refused computer-unavailable'
    )
  })

  it('refuses a restore onto a server that is down', () => {
    expect(paired.does(fail('DPM1'), rebuild('DPM1'), fail('DPM1')).says(restore('DPM1', 'DPM2'))).toBe(
      'refused computer-unavailable'
    )
  })

  it('refuses to update an agent, or to run SetDpmServer, on a computer that is down', () => {
    const down = paired.does(outdate('Server1'), spoil('Server1'), fail('Server1'))
    expect(down.says(update('DPM1', 'Server1'))).toBe('refused computer-unavailable')
    expect(down.says(pointTo('Server1', 'DPM1'))).toBe('refused computer-unavailable')
  })

  it('refuses to recover to a computer that is down', () => {
    const down = paired.begins().does(fail('Server1'))
    const back = recover('DPM1', 'Server1', 'D:', 'original')
    expect(down.says(back)).toBe('refused computer-unavailable')
    expect(down.concern(back)).toEqual({ server: 'DPM1', computer: 'Server1' })
    expect(down.says({ ...back, to: 'alternate', target: 'DPM1' })).toBe('done')
  })

  it('does not matter to an uninstall, a resume or a consistency check', () => {
    const unused = two.does(install('DPM1', 'Server1'), fail('Server1'))
    expect(unused.says(uninstall('DPM1', 'Server1'))).toBe('done')
    const switched = paired.does(switchOn('DPM2', 'Server1'), fail('Server1'))
    expect(switched.says(check('DPM2', 'Server1'))).toBe('done')
    expect(switched.says(resume('DPM2', 'Server1'))).toBe('done')
  })

  it('is never met by a command on the acting server itself', () => {
    const own = two.does(fail('DPM1'))
    expect(own.says(install('DPM1', 'DPM1'))).toBe('refused server-unavailable, agent-on-itself')
    expect(own.says(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe('refused server-unavailable')
    expect(own.says(takeOwnership('DPM1', 'DPM1'))).not.toContain('computer-unavailable')
    expect(own.does(rebuild('DPM1'), fail('DPM1')).says(restore('DPM1', 'DPM1'))).not.toContain(
      'computer-unavailable'
    )
  })
})
