import { begin } from '@main/engine/begin'
import type { Estate } from '@main/engine/estate'
import type { Service } from '@shared/activity'
import type { Command, CommandOf, RecoveryTarget } from '@shared/contract/commands'
import type { RuleId } from '@shared/rule-ids'
import {
  after,
  attach,
  fail,
  install,
  pair,
  primary,
  protect,
  secondary,
  servers,
  shared,
  switchTo
} from './lab'

/** A rule, a lab, and a command that meets the rule there. */
type Case = readonly [rule: RuleId, estate: Estate, command: Command]

const switched = after(pair, fail('DPM1'), switchTo('DPM3', 'Server1'))
const chained = after(pair, install('DPM4', 'DPM3'), protect('DPM4', 'Of DPM3', 'DPM3', 'DPMDB'))
const selfProtecting = after(servers, protect('DPM1', 'Own', 'DPM1', 'DPMDB'))
const rebuilt = after(pair, fail('DPM1'), { do: 'rebuild-server', server: 'DPM1' })
const replaced = after(pair, fail('DPM1'), { do: 'rebuild-server', server: 'DPM1', as: 'DPM5' })
const unequal = after(
  servers,
  { do: 'add-dpm-server', name: 'Old', version: '10.19.58.0' },
  { do: 'add-dpm-server', name: 'Patched', version: '10.22.200.0' }
)
const cyclic = after(
  pair,
  install('DPM3', 'Server2'),
  protect('DPM3', 'Files 3', 'Server2'),
  install('DPM1', 'DPM3'),
  secondary('DPM1', 'Copies 3', 'DPM3', 'Server2')
)
const unprotected = after(pair, {
  do: 'remove-members',
  on: 'DPM1',
  group: 'Files 1',
  members: 'all',
  data: 'retain'
})
const removing = (group: string, computer: string, dataSource: string): Command => ({
  do: 'remove-members',
  on: 'DPM1',
  group,
  members: [{ computer, dataSource }],
  data: 'delete'
})
const own = (on: string, dataSource: string) => protect(on, 'Own', on, dataSource)
const copies = (on: string, through: string, computer: string, dataSource = 'D:\\'): Command => ({
  do: 'create-protection-group',
  on,
  group: 'More copies',
  members: [{ computer, dataSource, through }]
})

/** The pair with its jobs running. */
const live = begin(pair)
const restored = after(
  live,
  fail('DPM1'),
  { do: 'rebuild-server', server: 'DPM1' },
  { do: 'restore-database', server: 'DPM1', from: 'DPM3' }
)
const filled = after(primary, { do: 'fill-storage', on: 'DPM1' })
const files = { computer: 'Server1', dataSource: 'D:\\' } as const
const checking = after(live, { do: 'consistency-check', on: 'DPM1', ...files })
const cutting = { do: 'cut-network', from: 'DPM1', to: 'Server1' } as const
const stopping = (computer: string, service: Service): Command => ({ do: 'stop-service', computer, service })
const recover = (on: string, to: RecoveryTarget, more: Partial<CommandOf<'recover'>> = {}): Command => ({
  do: 'recover',
  on,
  ...files,
  to,
  ...more
})

