import { describe, expect, it } from 'vitest'
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
  resume,
  switchOn,
  takeOwnership,
  takesOver
} from '../builder'

const three = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'], Server2: ['C:'] } })
const primary = three.does(protects('DPM1', data('Server1', 'D:')), install('DPM2', 'DPM1'))
const paired = three.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)

describe('not-directly-protected', () => {
  it('refuses a replica that the primary does not have', () => {
    expect(primary.says(group('DPM2', 'New', copy('Server1', 'C:', 'DPM1')))).toBe(
      'refused not-directly-protected'
    )
    expect(primary.says(group('DPM2', 'New', copy('Server2', 'C:', 'DPM1')))).toBe(
      'refused not-directly-protected'
    )
  })

  it("refuses a secondary's secondary", () => {
    const chain = paired.does(chains('DPM2', 'DPM3'))
    expect(chain.says(add('DPM3', 'DPM2', copy('Server1', 'D:', 'DPM2')))).toBe(
      'refused not-directly-protected'
    )
    expect(chain.says(add('DPM3', 'DPM2', copy('DPM1', 'DPMDB', 'DPM2')))).toBe('done')
  })

  it("refuses a replica of the primary's own data, which is its own data and not a replica", () => {
    expect(primary.says(group('DPM2', 'New', copy('DPM1', 'DPMDB', 'DPM1')))).toBe(
      'refused not-directly-protected'
    )
  })

  it('refuses an inactive replica of the primary', () => {
    const retained = primary.does(drop('DPM1', 'Server1', 'retain'))
    expect(retained.says(group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')))).toBe(
      'refused not-directly-protected'
    )
  })

  it('refuses a member through the acting server itself, and asks nothing else of it', () => {
    const itself = group('DPM1', 'New', copy('Server1', 'D:', 'DPM1'))
    expect(primary.says(itself)).toBe('refused not-directly-protected')
    expect(primary.does(fail('Server1')).says(itself)).toBe('refused not-directly-protected')
    expect(three.says(group('DPM1', 'New', copy('DPM1', 'DPMDB', 'DPM1')))).toBe(
      'refused not-directly-protected'
    )
    expect(three.says(group('DPM1', 'New', copy('Server2', 'C:', 'DPM1')))).toBe(
      'refused not-directly-protected'
    )
  })

  it('still asks the other members of the command', () => {
    expect(three.says(group('DPM1', 'New', copy('Server1', 'D:', 'DPM1'), data('Server2', 'C:')))).toBe(
      'refused agent-required, not-directly-protected'
    )
  })

  it('allows what the primary has as a primary member, though it has not the agent any more', () => {
    expect(primary.says(group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')))).toMatch(/^done/)
    const resumed = paired.does(
      add('DPM1', 'Server1', data('Server1', 'C:')),
      switchOn('DPM2', 'Server1'),
      resume('DPM2', 'Server1')
    )
    expect(resumed.owner('Server1')).toBe('DPM2')
    expect(resumed.says(add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1')))).toBe('done')
  })
})

describe('own-copy', () => {
  const cyclic = three.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM1'))

  it("refuses the acting server's own data that comes back in a cyclic pair", () => {
    expect(cyclic.says(add('DPM1', 'DPM2', copy('DPM1', 'DPMDB', 'DPM2')))).toBe('refused own-copy')
    expect(cyclic.says(add('DPM2', 'DPM1', copy('DPM2', 'DPMDB', 'DPM1')))).toBe('refused own-copy')
  })

  it('refuses it beside not-directly-protected where the other has none', () => {
    expect(cyclic.says(add('DPM1', 'DPM2', copy('DPM1', 'System State', 'DPM2')))).toBe(
      'refused own-copy, not-directly-protected'
    )
  })

  it('allows what else the other holds', () => {
    const more = cyclic.does(takesOver('DPM2', data('Server1', 'D:')))
    expect(more.says(add('DPM1', 'DPM2', copy('Server1', 'D:', 'DPM2')))).toBe('done')
  })
})

describe('already-protected', () => {
  it('refuses data that another DPM server directly protects', () => {
    expect(primary.says(group('DPM3', 'New', data('Server1', 'D:')))).toBe(
      'refused agent-required, already-protected'
    )
  })

  it('allows other data of that computer, as far as this rule goes', () => {
    expect(primary.says(group('DPM3', 'New', data('Server1', 'C:')))).toBe('refused agent-required')
  })

  it('speaks only of a server that is online, owns the agent and has it as a primary or switched member', () => {
    const want = group('DPM3', 'New', data('Server1', 'D:'))
    expect(primary.does(fail('DPM1')).says(want)).toBe('refused agent-required')
    expect(primary.does(fail('DPM1'), attach('DPM3', 'Server1')).says(want)).toBe('done')
    const switched = paired.does(switchOn('DPM2', 'Server1'))
    expect(switched.says(want)).toBe('refused agent-required, already-protected')
    expect(switched.concern(want)).toMatchObject({ computer: 'Server1' })
    expect(switched.does(resume('DPM2', 'Server1')).says(want)).toBe('refused agent-required')
    const owned = switched.does(resume('DPM2', 'Server1'), takeOwnership('DPM1', 'Server1'))
    expect(owned.says(want)).toBe('refused agent-required, already-protected')
  })

  it('refuses what the acting server has itself, in whatever mode', () => {
    expect(primary.says(group('DPM1', 'New', data('Server1', 'D:')))).toBe('refused already-protected')
    expect(paired.says(group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')))).toBe('refused already-protected')
    expect(paired.says(group('DPM2', 'New', data('DPM1', 'DPMDB')))).toBe('refused already-protected')
    const switched = paired.does(switchOn('DPM2', 'Server1'))
    expect(switched.says(group('DPM2', 'New', data('Server1', 'D:')))).toBe('refused already-protected')
  })

  it('refuses what the same command names twice', () => {
    const free = three.does(install('DPM1', 'Server1'))
    expect(free.says(group('DPM1', 'New', data('Server1', 'D:'), data('Server1', 'D:')))).toBe(
      'refused already-protected'
    )
    expect(free.says(group('DPM1', 'New', data('Server1', ['C:', 'C:'])))).toBe('refused already-protected')
    expect(free.says(group('DPM1', 'New', data('Server1', ['C:', 'D:'])))).toBe('done')
  })

  it('counts twice what is named once directly and once through a primary', () => {
    const both = three.does(
      protects('DPM1', data('Server1', 'D:')),
      fail('DPM1'),
      attach('DPM2', 'Server1'),
      { do: 'repair-server', server: 'DPM1' },
      install('DPM2', 'DPM1')
    )
    expect(both.says(group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')))).toMatch(/^done/)
    expect(both.says(group('DPM2', 'New', data('Server1', 'D:')))).toBe('done')
    expect(both.says(group('DPM2', 'New', data('Server1', 'D:'), copy('Server1', 'D:', 'DPM1')))).toBe(
      'refused already-protected'
    )
  })

  it('does not bind inactive replicas of its own', () => {
    const retained = primary.does(drop('DPM1', 'Server1', 'retain'))
    expect(retained.says(group('DPM1', 'Again', data('Server1', 'D:')))).toBe('done')
  })

  it('does not ask it of replicas: a secondary copies what the primary protects', () => {
    expect(primary.says(group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')))).toMatch(/^done/)
  })

  it("leaves a server's own data to breaks-chain, but not what it has in its groups already", () => {
    const taken = three.does(protects('DPM2', data('DPM1', 'DPMDB')))
    expect(taken.says(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe('warned breaks-chain')
    const own = taken.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
    expect(own.says(group('DPM1', 'Again', data('DPM1', 'DPMDB')))).toBe('refused already-protected')
  })

  it('hides it from the member tree', () => {
    expect(primary.protectable('DPM3')).not.toContain('Server1 D:')
    expect(primary.protectable('DPM1')).toContain('Server1 C:')
    expect(primary.protectable('DPM1')).not.toContain('Server1 D:')
  })
})

describe('switched-no-secondary', () => {
  const both = three.does(
    protects('DPM1', data('Server1', ['C:', 'D:'])),
    protects('DPM2', copy('Server1', 'D:', 'DPM1'))
  )
  const switched = both.does(switchOn('DPM2', 'Server1'))

  it('refuses a replica of a computer that is switched, on the same server and on another', () => {
    expect(switched.says(add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1')))).toBe(
      'refused switched-no-secondary'
    )
    const elsewhere = switched.does(install('DPM3', 'DPM2'))
    expect(elsewhere.says(group('DPM3', 'New', copy('Server1', 'D:', 'DPM2')))).toBe(
      'refused not-directly-protected, switched-no-secondary'
    )
    expect(elsewhere.concern(add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1')))).toMatchObject({
      computer: 'Server1',
      other: 'DPM2'
    })
  })

  it('refuses it while the server it is switched on is down', () => {
    const direct = switched.does(protects('DPM3', data('Server2', 'C:')), fail('DPM2'))
    expect(direct.says(group('DPM3', 'New', copy('Server1', 'C:', 'DPM1')))).toContain(
      'switched-no-secondary'
    )
  })

  it('allows replicas of other computers, direct data, and all of it after a resume', () => {
    const more = switched.does(attach('DPM1', 'Server2'), group('DPM1', 'Two', data('Server2', 'C:')))
    expect(more.says(add('DPM2', 'DPM1', copy('Server2', 'C:', 'DPM1')))).toBe('done with dpmdb-not-selected')
    expect(switched.says(add('DPM2', 'DPM1', data('Server1', 'C:')))).toBe('done')
    const resumed = switched.does(resume('DPM2', 'Server1'))
    expect(resumed.says(add('DPM2', 'DPM1', copy('Server1', 'C:', 'DPM1')))).toBe(
      'done with dpmdb-not-selected'
    )
  })
})
