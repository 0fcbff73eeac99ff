import { describe, expect, it } from 'vitest'
import { decide } from '@main/engine/decide'
import {
  add,
  attach,
  chains,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  removeInactive,
  resume,
  restore,
  switchOn,
  takeOwnership,
  takesOver,
  uninstall,
  type Lab
} from './builder'

/** DPM3 is the secondary of DPM1 and DPM2; OLD is of another version and LONE of none of them. */
const estate = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', { name: 'OLD', version: '9.9' }, 'LONE'],
  servers: { Server1: ['C:', 'D:'], Server2: ['C:', 'D:'] }
}).does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3')
)

describe('install-agent and attach-agent ask in this order', () => {
  it('of a protected server', () => {
    const down = estate.does(fail('DPM2'), fail('Server1'))
    expect(down.says(install('DPM2', 'Server1'))).toBe(
      'refused server-unavailable, computer-unavailable, unsupported-move, agent-owned-elsewhere'
    )
    expect(down.says(attach('DPM2', 'Server1'))).toBe(
      'refused server-unavailable, computer-unavailable, unsupported-move, agent-owned-elsewhere'
    )
    expect(down.does(fail('DPM1')).says(attach('DPM2', 'Server1'))).toBe(
      'refused server-unavailable, computer-unavailable, unsupported-move'
    )
  })

  it('of a DPM server', () => {
    const down = estate.does(fail('OLD'), fail('DPM1'))
    expect(down.says(attach('OLD', 'DPM1'))).toBe(
      'refused server-unavailable, computer-unavailable, protected-once, version-mismatch, agent-owned-elsewhere'
    )
  })

  it('with the mirror of the unsupported move before the chain', () => {
    // LONE keeps a copy of Server2 from DPM2, which came under DPM1, and DPM1 is protected by DPM3.
    const mirror = estate.does(
      protects('DPM2', data('Server2', 'D:')),
      drop('DPM3', 'DPM2', 'delete'),
      uninstall('DPM3', 'DPM2'),
      protects('LONE', copy('Server2', 'D:', 'DPM2')),
      drop('DPM2', 'Server2', 'delete'),
      takesOver('DPM1', data('Server2', 'D:'))
    )
    expect(mirror.says(attach('LONE', 'DPM1'))).toBe(
      'refused unsupported-move, protected-once, agent-owned-elsewhere'
    )
  })

  it('with chain-order in the place of protected-once', () => {
    const chain = estate.does(chains('DPM3', 'LONE'))
    expect(chain.says(install('LONE', 'DPM1'))).toBe('refused chain-order, agent-owned-elsewhere')
  })

  it('with agent-already-installed after protected-once', () => {
    // DPM3 is restored after LONE has got the agent of DPM1, which it lists.
    const both = estate.does(
      chains('DPM3', 'LONE'),
      fail('DPM3'),
      rebuild('DPM3'),
      attach('DPM2', 'DPM1'),
      restore('DPM3', 'LONE')
    )
    expect(both.says(install('DPM2', 'DPM1'))).toBe('refused protected-once, agent-already-installed')
  })

  it('with nothing after agent-on-itself', () => {
    expect(estate.does(fail('DPM1')).says(install('DPM1', 'DPM1'))).toBe(
      'refused server-unavailable, agent-on-itself'
    )
    expect(estate.says(attach('DPM1', 'DPM1'))).toBe('refused agent-on-itself')
  })

  it('with unknown-name alone', () => {
    expect(estate.does(fail('DPM1')).says(install('DPM1', 'Server9'))).toBe('refused unknown-name')
  })
})

describe('uninstall-agent asks in this order', () => {
  it('with nothing after agent-required', () => {
    expect(estate.does(fail('DPM3')).says(uninstall('DPM3', 'Server1'))).toBe(
      'refused server-unavailable, agent-required'
    )
  })

  it('or agent-in-use', () => {
    expect(estate.does(fail('DPM1')).says(uninstall('DPM1', 'Server1'))).toBe(
      'refused server-unavailable, agent-in-use'
    )
  })
})

