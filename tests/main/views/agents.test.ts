import { describe, expect, it } from 'vitest'
import type { AgentView } from '@shared/contract/views'
import { agentsView } from '@main/views/agents'
import {
  attach,
  data,
  fail,
  install,
  lab,
  protects,
  rebuild,
  repair,
  switchOn,
  takeOwnership,
  type Lab
} from '../engine/builder'
import { agents, on, pair, plain, primary } from './view-kit'

function agent(of: Lab, computer = 'Server1', server = 'DPM1'): AgentView {
  const found = agentsView(of.estate, on(of, server)).agents.find((one) => one.computer === computer)
  if (!found) throw new Error(`no agent on ${computer}`)
  return found
}

describe('the agents of a DPM server', () => {
  it('are listed once each, in the order of the lab, DPM servers first', () => {
    expect(agents(plain, 'DPM1')).toEqual([])
    expect(agents(pair, 'DPM1')).toEqual(['Server1: protected, OK, DPM1'])
    expect(agents(pair, 'DPM2')).toEqual(['DPM1: protected, OK, DPM2'])
    expect(agents(plain.does(install('DPM2', 'Server1'), install('DPM2', 'DPM1')), 'DPM2')).toEqual([
      'DPM1: unprotected, OK, DPM2',
      'Server1: unprotected, OK, DPM2'
    ])
    expect(agent(pair, 'DPM1', 'DPM2').kind).toBe('DPM server')
    expect(agent(pair).kind).toBe('protected server')
  })

  it('have the version of their DPM server, and nothing else to say when all is well', () => {
    const of = lab({ dpm: [{ name: 'DPM1', version: '10.22.100.0' }], servers: { Server1: ['D:'] } })
      .does(protects('DPM1', data('Server1', 'D:')))
      .begins()
    expect(agent(of)).toEqual({
      computer: 'Server1',
      kind: 'protected server',
      protectionState: 'protected',
      status: { text: 'OK', level: 'ok' },
      version: '10.22.100.0',
      updates: '',
      owner: 'DPM1',
      disabled: false,
      throttleMbps: null,
      job: null
    })
  })
})

describe('an agent', () => {
  it('that is being installed says so until that is done', () => {
    const of = plain.begins().does(install('DPM1', 'Server1'))
    expect(agent(of)).toMatchObject({
      status: { text: 'Installing', level: 'busy' },
      protectionState: 'unprotected',
      job: { type: 'agent-installation', label: 'Agent installation', start: 0, end: 180 }
    })
    expect(agent(of.after('179s')).status.text).toBe('Installing')
    expect(agent(of.after('180s'))).toMatchObject({ status: { text: 'OK' }, job: null })
    expect(agent(plain.begins().does(attach('DPM1', 'Server1'))).job?.end).toBe(60)
  })

  it('that is disabled is a warning, until it is enabled', () => {
    const of = primary.does({ do: 'disable-agent', on: 'DPM1', computer: 'Server1' })
    expect(agent(of)).toMatchObject({
      disabled: true,
      status: { text: 'Disabled', level: 'warning', reason: expect.stringContaining('30186') as string }
    })
    expect(agent(of.does({ do: 'enable-agent', on: 'DPM1', computer: 'Server1' }))).toMatchObject({
      disabled: false,
      status: { text: 'OK' }
    })
  })

  it('that is throttled has its Mbps, and keeps them when it is disabled', () => {
    const of = primary.does({ do: 'throttle-agent', on: 'DPM1', computer: 'Server1', mbps: 8 })
    expect(agent(of)).toMatchObject({ throttleMbps: 8, disabled: false, status: { text: 'OK' } })
    const both = of.does({ do: 'disable-agent', on: 'DPM1', computer: 'Server1' })
    expect(agent(both)).toMatchObject({ throttleMbps: 8, disabled: true })
    expect(agent(both.does({ do: 'throttle-agent', on: 'DPM1', computer: 'Server1' }))).toMatchObject({
      throttleMbps: null,
      disabled: true
    })
  })

  it('that is too old has an older version and an update, which mends it', () => {
    const of = primary.does({ do: 'outdate-agent', computer: 'Server1' })
    expect(agent(of)).toMatchObject({
      version: '9.0.0.0',
      updates: 'Update available',
      status: {
        text: 'Incompatible version',
        level: 'critical',
        reason: expect.stringContaining('904') as string
      }
    })
    const updating = of.does({ do: 'update-agent', on: 'DPM1', computer: 'Server1' })
    expect(agent(updating)).toMatchObject({ updates: 'Updating', job: { type: 'agent-update' } })
    expect(agent(updating.after('1h'))).toMatchObject({
      version: '10.22.148.0',
      updates: '',
      status: { text: 'OK' },
      job: null
    })
  })

  it('that does not admit the DPM server says how to mend that', () => {
    const of = primary.does({ do: 'spoil-credentials', computer: 'Server1' })
    const denied = { text: 'Access denied', level: 'critical' }
    expect(agent(of).status).toMatchObject(denied)
    expect(agent(of).status.reason).toMatch(/SetDpmServer.*\(ID 42\)/)
    for (const cure of [
      { do: 'correct-credentials', computer: 'Server1' },
      { do: 'set-dpm-server', computer: 'Server1', server: 'DPM1' }
    ] as const) {
      expect(agent(of.does(cure)).status.text).toBe('OK')
    }
    const rebuilt = pair.does(fail('DPM1'), rebuild('DPM1'))
    expect(agent(rebuilt).status).toMatchObject(denied)
  })

  it.each([
    [fail('Server1'), 'Server1 is offline.'],
    [{ do: 'cut-network', from: 'Server1', to: 'DPM1' }, 'ID 53']
  ] as const)('that cannot be reached says why: %o', (command, why) => {
    const { status } = agent(primary.does(command))
    expect(status).toMatchObject({ text: 'Unreachable', level: 'critical' })
    expect(status.reason).toContain(why)
  })

  it('of a DPM server that failed, or was removed, is unreachable', () => {
    expect(agent(pair.does(fail('DPM1')), 'DPM1', 'DPM2').status).toMatchObject({
      text: 'Unreachable',
      reason: 'DPM1 is failed.'
    })
    const removed = pair.does({ do: 'remove-server', server: 'DPM1' })
    expect(agent(removed, 'DPM1', 'DPM2').status.reason).toBe('DPM1 is removed.')
  })

  it('that another one owns is managed by that, whatever else is wrong, until it is taken back', () => {
    const of = pair.does(fail('DPM1'), switchOn('DPM2', 'Server1'), repair('DPM1'), fail('Server1'))
    expect(agent(of)).toMatchObject({
      owner: 'DPM2',
      status: {
        text: 'Managed by DPM2',
        level: 'critical',
        reason: 'Jobs of DPM1 on Server1 fail until it takes ownership.'
      }
    })
    const owned = of.does(repair('Server1'), takeOwnership('DPM1', 'Server1'))
    expect(agent(owned)).toMatchObject({ owner: 'DPM1', status: { text: 'OK' } })
  })
})
