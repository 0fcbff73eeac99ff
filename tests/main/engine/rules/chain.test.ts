import { describe, expect, it } from 'vitest'
import {
  add,
  allowLocal,
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
  remove,
  restore,
  takesOver
} from '../builder'

const four = lab({ dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'], servers: { Server1: ['C:', 'D:'] } })
const paired = four.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const chainOfFour = four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM3'), chains('DPM3', 'DPM4'))
const cyclic = four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM1'))

describe('protected-once', () => {
  it('refuses the agent on a DPM server that another one protects, and names the link', () => {
    expect(paired.says(install('DPM3', 'DPM1'))).toBe('refused protected-once, agent-owned-elsewhere')
    expect(paired.says(attach('DPM3', 'DPM1'))).toBe('refused protected-once, agent-owned-elsewhere')
    expect(paired.concern(install('DPM3', 'DPM1'))).toMatchObject({
      server: 'DPM3',
      computer: 'DPM1',
      other: 'DPM2',
      link: { protected: 'DPM1', protector: 'DPM2' }
    })
  })

  it('refuses its own data, and replicas through it', () => {
    expect(paired.says(group('DPM3', 'New', data('DPM1', 'System State')))).toMatch(/^refused protected-once/)
    expect(paired.says(group('DPM3', 'New', copy('Server1', 'D:', 'DPM1')))).toMatch(
      /^refused protected-once/
    )
  })

  it('is made by a single member through it, as by a single own data source', () => {
    const replicaOnly = four.does(
      protects('DPM1', data('Server1', 'D:')),
      protects('DPM2', copy('Server1', 'D:', 'DPM1'))
    )
    expect(replicaOnly.says(attach('DPM3', 'DPM1'))).toMatch(/^refused protected-once/)
    const ownOnly = four.does(protects('DPM2', data('DPM1', 'System State')))
    expect(ownOnly.says(attach('DPM3', 'DPM1'))).toMatch(/^refused protected-once/)
  })

  it('is not made by an agent alone', () => {
    expect(four.does(install('DPM2', 'DPM1')).says(attach('DPM3', 'DPM1'))).toBe('done')
  })

  it('counts the members of a failed or a removed protector', () => {
    expect(paired.does(fail('DPM2')).says(attach('DPM3', 'DPM1'))).toBe('refused protected-once')
    expect(paired.does(remove('DPM2')).says(attach('DPM3', 'DPM1'))).toBe('refused protected-once')
  })

  it('ends with the last member, and with a rebuild of the protector', () => {
    const dropped = paired.does(drop('DPM2', 'DPM1', 'retain'))
    expect(dropped.says(attach('DPM3', 'DPM1'))).not.toContain('protected-once')
    expect(paired.does(fail('DPM2'), rebuild('DPM2')).says(attach('DPM4', 'DPM1'))).toBe('done')
  })

  it('allows the protector itself to take more', () => {
    expect(paired.says(add('DPM2', 'DPM1', data('DPM1', 'System State')))).toBe('done')
  })

  it('is what a downstream server meets in a chain of four, too', () => {
    expect(chainOfFour.says(attach('DPM1', 'DPM3'))).toMatch(/^refused protected-once/)
    expect(chainOfFour.says(attach('DPM2', 'DPM3'))).toMatch(/^refused protected-once/)
  })

  it('refuses a third server both ends of a cyclic pair', () => {
    expect(cyclic.says(attach('DPM3', 'DPM1'))).toMatch(/^refused protected-once/)
    expect(cyclic.says(attach('DPM3', 'DPM2'))).toMatch(/^refused protected-once/)
  })

  it('lets the DPMDB of DPM1 come through DPM2: DPM1 is still protected by DPM2 alone', () => {
    const chain = four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM3', data('DPM1', 'DPMDB')))
    expect(chain.links()).toEqual(['DPM1→DPM2', 'DPM2→DPM3'])
    expect(chain.says(add('DPM2', 'DPM1', data('DPM1', 'System State')))).toBe('done')
  })

  it('does not bind a server to its own data', () => {
    expect(paired.says(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe('warned breaks-chain')
  })
})

describe('chain-order', () => {
  it('refuses a server upstream: it is the secondary already, through the chain', () => {
    const chain = four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM3'))
    expect(chain.says(install('DPM3', 'DPM1'))).toBe('refused chain-order, agent-owned-elsewhere')
    expect(chain.says(group('DPM3', 'New', data('DPM1', 'System State')))).toBe(
      'refused chain-order, agent-required'
    )
    expect(chain.concern(install('DPM3', 'DPM1'))).toMatchObject({
      link: { protected: 'DPM1', protector: 'DPM2' }
    })
  })

  it('reaches any length of the chain', () => {
    expect(chainOfFour.says(attach('DPM4', 'DPM1'))).toMatch(/^refused chain-order/)
    expect(chainOfFour.says(attach('DPM4', 'DPM2'))).toMatch(/^refused chain-order/)
    expect(chainOfFour.says(attach('DPM3', 'DPM1'))).toMatch(/^refused chain-order/)
  })

  it('reaches past a server that is down', () => {
    expect(chainOfFour.does(fail('DPM2')).says(attach('DPM3', 'DPM1'))).toBe('refused chain-order')
  })

  it('is what a server of a ring meets that is not next to the other', () => {
    const ring = four.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM3'), chains('DPM3', 'DPM1'))
    expect(ring.says(attach('DPM3', 'DPM1'))).toMatch(/^refused chain-order/)
    expect(ring.says(attach('DPM2', 'DPM3'))).toMatch(/^refused chain-order/)
  })

  it('allows the direct protector, and both of a cyclic pair', () => {
    expect(chainOfFour.says(add('DPM4', 'DPM3', data('DPM3', 'System State')))).toBe('done')
    expect(cyclic.says(add('DPM2', 'DPM1', data('DPM1', 'System State')))).toBe('done')
    expect(cyclic.says(add('DPM1', 'DPM2', data('DPM2', 'System State')))).toBe('done')
  })

  it('allows the server at the far end to be protected by the first: nobody protects it yet', () => {
    expect(chainOfFour.says(attach('DPM1', 'DPM4'))).toBe('done')
  })
})

describe('self-protection', () => {
  const self = four.does(
    protects('DPM1', data('Server1', 'D:'), data('DPM1', 'DPMDB')),
    install('DPM2', 'DPM1')
  )

  it('refuses data of a server that protects its own, and replicas through it', () => {
    expect(self.says(group('DPM2', 'New', data('DPM1', 'System State')))).toBe('refused self-protection')
    expect(self.says(group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')))).toBe('refused self-protection')
  })

  it('does not refuse the agent', () => {
    expect(self.says(attach('DPM3', 'DPM1'))).toBe('done')
  })

  it('allows it once the own data is out of its groups, retained or not', () => {
    for (const keep of ['retain', 'delete'] as const) {
      const mended = self.does(drop('DPM1', 'Server1', keep, data('DPM1', 'DPMDB')))
      expect(mended.says(group('DPM2', 'New', copy('Server1', 'D:', 'DPM1')))).toMatch(/^done/)
    }
  })

  it('refuses the protector of a broken link to take more', () => {
    const broken = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
    expect(broken.says(add('DPM2', 'DPM1', data('DPM1', 'System State')))).toBe('refused self-protection')
    const mended = broken.does(drop('DPM1', 'Own', 'retain'))
    expect(mended.says(add('DPM2', 'DPM1', data('DPM1', 'System State')))).toBe('done')
  })
})

describe('breaks-chain', () => {
  const own = group('DPM1', 'Own', data('DPM1', 'DPMDB'))

  it('warns, and changes nothing without confirmation', () => {
    expect(paired.says(own)).toBe('warned breaks-chain')
    expect(paired.says({ ...own, confirm: false })).toBe('warned breaks-chain')
    expect(paired.concern(own)).toMatchObject({ link: { protected: 'DPM1', protector: 'DPM2' } })
  })

  it('goes ahead with confirmation, lists the warning then, and breaks the link', () => {
    expect(paired.says(confirmed(own))).toBe('done with breaks-chain')
    expect(paired.does(confirmed(own)).links()).toEqual(['DPM1→DPM2 broken'])
  })

  it('is asked each time again while there is a protector', () => {
    const broken = paired.does(confirmed(own), allowLocal('DPM1'))
    const more = add('DPM1', 'Own', data('DPM1', 'System State'))
    expect(broken.says(more)).toBe('warned breaks-chain')
    expect(broken.says(confirmed(more))).toBe('done with breaks-chain')
  })

  it("is asked whatever the protector's state", () => {
    expect(paired.does(fail('DPM2')).says(own)).toBe('warned breaks-chain')
    expect(paired.does(remove('DPM2')).says(own)).toBe('warned breaks-chain')
  })

  it('is not asked of a server that nobody protects', () => {
    expect(four.says(own)).toBe('done')
    expect(four.does(install('DPM2', 'DPM1')).says(own)).toBe('done')
    expect(paired.says(group('DPM2', 'Own', data('DPM2', 'DPMDB')))).toBe('done')
  })

  it('is not asked of what is not its own data', () => {
    expect(paired.says(add('DPM1', 'Server1', data('Server1', 'C:')))).toBe('done')
  })

  it('is not asked of a command that is refused', () => {
    expect(paired.says(group('DPM1', 'Own', data('DPM1', 'System State')))).toBe(
      'refused local-protection-off'
    )
    expect(paired.says(group('DPM1', '', data('DPM1', 'DPMDB')))).toBe('refused group-name-invalid')
  })

  it('mends when the self-protection ends, either way', () => {
    const broken = paired.does(confirmed(own))
    expect(broken.does(drop('DPM1', 'Own', 'retain')).links()).toEqual(['DPM1→DPM2'])
    expect(broken.does(drop('DPM1', 'Own', 'delete')).links()).toEqual(['DPM1→DPM2'])
  })

  it("is what a server's own data meets that its protector has: it is not already-protected", () => {
    const taken = four.does(protects('DPM2', data('DPM1', ['DPMDB', 'System State'])))
    expect(taken.says(own)).toBe('warned breaks-chain')
  })
})

describe('local-protection-off', () => {
  const volumes = lab({ dpm: [{ name: 'DPM1', dataSources: ['D:'] }, 'DPM2'] })

  it('refuses own data other than DPMDB while the setting is off', () => {
    expect(volumes.says(group('DPM1', 'Own', data('DPM1', 'System State')))).toBe(
      'refused local-protection-off'
    )
    expect(volumes.says(group('DPM1', 'Own', data('DPM1', 'D:')))).toBe('refused local-protection-off')
    expect(volumes.says(group('DPM1', 'Own', data('DPM1', ['DPMDB', 'D:'])))).toBe(
      'refused local-protection-off'
    )
  })

  it('allows DPMDB always, and the rest while it is on', () => {
    expect(volumes.says(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe('done')
    const on = volumes.does(allowLocal('DPM1'))
    expect(on.says(group('DPM1', 'Own', data('DPM1', ['System State', 'D:'])))).toBe('done')
    expect(on.does(allowLocal('DPM1', false)).says(group('DPM1', 'Own', data('DPM1', 'D:')))).toBe(
      'refused local-protection-off'
    )
  })

  it('may be on from the start', () => {
    const on = lab({ dpm: [{ name: 'DPM1', allowLocalDataProtection: true }] })
    expect(on.says(group('DPM1', 'Own', data('DPM1', 'System State')))).toBe('done')
  })

  it('does not ask it of the data of another', () => {
    const ready = volumes.does(install('DPM2', 'DPM1'))
    expect(ready.says(group('DPM2', 'New', data('DPM1', ['System State', 'D:'])))).toBe('done')
  })

  it('makes `all` of a server itself its DPMDB alone', () => {
    expect(volumes.does(group('DPM1', 'Own', data('DPM1', 'all'))).members('DPM1')).toEqual([
      'DPM1 DPMDB, primary, ok'
    ])
  })
})

describe('dpmdb-not-selected', () => {
  const ready = four.does(protects('DPM1', data('Server1', ['C:', 'D:'])), install('DPM2', 'DPM1'))
  const replica = copy('Server1', 'D:', 'DPM1')

  it('warns of replicas without the DPMDB of their primary, and stops nothing', () => {
    expect(ready.says(group('DPM2', 'New', replica))).toBe('done with dpmdb-not-selected')
    expect(ready.concern(group('DPM2', 'New', replica))).toMatchObject({ through: 'DPM1' })
  })

  it('does not warn when the command selects it, or it is a member already', () => {
    expect(ready.says(group('DPM2', 'New', replica, data('DPM1', 'DPMDB')))).toBe('done')
    const has = ready.does(group('DPM2', 'Database', data('DPM1', 'DPMDB')))
    expect(has.says(group('DPM2', 'New', replica))).toBe('done')
  })

  it('warns each time again, and of an inactive replica of the DPMDB too', () => {
    const without = ready.does(group('DPM2', 'New', replica))
    expect(without.says(add('DPM2', 'New', copy('Server1', 'C:', 'DPM1')))).toBe(
      'done with dpmdb-not-selected'
    )
    const retained = ready.does(
      group('DPM2', 'Database', data('DPM1', 'DPMDB')),
      drop('DPM2', 'Database', 'retain')
    )
    expect(retained.says(group('DPM2', 'New', replica))).toBe('done with dpmdb-not-selected')
  })

  it('does not warn of members that go through nothing', () => {
    expect(ready.says(group('DPM2', 'New', data('DPM1', 'System State')))).toBe('done')
  })
})

describe('undocumented-ring', () => {
  const open = four.does(
    chains('DPM1', 'DPM2'),
    chains('DPM2', 'DPM3'),
    install('DPM1', 'DPM3'),
    install('DPM1', 'DPM4')
  )
  const closing = group('DPM1', 'New', data('DPM3', 'DPMDB'))

  it('warns of the command that closes a ring of three, and stops nothing', () => {
    expect(open.says(closing)).toBe('done with undocumented-ring')
    expect(open.concern(closing)?.ring).toHaveLength(3)
    expect(open.does(closing).configurations()).toEqual(['ring DPM1 DPM2 DPM3'])
  })

  it('warns of a ring of four', () => {
    const longer = chainOfFour.does(install('DPM1', 'DPM4'))
    expect(longer.says(group('DPM1', 'New', data('DPM4', 'DPMDB')))).toBe('done with undocumented-ring')
  })

  it('does not warn of the agent, of a cyclic pair, or of a server outside', () => {
    expect(chainOfFour.says(install('DPM1', 'DPM4'))).toBe('done')
    const pair = four.does(chains('DPM1', 'DPM2'), install('DPM1', 'DPM2'))
    expect(pair.says(group('DPM1', 'New', data('DPM2', 'DPMDB')))).toBe('done')
    expect(open.says(group('DPM1', 'New', data('DPM4', 'DPMDB')))).toBe('done')
  })

  it('does not warn again of more in a ring that is closed', () => {
    expect(open.does(closing).says(add('DPM1', 'New', data('DPM3', 'System State')))).toBe('done')
  })

  it('warns of a restore that closes a ring again', () => {
    const ring = open.does(closing, fail('DPM1'), rebuild('DPM1'))
    expect(ring.links()).toEqual(['DPM1→DPM2', 'DPM2→DPM3'])
    expect(ring.says(restore('DPM1', 'DPM2'))).toBe('done with undocumented-ring')
  })

  it('does not warn of a restore where another server has come in between', () => {
    const away = open.does(closing, fail('DPM1'), rebuild('DPM1'), takesOver('DPM4', data('DPM3', 'DPMDB')))
    expect(away.says(restore('DPM1', 'DPM2'))).toBe('done')
    expect(away.does(restore('DPM1', 'DPM2')).links()).toEqual(['DPM1→DPM2', 'DPM2→DPM3', 'DPM3→DPM4'])
  })
})
