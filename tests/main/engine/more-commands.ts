import type { AlertKind, Service } from '@shared/activity'
import type { Command, CommandOf, GroupPolicy, RecoveryTarget } from '@shared/contract/commands'
import { DEFAULT_POLICY } from '@main/engine/policy'

// Faults, and how agents, groups and pools are set.

export const cut = (from: string, to: string): Command => ({ do: 'cut-network', from, to })
export const mend = (from: string, to: string): Command => ({ do: 'restore-network', from, to })
export const stop = (computer: string, service: Service): Command => ({
  do: 'stop-service',
  computer,
  service
})
export const start = (computer: string, service: Service): Command => ({
  do: 'start-service',
  computer,
  service
})
export const outdate = (computer: string): Command => ({ do: 'outdate-agent', computer })
export const spoil = (computer: string): Command => ({ do: 'spoil-credentials', computer })
export const correct = (computer: string): Command => ({ do: 'correct-credentials', computer })
export const fill = (on: string): Command => ({ do: 'fill-storage', on })
export const extend = (on: string, gigabytes: number): Command => ({ do: 'add-storage', on, gigabytes })
export const disable = (on: string, computer: string): Command => ({ do: 'disable-agent', on, computer })
export const enable = (on: string, computer: string): Command => ({ do: 'enable-agent', on, computer })
export const update = (on: string, computer: string): Command => ({ do: 'update-agent', on, computer })
export const throttle = (on: string, computer: string, mbps?: number): Command => ({
  do: 'throttle-agent',
  on,
  computer,
  ...(mbps === undefined ? {} : { mbps })
})
/** SetDpmServer, run on the computer. */
export const pointTo = (computer: string, server: string): Command => ({
  do: 'set-dpm-server',
  computer,
  server
})
export const reallocate = (on: string): Command => ({ do: 'reallocate-replicas', on })
export const setPolicy = (on: string, name: string, policy: Partial<GroupPolicy>): Command => ({
  do: 'modify-protection-group',
  on,
  group: name,
  policy: { ...DEFAULT_POLICY, ...policy }
})
export const withPolicy = <C extends CommandOf<'create-protection-group'>>(
  command: C,
  policy: Partial<GroupPolicy>
): C => ({ ...command, policy: { ...DEFAULT_POLICY, ...policy } })

// Jobs.

/** Which job of the replica, where that matters. */
type JobOf = Omit<CommandOf<'cancel-job'>, 'do' | 'on' | 'computer' | 'dataSource'>
export const backUp = (
  on: string,
  computer: string,
  dataSource?: string,
  type?: CommandOf<'create-recovery-point'>['type']
): Command => ({
  do: 'create-recovery-point',
  on,
  computer,
  ...(dataSource === undefined ? {} : { dataSource }),
  ...(type === undefined ? {} : { type })
})
export const cancel = (
  on: string,
  computer: string,
  dataSource?: string,
  of: JobOf = {}
): CommandOf<'cancel-job'> => ({
  do: 'cancel-job',
  on,
  computer,
  ...(dataSource === undefined ? {} : { dataSource }),
  ...of
})
export const retry = (on: string, computer: string, dataSource?: string, of: JobOf = {}): Command => ({
  ...cancel(on, computer, dataSource, of),
  do: 'retry-job'
})
export const recover = (
  on: string,
  computer: string,
  dataSource: string,
  to: RecoveryTarget,
  more: Pick<CommandOf<'recover'>, 'point' | 'target'> = {}
): CommandOf<'recover'> => ({ do: 'recover', on, computer, dataSource, to, ...more })
export const checkOf = (on: string, computer: string, dataSource: string): Command => ({
  do: 'consistency-check',
  on,
  computer,
  dataSource
})
export const inactivate = (
  on: string,
  alert: AlertKind,
  computer: string,
  dataSource?: string
): CommandOf<'inactivate-alert'> => ({
  do: 'inactivate-alert',
  on,
  alert,
  computer,
  ...(dataSource === undefined ? {} : { dataSource })
})
