import { describe, expect, it } from 'vitest'
import { topologyView } from '@main/views/topology'
import {
  attach,
  chains,
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
  remove,
  repair,
  restore,
  resume,
  switchOn,
  takesOver,
  type Lab
} from '../engine/builder'

/** `protection Server1>DPM1 active 1: Protected` */
const ties = (of: Lab) =>
  topologyView(of.estate).ties.map(
    ({ kind, id, state, dataSources, text }) => `${kind} ${id} ${state} ${dataSources}: ${text}`
  )
const server = (of: Lab, name: string) => topologyView(of.estate).servers.find((one) => one.name === name)
const computer = (of: Lab, name: string) => topologyView(of.estate).computers.find((one) => one.name === name)

const protecting = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
  servers: { Server1: ['C:', 'D:'], Server2: ['C:', 'D:'] }
}).does(protects('DPM1', data('Server1', ['C:', 'D:'])), protects('DPM2', data('Server2', 'D:')))
/** DPM3 is the secondary of both. */
const estate = protecting.does(
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3', data('Server2', 'D:'))
)
const link2 = 'link DPM2>DPM3 active 2: Secondary protection'
const server2 = 'protection Server2>DPM2 active 1: Protected'

describe('a lab that is well', () => {
  it('has links and protection; copies go along the link and are not told again', () => {
    expect(ties(estate)).toEqual([
      'link DPM1>DPM3 active 2: Secondary protection',
      link2,
      'protection Server1>DPM1 active 2: Protected',
      server2
    ])
  })

  it('says who is primary and secondary, and what that is called', () => {
    const { servers, configurations } = topologyView(estate.estate)
    expect(servers.map(({ name, primary, secondary }) => [name, primary, secondary])).toEqual([
      ['DPM1', true, false],
      ['DPM2', true, false],
      ['DPM3', false, true],
      ['DPM4', false, false]
    ])
    expect(configurations).toEqual([
      { kind: 'primary-secondary', servers: ['DPM1', 'DPM3'] },
      { kind: 'primary-secondary', servers: ['DPM2', 'DPM3'] }
    ])
  })

  it('draws a protected server beside what protects it', () => {
    expect(computer(estate, 'Server1')).toEqual({
      name: 'Server1',
      status: 'online',
      beside: 'DPM1',
      protected: true
    })
  })

  it('shows an agent that nothing goes along, of either sort of computer', () => {
    const agents = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'] } }).does(
      install('DPM1', 'Server1'),
      install('DPM2', 'DPM1')
    )
    expect(ties(agents)).toEqual([
      'agent DPM1>DPM2 active 0: Agent only',
      'agent Server1>DPM1 active 0: Agent only'
    ])
    expect(computer(agents, 'Server1')).toMatchObject({ beside: 'DPM1', protected: false })
    expect(ties(agents.does(fail('Server1')))).toContain(
      'agent Server1>DPM1 down 0: Agent only, Server1 offline'
    )
  })

  it('leaves a computer that nobody knows beside nothing', () => {
    expect(computer(lab({ dpm: ['DPM1'], servers: { Server1: ['D:'] } }), 'Server1')?.beside).toBeNull()
  })
})

describe('the primary is lost', () => {
  const down = estate.does(fail('DPM1'))

  it('leaves its ties down, and the copy comes to sight', () => {
    expect(ties(down)).toEqual([
      'link DPM1>DPM3 down 2: Secondary protection, DPM1 failed',
      link2,
      'protection Server1>DPM1 down 2: Protected, DPM1 failed',
      'copy Server1>DPM3 active 1: Held copy from DPM1',
      server2
    ])
    expect(computer(down, 'Server1')).toMatchObject({ beside: 'DPM1', protected: false })
    expect(server(down, 'DPM1')).toMatchObject({ status: 'failed', alerts: 0 })
  })

  it('the holder can be down too', () => {
    expect(ties(down.does(fail('DPM3')))).toContain(
      'copy Server1>DPM3 down 1: Held copy from DPM1, DPM3 failed'
    )
  })

  it('without its database it has an agent left, and the copy is the one that is left', () => {
    const rebuilt = estate.does(remove('DPM1'), rebuild('DPM1'))
    expect(ties(rebuilt)).toEqual([
      'link DPM1>DPM3 active 2: Secondary protection',
      link2,
      'agent Server1>DPM1 active 0: Agent only',
      'copy Server1>DPM3 active 1: Held copy from DPM1',
      server2
    ])
    expect(server(rebuilt, 'DPM1')).toMatchObject({ rebuilt: true, status: 'online' })
    expect(ties(rebuilt.does(restore('DPM1', 'DPM3')))).toEqual(ties(estate))
  })

  it('moved away, the copy stays: active, then inactive, then gone', () => {
    const moved = down.does(takesOver('DPM4', data('Server1', 'D:')), repair('DPM1'))
    expect(ties(moved).filter((one) => one.includes('Server1'))).toEqual([
      'protection Server1>DPM1 lost 2: Agent ownership required',
      'copy Server1>DPM3 active 1: Held copy from DPM1',
      'protection Server1>DPM4 active 1: Protected'
    ])
    expect(computer(moved, 'Server1')).toMatchObject({ beside: 'DPM4', protected: true })
    const kept = moved.does(drop('DPM3', 'DPM1', 'retain'))
    expect(ties(kept)).toContain('copy Server1>DPM3 inactive 1: Held copy from DPM1, inactive')
    expect(ties(moved.does(drop('DPM3', 'DPM1', 'delete'))).join()).not.toContain('Server1>DPM3')
  })
})

