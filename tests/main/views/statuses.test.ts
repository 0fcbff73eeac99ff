import { describe, expect, it } from 'vitest'
import type { GroupPolicy } from '@shared/contract/commands'
import { agentsView } from '@main/views/agents'
import { monitoringView } from '@main/views/monitoring'
import { protectionView } from '@main/views/protection'
import {
  attach,
  chains,
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
  uninstall,
  type Lab
} from '../engine/builder'

/** A DPM server of a lab, for the views. */
function on(of: Lab, name: string) {
  const server = of.estate.dpmServers.get(name)
  if (!server) throw new Error(`no ${name}`)
  return server
}

/** `Server1 D:: OK`, with the level and the reason. */
const members = (of: Lab, server: string) =>
  protectionView(of.estate, on(of, server)).groups.flatMap((shown) =>
    shown.members.map(({ computer, dataSource, status }) => ({ of: `${computer} ${dataSource}`, ...status }))
  )
const alerts = (of: Lab, server: string) => monitoringView(of.estate, on(of, server), []).alerts
/** `Critical 3107 Server1` */
const inShort = (of: Lab, server: string) =>
  alerts(of, server).map(({ severity, errorId, computer }) => `${severity} ${errorId ?? '-'} ${computer}`)
const agents = (of: Lab, server: string) =>
  agentsView(of.estate, on(of, server)).agents.map(
    ({ computer, protectionState, status, owner }) =>
      `${computer}: ${protectionState}, ${status.text}, ${owner ?? '-'}`
  )

const plain = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'] } })
const primary = plain.does(protects('DPM1', data('Server1', 'D:')))
/** DPM1 protects Server1, DPM2 takes the copy and DPM1's database. */
const pair = primary.does(chains('DPM1', 'DPM2', copy('Server1', 'D:', 'DPM1')))
const switched = pair.does(fail('DPM1'), switchOn('DPM2', 'Server1'))

describe('all is well', () => {
  it.each(['DPM1', 'DPM2'])('on %s: members OK, agents OK, no alerts', (server) => {
    expect(members(pair, server).every(({ text, level }) => text === 'OK' && level === 'ok')).toBe(true)
    expect(members(pair, server).length).toBeGreaterThan(0)
    expect(alerts(pair, server)).toEqual([])
  })

  it('agents are listed once each, in the order of the lab, DPM servers first', () => {
    expect(agents(plain, 'DPM1')).toEqual([])
    expect(agents(pair, 'DPM1')).toEqual(['Server1: protected, OK, DPM1'])
    expect(agents(pair, 'DPM2')).toEqual(['DPM1: protected, OK, DPM2'])
    expect(agents(plain.does(install('DPM2', 'Server1'), install('DPM2', 'DPM1')), 'DPM2')).toEqual([
      'DPM1: unprotected, OK, DPM2',
      'Server1: unprotected, OK, DPM2'
    ])
  })

  it('its own data needs no agent, and is none', () => {
    const own = plain.does(group('DPM1', 'Own', data('DPM1', 'DPMDB')))
    expect(members(own, 'DPM1')).toMatchObject([{ of: 'DPM1 DPMDB', text: 'OK' }])
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
    expect(members(down, 'DPM1')).toMatchObject([{ text: 'Agent unreachable', level: 'critical' }])
    expect(inShort(down, 'DPM1')).toEqual(['Warning 3122 Server1'])
    expect(agents(down, 'DPM1')).toEqual(['Server1: protected, Unreachable, DPM1'])
    expect(inShort(down.does(repair('Server1')), 'DPM1')).toEqual([])
  })

  it('unreachable (3122): the primary of a secondary, once', () => {
    const down = pair.does(fail('DPM1'))
    expect(members(down, 'DPM2').map(({ text }) => text)).toEqual(['Agent unreachable', 'Agent unreachable'])
    expect(inShort(down, 'DPM2')).toEqual(['Warning 3122 DPM1'])
    expect(agents(down, 'DPM2')).toEqual(['DPM1: protected, Unreachable, DPM2'])
  })

  it('a protected server that only the primary reaches is no matter of the secondary', () => {
    const down = pair.does(fail('Server1'))
    expect(inShort(down, 'DPM2')).toEqual([])
    expect(members(down, 'DPM2').every(({ text }) => text === 'OK')).toBe(true)
  })
})

