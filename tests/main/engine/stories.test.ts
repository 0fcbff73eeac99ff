import { describe, expect, it } from 'vitest'
import {
  attach,
  chains,
  check,
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
  restore,
  resume,
  switchOn,
  takeOwnership,
  takesOver
} from './builder'

describe('two servers that protect each other, in the three steps of the documents', () => {
  const servers = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['D:'], Server2: ['D:'] } }).does(
    protects('DPM1', data('Server1', 'D:')),
    protects('DPM2', data('Server2', 'D:'))
  )
  const agents = servers.does(install('DPM1', 'DPM2'), install('DPM2', 'DPM1'))
  const oneWay = agents.does(
    group('DPM2', 'Secondary of DPM1', data('DPM1', 'DPMDB'), copy('Server1', 'D:', 'DPM1'))
  )
  const bothWays = oneWay.does(
    group('DPM1', 'Secondary of DPM2', data('DPM2', 'DPMDB'), copy('Server2', 'D:', 'DPM2'))
  )

  it('agents, then one way, then the other', () => {
    expect(agents.configurations()).toEqual([])
    expect(oneWay.configurations()).toEqual(['primary-secondary DPM1 DPM2'])
    expect(bothWays.configurations()).toEqual(['cyclic DPM1 DPM2'])
  })

  it('leaves nothing of what is protected to be protected again', () => {
    expect(bothWays.protectable('DPM1')).toEqual(['DPM1 DPMDB', 'DPM2 System State'])
    expect(bothWays.protectable('DPM2')).toEqual(['DPM1 System State', 'DPM2 DPMDB'])
  })

  it('warns where one of them protects itself', () => {
    expect(bothWays.says(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe('warned breaks-chain')
  })
})

describe('a chain of three', () => {
  const chain = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['D:'] } }).does(
    protects('DPM1', data('Server1', 'D:')),
    chains('DPM1', 'DPM2', data('Server1', 'D:')),
    chains('DPM2', 'DPM3', data('DPM1', 'DPMDB'))
  )

  it('is one', () => {
    expect(chain.configurations()).toEqual(['chained DPM1 DPM2 DPM3'])
  })

  it('does not let DPM3 act as the secondary of DPM1 directly', () => {
    expect(chain.says(install('DPM3', 'DPM1'))).toBe('refused chain-order, agent-owned-elsewhere')
    expect(chain.says(group('DPM3', 'Direct', copy('Server1', 'D:', 'DPM1')))).toBe(
      'refused chain-order, agent-required'
    )
    expect(chain.protectable('DPM3')).toEqual(['DPM2 System State', 'DPM3 DPMDB'])
  })

  it('does not let DPM2 protect a DPM1 that protects its own database', () => {
    const own = lab({ dpm: ['DPM1', 'DPM2'] }).does(
      protects('DPM1', data('DPM1', 'DPMDB')),
      install('DPM2', 'DPM1')
    )
    expect(own.says(group('DPM2', 'New', data('DPM1', 'System State')))).toBe('refused self-protection')
  })
})

describe('moving protected servers between DPM servers under secondary protection', () => {
  const estate = lab({
    dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
    servers: { Server1: ['C:', 'D:'], Server2: ['C:', 'D:'] }
  }).does(
    protects('DPM1', data('Server1', 'D:')),
    protects('DPM2', data('Server2', 'D:')),
    chains('DPM1', 'DPM3', data('Server1', 'D:')),
    chains('DPM2', 'DPM3', data('Server2', 'D:'))
  )

  describe.each([
    ['fails', estate.does(fail('DPM1'))],
    ['is removed', estate.does(remove('DPM1'))]
  ])('DPM1 %s', (_, down) => {
    it('scenario 1: Server1 cannot go to DPM2, with DPM3 as the secondary', () => {
      expect(down.says(attach('DPM2', 'Server1'))).toBe('refused unsupported-move')
      expect(down.says(group('DPM2', 'Moved', data('Server1', 'D:')))).toMatch(/^refused unsupported-move/)
    })

    it('scenario 2: Server1 cannot go to DPM3', () => {
      expect(down.says(attach('DPM3', 'Server1'))).toBe('refused unsupported-move')
      expect(down.says(group('DPM3', 'Moved', data('Server1', 'C:')))).toMatch(/^refused unsupported-move/)
    })

    it('option 1: switch protection on DPM3 and stay so, without another secondary', () => {
      const switched = down.does(switchOn('DPM3', 'Server1'), check('DPM3', 'Server1'))
      expect(switched.members('DPM3')).toContain('Server1 D: through DPM1, switched, ok')
      const watched = switched.does(install('DPM4', 'DPM3'))
      expect(watched.says(group('DPM4', 'New', copy('Server1', 'D:', 'DPM3')))).toContain(
        'switched-no-secondary'
      )
      expect(watched.says(group('DPM4', 'New', data('DPM3', 'DPMDB')))).toBe('done')
    })

    it('option 2: rebuild DPM1 with the same name and restore its database', () => {
      const restored = down.does(rebuild('DPM1'), restore('DPM1', 'DPM3'), check('DPM1', 'Server1'))
      expect(restored.members('DPM1')).toEqual(['Server1 D:, primary, ok'])
      expect(restored.links()).toEqual(estate.links())
      expect(restored.owner('Server1')).toBe('DPM1')
    })

    it('options 1 and 2: switch meanwhile, and resume', () => {
      const resumed = down.does(
        switchOn('DPM3', 'Server1'),
        rebuild('DPM1'),
        restore('DPM1', 'DPM3'),
        resume('DPM3', 'Server1'),
        takeOwnership('DPM1', 'Server1'),
        check('DPM1', 'Server1')
      )
      expect(resumed.members('DPM1')).toEqual(estate.members('DPM1'))
      expect(resumed.members('DPM3')).toEqual(estate.members('DPM3'))
      expect(resumed.owner('Server1')).toBe('DPM1')
    })

    it('option 3: move Server1 to DPM4, which DPM3 does not know', () => {
      const moved = down.does(takesOver('DPM4', data('Server1', 'D:')))
      expect(moved.members('DPM4')).toEqual(['Server1 D:, primary, ok'])
      expect(moved.says(install('DPM3', 'DPM4'))).toBe('refused unsupported-move')
      const cleared = moved.does(drop('DPM3', 'DPM1', 'delete'))
      expect(cleared.does(chains('DPM4', 'DPM3', data('Server1', 'D:'))).configurations()).toContain(
        'primary-secondary DPM4 DPM3'
      )
    })
  })
})
