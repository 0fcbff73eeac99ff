/** A lab for the tests of the protection group wizard, and the hands to use it with. */
import type { MemberTreeNode, MemberTreeView, ProtectionView, StorageView } from '@shared/contract/views'
import type { Input } from '@shared/contract'
import type { RuleId } from '@shared/rule-ids'
import type { Concern, Verdict } from '@shared/verdict'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import ProtectionGroupWizard from '@renderer/wizards/protection-group/protection-group-wizard.vue'
import { byRole, one, settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, overview, replicaView, type FakeAnswers } from '../fake-bridge'

export function refusal(rule: RuleId, concern: Concern): Verdict {
  return { outcome: 'refused', violations: [{ rule, concern }], warnings: [] }
}

/** What there is to choose has 100 GB each. */
const MEGABYTES = 102_400

function leaf(computer: string, dataSource: string, through: string | null = null): MemberTreeNode {
  return {
    id: [through, computer, dataSource].join('\n'),
    label: dataSource,
    kind: 'data-source',
    member: { computer, dataSource, through, megabytes: MEGABYTES }
  }
}

const replicas: MemberTreeNode = {
  id: 'replicas',
  label: 'Protected Servers',
  kind: 'section',
  children: [
    {
      id: 'replicas 1',
      label: 'Server1',
      kind: 'protected-server',
      children: [leaf('Server1', 'E:', 'DPM1')]
    }
  ]
}
const hidden: MemberTreeNode = {
  ...leaf('DPM1', 'System State'),
  hiddenBy: { rule: 'self-protection', reason: 'DPM1 protects it itself.' }
}

function tree(showHidden: boolean): MemberTreeView {
  return {
    server: 'DPM2',
    suggestedGroupName: 'Protection Group 3',
    nodes: [
      {
        id: 'DPM1',
        label: 'DPM1',
        kind: 'dpm-server',
        children: [leaf('DPM1', 'DPMDB'), replicas, ...(showHidden ? [hidden] : [])]
      },
      { id: 'Server2', label: 'Server2', kind: 'protected-server', children: [leaf('Server2', 'D:')] }
    ]
  }
}

export const protection: ProtectionView = {
  server: 'DPM2',
  groups: [
    {
      name: 'Old group',
      policy: {
        retentionDays: 9,
        synchronizationMinutes: null,
        recoveryPointTimes: ['21:30'],
        replicaCreation: 'manual',
        consistencyCheckWhenInconsistent: false,
        dailyConsistencyCheck: true
      },
      members: [
        {
          computer: 'Server9',
          dataSource: 'C:',
          type: 'Volume',
          through: null,
          mode: 'primary',
          status: { text: 'OK', level: 'ok' },
          replicaPath: 'x',
          replica: replicaView(),
          job: null
        }
      ]
    }
  ],
  inactive: []
}

export const storage: StorageView = {
  server: 'DPM2',
  total: 1_024,
  used: 824,
  foreign: 0,
  free: 200,
  disks: [
    { name: 'Volume 1', total: 512, free: 50 },
    { name: 'Volume 2', total: 512, free: 150 }
  ],
  replicas: []
}

export async function open(answers: FakeAnswers = {}, group?: string) {
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM2'), dpmServer('DPM1')] }),
    'lab/member-tree': ({ showHidden }: Input<'lab/member-tree'>) => tree(showHidden),
    'lab/protection': protection,
    'lab/storage': storage,
    'lab/preview': DONE,
    'lab/dispatch': DONE,
    ...answers
  })
  const consoleStore = useConsole()
  await useLab().refresh()
  consoleStore.open(group === undefined ? { kind: 'create-group' } : { kind: 'modify-group', group })
  show(ProtectionGroupWizard, group === undefined ? {} : { group })
  await settle()
  return { bridge, consoleStore }
}

export const heading = (): string => document.querySelector('h2')?.textContent ?? ''
export const text = (): string => one('dialog').textContent
export const treeLabels = (): string[] =>
  byRole('treeitem').map((item) => item.querySelector('.label')?.textContent ?? '')

export async function click(name: string): Promise<void> {
  one('button', name).click()
  await settle()
}

/** Checks or unchecks a node of the tree, the way a click on its label does. */
export async function check(label: string): Promise<void> {
  const item = byRole('treeitem').find((one) => one.querySelector('.label')?.textContent === label)
  if (!item) throw new Error(`no ${label} in the tree: ${treeLabels().join(', ')}`)
  item.click()
  await settle()
}

function controlOf(label: string): HTMLElement {
  const found = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent.trim() === label
  )
  const control = document.getElementById(found?.htmlFor ?? '')
  if (!control) throw new Error(`no field ${label}`)
  return control
}
export const field = (label: string) => controlOf(label) as HTMLInputElement
export const list = (label: string) => controlOf(label) as HTMLSelectElement

export async function fill(label: string, value: string): Promise<void> {
  const control = controlOf(label) as HTMLInputElement | HTMLSelectElement
  control.value = value
  control.dispatchEvent(
    new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true })
  )
  await settle()
}

export async function toPage(title: string): Promise<void> {
  for (let pages = 0; heading() !== title; pages++) {
    const before = heading()
    await click('Next')
    if (heading() === before) throw new Error(`stuck on ${before}, wanted ${title}`)
    if (pages > 16) throw new Error(`no page ${title}`)
  }
}

export const frequencies = (): string[] =>
  [...list('Synchronization frequency').options].map(({ text: label }) => label.trim())