describe('a switch', () => {
  it('inconsistent (3106) on the secondary until a check has run', () => {
    expect(members(switched, 'DPM2')).toMatchObject([
      { of: 'DPM1 DPMDB', text: 'Agent unreachable' },
      { of: 'Server1 D:', text: 'Replica is inconsistent', level: 'critical' }
    ])
    expect(inShort(switched, 'DPM2')).toEqual(['Warning 3122 DPM1', 'Critical 3106 Server1'])
    expect(alerts(switched, 'DPM2')[1]).toMatchObject({
      group: 'DPM1',
      recommended: 'Run a consistency check.',
      action: { label: 'Perform Consistency Check', does: check('DPM2', 'Server1') }
    })
    const checked = switched.does(check('DPM2', 'Server1'))
    expect(inShort(checked, 'DPM2')).toEqual(['Warning 3122 DPM1'])
    expect(members(checked, 'DPM2')[1]).toMatchObject({ text: 'OK' })
  })

  it('with its source gone the check has to wait', () => {
    const down = switched.does(fail('Server1'))
    expect(inShort(down, 'DPM2')).toEqual([
      'Warning 3122 DPM1',
      'Warning 3122 Server1',
      'Critical 3106 Server1'
    ])
    expect(alerts(down, 'DPM2')[2]?.recommended).toMatch(/^Make the source reachable/)
  })

  it('ownership required (3107) on the old primary once it is back, with the command that is done then', () => {
    const back = switched.does(repair('DPM1'))
    expect(members(back, 'DPM1')).toMatchObject([
      { text: 'Switched to another DPM server', level: 'critical' }
    ])
    expect(agents(back, 'DPM1')).toEqual(['Server1: protected, Managed by DPM2, DPM2'])
    expect(inShort(back, 'DPM1')).toEqual(['Critical 3107 Server1'])
    expect(alerts(back, 'DPM1')[0]?.action?.does).toEqual(takeOwnership('DPM1', 'Server1'))
    const resumed = back.does(resume('DPM2', 'Server1'))
    expect(members(resumed, 'DPM1')).toMatchObject([{ text: 'Agent Ownership Required', level: 'critical' }])
    expect(inShort(resumed, 'DPM1')).toEqual(['Critical 3107 Server1'])
    const owned = resumed.does(takeOwnership('DPM1', 'Server1'))
    expect([...inShort(owned, 'DPM1'), ...inShort(owned, 'DPM2')]).toEqual([])
    expect(agents(owned, 'DPM1')).toEqual(['Server1: protected, OK, DPM1'])
  })

  it('the secondary that owns the agent after resuming lists it', () => {
    const resumed = switched.does(repair('DPM1'), resume('DPM2', 'Server1'))
    expect(agents(resumed, 'DPM2')).toEqual(['DPM1: protected, OK, DPM2', 'Server1: protected, OK, DPM2'])
    expect(alerts(resumed, 'DPM2')).toEqual([])
  })
})

describe('a chain that is broken', () => {
  const broken = pair.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))

  it('stops every member on the protector and is one alert there', () => {
    expect(members(broken, 'DPM2')).toMatchObject([
      { of: 'DPM1 DPMDB', text: 'Protection stopped', level: 'critical' },
      { of: 'Server1 D:', text: 'Protection stopped', level: 'critical' }
    ])
    expect(alerts(broken, 'DPM2')).toMatchObject([
      { id: 'chain-broken\nDPM1', severity: 'Critical', errorId: 31227, computer: 'DPM1', group: null }
    ])
    expect(alerts(broken, 'DPM1')).toEqual([])
    expect(members(broken, 'DPM1').every(({ text }) => text === 'OK')).toBe(true)
  })

  it('is whole again when its own protection ends', () => {
    const mended = broken.does(drop('DPM1', 'Own', 'retain'))
    expect(alerts(mended, 'DPM2')).toEqual([])
    expect(members(mended, 'DPM2').every(({ text }) => text === 'OK')).toBe(true)
  })
})

