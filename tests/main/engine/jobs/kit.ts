import { activityOf, type Job, type Replica } from '@main/engine/activity'
import { keyOf } from '@main/engine/server-index'
import { chains, data, lab, protects, type Lab } from '../builder'
import { setPolicy } from '../more-commands'

/* A lab in motion to look at, and ways to look. */

export const SQL = 'SQL/Payroll'

/** DPM1 protects Server1, DPM2 is its secondary; DPM3 has nothing yet. */
export const resting = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3'],
  servers: { Server1: ['C:', 'D:', SQL], Server2: ['C:', 'D:'] }
}).does(protects('DPM1', data('Server1', ['D:', SQL])), chains('DPM1', 'DPM2', data('Server1', ['D:', SQL])))
/** The same, begun: Monday, 8 o'clock. Everything has been protected for a while. */
export const start = resting.begins()

/** Nothing is scheduled, so that only what is started by hand runs. */
export const QUIET = { synchronizationMinutes: null, recoveryPointTimes: [] }
export const quiet = start.does(
  { do: 'set-local-data-protection', on: 'DPM1', allowed: true },
  setPolicy('DPM1', 'Server1', QUIET),
  setPolicy('DPM2', 'DPM1', QUIET)
)

const inShort = ({ type, computer, dataSource, status, failure }: Job) =>
  [type, computer, dataSource, status === 'in-progress' ? 'runs' : status, failure?.reason]
    .filter((word) => word !== null && word !== undefined)
    .join(' ')

export function allJobs(of: Lab, on: string): readonly Job[] {
  const { past, running } = activityOf(of.estate.activity, on)
  return [...past, ...running.values()]
}

/** `synchronization Server1 D: failed network-cut`, oldest first, what runs last. */
export const jobs = (of: Lab, on: string): string[] => allJobs(of, on).map(inShort)

/** The jobs that were started since an earlier state of the lab. */
export function newJobs(of: Lab, since: Lab, on: string): string[] {
  const known = since.estate.activity?.jobs ?? 0
  return allJobs(of, on)
    .filter(({ id }) => id > known)
    .map(inShort)
}

/** `replica-inconsistent Server1 D:`, those that are active, in alphabetical order. */
export function alerts(of: Lab, on: string): string[] {
  const active = [...activityOf(of.estate.activity, on).alerts.values()].filter(({ ended }) => ended === null)
  return active
    .map(({ kind, computer, dataSource }) => [kind, computer, dataSource].filter(Boolean).join(' '))
    .toSorted()
}

export function replica(of: Lab, on: string, dataSource: string, computer = 'Server1'): Replica {
  const found = activityOf(of.estate.activity, on).replicas.get(keyOf({ computer, dataSource }))
  if (!found) throw new Error(`no replica of ${dataSource} of ${computer} on ${on}`)
  return found
}

/** What a member's replica is worth: `ok`, `inconsistent`. */
export const state = (of: Lab, on: string, dataSource: string, computer = 'Server1') =>
  of.estate.dpmServers
    .get(on)
    ?.members.find((member) => member.dataSource === dataSource && member.computer === computer)?.replica
