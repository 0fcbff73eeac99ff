import type { LabOverview, MemberTrouble, MemberView } from '@shared/contract/views'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, test } from 'vitest'
import { adviceFor } from '@renderer/workspaces/protection/member-advice'
import { dpmServer, overview, protectedServer } from '../fake-bridge'
import { clickDetails, details, LAB, member, open, pick, withMember } from './protection-kit'

beforeEach(() => setActivePinia(createPinia()))

const troubled = (trouble: MemberTrouble, more: Partial<MemberView> = {}): MemberView =>
  member('Server1', 'C:', { status: { text: 'Trouble', level: 'critical', trouble }, ...more })
const secondary = { mode: 'secondary', through: 'DPM1' } as const

async function follow(one: MemberView, link: string, lab: LabOverview = LAB) {
  const opened = await open(withMember(one), { 'lab/overview': lab })
  await pick('C:')
  await clickDetails(link)
  return opened
}

describe('the link of a trouble', () => {
  test.each([
    ['replica-missing', {}, 'DpmSync -ReallocateReplica', { form: 'reallocate', start: { server: 'DPM3' } }],
    [
      'access-denied',
      {},
      'SetDpmServer.exe',
      { form: 'set-dpm-server', start: { computer: 'Server1', server: 'DPM3' } }
    ],
    ['ownership-required', {}, 'Take Ownership', { kind: 'take-ownership', computer: 'Server1' }],
    ['ownership-required', secondary, 'Attach agents', { kind: 'install-agent', computers: ['DPM1'] }],
    ['unreachable', secondary, 'Switch Disaster Protection', { kind: 'switch-protection' }],
    ['replica-waiting', {}, 'Perform Consistency Check', { kind: 'consistency-check' }]
  ] as const)('%s %o: %s', async (trouble, more, link, dialog) => {
    const { consoleStore } = await follow(troubled(trouble, more), link)
    expect(consoleStore.dialog).toMatchObject(dialog)
  })

  test.each([
    ['replica-pending', 'View jobs', 'Monitoring'],
    ['job-failed', 'View jobs', 'Monitoring'],
    ['agent-incompatible', 'Update agent', 'Management']
  ] as const)('%s: %s goes to %s', async (trouble, link, workspace) => {
    const { consoleStore } = await follow(troubled(trouble), link)
    expect(consoleStore.workspace).toBe(workspace)
  })

  test('an agent that is disabled is enabled, on the primary where the data comes from there', async () => {
    const { bridge } = await follow(troubled('agent-disabled', secondary), 'Enable agent')
    expect(bridge.dispatched()).toEqual([{ do: 'enable-agent', on: 'DPM3', computer: 'DPM1' }])
  })

  test('a broken chain is mended in the console of the primary', async () => {
    const { consoleStore } = await follow(troubled('chain-broken', secondary), 'Go to DPM1')
    expect(consoleStore.server).toBe('DPM1')
  })

  test('what was switched away is switched back where it is', async () => {
    const lab = { ...LAB, dpmServers: [dpmServer('DPM3'), dpmServer('DPM2', { switched: ['Server1'] })] }
    const { consoleStore } = await follow(
      troubled('switched-elsewhere'),
      'Switch Disaster Protection on DPM2',
      lab
    )
    expect(consoleStore.server).toBe('DPM2')
    expect(consoleStore.dialog).toEqual({ kind: 'switch-protection', computers: ['Server1'] })
  })

  test('a computer that is down is repaired', async () => {
    const down = { ...LAB, protectedServers: [protectedServer('Server1', { status: 'offline' })] }
    const { consoleStore } = await follow(troubled('unreachable'), 'Repair Server1', down)
    expect(consoleStore.dialog).toMatchObject({ kind: 'server-action', action: 'repair', server: 'Server1' })
  })

  test('a network that is cut is restored', async () => {
    const cut = overview({
      ...LAB,
      protectedServers: [protectedServer('Server1')],
      faults: [
        { kind: 'network-cut', from: 'Server1', to: 'DPM9' },
        { kind: 'network-cut', from: 'Server1', to: 'DPM3' }
      ]
    })
    const { bridge } = await follow(troubled('unreachable'), 'Restore network', cut)
    expect(bridge.dispatched()).toEqual([{ do: 'restore-network', from: 'Server1', to: 'DPM3' }])
  })

  test('there is a next step for every trouble, and none where all is well', async () => {
    const all: readonly MemberTrouble[] = [
      'chain-broken',
      'ownership-required',
      'switched-elsewhere',
      'unreachable',
      'replica-inconsistent',
      'replica-waiting',
      'replica-missing',
      'replica-pending',
      'access-denied',
      'agent-incompatible',
      'agent-disabled',
      'job-failed'
    ]
    for (const trouble of all) expect(adviceFor(troubled(trouble), 'DPM3', LAB)?.text, trouble).toBeTruthy()
    expect(adviceFor(member('Server1', 'C:'), 'DPM3', LAB)).toBeUndefined()
    await open(withMember(member('Server1', 'C:')))
    await pick('C:')
    expect(details()).not.toContain('Wait')
  })
})
