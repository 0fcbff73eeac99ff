import { describe, expect, it } from 'vitest'
import {
  add,
  attach,
  chains,
  copy,
  data,
  drop,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  remove,
  removeInactive,
  repair,
  resume,
  switchOn,
  takeOwnership,
  takesOver
} from '../builder'

/** DPM3 is the secondary of DPM1 and DPM2 and protects Server1 and Server2 that way; DPM4 is not known to it. */
const estate = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
  servers: { Server1: ['C:', 'D:'], Server2: ['C:', 'D:'] }
}).does(
  protects('DPM1', data('Server1', 'D:')),
  protects('DPM2', data('Server2', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3', data('Server2', 'D:'))
)
const down = estate.does(fail('DPM1'))

describe('unsupported-move', () => {
  it('refuses to bring the computer under another primary that the secondary knows', () => {
    expect(down.says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
    expect(down.says(install('DPM2', 'Server1'))).toBe('refused unsupported-move, agent-owned-elsewhere')
    expect(down.says(group('DPM2', 'Moved', data('Server1', 'D:')))).toBe(
      'refused unsupported-move, agent-required'
    )
    expect(down.concern(attach('DPM2', 'Server1'))).toEqual({
      server: 'DPM2',
      computer: 'Server1',
      other: 'DPM3',
      from: 'DPM1',
      link: { protected: 'DPM1', protector: 'DPM3' }
    })
  })

  it('refuses to bring it under the secondary itself', () => {
    expect(down.says(attach('DPM3', 'Server1'))).toBe('refused unsupported-move')
    expect(down.says(group('DPM3', 'Moved', data('Server1', 'C:')))).toBe(
      'refused unsupported-move, agent-required'
    )
    expect(down.concern(attach('DPM3', 'Server1'))).toEqual({
      server: 'DPM3',
      computer: 'Server1',
      other: 'DPM3',
      from: 'DPM1',
      link: { protected: 'DPM1', protector: 'DPM3' }
    })
  })

  it('refuses it for other data of the computer as well: the computer moves', () => {
    expect(down.says(group('DPM2', 'Moved', data('Server1', 'C:')))).toContain('unsupported-move')
  })

  it('refuses it whether the old primary failed, was removed, or is well', () => {
    expect(estate.does(remove('DPM1')).says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
    expect(estate.says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move, agent-owned-elsewhere')
    expect(estate.does(drop('DPM1', 'Server1', 'delete')).says(attach('DPM2', 'Server1'))).toBe(
      'refused unsupported-move'
    )
  })

  it('allows the way back to the primary that the copies came from', () => {
    const elsewhere = down.does(attach('DPM4', 'Server1'), repair('DPM1'))
    expect(elsewhere.says(attach('DPM1', 'Server1'))).toBe('done')
    expect(
      elsewhere.does(attach('DPM1', 'Server1')).says(add('DPM1', 'Server1', data('Server1', 'C:')))
    ).toBe('done')
  })

  it('allows a server that the secondary does not know', () => {
    expect(down.says(attach('DPM4', 'Server1'))).toBe('done')
    expect(down.does(attach('DPM4', 'Server1')).says(group('DPM4', 'Moved', data('Server1', 'D:')))).toBe(
      'done'
    )
  })

  it('takes an agent alone as knowing', () => {
    const known = down.does(install('DPM3', 'DPM4'))
    expect(known.says(attach('DPM4', 'Server1'))).toBe('refused unsupported-move')
    const forgotten = known.does({ do: 'uninstall-agent', on: 'DPM3', computer: 'DPM4' })
    expect(forgotten.says(attach('DPM4', 'Server1'))).toBe('done')
  })

  it('takes protecting as knowing, without the agent too', () => {
    // DPM3 loses the agent of DPM2 while it is rebuilt, and has DPM2 back in its database afterwards.
    const withoutAgent = estate.does(
      chains('DPM3', 'DPM4'),
      fail('DPM3'),
      rebuild('DPM3'),
      attach('DPM4', 'DPM2'),
      { do: 'restore-database', server: 'DPM3', from: 'DPM4' },
      fail('DPM1')
    )
    expect(withoutAgent.owner('DPM2')).toBe('DPM4')
    expect(withoutAgent.links()).toContain('DPM2→DPM3')
    expect(withoutAgent.says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
  })

  it('counts a secondary that is failed or removed', () => {
    expect(down.does(fail('DPM3')).says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
    expect(down.does(remove('DPM3')).says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
  })

  it('does not count a secondary that was rebuilt: its copies are gone', () => {
    expect(down.does(fail('DPM3'), rebuild('DPM3')).says(attach('DPM2', 'Server1'))).toBe('done')
  })

  it('binds by an inactive replica until it is removed', () => {
    const retained = down.does(drop('DPM3', 'DPM1', 'retain'))
    expect(retained.says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
    expect(retained.says(attach('DPM3', 'Server1'))).toBe('refused unsupported-move')
    const free = retained.does(removeInactive('DPM3', 'Server1'))
    expect(free.says(attach('DPM2', 'Server1'))).toBe('done')
    expect(free.says(attach('DPM3', 'Server1'))).toBe('done')
  })

  it('is not bound by what was deleted', () => {
    expect(down.does(drop('DPM3', 'DPM1', 'delete')).says(attach('DPM2', 'Server1'))).toBe('done')
    const halfDeleted = down.does(drop('DPM3', 'DPM1', 'delete', data('DPM1', 'DPMDB')))
    expect(halfDeleted.says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
  })

  it('is not bound by a direct copy: it came from no primary', () => {
    const direct = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['D:'] } }).does(
      protects('DPM3', data('Server1', 'D:')),
      install('DPM3', 'DPM2'),
      drop('DPM3', 'Server1', 'retain')
    )
    expect(direct.says(attach('DPM2', 'Server1'))).toBe('done')
    const moved = direct.does(takesOver('DPM2', data('Server1', 'D:')))
    expect(moved.says(group('DPM3', 'New', data('DPM2', 'DPMDB')))).toBe('done')
  })

  it('speaks of protected servers, not of DPM servers', () => {
    const through = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'] }).does(
      chains('DPM1', 'DPM2'),
      chains('DPM2', 'DPM3', data('DPM1', 'DPMDB')),
      drop('DPM2', 'DPM1', 'delete')
    )
    expect(through.members('DPM3')).toContain('DPM1 DPMDB through DPM2, secondary, ok')
    expect(through.says(attach('DPM3', 'DPM1'))).toBe('done')
  })

  it('is not asked for a computer that is switched on that very server, agent or member', () => {
    const switched = down.does(switchOn('DPM3', 'Server1'))
    expect(switched.says(group('DPM3', 'More', data('Server1', 'C:')))).toBe('done')
    const takenBack = switched.does(repair('DPM1'), takeOwnership('DPM1', 'Server1'), fail('DPM1'))
    expect(takenBack.says(attach('DPM3', 'Server1'))).toBe('done')
  })

  it('is asked for a computer that is switched on another server, and again after the resume', () => {
    const switched = down.does(switchOn('DPM3', 'Server1'))
    expect(switched.says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move, agent-owned-elsewhere')
    const resumed = switched.does(repair('DPM1'), resume('DPM3', 'Server1'))
    expect(resumed.says(group('DPM3', 'More', data('Server1', 'C:')))).toBe('refused unsupported-move')
  })

  it('is not asked of a replica, of a switch or of an ownership', () => {
    expect(down.says(switchOn('DPM3', 'Server1'))).toBe('done')
    expect(estate.does(switchOn('DPM3', 'Server1')).says(takeOwnership('DPM1', 'Server1'))).toBe('done')
    expect(
      estate
        .does(add('DPM1', 'Server1', data('Server1', 'C:')))
        .says(add('DPM3', 'DPM1', copy('Server1', 'C:', 'DPM1')))
    ).toBe('done')
  })

  describe('the other way round: the holder of old copies comes to know the new server', () => {
    const moved = down.does(takesOver('DPM4', data('Server1', 'D:')))

    it('refuses the agent, and a member', () => {
      expect(moved.says(install('DPM3', 'DPM4'))).toBe('refused unsupported-move')
      expect(moved.says(attach('DPM3', 'DPM4'))).toBe('refused unsupported-move')
      expect(moved.says(group('DPM3', 'New', data('DPM4', 'DPMDB')))).toBe(
        'refused unsupported-move, agent-required'
      )
      expect(moved.says(group('DPM3', 'New', copy('Server1', 'D:', 'DPM4')))).toBe(
        'refused unsupported-move, agent-required, already-protected'
      )
      expect(moved.concern(install('DPM3', 'DPM4'))).toMatchObject({ computer: 'Server1', from: 'DPM1' })
    })

    it('refuses it for an inactive replica, until that is removed', () => {
      const retained = moved.does(drop('DPM3', 'DPM1', 'retain'))
      expect(retained.says(install('DPM3', 'DPM4'))).toBe('refused unsupported-move')
      const free = retained.does(removeInactive('DPM3', 'Server1'))
      expect(free.says(install('DPM3', 'DPM4'))).toBe('done')
      expect(
        free.does(install('DPM3', 'DPM4')).says(group('DPM3', 'New', copy('Server1', 'D:', 'DPM4')))
      ).toMatch(/^done/)
    })

    it('speaks of data that is directly protected: by a server that is online and owns the agent', () => {
      expect(moved.does(drop('DPM4', 'Server1', 'retain')).says(install('DPM3', 'DPM4'))).toBe('done')
      expect(down.does(attach('DPM4', 'Server1')).says(install('DPM3', 'DPM4'))).toBe('done')
      expect(moved.does(fail('DPM4')).says(install('DPM3', 'DPM4'))).toBe('refused computer-unavailable')
      const owned = moved.does(repair('DPM1'), takeOwnership('DPM1', 'Server1'))
      expect(owned.says(install('DPM3', 'DPM4'))).toBe('done')
    })

    it('counts data that is switched on the new server', () => {
      // DPM3 keeps old copies from DPM1, whose secondary is DPM4 by now.
      const handedOver = estate.does(
        drop('DPM3', 'DPM1', 'retain'),
        { do: 'uninstall-agent', on: 'DPM3', computer: 'DPM1' },
        chains('DPM1', 'DPM4', data('Server1', 'D:'))
      )
      expect(handedOver.says(install('DPM3', 'DPM4'))).toBe('done')
      expect(handedOver.does(switchOn('DPM4', 'Server1')).says(install('DPM3', 'DPM4'))).toBe(
        'refused unsupported-move'
      )
    })

    it('speaks of protected servers, not of DPM servers', () => {
      const handedOver = lab({ dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'] }).does(
        chains('DPM1', 'DPM2'),
        chains('DPM2', 'DPM3', data('DPM1', 'DPMDB')),
        drop('DPM2', 'DPM1', 'delete'),
        takesOver('DPM4', data('DPM1', 'DPMDB'))
      )
      expect(handedOver.says(install('DPM3', 'DPM4'))).toBe('done')
    })

    it('does not refuse others to know the new server', () => {
      expect(moved.says(install('DPM2', 'DPM4'))).toBe('done')
    })
  })
})