export const cases: readonly Case[] = [
  ['unknown-name', servers, install('DPM9', 'Server1')],
  ['unknown-name', servers, install('DPM1', 'Server9')],
  ['unknown-name', servers, protect('DPM1', 'PG', 'Server1', 'E:\\')],
  ['unknown-name', primary, removing('No such group', 'Server1', 'D:\\')],
  ['unknown-name', primary, removing('Files 1', 'Server1', 'Payroll')],
  ['server-unavailable', after(servers, fail('DPM1')), install('DPM1', 'Server1')],
  ['server-unavailable', after(servers, fail('Server1')), fail('Server1')],
  ['computer-unavailable', after(servers, fail('Server1')), install('DPM1', 'Server1')],
  [
    'computer-unavailable',
    after(pair, fail('DPM1')),
    { do: 'restore-database', server: 'DPM1', from: 'DPM3' }
  ],
  ['agent-on-itself', servers, install('DPM1', 'DPM1')],
  ['agent-already-installed', primary, install('DPM1', 'Server1')],
  ['agent-owned-elsewhere', primary, install('DPM2', 'Server1')],
  ['agent-owned-elsewhere', primary, attach('DPM2', 'Server1')],
  ['agent-required', servers, protect('DPM1', 'PG', 'Server1')],
  ['agent-required', primary, protect('DPM2', 'PG', 'Server1')],
  [
    'agent-required',
    after(unprotected, { do: 'uninstall-agent', on: 'DPM1', computer: 'Server1' }),
    switchTo('DPM3', 'Server1')
  ],
  ['agent-required', primary, { do: 'uninstall-agent', on: 'DPM2', computer: 'Server1' }],
  ['agent-in-use', primary, { do: 'uninstall-agent', on: 'DPM1', computer: 'Server1' }],
  ['version-mismatch', unequal, install('DPM1', 'Old')],
  ['version-mismatch', unequal, install('Old', 'DPM1')],
  ['rollup-mismatch', unequal, install('DPM1', 'Patched')],
  ['protected-once', pair, install('DPM2', 'DPM1')],
  ['protected-once', pair, copies('DPM2', 'DPM1', 'Server1')],
  ['chain-order', chained, install('DPM4', 'DPM1')],
  ['self-protection', after(selfProtecting, install('DPM2', 'DPM1')), protect('DPM2', 'PG', 'DPM1', 'DPMDB')],
  ['breaks-chain', pair, own('DPM1', 'DPMDB')],
  ['local-protection-off', pair, own('DPM1', 'System State')],
  ['not-directly-protected', chained, copies('DPM4', 'DPM3', 'Server1')],
  ['not-directly-protected', pair, copies('DPM3', 'DPM3', 'Server1')],
  ['own-copy', cyclic, copies('DPM1', 'DPM3', 'DPM1', 'DPMDB')],
  ['already-protected', primary, protect('DPM1', 'PG', 'Server1')],
  ['already-protected', primary, protect('DPM2', 'PG', 'Server1')],
  ['already-protected', selfProtecting, protect('DPM2', 'PG', 'DPM1', 'DPMDB')],
  [
    'switched-no-secondary',
    after(switched, { do: 'repair-server', server: 'DPM1' }),
    copies('DPM3', 'DPM1', 'Server1')
  ],
  ['unsupported-move', after(shared, fail('DPM1')), install('DPM2', 'Server1')],
  ['unsupported-move', after(shared, fail('DPM1')), attach('DPM3', 'Server1')],
  [
    'unsupported-move',
    after(pair, fail('DPM1'), attach('DPM4', 'Server1'), protect('DPM4', 'PG', 'Server1')),
    install('DPM3', 'DPM4')
  ],
  ['no-secondary-copy', pair, switchTo('DPM2', 'Server1')],
  ['cannot-switch-dpm-server', pair, switchTo('DPM3', 'DPM1')],
  ['cannot-switch-dpm-server', pair, switchTo('DPM3', 'DPM3')],
  ['already-switched', switched, switchTo('DPM3', 'Server1')],
  ['not-switched', pair, { do: 'resume-primary-protection', on: 'DPM1', computer: 'Server1' }],
  ['primary-not-ready', switched, { do: 'resume-primary-protection', on: 'DPM3', computer: 'Server1' }],
  [
    'direct-protection-present',
    after(switched, protect('DPM3', 'Direct', 'Server1', 'Payroll')),
    { do: 'resume-primary-protection', on: 'DPM3', computer: 'Server1' }
  ],
  ['no-inactive-replica', pair, { do: 'remove-inactive-protection', on: 'DPM3', computer: 'Server1' }],
  ['no-inactive-replica', pair, { do: 'consistency-check', on: 'DPM2', computer: 'Server1' }],
  ['name-taken', servers, { do: 'add-dpm-server', name: 'dpm1' }],
  ['nothing-to-own', primary, { do: 'take-ownership', on: 'DPM2', computer: 'Server1' }],
  ['nothing-to-own', pair, { do: 'take-ownership', on: 'DPM1', computer: 'DPM1' }],
  ['server-not-failed', servers, { do: 'repair-server', server: 'DPM1' }],
  ['server-not-failed', servers, { do: 'rebuild-server', server: 'DPM1' }],
  ['server-not-failed', pair, { do: 'restore-database', server: 'DPM1', from: 'DPM3' }],
  ['no-database-backup', rebuilt, { do: 'restore-database', server: 'DPM1', from: 'DPM2' }],
  ['name-mismatch', replaced, { do: 'restore-database', server: 'DPM5', from: 'DPM3' }],
  ['group-name-taken', primary, protect('DPM1', 'Files 1', 'Server1', 'Payroll')],
  ['group-name-invalid', primary, protect('DPM1', 'a|b', 'Server1', 'Payroll')],
  ['group-name-invalid', primary, protect('DPM1', '', 'Server1', 'Payroll')],
  ['no-members', servers, { do: 'create-protection-group', on: 'DPM1', group: 'Empty', members: [] }],
  ['no-members', servers, { do: 'create-protection-group', on: 'DPM1', group: '', members: [] }],
  ['dpmdb-not-selected', after(primary, install('DPM2', 'DPM1')), copies('DPM2', 'DPM1', 'Server1')],
  ['undocumented-ring', after(chained, install('DPM1', 'DPM4')), protect('DPM1', 'PG', 'DPM4', 'DPMDB')],
  // Jobs, recovery and failures.
  ['unknown-name', live, { do: 'cancel-job', on: 'DPM1', computer: 'Server1' }],
  ['unknown-name', live, { do: 'retry-job', on: 'DPM1', ...files, job: 'synchronization' }],
  ['unknown-name', live, { do: 'inactivate-alert', on: 'DPM1', ...files, alert: 'replica-inconsistent' }],
  [
    'unknown-name',
    live,
    { do: 'inactivate-alert', on: 'DPM1', computer: 'Server1', alert: 'agent-unreachable' }
  ],
  ['unknown-name', live, { do: 'recover', on: 'DPM2', ...files, to: 'original' }],
  ['computer-unreachable', after(servers, cutting), install('DPM1', 'Server1')],
  ['computer-unreachable', after(live, cutting), recover('DPM1', 'original')],
  [
    'access-denied',
    after(servers, { do: 'spoil-credentials', computer: 'Server1' }),
    install('DPM1', 'Server1')
  ],
  [
    'sql-writer-stopped',
    after(primary, stopping('Server1', 'SQL Server VSS Writer')),
    protect('DPM1', 'PG', 'Server1', 'SQL/Ledger')
  ],
  ['dpm-writer-stopped', after(pair, stopping('DPM1', 'DPMWriter')), copies('DPM3', 'DPM1', 'Server1')],
  ['no-storage-space', filled, protect('DPM1', 'PG', 'Server1', 'Payroll')],
  ['nothing-to-change', filled, { do: 'fill-storage', on: 'DPM1' }],
  ['nothing-to-change', servers, { do: 'correct-credentials', computer: 'Server1' }],
  ['nothing-to-change', primary, { do: 'enable-agent', on: 'DPM1', computer: 'Server1' }],
  ['nothing-to-change', after(servers, cutting), cutting],
  ['nothing-to-change', after(servers, stopping('DPM1', 'DPMWriter')), stopping('DPM1', 'DPMWriter')],
  [
    'nothing-to-change',
    servers,
    { do: 'start-service', computer: 'Server1', service: 'SQL Server VSS Writer' }
  ],
  ['agent-of-primary', pair, { do: 'update-agent', on: 'DPM3', computer: 'DPM1' }],
  ['no-tape-library', servers, { do: 'rescan-library', on: 'DPM1' }],
  ['replica-busy', checking, { do: 'create-recovery-point', on: 'DPM1', ...files }],
  ['replica-not-ready', switched, { do: 'create-recovery-point', on: 'DPM3', ...files }],
  ['no-recovery-point', pair, recover('DPM1', 'original')],
  ['no-recovery-point', live, recover('DPM1', 'original', { point: '2020-01-01 20:00' })],
  ['latest-not-offered', live, recover('DPM3', 'network-folder', { point: 'latest', target: 'Server2' })],
  ['original-location-refused', live, recover('DPM3', 'original')],
  [
    'database-original-location',
    live,
    recover('DPM3', 'original', { computer: 'DPM1', dataSource: 'DPMDB' })
  ],
  ['replica-not-pending', restored, recover('DPM3', 'replica')],
  ['no-recovery-target', live, recover('DPM1', 'alternate')],
  ['no-recovery-target', live, recover('DPM3', 'replica', { target: 'Server2' })]
]
