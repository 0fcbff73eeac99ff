import { describe, expect, it } from 'vitest'
import {
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
  resume,
  switchOn,
  takeOwnership,
  takesOver,
  uninstall
} from '../builder'
import { disable, enable, outdate, pointTo, recover, spoil, throttle, update } from '../more-commands'

const three = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'] } })
const paired = three.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)

describe('agent-on-itself', () => {
  it('refuses a DPM server that aims the agent wizard at itself', () => {
    expect(three.says(install('DPM1', 'DPM1'))).toBe('refused agent-on-itself')
    expect(three.says(attach('DPM1', 'DPM1'))).toBe('refused agent-on-itself')
  })

  it('allows another DPM server', () => {
    expect(three.says(install('DPM1', 'DPM2'))).toBe('done')
    expect(three.says(attach('DPM1', 'DPM2'))).toBe('done')
  })
})

describe('agent-already-installed', () => {
  const installed = three.does(install('DPM1', 'Server1'))

  it('refuses the owner, to install and to attach', () => {
    expect(installed.says(install('DPM1', 'Server1'))).toBe('refused agent-already-installed')
    expect(installed.says(attach('DPM1', 'Server1'))).toBe('refused agent-already-installed')
  })

  it('allows it again after an uninstall', () => {
    expect(installed.does(uninstall('DPM1', 'Server1')).says(install('DPM1', 'Server1'))).toBe('done')
  })
})

describe('agent-owned-elsewhere', () => {
  const idle = three.does(install('DPM1', 'Server1'))
  const busy = three.does(protects('DPM1', data('Server1', 'D:')))

  it('refuses every install on a computer with another owner, in use or not, online or not', () => {
    expect(idle.says(install('DPM2', 'Server1'))).toBe('refused agent-owned-elsewhere')
    expect(busy.says(install('DPM2', 'Server1'))).toBe('refused agent-owned-elsewhere')
    expect(busy.does(fail('DPM1')).says(install('DPM2', 'Server1'))).toBe('refused agent-owned-elsewhere')
    expect(idle.concern(install('DPM2', 'Server1'))).toEqual({
      server: 'DPM2',
      computer: 'Server1',
      other: 'DPM1'
    })
  })

  it('refuses to attach while the owner is online and has a member of the computer', () => {
    expect(busy.says(attach('DPM2', 'Server1'))).toBe('refused agent-owned-elsewhere')
  })

  it('allows to attach when the owner has no member of it, or is down', () => {
    expect(idle.says(attach('DPM2', 'Server1'))).toBe('done')
    expect(busy.does(drop('DPM1', 'Server1', 'retain')).says(attach('DPM2', 'Server1'))).toBe('done')
    expect(busy.does(fail('DPM1')).says(attach('DPM2', 'Server1'))).toBe('done')
    expect(busy.does(remove('DPM1')).says(attach('DPM2', 'Server1'))).toBe('done')
  })

  it('counts members in any mode: secondary again after a resume, the owner still binds', () => {
    const resumed = paired.does(switchOn('DPM2', 'Server1'))
    expect(resumed.says(attach('DPM1', 'Server1'))).toBe('refused agent-owned-elsewhere')
    expect(resumed.does(resume('DPM2', 'Server1')).says(attach('DPM1', 'Server1'))).toBe(
      'refused agent-owned-elsewhere'
    )
  })

  it('counts members through the computer', () => {
    const through = three.does(
      protects('DPM1', data('Server1', 'D:')),
      install('DPM2', 'DPM1'),
      group('DPM2', 'Replicas', copy('Server1', 'D:', 'DPM1'))
    )
    expect(through.says(attach('DPM3', 'DPM1'))).toBe('refused protected-once, agent-owned-elsewhere')
  })

  it('does not speak of a computer without an agent', () => {
    expect(three.says(install('DPM1', 'Server1'))).toBe('done')
    expect(three.says(attach('DPM1', 'Server1'))).toBe('done')
  })
})

describe('agent-required', () => {
  it('refuses a member on a computer without an agent, or with the agent of another', () => {
    expect(three.says(group('DPM1', 'New', data('Server1', 'C:')))).toBe('refused agent-required')
    expect(three.does(install('DPM2', 'Server1')).says(group('DPM1', 'New', data('Server1', 'C:')))).toBe(
      'refused agent-required'
    )
    expect(three.says(group('DPM1', 'New', data('DPM2', 'DPMDB')))).toBe('refused agent-required')
  })

  it('asks it of the primary for a member through it, not of the computer', () => {
    const primary = three.does(protects('DPM1', data('Server1', 'D:')))
    const replica = group('DPM2', 'New', data('DPM1', 'DPMDB'), copy('Server1', 'D:', 'DPM1'))
    expect(primary.says(replica)).toBe('refused agent-required')
    expect(primary.does(install('DPM2', 'DPM1')).says(replica)).toBe('done')
  })

  it('allows a member where the acting server owns the agent, and its own data without any', () => {
    expect(three.does(install('DPM1', 'Server1')).says(group('DPM1', 'New', data('Server1', 'C:')))).toBe(
      'done'
    )
    expect(three.says(group('DPM1', 'Own', data('DPM1', 'DPMDB')))).toBe('done')
  })

  it('refuses to uninstall the agent of another, or none', () => {
    expect(three.says(uninstall('DPM1', 'Server1'))).toBe('refused agent-required')
    expect(three.does(install('DPM2', 'Server1')).says(uninstall('DPM1', 'Server1'))).toBe(
      'refused agent-required'
    )
  })

  it('refuses to uninstall the agent on the acting server itself: another one owns it', () => {
    expect(three.says(uninstall('DPM1', 'DPM1'))).toBe('refused agent-required')
    expect(three.does(install('DPM2', 'DPM1')).says(uninstall('DPM1', 'DPM1'))).toBe('refused agent-required')
    expect(three.does(protects('DPM1', data('DPM1', 'DPMDB'))).says(uninstall('DPM1', 'DPM1'))).toBe(
      'refused agent-required'
    )
  })

  it('is what an old agent, and SetDpmServer, need', () => {
    expect(three.says(outdate('Server1'))).toBe('refused agent-required')
    expect(three.does(spoil('Server1')).says(pointTo('Server1', 'DPM1'))).toBe('refused agent-required')
  })

  it('refuses to recover to a computer whose agent is not its own, but for a network folder', () => {
    const live = paired.begins()
    const to = (where: 'alternate' | 'network-folder', target: string) =>
      live.says(recover('DPM2', 'Server1', 'D:', where, { target }))
    expect(to('alternate', 'Server1')).toBe('refused agent-required')
    expect(to('alternate', 'DPM3')).toBe('refused agent-required')
    expect(to('alternate', 'DPM1')).toBe('done')
    expect(to('network-folder', 'Server1')).toBe('done')
  })

  it('refuses a switch, and an ownership, of a computer without any agent', () => {
    const bare = paired.does(drop('DPM1', 'Server1', 'retain'), uninstall('DPM1', 'Server1'))
    expect(bare.says(switchOn('DPM2', 'Server1'))).toBe('refused agent-required')
    expect(bare.does(attach('DPM3', 'Server1')).says(switchOn('DPM2', 'Server1'))).toBe('done')
    expect(three.says(takeOwnership('DPM1', 'Server1'))).toBe('refused agent-required, nothing-to-own')
  })
})

