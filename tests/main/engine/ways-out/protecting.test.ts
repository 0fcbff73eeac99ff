import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { commandsToProtect } from '@main/engine/ways-out/protecting'
import { attach, data, fail, group, install, lab, protects, type Lab } from '../builder'

const bare = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'] } })
const protection = (on: string, dataSource: string | string[] = ['C:', 'D:']) =>
  group(on, 'Protection of Server1', data('Server1', dataSource))

describe('what is done to protect a computer', () => {
  const cases: readonly [how: string, of: Lab, on: string, computer: string, commands: readonly Command[]][] =
    [
      [
        'an agent is installed and a group is made',
        bare,
        'DPM1',
        'Server1',
        [install('DPM1', 'Server1'), protection('DPM1')]
      ],
      [
        'a group is made where the agent is there',
        bare.does(install('DPM1', 'Server1')),
        'DPM1',
        'Server1',
        [protection('DPM1')]
      ],
      [
        'an agent of another server is attached, not taken',
        bare.does(install('DPM1', 'Server1')),
        'DPM2',
        'Server1',
        [attach('DPM2', 'Server1'), protection('DPM2')]
      ],
      [
        'both are told where the agent is refused',
        bare.does(fail('Server1')),
        'DPM1',
        'Server1',
        [install('DPM1', 'Server1'), protection('DPM1')]
      ],
      [
        'of a DPM server its database is protected',
        bare,
        'DPM2',
        'DPM1',
        [install('DPM2', 'DPM1'), group('DPM2', 'Secondary protection of DPM1', data('DPM1', 'DPMDB'))]
      ],
      [
        'the replicas it has are taken too, as they are offered once the agent is there',
        bare.does(protects('DPM1', data('Server1', 'C:'))),
        'DPM2',
        'DPM1',
        [
          install('DPM2', 'DPM1'),
          group('DPM2', 'Secondary protection of DPM1', data('DPM1', 'DPMDB'), {
            computer: 'Server1',
            dataSource: 'C:',
            through: 'DPM1'
          })
        ]
      ],
      [
        'a server that is aimed at itself is told what refuses it',
        bare,
        'DPM1',
        'DPM1',
        [install('DPM1', 'DPM1')]
      ],
      [
        'a server that is not in the lab is told too',
        bare,
        'Nobody',
        'Server1',
        [install('Nobody', 'Server1'), protection('Nobody')]
      ],
      [
        'so is the other server that is not in the lab',
        bare,
        'Nobody',
        'DPM1',
        [install('Nobody', 'DPM1'), group('Nobody', 'Secondary protection of DPM1', data('DPM1', 'DPMDB'))]
      ]
    ]
  it.each(cases)('%s', (_, of, on, computer, commands) => {
    expect(commandsToProtect(of.estate, { on, computer })).toEqual(commands)
  })

  it('is the same while jobs run', () => {
    expect(commandsToProtect(bare.begins().estate, { on: 'DPM1', computer: 'Server1' })).toEqual([
      install('DPM1', 'Server1'),
      protection('DPM1')
    ])
  })
})
