/** Alerts and jobs for the tests of the Monitoring workspace, and the workspace with them. */
import type { AlertView, JobView, MonitoringView } from '@shared/contract/views'
import { useConsole } from '@renderer/stores/console'
import { useLab } from '@renderer/stores/lab'
import type { MonitoringTab } from '@renderer/stores/types'
import MonitoringWorkspace from '@renderer/workspaces/monitoring/monitoring-workspace.vue'
import { settle, show } from '../components/harness'
import { DONE, dpmServer, fakeBridge, labClock, overview, type FakeAnswers } from '../fake-bridge'

export const HOUR = 3_600
export const DAY = 24 * HOUR
/** When the workspace is looked at: two days after the lab began, which was on Mon 05 Jan 2026 at 08:00. */
export const NOW = 2 * DAY

export function alert(more: Partial<AlertView> = {}): AlertView {
  return {
    id: 'one',
    kind: 'replica-inconsistent',
    severity: 'Critical',
    title: 'Replica is inconsistent',
    errorId: 3106,
    computer: 'Server1',
    dataSource: 'D:',
    group: 'Files',
    details: 'The replica does not match its source.',
    recommended: 'Run a consistency check.',
    action: null,
    raised: HOUR,
    ended: null,
    ...more
  }
}

/** A synchronization that took ten minutes. */
export function job(id: number | null, more: Partial<JobView> = {}): JobView {
  return {
    id,
    type: 'synchronization',
    label: 'Synchronization',
    status: 'completed',
    source: 'D:',
    computer: 'Server1',
    dataSource: 'D:',
    group: 'Files',
    start: NOW - HOUR,
    end: NOW - HOUR + 600,
    megabytes: 300,
    failure: null,
    cannotCancel: 'Only a job that runs can be canceled.',
    cannotRetry: 'Only a job that failed can be run again.',
    ...more
  }
}

/** Without what stands against it. */
export function cancelable(one: JobView): JobView {
  const { cannotCancel: _, ...rest } = one
  return rest
}

export function retriable(one: JobView): JobView {
  const { cannotRetry: _, ...rest } = one
  return rest
}

/** A quarter of it is done: began 100 s ago, and takes 400 s. */
export const running = cancelable(
  job(1, {
    type: 'consistency-check',
    label: 'Consistency check',
    status: 'in-progress',
    source: 'F:',
    dataSource: 'F:',
    start: NOW - 100,
    end: NOW + 300,
    megabytes: 4_096
  })
)

export const failed = retriable(
  job(2, {
    status: 'failed',
    source: 'Sales',
    dataSource: 'Sales',
    computer: 'Server2',
    group: 'Databases',
    start: NOW - 3 * DAY,
    end: NOW - 3 * DAY + 30,
    megabytes: 0,
    failure: {
      reason: 'computer-unreachable',
      code: 41,
      text: 'Server2 does not answer.',
      recommended: 'Bring Server2 online, then retry the job.'
    }
  })
)

export const scheduled = job(null, {
  status: 'scheduled',
  label: 'Recovery point',
  type: 'recovery-point',
  start: NOW + 4 * HOUR,
  end: null
})

export const completed = job(4)

export const JOBS: readonly JobView[] = [running, scheduled, completed, failed]

export async function openMonitoring(
  tab: MonitoringTab,
  view: Partial<MonitoringView>,
  answers: FakeAnswers = {}
) {
  const lab = useLab()
  const consoleStore = useConsole()
  consoleStore.monitoringTab = tab
  const bridge = fakeBridge({
    'lab/overview': overview({ dpmServers: [dpmServer('DPM1')], clock: labClock({ now: NOW }) }),
    'lab/monitoring': { server: 'DPM1', alerts: [], jobs: [], ...view },
    'lab/dispatch': DONE,
    'lab/preview': DONE,
    ...answers
  })
  lab.start()
  await settle()
  const wrapper = show(MonitoringWorkspace, {})
  await settle()
  return {
    bridge,
    consoleStore,
    wrapper,
    /** The clock goes on, with nothing else changed. */
    tick: async (seconds: number): Promise<void> => {
      bridge.emit('lab/clock', { now: NOW + seconds, state: 'running', speed: 60, until: null })
      await settle()
    }
  }
}

/** The field with this label. */
export function field(label: string): HTMLElement {
  const found = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent.trim() === label
  )
  const control = found && document.getElementById(found.htmlFor)
  if (!control) throw new Error(`no field ${label}`)
  return control
}

export const selectOf = (label: string) => field(label) as HTMLSelectElement
export const inputOf = (label: string) => field(label) as HTMLInputElement

export async function choose(label: string, value: string): Promise<void> {
  const select = selectOf(label)
  select.value = value
  select.dispatchEvent(new Event('change', { bubbles: true }))
  await settle()
}

export async function type(label: string, text: string): Promise<void> {
  const input = inputOf(label)
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
  await settle()
}

export async function check(label: string): Promise<void> {
  field(label).click()
  await settle()
}