describe('the upkeep of an agent', () => {
  const upkeep = [disable, enable, update, (on: string, computer: string) => throttle(on, computer, 10)]

  it.each(upkeep)('is refused to who does not own it, and nothing further is asked: %#', (of) => {
    expect(paired.says(of('DPM2', 'Server1'))).toBe('refused agent-required')
    expect(paired.concern(of('DPM2', 'Server1'))).toEqual({
      server: 'DPM2',
      computer: 'Server1',
      other: 'DPM1'
    })
    expect(three.concern(of('DPM1', 'Server1'))).toEqual({ server: 'DPM1', computer: 'Server1' })
  })
})

describe('agent-in-use', () => {
  it('refuses to uninstall while the owner has a member of the computer', () => {
    const busy = three.does(protects('DPM1', data('Server1', 'D:')))
    expect(busy.says(uninstall('DPM1', 'Server1'))).toBe('refused agent-in-use')
    expect(busy.does(fail('Server1')).says(uninstall('DPM1', 'Server1'))).toBe('refused agent-in-use')
  })

  it('refuses to uninstall while the owner has a member through the DPM server', () => {
    const through = three.does(
      protects('DPM1', data('Server1', 'D:')),
      install('DPM2', 'DPM1'),
      group('DPM2', 'Replicas', copy('Server1', 'D:', 'DPM1'))
    )
    expect(through.says(uninstall('DPM2', 'DPM1'))).toBe('refused agent-in-use')
    expect(through.does(drop('DPM2', 'Replicas', 'retain')).says(uninstall('DPM2', 'DPM1'))).toBe('done')
  })

  it('allows it once only an inactive replica is left', () => {
    const dropped = three.does(protects('DPM1', data('Server1', 'D:')), drop('DPM1', 'Server1', 'retain'))
    expect(dropped.says(uninstall('DPM1', 'Server1'))).toBe('done')
    expect(dropped.does(uninstall('DPM1', 'Server1')).owner('Server1')).toBe(null)
  })
})

describe('nothing-to-own', () => {
  it('refuses a server without a member of the computer, or with a secondary one only', () => {
    expect(paired.says(takeOwnership('DPM3', 'Server1'))).toBe('refused nothing-to-own')
    expect(paired.says(takeOwnership('DPM2', 'Server1'))).toBe('refused nothing-to-own')
  })

  it('refuses a server that was rebuilt and lists nothing', () => {
    const rebuilt = paired.does(fail('DPM1'), rebuild('DPM1'))
    expect(rebuilt.says(takeOwnership('DPM1', 'Server1'))).toBe('refused nothing-to-own')
  })

  it('refuses a server that wants to own itself', () => {
    const self = three.does(install('DPM2', 'DPM1'), protects('DPM1', data('DPM1', 'DPMDB')))
    expect(self.says(takeOwnership('DPM1', 'DPM1'))).toBe('refused nothing-to-own')
  })

  it('allows a server with a primary or a switched member', () => {
    const switched = paired.does(switchOn('DPM2', 'Server1'))
    expect(switched.says(takeOwnership('DPM2', 'Server1'))).toBe('done')
    expect(switched.does(takeOwnership('DPM1', 'Server1')).owner('Server1')).toBe('DPM1')
  })

  it('allows a DPM server with primary members of another', () => {
    const moved = three.does(
      protects('DPM2', data('DPM1', 'DPMDB')),
      chains('DPM2', 'DPM3'),
      fail('DPM2'),
      rebuild('DPM2'),
      takesOver('DPM1', data('Server1', 'D:'))
    )
    expect(moved.says(takeOwnership('DPM2', 'DPM1'))).toBe('refused nothing-to-own')
    const restored = moved.does(attach('DPM3', 'DPM1'), {
      do: 'restore-database',
      server: 'DPM2',
      from: 'DPM3'
    })
    expect(restored.owner('DPM1')).toBe('DPM3')
    expect(restored.does(takeOwnership('DPM2', 'DPM1')).owner('DPM1')).toBe('DPM2')
  })
})