describe('create-protection-group and add-members ask in this order', () => {
  /** Everything at once: what stands in the way of `ACTOR` is one server or computer a rule. */
  const hostile = lab({
    dpm: [
      'ACTOR',
      'SECONDARY',
      'FAR',
      'MIDDLE',
      'TAKEN',
      'OTHER',
      { name: 'OLD', version: '9.9' },
      'SELF',
      'FREE'
    ],
    servers: {
      Down: ['C:'],
      Moved: ['C:'],
      Bare: ['C:'],
      Switched: ['C:'],
      Mine: ['C:']
    }
  }).does(
    protects('FREE', data('Moved', 'C:'), data('Switched', 'C:')),
    chains('FREE', 'SECONDARY', data('Moved', 'C:'), data('Switched', 'C:')),
    chains('ACTOR', 'SECONDARY'),
    chains('FAR', 'MIDDLE'),
    chains('MIDDLE', 'ACTOR'),
    chains('TAKEN', 'OTHER'),
    protects('SELF', data('SELF', 'DPMDB')),
    protects('ACTOR', data('Mine', 'C:')),
    install('ACTOR', 'Down'),
    fail('Down'),
    switchOn('SECONDARY', 'Switched')
  )
  const members = [
    data('Mine', 'C:'), // already-protected
    copy('Switched', 'C:', 'FREE'), // switched-no-secondary, and protected-once
    copy('Bare', 'C:', 'MIDDLE'), // not-directly-protected
    copy('ACTOR', 'DPMDB', 'SECONDARY'), // own-copy
    data('ACTOR', 'System State'), // local-protection-off
    data('Bare', 'C:'), // agent-required
    data('SELF', 'System State'), // self-protection
    data('OLD', 'DPMDB'), // version-mismatch
    data('FAR', 'System State'), // chain-order
    data('TAKEN', 'System State'), // protected-once
    data('Moved', 'C:'), // unsupported-move
    data('Down', 'C:') // computer-unavailable
  ]
  const all = [
    'computer-unavailable',
    'unsupported-move',
    'protected-once',
    'chain-order',
    'version-mismatch',
    'self-protection',
    'agent-required',
    'local-protection-off',
    'own-copy',
    'not-directly-protected',
    'switched-no-secondary',
    'already-protected'
  ].join(', ')

  it('over all members together, whatever their order', () => {
    expect(hostile.says(group('ACTOR', 'New', ...members))).toBe(`refused ${all}`)
    expect(hostile.says(group('ACTOR', 'New', ...members.toReversed()))).toBe(`refused ${all}`)
    expect(hostile.says(add('ACTOR', 'Mine', ...members))).toBe(`refused ${all}`)
  })

  it('with the acting server before, and the name of the group after', () => {
    const down = hostile.does(fail('ACTOR'))
    expect(down.says(group('ACTOR', 'Mine', ...members))).toBe(
      `refused server-unavailable, ${all}, group-name-taken`
    )
    expect(down.says(group('ACTOR', 'a.b', ...members))).toBe(
      `refused server-unavailable, ${all}, group-name-invalid`
    )
  })

  it('with no-members last', () => {
    const down = hostile.does(fail('ACTOR'))
    expect(down.says(group('ACTOR', 'Mine'))).toBe('refused server-unavailable, group-name-taken, no-members')
    expect(down.says(group('ACTOR', 'a.b'))).toBe(
      'refused server-unavailable, group-name-invalid, no-members'
    )
    expect(down.says(add('ACTOR', 'Mine'))).toBe('refused server-unavailable, no-members')
  })

  it('with unknown-name alone', () => {
    const down = hostile.does(fail('ACTOR'))
    expect(down.says(group('ACTOR', 'a.b', ...members, data('Server9', 'C:')))).toBe('refused unknown-name')
    expect(down.says(add('ACTOR', 'Nothing', ...members))).toBe('refused unknown-name')
  })

  it('and lists each rule once', () => {
    expect(
      estate.says(group('LONE', 'New', data('Server2', ['C:', 'D:']), data('DPM2', 'System State')))
    ).toBe('refused protected-once, agent-required')
  })

  it('all or nothing: one member refused, and nothing is changed', () => {
    const { verdict, events } = decide(
      estate.estate,
      group('DPM1', 'New', data('Server1', 'C:'), data('Server2', 'C:'))
    )
    expect(verdict.outcome).toBe('refused')
    expect(events).toEqual([])
  })
})

describe('remove-members and remove-inactive-protection ask in this order', () => {
  it('the names, then the server, then what was retained', () => {
    const down = estate.does(fail('DPM3'))
    expect(down.says(drop('DPM3', 'Nothing', 'delete'))).toBe('refused unknown-name')
    expect(down.says(drop('DPM3', 'DPM1', 'delete', data('Server1', 'C:')))).toBe('refused unknown-name')
    expect(down.says(drop('DPM3', 'DPM1', 'delete'))).toBe('refused server-unavailable')
    expect(down.says(removeInactive('DPM3', 'Server1'))).toBe(
      'refused server-unavailable, no-inactive-replica'
    )
  })
})

describe('switch-protection asks in this order', () => {
  it('with nothing after cannot-switch-dpm-server', () => {
    const down = estate.does(fail('DPM3'), fail('LONE'))
    expect(down.says(switchOn('DPM3', 'LONE'))).toBe('refused server-unavailable, cannot-switch-dpm-server')
  })

  it('with no-secondary-copy last', () => {
    const down = estate.does(fail('DPM3'), fail('Server2'))
    expect(down.says(switchOn('DPM3', 'Server2'))).toBe(
      'refused server-unavailable, computer-unavailable, agent-required, no-secondary-copy'
    )
  })

  it('with already-switched in its place', () => {
    const switched = estate.does(switchOn('DPM3', 'Server1'), fail('Server1'), fail('DPM3'))
    expect(switched.says(switchOn('DPM3', 'Server1'))).toBe(
      'refused server-unavailable, computer-unavailable, already-switched'
    )
  })
})