describe('replicas that wait (3118)', () => {
  const policy: GroupPolicy = {
    retentionDays: 5,
    synchronizationMinutes: 60,
    recoveryPointTimes: ['08:00'],
    replicaCreation: 'manual',
    consistencyCheckWhenInconsistent: true,
    dailyConsistencyCheck: false
  }
  const waiting = plain.does(install('DPM1', 'Server1'), {
    ...group('DPM1', 'G', data('Server1', 'D:')),
    policy
  })

  it('are members of a group with manual creation, until a check has run', () => {
    expect(members(waiting, 'DPM1')).toMatchObject([
      { text: 'Manual replica creation pending', level: 'info' }
    ])
    expect(inShort(waiting, 'DPM1')).toEqual(['Informational 3118 Server1'])
    expect(inShort(waiting.does(check('DPM1', 'Server1')), 'DPM1')).toEqual([])
    expect(protectionView(waiting.estate, on(waiting, 'DPM1')).groups[0]?.policy).toEqual(policy)
  })

  it('are all members after the DPM database was restored', () => {
    const restored = pair.does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    expect(members(restored, 'DPM1')).toMatchObject([{ text: 'Manual replica creation pending' }])
    expect(inShort(restored, 'DPM1')).toEqual(['Informational 3118 Server1'])
  })
})

describe('an agent that is somebody else’s or nobody’s', () => {
  /** Rebuilt DPM2 lists nothing, so DPM3 may take DPM1's agent, and what DPM2 lists comes back. */
  const reached = lab({ dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'], servers: { Server1: ['D:'] } }).does(
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

  it('a primary that is only gone through raises 3107 without a command: ownership cannot be taken of it', () => {
    expect(members(reached, 'DPM2')).toMatchObject([{ text: 'Agent Ownership Required' }])
    expect(agents(reached, 'DPM2')).toEqual(['DPM1: protected, Managed by DPM3, DPM3'])
    expect(alerts(reached, 'DPM2').filter(({ errorId }) => errorId === 3107)).toMatchObject([
      { computer: 'DPM1', action: null, recommended: expect.stringContaining('attach') as string }
    ])
    expect(reached.says(takeOwnership('DPM2', 'DPM1'))).toContain('refused nothing-to-own')
    expect(inShort(reached.does(attach('DPM2', 'DPM1')), 'DPM2')).toEqual(['Informational 3118 Server1'])
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
  it('stands apart from the groups until it is removed', () => {
    const left = pair.does(drop('DPM2', 'DPM1', 'retain', copy('Server1', 'D:', 'DPM1')))
    const shown = protectionView(left.estate, on(left, 'DPM2'))
    expect(shown.groups.map(({ members: of }) => of.length)).toEqual([1])
    expect(shown.inactive).toEqual([
      {
        computer: 'Server1',
        dataSource: 'D:',
        through: 'DPM1',
        type: 'Volume',
        replicaPath: '\\\\DPM2\\DPM\\Volumes\\Replica\\Server1\\D_'
      }
    ])
    const gone = left.does(removeInactive('DPM2', 'Server1'))
    expect(protectionView(gone.estate, on(gone, 'DPM2')).inactive).toEqual([])
  })
})

it('alert ids are unique and the same from one reading to the next', () => {
  const many = switched.does(repair('DPM1'), fail('Server1'))
  for (const server of ['DPM1', 'DPM2']) {
    const ids = alerts(many, server).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(alerts(many, server).map(({ id }) => id)).toEqual(ids)
  }
})
