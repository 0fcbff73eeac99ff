import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import type { LabEvent } from '@main/engine/events'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { USUAL_POOL } from '@main/engine/storage'
import {
  allowLocal,
  attach,
  chains,
  data,
  drop,
  group,
  install,
  lab,
  protects,
  removeInactive,
  repair,
  resume,
  switchOn,
  takeOwnership,
  uninstall,
  fail,
  rebuild,
  remove,
  restore
} from '../builder'
import {
  correct,
  cut,
  disable,
  enable,
  extend,
  fill,
  mend,
  outdate,
  pointTo,
  reallocate,
  setPolicy,
  spoil,
  start,
  stop,
  throttle,
  update
} from '../more-commands'
import { happens } from './kit'

/* What the log says of a command that is carried out: all of it, and nothing more. */

const WRITER = 'SQL Server VSS Writer'
const bare = lab({
  dpm: ['DPM1', { name: 'DPM2', storagePool: 100 }, 'DPM3'],
  servers: { Server1: ['C:', 'D:'], Server2: ['C:'] }
})
const paired = bare.does(
  protects('DPM1', data('Server1', ['C:', 'D:'])),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const slow = paired.does(throttle('DPM1', 'Server1', 10))
const disabled = slow.does(disable('DPM1', 'Server1'))
const own = { on: 'DPM1', computer: 'Server1' }
const policy = { ...DEFAULT_POLICY, retentionDays: 9 }

type Row = readonly [of: typeof bare, command: Command, ...events: readonly LabEvent[]]

const agents: readonly Row[] = [
  [bare, install('DPM1', 'Server1'), { kind: 'agent-installed', ...own }],
  [bare, attach('DPM1', 'Server1'), { kind: 'agent-attached', ...own }],
  [
    bare.does(install('DPM1', 'Server1')),
    uninstall('DPM1', 'Server1'),
    { kind: 'agent-uninstalled', ...own }
  ],
  [paired, takeOwnership('DPM1', 'Server1'), { kind: 'ownership-taken', ...own }],
  [slow, disable('DPM1', 'Server1'), { kind: 'agent-set', ...own, disabled: true, mbps: 10 }],
  [disabled, enable('DPM1', 'Server1'), { kind: 'agent-set', ...own, disabled: false, mbps: 10 }],
  [disabled, throttle('DPM1', 'Server1', 20), { kind: 'agent-set', ...own, disabled: true, mbps: 20 }],
  [disabled, throttle('DPM1', 'Server1'), { kind: 'agent-set', ...own, disabled: true, mbps: null }],
  [paired.does(outdate('Server1')), update('DPM1', 'Server1'), { kind: 'agent-update-started', ...own }],
  [paired, outdate('Server1'), { kind: 'agent-outdated', computer: 'Server1' }],
  [
    paired.does(spoil('Server1')),
    pointTo('Server1', 'DPM1'),
    { kind: 'agent-pointed', computer: 'Server1', server: 'DPM1' }
  ]
]

const faults: readonly Row[] = [
  [bare, cut('DPM1', 'Server1'), { kind: 'network-cut', from: 'DPM1', to: 'Server1' }],
  [
    bare.does(cut('DPM1', 'Server1')),
    mend('Server1', 'DPM1'),
    { kind: 'network-restored', from: 'Server1', to: 'DPM1' }
  ],
  [bare, stop('Server1', WRITER), { kind: 'service-stopped', computer: 'Server1', service: WRITER }],
  [
    bare.does(stop('Server1', WRITER)),
    start('Server1', WRITER),
    { kind: 'service-started', computer: 'Server1', service: WRITER }
  ],
  [bare, spoil('Server1'), { kind: 'credentials-spoiled', computer: 'Server1' }],
  [bare.does(spoil('Server1')), correct('Server1'), { kind: 'credentials-corrected', computer: 'Server1' }]
]

const storage: readonly Row[] = [
  [bare, fill('DPM2'), { kind: 'storage-set', on: 'DPM2', size: 100, foreign: 100 }],
  [bare, fill('DPM1'), { kind: 'storage-set', on: 'DPM1', size: USUAL_POOL, foreign: USUAL_POOL }],
  [bare, extend('DPM2', 10), { kind: 'storage-set', on: 'DPM2', size: 110, foreign: 0 }],
  [bare.does(fill('DPM2')), extend('DPM2', 10), { kind: 'storage-set', on: 'DPM2', size: 110, foreign: 100 }],
  [bare, extend('DPM1', 10), { kind: 'storage-set', on: 'DPM1', size: USUAL_POOL + 10, foreign: 0 }]
]

const groups: readonly Row[] = [
  [
    bare.does(install('DPM1', 'Server1')),
    group('DPM1', 'New', data('Server1', ['D:', 'C:'])),
    { kind: 'group-created', on: 'DPM1', group: 'New', policy: DEFAULT_POLICY },
    {
      kind: 'members-added',
      on: 'DPM1',
      group: 'New',
      members: [
        { computer: 'Server1', dataSource: 'D:', through: null },
        { computer: 'Server1', dataSource: 'C:', through: null }
      ]
    }
  ],
  [
    paired,
    drop('DPM1', 'Server1', 'retain', data('Server1', 'D:'), data('Server1', 'D:')),
    {
      kind: 'members-removed',
      on: 'DPM1',
      members: [{ computer: 'Server1', dataSource: 'D:' }],
      data: 'retain'
    }
  ],
  [
    paired,
    drop('DPM1', 'Server1', 'delete'),
    {
      kind: 'members-removed',
      on: 'DPM1',
      members: [
        { computer: 'Server1', dataSource: 'C:' },
        { computer: 'Server1', dataSource: 'D:' }
      ],
      data: 'delete'
    }
  ],
  [
    paired,
    { do: 'modify-protection-group', on: 'DPM1', group: 'Server1', rename: 'Files' },
    { kind: 'group-modified', on: 'DPM1', group: 'Server1', rename: 'Files' }
  ],
  [
    paired,
    setPolicy('DPM1', 'Server1', { retentionDays: 9 }),
    { kind: 'group-modified', on: 'DPM1', group: 'Server1', policy }
  ]
]

const servers: readonly Row[] = [
  [
    bare,
    { do: 'add-dpm-server', name: 'DPM9' },
    {
      kind: 'dpm-server-added',
      name: 'DPM9',
      version: '10.22.148.0',
      dataSources: ['DPMDB', 'System State'],
      allowLocalDataProtection: false
    }
  ],
  [
    bare,
    {
      do: 'add-dpm-server',
      name: 'DPM9',
      version: '9.1',
      dataSources: ['E:', 'E:'],
      allowLocalDataProtection: true,
      storagePool: 5,
      tapeLibrary: { drives: 1, tapes: 2 }
    },
    {
      kind: 'dpm-server-added',
      name: 'DPM9',
      version: '9.1',
      dataSources: ['DPMDB', 'System State', 'E:'],
      allowLocalDataProtection: true,
      storagePool: 5,
      library: { drives: 1, tapes: 2 }
    }
  ],
  [
    bare,
    { do: 'add-protected-server', name: 'Server9' },
    { kind: 'protected-server-added', name: 'Server9', dataSources: [] }
  ],
  [bare, allowLocal('DPM1'), { kind: 'local-data-protection-set', on: 'DPM1', allowed: true }],
  [bare, fail('Server1'), { kind: 'server-failed', server: 'Server1' }],
  [bare.does(fail('DPM1')), repair('DPM1'), { kind: 'server-repaired', server: 'DPM1' }],
  [bare, remove('DPM1'), { kind: 'server-removed', server: 'DPM1' }],
  [bare.does(fail('DPM1')), rebuild('DPM1'), { kind: 'server-rebuilt', server: 'DPM1' }],
  [bare.does(fail('DPM1')), rebuild('DPM1', 'DPM9'), { kind: 'server-replaced', server: 'DPM1', as: 'DPM9' }],
  [
    paired.does(fail('DPM1'), rebuild('DPM1')),
    restore('DPM1', 'DPM2'),
    { kind: 'database-restored', server: 'DPM1', from: 'DPM2', setAside: [] }
  ]
]

const protection: readonly Row[] = [
  [paired, switchOn('DPM2', 'Server1'), { kind: 'protection-switched', on: 'DPM2', computer: 'Server1' }],
  [
    paired.does(switchOn('DPM2', 'Server1')),
    resume('DPM2', 'Server1'),
    { kind: 'primary-protection-resumed', on: 'DPM2', computer: 'Server1' }
  ],
  [
    paired.does(drop('DPM2', 'DPM1', 'retain')),
    removeInactive('DPM2', 'Server1'),
    { kind: 'inactive-protection-removed', on: 'DPM2', computer: 'Server1' }
  ]
]

describe.each([
  ['agents', agents],
  ['faults', faults],
  ['storage pools', storage],
  ['groups', groups],
  ['servers', servers],
  ['protection', protection]
] as const)('of %s', (_of, rows) => {
  it.each(rows.map(([of, command, ...events]) => ({ of, command, events })))(
    '$command',
    ({ of, command, events }) => {
      expect(happens(of, command)).toStrictEqual(events)
    }
  )
})

describe('replicas that are missing', () => {
  const restored = paired.begins().does(fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
  const mixed = restored.does(install('DPM1', 'Server2'), group('DPM1', 'Fresh', data('Server2', 'C:')))

  it('are reallocated also where others are not missing', () => {
    expect(mixed.members('DPM1')).toContain('Server2 C:, primary, pending')
    expect(happens(mixed, reallocate('DPM1'))).toEqual([{ kind: 'replicas-reallocated', on: 'DPM1' }])
  })
})

it('an agent that is too old has to be there', () => {
  expect(bare.says(outdate('Server1'))).toBe('refused agent-required')
  expect(bare.concern(outdate('Server1'))).toEqual({ computer: 'Server1' })
})

it('SetDpmServer says which computer is down, or has no agent', () => {
  const concern = { server: 'DPM1', computer: 'Server2' }
  expect(bare.concern(pointTo('Server2', 'DPM1'))).toEqual(concern)
  const down = bare.does(install('DPM1', 'Server2'), spoil('Server2'), fail('Server2'))
  expect(down.says(pointTo('Server2', 'DPM1'))).toBe('refused computer-unavailable')
  expect(down.concern(pointTo('Server2', 'DPM1'))).toEqual(concern)
})