describe('resume-primary-protection asks in this order', () => {
  it('with nothing after not-switched', () => {
    expect(estate.does(fail('DPM3'), fail('DPM1')).says(resume('DPM3', 'Server1'))).toBe(
      'refused server-unavailable, not-switched'
    )
  })

  it('with direct-protection-present last', () => {
    const both = estate.does(
      fail('DPM1'),
      switchOn('DPM3', 'Server1'),
      add('DPM3', 'DPM1', data('Server1', 'C:')),
      fail('DPM3')
    )
    expect(both.says(resume('DPM3', 'Server1'))).toBe(
      'refused server-unavailable, primary-not-ready, direct-protection-present'
    )
  })
})

describe('the steps on servers ask in this order', () => {
  it('take-ownership', () => {
    expect(estate.does(fail('LONE'), fail('Server2')).says(takeOwnership('LONE', 'Server2'))).toBe(
      'refused server-unavailable, computer-unavailable, agent-required, nothing-to-own'
    )
  })

  it('rebuild-server', () => {
    expect(estate.says(rebuild('DPM1', 'DPM2'))).toBe('refused server-not-failed, name-taken')
  })

  it('restore-database', () => {
    const renamed = estate.does(fail('DPM1'), rebuild('DPM1', 'DPM1B'))
    const onto = restore('DPM1B', 'DPM3')
    expect(renamed.does(fail('DPM3'), fail('DPM1B')).says(onto)).toBe(
      'refused server-unavailable, computer-unavailable, name-mismatch, no-database-backup'
    )
    const again = renamed.does(takesOver('DPM1B', data('Server2', 'C:')), fail('DPM3'), fail('DPM1B'))
    expect(again.says(onto)).toBe(
      'refused server-unavailable, computer-unavailable, server-not-failed, name-mismatch, no-database-backup'
    )
  })
})

describe('what a verdict lists', () => {
  const ringed = lab({
    dpm: [
      { name: 'DPM1', version: '10.22.1.0' },
      { name: 'DPM2', version: '10.22.2.0' },
      { name: 'DPM3', version: '10.22.3.0' }
    ],
    servers: { Server1: ['C:', 'D:'] }
  }).does(
    protects('DPM3', data('Server1', 'D:')),
    chains('DPM1', 'DPM2'),
    chains('DPM2', 'DPM3'),
    install('DPM1', 'DPM3')
  )
  const closing = group('DPM1', 'New', copy('Server1', 'D:', 'DPM3'))
  const breaking = group('DPM1', 'New', copy('Server1', 'D:', 'DPM3'), data('DPM1', 'DPMDB'))

  it('done: every warning', () => {
    const { outcome, violations, warnings } = ringed.asks(closing)
    expect({ outcome, violations }).toEqual({ outcome: 'done', violations: [] })
    expect(rulesOf(warnings)).toEqual(['dpmdb-not-selected', 'rollup-mismatch', 'undocumented-ring'])
  })

  it('warned: breaks-chain among the violations, the other warnings beside it', () => {
    const { outcome, violations, warnings } = ringed.asks(breaking)
    expect({ outcome, violations: rulesOf(violations) }).toEqual({
      outcome: 'warned',
      violations: ['breaks-chain']
    })
    expect(rulesOf(warnings)).toEqual(['dpmdb-not-selected', 'rollup-mismatch', 'undocumented-ring'])
    expect(decide(ringed.estate, breaking).events).toEqual([])
  })

  it('confirmed: breaks-chain among the warnings', () => {
    const { outcome, violations, warnings } = ringed.asks(confirmed(breaking))
    expect({ outcome, violations }).toEqual({ outcome: 'done', violations: [] })
    expect(rulesOf(warnings)).toEqual([
      'breaks-chain',
      'dpmdb-not-selected',
      'rollup-mismatch',
      'undocumented-ring'
    ])
  })

  it('refused: no warnings, confirmed or not', () => {
    const refused = group('DPM1', 'a.b', ...breaking.members)
    expect(ringed.says(refused)).toBe('refused group-name-invalid')
    expect(ringed.says(confirmed(refused))).toBe('refused group-name-invalid')
  })

  it('confirmation of what asks for none: the same', () => {
    expect(decide(ringed.estate, confirmed(closing))).toEqual(decide(ringed.estate, closing))
    const refused = group('DPM1', 'New', data('Server1', 'C:'))
    expect(decide(ringed.estate, confirmed(refused))).toEqual(decide(ringed.estate, refused))
  })
})

function rulesOf(of: ReturnType<Lab['asks']>['violations']): string[] {
  return of.map(({ rule }) => rule).toSorted()
}
