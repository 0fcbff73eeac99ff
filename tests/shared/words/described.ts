import type { Command, GroupPolicy } from '@shared/contract/commands'

const on = 'DPM1'
const computer = 'Server1'
const dataSource = 'D:\\'
const policy: GroupPolicy = {
  retentionDays: 5,
  synchronizationMinutes: 60,
  recoveryPointTimes: ['20:00'],
  replicaCreation: 'now',
  consistencyCheckWhenInconsistent: true,
  dailyConsistencyCheck: false
}
const of = (...computers: string[]) => computers.map((name) => ({ computer: name, dataSource: 'D:\\' }))

/** Every command, in every form that its words tell apart. */
export const described: [Command, string][] = [
  [{ do: 'install-agent', on, computer }, 'Install the protection agent on Server1 from DPM1'],
  [{ do: 'attach-agent', on, computer }, 'Attach the protection agent on Server1 to DPM1'],
  [{ do: 'uninstall-agent', on, computer }, 'Uninstall the protection agent from Server1 on DPM1'],
  [
    { do: 'create-protection-group', on, group: 'Files', members: of('Server1', 'Server1', 'Server2') },
    'Create the protection group "Files" on DPM1 with data of Server1 and Server2'
  ],
  [
    { do: 'create-protection-group', on, group: 'Files', members: [] },
    'Create the protection group "Files" on DPM1'
  ],
  [
    { do: 'add-members', on, group: 'Files', members: of('Server1', 'Server2', 'Server3', 'Server4') },
    'Add data of Server1, Server2 and 2 more to the protection group "Files" on DPM1'
  ],
  [
    { do: 'add-members', on, group: 'Files', members: [] },
    'Add members to the protection group "Files" on DPM1'
  ],
  [
    { do: 'remove-members', on, group: 'Files', members: 'all', data: 'delete' },
    'Stop protection of the protection group "Files" on DPM1, data deleted'
  ],
  [
    { do: 'remove-members', on, group: 'Files', members: of('Server1'), data: 'retain' },
    'Stop protection of Server1 in the protection group "Files" on DPM1, data retained'
  ],
  [{ do: 'remove-inactive-protection', on, computer }, 'Remove inactive protection of Server1 on DPM1'],
  [{ do: 'switch-protection', on, computer }, 'Switch protection of Server1 to DPM1'],
  [{ do: 'resume-primary-protection', on, computer }, 'Resume primary protection of Server1 on DPM1'],
  [{ do: 'take-ownership', on, computer }, 'Take ownership of the protection agent on Server1 for DPM1'],
  [{ do: 'consistency-check', on, computer }, 'Perform a consistency check of Server1 on DPM1'],
  [
    { do: 'consistency-check', on, computer, dataSource: ['C:\\', 'D:\\', 'Payroll'] },
    'Perform a consistency check of "C:\\", "D:\\" and 1 more of Server1 on DPM1'
  ],
  [{ do: 'fail-server', server: on }, 'Let DPM1 fail'],
  [{ do: 'repair-server', server: on }, 'Repair DPM1'],
  [{ do: 'remove-server', server: on }, 'Remove DPM1'],
  [{ do: 'rebuild-server', server: on }, 'Rebuild DPM1'],
  [{ do: 'rebuild-server', server: on, as: on }, 'Rebuild DPM1'],
  [{ do: 'rebuild-server', server: on, as: 'DPM5' }, 'Rebuild DPM1 as DPM5'],
  [{ do: 'restore-database', server: on, from: 'DPM3' }, 'Restore the DPM database of DPM1 from DPM3'],
  [{ do: 'add-dpm-server', name: on }, 'Add the DPM server DPM1'],
  [{ do: 'add-protected-server', name: computer }, 'Add the protected server Server1'],
  [{ do: 'set-local-data-protection', on, allowed: true }, 'Turn AllowLocalDataProtection on for DPM1'],
  [{ do: 'set-local-data-protection', on, allowed: false }, 'Turn AllowLocalDataProtection off for DPM1'],
  [{ do: 'advance-clock', by: '1s' }, 'Advance the clock by 1 second'],
  [{ do: 'advance-clock', by: '45s' }, 'Advance the clock by 45 seconds'],
  [{ do: 'advance-clock', by: '15m' }, 'Advance the clock by 15 minutes'],
  [{ do: 'advance-clock', by: '1h' }, 'Advance the clock by 1 hour'],
  [{ do: 'advance-clock', by: '10d' }, 'Advance the clock by 10 days'],
  [
    { do: 'modify-protection-group', on, group: 'Files', policy },
    'Modify the protection group "Files" on DPM1'
  ],
  [
    { do: 'modify-protection-group', on, group: 'Files', rename: 'Data' },
    'Rename the protection group "Files" on DPM1 to "Data"'
  ],
  [
    { do: 'modify-protection-group', on, group: 'Files', rename: 'Data', policy },
    'Modify the protection group "Files" on DPM1 and rename it to "Data"'
  ],
  [{ do: 'create-recovery-point', on, computer }, 'Create a recovery point of Server1 on DPM1'],
  [
    { do: 'create-recovery-point', on, computer, dataSource, type: 'recovery-point' },
    'Create a recovery point of "D:\\" of Server1 on DPM1'
  ],
  [
    { do: 'create-recovery-point', on, computer, dataSource, type: 'synchronization' },
    'Run a synchronization of "D:\\" of Server1 on DPM1'
  ],
  [
    { do: 'create-recovery-point', on, computer, dataSource: ['Payroll', 'HR'], type: 'express-full' },
    'Run an express full backup of "Payroll" and "HR" of Server1 on DPM1'
  ],
  [{ do: 'cancel-job', on, computer }, 'Cancel the job of Server1 on DPM1'],
  [
    { do: 'cancel-job', on, computer, dataSource, job: 'replica-creation' },
    'Cancel the replica creation of "D:\\" of Server1 on DPM1'
  ],
  [
    { do: 'retry-job', on, computer, dataSource, job: 'synchronization' },
    'Retry the synchronization of "D:\\" of Server1 on DPM1'
  ],
  [
    { do: 'inactivate-alert', on, alert: 'agent-ownership-required', computer },
    'Inactivate the alert "Agent Ownership Required" for Server1 on DPM1'
  ],
  [
    { do: 'inactivate-alert', on, alert: 'replica-inconsistent', computer, dataSource },
    'Inactivate the alert "Replica is inconsistent" for "D:\\" of Server1 on DPM1'
  ],
  [
    { do: 'recover', on, computer, dataSource, to: 'original' },
    'Recover "D:\\" of Server1 from DPM1 to the original location'
  ],
  [
    { do: 'recover', on, computer, dataSource, to: 'original', point: 'latest' },
    'Recover "D:\\" of Server1 from DPM1 to the original location, latest state'
  ],
  [
    {
      do: 'recover',
      on,
      computer,
      dataSource,
      to: 'alternate',
      target: 'Server2',
      point: '2026-01-05 20:00'
    },
    'Recover "D:\\" of Server1 from DPM1 to an alternate location on Server2, recovery point of 2026-01-05 20:00'
  ],
  [
    { do: 'recover', on, computer, dataSource, to: 'network-folder', target: 'Server2' },
    'Recover "D:\\" of Server1 from DPM1 to a network folder on Server2'
  ],
  [
    { do: 'recover', on: 'DPM3', computer, dataSource, to: 'replica', target: 'DPM1' },
    'Recover "D:\\" of Server1 from DPM3 to the replica on DPM1'
  ],
  [{ do: 'disable-agent', on, computer }, 'Disable the protection agent on Server1 for DPM1'],
  [{ do: 'enable-agent', on, computer }, 'Enable the protection agent on Server1 for DPM1'],
  [{ do: 'throttle-agent', on, computer, mbps: 5 }, 'Throttle Server1 on DPM1 to 5 Mbps'],
  [{ do: 'throttle-agent', on, computer }, 'End the throttling of Server1 on DPM1'],
  [{ do: 'update-agent', on, computer }, 'Update the protection agent on Server1 from DPM1'],
  [{ do: 'set-dpm-server', computer, server: on }, 'Run SetDpmServer on Server1 for DPM1'],
  [{ do: 'reallocate-replicas', on }, 'Run DpmSync -ReallocateReplica on DPM1'],
  [{ do: 'add-storage', on, gigabytes: 500 }, 'Add 500 GB to the storage pool of DPM1'],
  [{ do: 'fill-storage', on }, 'Fill the storage pool of DPM1'],
  [{ do: 'rescan-library', on }, 'Rescan the tape library of DPM1'],
  [{ do: 'inventory-library', on }, 'Take a fast inventory of the tape library of DPM1'],
  [{ do: 'inventory-library', on, detailed: true }, 'Take a detailed inventory of the tape library of DPM1'],
  [{ do: 'cut-network', from: on, to: computer }, 'Cut the network between DPM1 and Server1'],
  [{ do: 'restore-network', from: on, to: computer }, 'Restore the network between DPM1 and Server1'],
  [
    { do: 'stop-service', computer, service: 'SQL Server VSS Writer' },
    'Stop SQL Server VSS Writer on Server1'
  ],
  [{ do: 'start-service', computer: on, service: 'DPMWriter' }, 'Start DPMWriter on DPM1'],
  [{ do: 'outdate-agent', computer }, 'Make the protection agent on Server1 outdated'],
  [{ do: 'spoil-credentials', computer }, 'Make the credentials for Server1 wrong'],
  [{ do: 'correct-credentials', computer }, 'Correct the credentials for Server1']
]
