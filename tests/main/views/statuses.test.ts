import { describe, expect, it } from 'vitest'
import { protectionView } from '@main/views/protection'
import {
  attach,
  check,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  removeInactive,
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  uninstall
} from '../engine/builder'
import { active, agents, alerts, members, on, pair, plain, primary, statuses } from './view-kit'

const switched = pair.does(fail('DPM1'), switchOn('DPM2', 'Server1'))

describe('all is well', () => {
  it.each(['DPM1', 'DPM2'])('on %s: members OK, agents OK, no alerts', (server) => {
    expect(members(pair, server).every(({ text, level }) => text === 'OK' && level === 'ok')).toBe(true)
    expect(members(pair, server).length).toBeGreaterThan(0)
    expect(alerts(pair, server)).toEqual([])
  })

  it('its own data needs no agent, and is none', () => {
    const own = plain.does(group('DPM1', 'Own', data('DPM1', 'DPMDB'))).begins()
    expect(statuses(own, 'DPM1')).toEqual(['DPM1 DPMDB: OK'])
    expect(agents(own, 'DPM1')).toEqual([])
    expect(alerts(own, 'DPM1')).toEqual([])
  })
})

describe('a server that is down', () => {
  it('says so of each member and raises no alerts itself', () => {
    const down = pair.does(fail('DPM1'))
    expect(members(down, 'DPM1')).toEqual([
      { of: 'Server1 D:', text: 'DPM server not available', level: 'inactive', reason: 'DPM1 is failed.' }
    ])
    expect(alerts(down, 'DPM1')).toEqual([])
  })

  it('unreachable (3122): the protected server of a primary', () => {
    const down = primary.does(fail('Server1'))
    expect(members(down, 'DPM1')).toMatchObject([
      { text: 'Agent unreachable', level: 'critical', trouble: 'unreachable' }
    ])
    expect(active(down, 'DPM1')).toEqual(['Warning 3122 Server1'])
    expect(agents(down, 'DPM1')).toEqual(['Server1: protected, Unreachable, DPM1'])
    expect(active(down.does(repair('Server1')), 'DPM1')).toEqual([])
  })

  it('unreachable (3122): the primary of a secondary, once', () => {
    const down = pair.does(fail('DPM1'))
    expect(members(down, 'DPM2').map(({ text }) => text)).toEqual(['Agent unreachable', 'Agent unreachable'])
    expect(active(down, 'DPM2')).toEqual(['Warning 3122 DPM1'])
    expect(agents(down, 'DPM2')).toEqual(['DPM1: protected, Unreachable, DPM2'])
  })

  it('a protected server that only the primary reaches is no matter of the secondary', () => {
    const down = pair.does(fail('Server1'))
    expect(active(down, 'DPM2')).toEqual([])
    expect(members(down, 'DPM2').every(({ text }) => text === 'OK')).toBe(true)
  })
})

describe('a switch', () => {
  it('leaves the replica inconsistent (3106) until a check has run', () => {
    expect(members(switched, 'DPM2')).toMatchObject([
      { of: 'DPM1 DPMDB', text: 'Agent unreachable' },
      { of: 'Server1 D:', text: 'Replica is inconsistent', level: 'critical' }
    ])
    expect(active(switched, 'DPM2')).toEqual(['Critical 3106 Server1 D:', 'Warning 3122 DPM1'])
    const checking = switched.does(check('DPM2', 'Server1'))
    expect(members(checking, 'DPM2')[1]).toMatchObject({
      text: 'Replica is inconsistent, verification in progress',
      level: 'busy',
      trouble: 'replica-inconsistent'
    })
    expect(active(checking, 'DPM2')).toEqual(['Warning 3104 Server1 D:', 'Warning 3122 DPM1'])
    const checked = checking.after('3h')
    expect(active(checked, 'DPM2')).toEqual(['Warning 3122 DPM1'])
    expect(members(checked, 'DPM2')[1]).toMatchObject({ text: 'OK' })
  })

  it('is followed by no check by itself, however long one waits', () => {
    expect(members(switched.after('5h'), 'DPM2')[1]).toMatchObject({ text: 'Replica is inconsistent' })
  })

  it('with its source gone the check fails, and what to do first is said', () => {
    const down = switched.does(fail('Server1'))
    expect(active(down, 'DPM2')).toEqual([
      'Critical 3106 Server1 D:',
      'Warning 3122 Server1',
      'Warning 3122 DPM1'
    ])
    expect(alerts(down, 'DPM2')[0]?.recommended).toMatch(/^Make sure that the source can be reached/)
    expect(statuses(down, 'DPM2')[1]).toBe('Server1 D:: Agent unreachable')
    const tried = down.does(check('DPM2', 'Server1'))
    expect(active(tried, 'DPM2')).toEqual(active(down, 'DPM2'))
    expect(tried.members('DPM2')[1]).toContain('inconsistent')
  })

  it('ownership required (3107) on the old primary once it is back, with the command that is done then', () => {
    const back = switched.does(repair('DPM1'))
    expect(members(back, 'DPM1')).toMatchObject([
      { text: 'Switched to another DPM server', level: 'critical', trouble: 'switched-elsewhere' }
    ])
    expect(agents(back, 'DPM1')).toEqual(['Server1: protected, Managed by DPM2, DPM2'])
    expect(active(back, 'DPM1')).toEqual(['Critical 3107 Server1'])
    expect(alerts(back, 'DPM1')[0]?.action).toEqual({
      label: 'Take Ownership',
      does: takeOwnership('DPM1', 'Server1')
    })
    const resumed = back.does(resume('DPM2', 'Server1'))
    expect(members(resumed, 'DPM1')).toMatchObject([
      { text: 'Agent Ownership Required', level: 'critical', trouble: 'ownership-required' }
    ])
    expect(active(resumed, 'DPM1')).toEqual(['Critical 3107 Server1'])
    const owned = resumed.does(takeOwnership('DPM1', 'Server1'))
    expect(active(owned, 'DPM1')).toEqual(['Critical 3106 Server1 D:'])
    expect(agents(owned, 'DPM1')).toEqual(['Server1: protected, OK, DPM1'])
    // The group of DPM1 has it checked by itself.
    const later = owned.after('4h')
    expect([...active(later, 'DPM1'), ...statuses(later, 'DPM1')]).toEqual(['Server1 D:: OK'])
  })

  it('the secondary that owns the agent after resuming lists it', () => {
    const resumed = switched.does(repair('DPM1'), resume('DPM2', 'Server1'))
    expect(agents(resumed, 'DPM2')).toEqual(['DPM1: protected, OK, DPM2', 'Server1: protected, OK, DPM2'])
  })
})

