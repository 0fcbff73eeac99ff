import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { aimsOf } from '@main/engine/ways-out/aims'
import {
  attach,
  chains,
  confirmed,
  copy,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  type Lab
} from '../builder'
import { copies, gives, goal, twoPrimaries } from './kit'

/* What brings an estate nearer to a goal by itself, whatever may stand in its way. */

const bare = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['D:'], Server2: ['D:'] } })
const two = twoPrimaries()
const taken = copies('Server1', ['SQL/Payroll', 'D:'], 'DPM1')
const linked = bare.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const broken = linked.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
/** Server1 is switched on DPM3, and DPM4 took its agent meanwhile. */
const elsewhere = twoPrimaries(['DPM4']).does(
  switchOn('DPM3', 'Server1'),
  fail('DPM3'),
  attach('DPM4', 'Server1'),
  repair('DPM3')
)
/** The link is broken, and is one without the database of DPM1. */
const bareLink = bare.does(
  protects('DPM1', data('Server1', 'D:')),
  install('DPM2', 'DPM1'),
  group('DPM2', 'Copies', copy('Server1', 'D:', 'DPM1')),
  confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB')))
)
const protection = (on: string) => group(on, 'Protection of Server1', data('Server1', 'D:'))
const secondary = (on: string) => group(on, 'Secondary protection of DPM1', data('DPM1', 'DPMDB'))

type Case = readonly [how: string, of: Lab, wanted: string, aims: readonly Command[]]

const toProtect: readonly Case[] = [
  [
    'installs the agent, makes a group, or switches',
    bare,
    'Server1 is protected by DPM1',
    [install('DPM1', 'Server1'), protection('DPM1'), switchOn('DPM1', 'Server1')]
  ],
  [
    'makes the server answer again first',
    bare.does(fail('DPM1')),
    'Server1 is protected by DPM1',
    [
      repair('DPM1'),
      rebuild('DPM1'),
      install('DPM1', 'Server1'),
      protection('DPM1'),
      switchOn('DPM1', 'Server1')
    ]
  ],
  [
    'takes back the agent of a computer whose group is there',
    two.does(switchOn('DPM3', 'Server1')),
    'Server1 is protected by DPM1',
    [attach('DPM1', 'Server1'), takeOwnership('DPM1', 'Server1')]
  ],
  [
    'takes back the agent of a computer that it is switched on',
    elsewhere,
    'Server1 is protected by DPM3',
    [attach('DPM3', 'Server1'), takeOwnership('DPM3', 'Server1')]
  ],
  [
    'protects a DPM server by its database',
    bare,
    'DPM1 is protected by DPM2',
    [install('DPM2', 'DPM1'), secondary('DPM2')]
  ],
  ['ends what breaks a link', broken, 'DPM1 is protected by DPM2', gives('DPM1', 'Own')],
  ['makes no link anew that is there', bareLink, 'DPM1 is protected by DPM2', gives('DPM1', 'Own')]
]

const toFree: readonly Case[] = [
  ['ends a link', linked, 'DPM1 is not protected by DPM2', gives('DPM2', 'DPM1')],
  [
    'makes the other end of a link answer again first',
    linked.does(fail('DPM2')),
    'DPM1 is not protected by DPM2',
    [repair('DPM2'), rebuild('DPM2')]
  ],
  [
    'stops direct protection, resumes, or lets a secondary take over',
    two,
    'Server1 is not protected by DPM1',
    [...gives('DPM1', 'Server1'), resume('DPM1', 'Server1'), switchOn('DPM3', 'Server1')]
  ],
  [
    'gives a switched computer back to its primary',
    two.does(switchOn('DPM3', 'Server1')),
    'Server1 is not protected by DPM3',
    [...gives('DPM3', 'DPM1', taken), resume('DPM3', 'Server1'), takeOwnership('DPM1', 'Server1')]
  ],
  [
    'lets a server take over that has the computer as a primary, or switched',
    elsewhere,
    'Server1 is not protected by DPM4',
    [resume('DPM4', 'Server1'), takeOwnership('DPM1', 'Server1'), takeOwnership('DPM3', 'Server1')]
  ],
  [
    'lets nobody take over who owns the agent already, and keeps secondary copies',
    two,
    'Server1 is not protected by DPM3',
    [resume('DPM3', 'Server1')]
  ],
  [
    'stops only what is of that computer',
    bare.does(protects('DPM1', data('Server1', 'D:'), data('Server2', 'D:'))),
    'Server1 is not protected by DPM1',
    [...gives('DPM1', 'Server1', data('Server1', 'D:')), resume('DPM1', 'Server1')]
  ]
]

describe.each([
  ['to be protected', toProtect],
  ['not to be protected', toFree]
])('what helps a computer %s', (_, cases) => {
  it.each(cases)('%s', (_, of, wanted, aims) => {
    expect(aimsOf(of.estate, goal(wanted))).toEqual(aims)
  })
})

describe('what helps with any goal', () => {
  const rebuilt = linked.does(fail('DPM1'), rebuild('DPM1'))

  it('is to restore the database of a server that was rebuilt', () => {
    expect(aimsOf(rebuilt.estate, goal('Server2 is protected'))).toEqual([restore('DPM1', 'DPM2')])
  })

  it('is nothing while that server is down again, nor for one that only failed', () => {
    expect(aimsOf(rebuilt.does(fail('DPM1')).estate, goal('Server2 is protected'))).toEqual([])
    expect(aimsOf(linked.does(fail('DPM1')).estate, goal('Server2 is protected'))).toEqual([])
  })
})

describe('what makes a refused command possible', () => {
  it('is what takes away each thing that refuses it', () => {
    const command = group('DPM2', 'New', copy('Server1', 'D:', 'DPM1'))
    expect(aimsOf(broken.estate, { kind: 'possible', command })).toEqual([
      ...gives('DPM1', 'Own'),
      ...gives('DPM2', 'DPM1', copy('Server1', 'D:', 'DPM1'))
    ])
  })
})
