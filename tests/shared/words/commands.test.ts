import { describe, expect, it } from 'vitest'
import { command, type Command, type CommandKind } from '@shared/contract/commands'
import { describeCommand } from '@shared/words'

const on = 'DPM1'
const computer = 'Server1'
const of = (...computers: string[]) => computers.map((name) => ({ computer: name, dataSource: 'D:\\' }))

const described: [Command, string][] = [
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
  [{ do: 'advance-clock', by: '15m' }, 'Advance the clock by 15 minutes'],
  [{ do: 'advance-clock', by: '1h' }, 'Advance the clock by 1 hour'],
  [{ do: 'advance-clock', by: '10d' }, 'Advance the clock by 10 days']
]

describe('a command in words', () => {
  it.each(described)('%j', (given, words) => {
    expect(describeCommand(given)).toBe(words)
  })

  it('is there for every command', () => {
    const kinds: CommandKind[] = command.options.map((option) => option.shape.do.value)
    expect([...new Set(described.map(([given]) => given.do))].sort()).toEqual(kinds.sort())
  })
})