describe('a chain that is broken', () => {
  const broken = pair.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))

  it('stops every member on the protector and is one alert there', () => {
    expect(members(broken, 'DPM2')).toMatchObject([
      { of: 'DPM1 DPMDB', text: 'Protection stopped', level: 'critical', trouble: 'chain-broken' },
      { of: 'Server1 D:', text: 'Protection stopped', level: 'critical', trouble: 'chain-broken' }
    ])
    expect(alerts(broken, 'DPM2')).toMatchObject([
      { kind: 'chain-broken', severity: 'Critical', errorId: 31227, computer: 'DPM1', group: null }
    ])
    expect(active(broken, 'DPM1')).toEqual(['Informational 3105 DPM1 DPMDB'])
    expect(statuses(broken.after('1h'), 'DPM1')).toEqual(['Server1 D:: OK', 'DPM1 DPMDB: OK'])
  })

  it('is whole again when its own protection ends', () => {
    const mended = broken.does(drop('DPM1', 'Own', 'retain'))
    expect(active(mended, 'DPM2')).toEqual([])
    expect(members(mended, 'DPM2').every(({ text }) => text === 'OK')).toBe(true)
  })
})

describe('an agent that is somebody else’s or nobody’s', () => {
  /** Rebuilt DPM2 lists nothing, so DPM3 may take DPM1's agent, and what DPM2 lists comes back. */
  const reached = lab({ dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'], servers: { Server1: ['D:'] } })
    .does(
      protects('DPM1', data('Server1', 'D:')),
      install('DPM2', 'DPM1'),
      group('DPM2', 'Copies', copy('Server1', 'D:', 'DPM1')),
      install('DPM4', 'DPM2'),
      group('DPM4', 'Second', data('DPM2', 'DPMDB')),
      fail('DPM2'),
      rebuild('DPM2'),
      attach('DPM3', 'DPM1'),
      restore('DPM2', 'DPM4')
    )
    .begins()

  it('a primary that is only gone through is attached anew: ownership cannot be taken of it', () => {
    expect(members(reached, 'DPM2')).toMatchObject([{ text: 'Agent Ownership Required' }])
    expect(agents(reached, 'DPM2')).toEqual(['DPM1: protected, Managed by DPM3, DPM3'])
    expect(alerts(reached, 'DPM2').filter(({ errorId }) => errorId === 3107)).toMatchObject([
      {
        computer: 'DPM1',
        action: { label: 'Attach agent', opens: { open: 'attach-agent', on: 'DPM2', computer: 'DPM1' } },
        recommended: expect.stringContaining('attach') as string
      }
    ])
    expect(reached.says(takeOwnership('DPM2', 'DPM1'))).toContain('refused nothing-to-own')
    expect(active(reached.does(attach('DPM2', 'DPM1')), 'DPM2')).toEqual(['Informational 3118 Server1 D:'])
  })

  it('none at all is told of the member and the agent', () => {
    const none = switched.does(
      repair('DPM1'),
      resume('DPM2', 'Server1'),
      drop('DPM2', 'DPM1', 'delete'),
      uninstall('DPM2', 'Server1')
    )
    expect(members(none, 'DPM1')).toMatchObject([{ text: 'Agent not installed', level: 'critical' }])
    expect(agents(none, 'DPM1')).toEqual(['Server1: protected, Not installed, -'])
  })
})

describe('what is left of a protection', () => {
  it('stands apart from the groups, with what it takes, until it is removed', () => {
    const left = pair.does(drop('DPM2', 'DPM1', 'retain', copy('Server1', 'D:', 'DPM1')))
    const shown = protectionView(left.estate, on(left, 'DPM2'))
    const before = protectionView(pair.estate, on(pair, 'DPM2')).groups[0]?.members[1]?.replica
    expect(before?.points).toBeGreaterThan(0)
    expect(shown.groups.map(({ members: of }) => of.length)).toEqual([1])
    expect(shown.inactive).toEqual([
      {
        computer: 'Server1',
        dataSource: 'D:',
        through: 'DPM1',
        type: 'Volume',
        replicaPath: '\\\\DPM2\\DPM\\Volumes\\Replica\\Server1\\D_',
        replica: before
      }
    ])
    const gone = left.does(removeInactive('DPM2', 'Server1'))
    expect(protectionView(gone.estate, on(gone, 'DPM2')).inactive).toEqual([])
  })
})