describe('switched', () => {
  const switched = estate.does(fail('DPM1'), switchOn('DPM3', 'Server1'))

  it('the secondary has taken over, the primary is down or has lost the agent', () => {
    expect(ties(switched)).toContain('switched Server1>DPM3 active 1: Switched')
    expect(ties(switched)).toContain('protection Server1>DPM1 down 2: Agent ownership required, DPM1 failed')
    expect(ties(switched.does(repair('DPM1')))).toContain(
      'protection Server1>DPM1 lost 2: Agent ownership required'
    )
    expect(computer(switched, 'Server1')).toMatchObject({ beside: 'DPM3', protected: true })
  })

  it('resumed, the copy shows until the primary has the agent back', () => {
    const resumed = switched.does(repair('DPM1'), resume('DPM3', 'Server1'))
    expect(ties(resumed)).toContain('copy Server1>DPM3 active 1: Held copy from DPM1')
    expect(ties(resumed.does({ do: 'take-ownership', on: 'DPM1', computer: 'Server1' }))).toEqual(
      ties(estate)
    )
  })

  it('a computer that is offline has its switched tie down', () => {
    expect(ties(switched.does(fail('Server1')))).toContain(
      'switched Server1>DPM3 down 1: Switched, Server1 offline'
    )
  })
})

it('a server that protects itself has its link broken', () => {
  const own = estate.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
  expect(ties(own)).toContain('link DPM1>DPM3 broken 2: Chain broken')
  expect(server(own, 'DPM1')).toMatchObject({ selfProtecting: true, primary: true })
})

it('what is directly protected no more and was retained is a held copy of nobody else', () => {
  const kept = protecting.does(drop('DPM1', 'Server1', 'retain'))
  expect(ties(kept)).toContain('copy Server1>DPM1 inactive 2: Held copy, inactive')
  expect(computer(kept, 'Server1')).toMatchObject({ beside: 'DPM1', protected: false })
})

it('an inactive replica is drawn while its primary is well, where no link implies it', () => {
  const kept = estate.does(drop('DPM3', 'DPM1', 'retain'))
  expect(ties(kept)).toContain('copy Server1>DPM3 inactive 1: Held copy from DPM1, inactive')
})

it('the agent without members lies where it was attached to', () => {
  const attached = estate.does(fail('DPM1'), attach('DPM4', 'Server1'), repair('DPM1'))
  expect(ties(attached)).toContain('agent Server1>DPM4 active 0: Agent only')
  // What lists it comes before what owns the agent.
  expect(computer(attached, 'Server1')).toMatchObject({ beside: 'DPM1', protected: false })
})

it('a secondary of replicas alone counts what goes through the primary', () => {
  const replicas = protecting.does(
    install('DPM3', 'DPM1'),
    group('DPM3', 'R', copy('Server1', ['C:', 'D:'], 'DPM1'))
  )
  expect(ties(replicas)).toContain('link DPM1>DPM3 active 2: Secondary protection')
})

it('names with anything in them have ties of their own', () => {
  const strange = lab({ dpm: ['a', 'a>b', '%3E', '>'], servers: { 'b>c': [], c: [] } }).does(
    install('a>b', 'c'),
    install('a', 'b>c'),
    install('>', 'a'),
    install('%3E', 'a>b')
  )
  const ids = topologyView(strange.estate).ties.map(({ id }) => id)
  expect(new Set(ids).size).toBe(4)
})

it('counts the alerts that ask for something', () => {
  const lives = estate.begins().does(fail('DPM1'), switchOn('DPM3', 'Server1'), repair('DPM1')).after('2h')
  expect(server(lives, 'DPM1')?.alerts).toBeGreaterThan(0)
  expect(server(lives, 'DPM4')?.alerts).toBe(0)
})
