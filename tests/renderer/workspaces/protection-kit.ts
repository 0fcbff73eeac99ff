/** A lab for the tests of the Protection workspace, and the hands to use it with. */
import type { GroupView, InactiveReplicaView, MemberView, ProtectionView } from '@shared/contract/views'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import ProtectionWorkspace from '@renderer/workspaces/protection/protection-workspace.vue'
import { byRole, one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview, replicaView, type FakeAnswers } from '../fake-bridge'

export function member(computer: string, dataSource: string, more: Partial<MemberView> = {}): MemberView {
  return {
    computer,
    dataSource,
    type: 'Volume',
    through: null,
    mode: 'primary',
    status: { text: 'OK', level: 'ok' },
    replicaPath: `\\\\DPM3\\Replica\\${computer}`,
    replica: replicaView(),
    job: null,
    ...more
  }
}

const inactive = (computer: string, dataSource: string, through: string | null): InactiveReplicaView => ({
  computer,
  dataSource,
  type: 'Volume',
  through,
  replicaPath: 'old',
  replica: replicaView({ points: 0, oldestPoint: null, newestPoint: null, lastSynchronized: null })
})

export const policy: GroupView['policy'] = {
  retentionDays: 5,
  synchronizationMinutes: 1440,
  recoveryPointTimes: ['20:00'],
  replicaCreation: 'now',
  consistencyCheckWhenInconsistent: true,
  dailyConsistencyCheck: false
}

export const full: ProtectionView = {
  server: 'DPM3',
  groups: [
    {
      name: 'Copies',
      policy,
      members: [
        member('DPM1', 'DPMDB'),
        member('Server1', 'C:', {
          through: 'DPM1',
          mode: 'secondary',
          status: {
            text: 'Agent unreachable',
            level: 'critical',
            trouble: 'unreachable',
            reason: 'DPM1 does not answer.'
          }
        }),
        member('Server2', 'F:', { through: 'DPM2', mode: 'switched' })
      ]
    },
    {
      name: 'Local',
      policy,
      members: [
        member('Server1', 'D:', {
          status: {
            text: 'Replica is inconsistent',
            level: 'critical',
            trouble: 'replica-inconsistent',
            reason: 'Out of step.'
          }
        })
      ]
    }
  ],
  inactive: [inactive('Server4', 'G:', null), inactive('Server5', 'H:', 'DPM1')]
}

export const LAB = overview({
  dpmServers: [dpmServer('DPM3'), dpmServer('DPM1')],
  links: [{ protected: 'DPM1', protector: 'DPM3', state: 'active' }]
})

/** DPM3 with one member in a group. */
export const withMember = (one: MemberView): ProtectionView => ({
  server: 'DPM3',
  groups: [{ name: 'Copies', policy, members: [one] }],
  inactive: []
})

export async function open(view: ProtectionView = full, answers: FakeAnswers = {}) {
  const bridge = fakeBridge({
    'lab/overview': LAB,
    'lab/protection': view,
    'lab/dispatch': DONE,
    'lab/preview': DONE,
    ...answers
  })
  await useLab().refresh()
  show(ProtectionWorkspace, {})
  await settle()
  return { bridge, consoleStore: useConsole() }
}

const cells = (row: Element): string[] =>
  [...row.querySelectorAll('.text')].map((cell) => cell.textContent.trim())

export const rowTexts = (): string[] =>
  byRole('row')
    .slice(1)
    .map((row) => cells(row).filter(Boolean).join(' | '))

/** The row with this in its first column. */
export function rowOf(text: string): HTMLElement {
  const found = byRole('row')
    .slice(1)
    .find((row) => cells(row)[0] === text)
  if (!found) throw new Error(`no row ${text}: ${rowTexts().join('\n')}`)
  return found
}

export async function pick(text: string, how: MouseEventInit = {}): Promise<void> {
  rowOf(text).dispatchEvent(new MouseEvent('click', { bubbles: true, ...how }))
  await settle()
}

export const enabled = (): string[] =>
  [...one('toolbar').querySelectorAll('button')]
    .filter((button) => button.getAttribute('aria-disabled') !== 'true')
    .map((button) => button.textContent.trim())

export async function ribbon(name: string): Promise<void> {
  const button = [...one('toolbar').querySelectorAll('button')].find((one) => one.textContent.trim() === name)
  if (!button) throw new Error(`no ribbon button ${name}`)
  button.click()
  await settle()
}

export const details = (): string => document.querySelector('.details-pane')?.textContent ?? ''

const buttonsInDetails = () => [...document.querySelectorAll<HTMLElement>('.details-pane button')]
export const detailsButtons = (): string[] => buttonsInDetails().map(({ textContent }) => textContent.trim())

export async function clickDetails(name: string): Promise<void> {
  const button = buttonsInDetails().find(({ textContent }) => textContent.trim() === name)
  if (!button) throw new Error(`no ${name} in the Details pane: ${detailsButtons().join(', ')}`)
  button.click()
  await settle()
}

export async function groupBy(value: string): Promise<void> {
  const select = document.querySelector('select')
  if (!select) throw new Error('no Group by')
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await settle()
}
