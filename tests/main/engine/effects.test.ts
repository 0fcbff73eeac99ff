import { describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '@main/engine/policy'
import {
  directlyProtects,
  isSelfProtecting,
  knows,
  protectorOf,
  switchedOn,
  upstreamOf
} from '@main/engine/topology'
import {
  add,
  allowLocal,
  attach,
  chains,
  check,
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
  removeInactive,
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  takesOver,
  uninstall
} from './builder'

const three = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['C:', 'D:'], Server2: ['C:'] } })
const paired = three.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', data('Server1', 'D:'))
)
const server1D = { computer: 'Server1', dataSource: 'D:' }

describe('switch', () => {
  const down = paired.does(fail('DPM1'))
  const switched = down.does(switchOn('DPM2', 'Server1'))

  it('makes every secondary member of the computer directly protected, inconsistent until checked', () => {
    expect(switched.members('DPM2')).toEqual([
      'DPM1 DPMDB, primary, ok',
      'Server1 D: through DPM1, switched, inconsistent'
    ])
    expect(switched.does(check('DPM2', 'Server1')).members('DPM2')).toContain(
      'Server1 D: through DPM1, switched, ok'
    )
    expect(directlyProtects(switched.estate, 'DPM2', server1D)).toBe(true)
    expect(switchedOn(switched.estate, 'Server1')).toBe('DPM2')
  })

  it('makes the secondary the owner of the agent', () => {
    expect(switched.owner('Server1')).toBe('DPM2')
  })

  it('keeps the link to the old primary, and the held copy from it', () => {
    expect(switched.links()).toEqual(['DPM1→DPM2'])
    const known = switched.does(install('DPM2', 'DPM3'))
    expect(known.says(attach('DPM3', 'Server1'))).toBe('refused unsupported-move, agent-owned-elsewhere')
  })

  it('keeps the link when the replica is all that goes through the primary', () => {
    const replicaOnly = three.does(
      protects('DPM1', data('Server1', 'D:')),
      protects('DPM2', copy('Server1', 'D:', 'DPM1')),
      switchOn('DPM2', 'Server1')
    )
    expect(replicaOnly.links()).toEqual(['DPM1→DPM2'])
  })

  it('leaves the members of the old primary, which protects directly no more', () => {
    const back = switched.does(repair('DPM1'))
    expect(back.members('DPM1')).toEqual(['Server1 D:, primary, ok'])
    expect(directlyProtects(back.estate, 'DPM1', server1D)).toBe(false)
  })

  it('leaves other computers alone', () => {
    const two = paired.does(
      install('DPM1', 'Server2'),
      add('DPM1', 'Server1', data('Server2', 'C:')),
      add('DPM2', 'DPM1', copy('Server2', 'C:', 'DPM1')),
      switchOn('DPM2', 'Server1')
    )
    expect(two.members('DPM2')).toContain('Server2 C: through DPM1, secondary, ok')
    expect(two.owner('Server2')).toBe('DPM1')
  })
})

describe('switch on a server that protects other data of the computer already', () => {
  const both = three.does(
    protects('DPM1', data('Server1', 'C:')),
    fail('DPM1'),
    takesOver('DPM2', data('Server1', 'D:')),
    repair('DPM1'),
    chains('DPM1', 'DPM2', data('Server1', 'C:')),
    switchOn('DPM2', 'Server1')
  )

  it('leaves that as it is', () => {
    expect(both.members('DPM2')).toEqual([
      'Server1 D:, primary, ok',
      'DPM1 DPMDB, primary, ok',
      'Server1 C: through DPM1, switched, inconsistent'
    ])
  })
})

describe('resume', () => {
  const resumed = paired.does(
    fail('DPM1'),
    switchOn('DPM2', 'Server1'),
    repair('DPM1'),
    resume('DPM2', 'Server1')
  )

  it('makes the members secondary again, checked against the primary', () => {
    expect(resumed.members('DPM2')).toContain('Server1 D: through DPM1, secondary, ok')
    expect(switchedOn(resumed.estate, 'Server1')).toBe(null)
  })

  it('leaves other computers switched', () => {
    const both = paired.does(
      install('DPM1', 'Server2'),
      add('DPM1', 'Server1', data('Server2', 'C:')),
      add('DPM2', 'DPM1', copy('Server2', 'C:', 'DPM1')),
      switchOn('DPM2', 'Server1'),
      switchOn('DPM2', 'Server2'),
      resume('DPM2', 'Server1')
    )
    expect(switchedOn(both.estate, 'Server1')).toBe(null)
    expect(switchedOn(both.estate, 'Server2')).toBe('DPM2')
  })

  it('leaves the agent with the secondary, until the primary takes ownership', () => {
    expect(resumed.owner('Server1')).toBe('DPM2')
    expect(directlyProtects(resumed.estate, 'DPM1', server1D)).toBe(false)
    const owned = resumed.does(takeOwnership('DPM1', 'Server1'))
    expect(owned.owner('Server1')).toBe('DPM1')
    expect(directlyProtects(owned.estate, 'DPM1', server1D)).toBe(true)
  })
})

describe('attach', () => {
  it('makes the server the owner, with or without an agent before', () => {
    expect(three.does(attach('DPM1', 'Server1')).owner('Server1')).toBe('DPM1')
    expect(three.does(install('DPM2', 'Server1'), attach('DPM1', 'Server1')).owner('Server1')).toBe('DPM1')
    expect(three.does(install('DPM2', 'DPM3'), attach('DPM1', 'DPM3')).owner('DPM3')).toBe('DPM1')
  })
})

describe('rebuild under its name', () => {
  const rebuilt = paired.does(
    protects('DPM1', data('Server2', 'C:')),
    drop('DPM1', 'Server2', 'retain'),
    fail('DPM1'),
    rebuild('DPM1')
  )

  it('is online with an empty database: groups, members and held copies are gone', () => {
    expect(rebuilt.status('DPM1')).toBe('online')
    expect(rebuilt.groups('DPM1')).toEqual([])
    expect(rebuilt.members('DPM1')).toEqual([])
    expect(rebuilt.inactive('DPM1')).toEqual([])
  })

  it("leaves the agents with their owner's name, who protects it, and the copies of others", () => {
    expect(rebuilt.owner('Server1')).toBe('DPM1')
    expect(rebuilt.owner('DPM1')).toBe('DPM2')
    expect(rebuilt.links()).toEqual(['DPM1→DPM2'])
    expect(rebuilt.members('DPM2')).toEqual(paired.members('DPM2'))
  })

  it('ends the links to it, and its self-protection', () => {
    expect(paired.does(fail('DPM2'), rebuild('DPM2')).links()).toEqual([])
    const self = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))), fail('DPM1'))
    expect(self.links()).toEqual(['DPM1→DPM2 broken'])
    expect(self.does(rebuild('DPM1')).links()).toEqual(['DPM1→DPM2'])
  })

  it('works for a removed server, too', () => {
    expect(paired.does(remove('DPM1'), rebuild('DPM1')).status('DPM1')).toBe('online')
  })
})

describe('rebuild as another name', () => {
  const old = lab({
    dpm: [
      { name: 'DPM1', version: '10.19.58.0', dataSources: ['D:'] },
      { name: 'DPM2', version: '10.19.58.0' }
    ],
    servers: { Server1: ['D:'] }
  }).does(
    protects('DPM1', data('Server1', 'D:')),
    chains('DPM1', 'DPM2', data('Server1', 'D:')),
    fail('DPM1')
  )
  const renamed = old.does(rebuild('DPM1', 'DPM1B'))

  it('is a new DPM server with the same version and data sources', () => {
    expect(renamed.estate.dpmServers.get('DPM1B')).toMatchObject({
      version: '10.19.58.0',
      dataSources: ['DPMDB', 'System State', 'D:'],
      status: 'online',
      members: [],
      agentOwner: null
    })
    expect(protectorOf(renamed.estate, 'DPM1B')).toBe(null)
  })

  it('leaves the old one removed, with what its database said', () => {
    expect(renamed.status('DPM1')).toBe('removed')
    expect(renamed.members('DPM1')).toEqual(['Server1 D:, primary, ok'])
    expect(renamed.links()).toEqual(['DPM1→DPM2'])
    expect(renamed.owner('Server1')).toBe('DPM1')
  })
})

describe('restore', () => {
  const before = paired.does(
    install('DPM1', 'Server2'),
    group('DPM1', 'Two', data('Server2', 'C:')),
    add('DPM1', 'Server1', data('Server1', 'C:')),
    drop('DPM1', 'Server1', 'retain', data('Server1', 'C:')),
    fail('DPM1')
  )
  const restored = before.does(rebuild('DPM1'), restore('DPM1', 'DPM2'))

  it('brings groups, members and held copies back; the replicas wait to be restored and checked', () => {
    expect(restored.groups('DPM1')).toEqual(['Server1', 'Two'])
    expect(restored.members('DPM1')).toEqual(['Server1 D:, primary, waiting', 'Server2 C:, primary, waiting'])
    expect(restored.inactive('DPM1')).toEqual(['Server1 C:'])
    expect(restored.does(check('DPM1', 'Server1')).members('DPM1')).toContain('Server1 D:, primary, ok')
  })

  it('leaves the secondary as it is, switched computers switched', () => {
    expect(restored.members('DPM2')).toEqual(before.members('DPM2'))
    const switched = before.does(switchOn('DPM2', 'Server1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    expect(switched.members('DPM2')).toContain('Server1 D: through DPM1, switched, inconsistent')
    expect(switched.owner('Server1')).toBe('DPM2')
  })

  it('keeps switched members of the restored server switched', () => {
    const chain = paired.does(
      chains('DPM2', 'DPM3'),
      switchOn('DPM2', 'Server1'),
      fail('DPM2'),
      rebuild('DPM2'),
      restore('DPM2', 'DPM3')
    )
    expect(chain.members('DPM2')).toEqual([
      'DPM1 DPMDB, primary, waiting',
      'Server1 D: through DPM1, switched, waiting'
    ])
  })

  it('is of the last rebuild with something in the database', () => {
    const twice = before.does(rebuild('DPM1'), fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    expect(twice.members('DPM1')).toEqual(restored.members('DPM1'))
    const newer = before.does(
      rebuild('DPM1'),
      group('DPM1', 'Newer', data('Server1', 'C:')),
      fail('DPM1'),
      rebuild('DPM1'),
      restore('DPM1', 'DPM2')
    )
    expect(newer.members('DPM1')).toEqual(['Server1 C:, primary, waiting'])
  })

  it('takes inactive replicas for something', () => {
    const inactive = paired.does(
      drop('DPM1', 'Server1', 'retain'),
      fail('DPM1'),
      rebuild('DPM1'),
      restore('DPM1', 'DPM2')
    )
    expect(inactive.inactive('DPM1')).toEqual(['Server1 D:'])
  })

  it('is of nothing for a server that never had anything', () => {
    const empty = three.does(chains('DPM1', 'DPM2'), fail('DPM1'), rebuild('DPM1'), restore('DPM1', 'DPM2'))
    expect(empty.groups('DPM1')).toEqual([])
    expect(empty.says(restore('DPM1', 'DPM2'))).toBe('refused server-not-failed')
  })

  it('keeps as inactive replicas what another server protects by now: no server gets two protectors', () => {
    // DPM2 protects DPM1 and is protected by DPM3; while it is empty, DPM3 takes DPM1.
    const taken = paired.does(
      chains('DPM2', 'DPM3'),
      fail('DPM2'),
      rebuild('DPM2'),
      takesOver('DPM3', data('DPM1', 'System State')),
      restore('DPM2', 'DPM3')
    )
    expect(taken.members('DPM2')).toEqual([])
    expect(taken.groups('DPM2')).toEqual([])
    expect(taken.inactive('DPM2')).toEqual(['DPM1 DPMDB', 'Server1 D: through DPM1'])
    expect(taken.links()).toEqual(['DPM1→DPM3', 'DPM2→DPM3'])
  })
})

describe('move to a server that the secondary does not know', () => {
  const moved = paired.does(fail('DPM1'), takesOver('DPM3', data('Server1', 'D:')))

  it('is attaching the agent and creating the group', () => {
    expect(moved.owner('Server1')).toBe('DPM3')
    expect(directlyProtects(moved.estate, 'DPM3', server1D)).toBe(true)
  })

  it('leaves the old copies until they are removed', () => {
    expect(moved.members('DPM2')).toContain('Server1 D: through DPM1, secondary, ok')
    const retained = moved.does(drop('DPM2', 'DPM1', 'retain'))
    expect(retained.inactive('DPM2')).toContain('Server1 D: through DPM1')
    expect(retained.does(removeInactive('DPM2', 'Server1')).inactive('DPM2')).toEqual(['DPM1 DPMDB'])
  })
})

describe('fail, repair and remove', () => {
  it('return a failed server as it was', () => {
    expect(paired.does(fail('DPM1'), repair('DPM1')).estate).toEqual(paired.estate)
    expect(paired.does(fail('Server1'), repair('Server1')).estate).toEqual(paired.estate)
  })

  it('leave members on record that protect nothing meanwhile', () => {
    for (const down of [paired.does(fail('DPM1')), paired.does(remove('DPM1'))]) {
      expect(down.members('DPM1')).toEqual(paired.members('DPM1'))
      expect(down.links()).toEqual(['DPM1→DPM2'])
      expect(directlyProtects(down.estate, 'DPM1', server1D)).toBe(false)
    }
  })
})

describe('removing members', () => {
  it('with the data deleted leaves nothing', () => {
    const deleted = paired.does(drop('DPM2', 'DPM1', 'delete'))
    expect([deleted.members('DPM2'), deleted.inactive('DPM2'), deleted.groups('DPM2')]).toEqual([[], [], []])
    expect(deleted.links()).toEqual([])
  })

  it('with the data retained leaves inactive replicas', () => {
    const retained = paired.does(drop('DPM2', 'DPM1', 'retain'))
    expect(retained.inactive('DPM2')).toEqual(['DPM1 DPMDB', 'Server1 D: through DPM1'])
    expect(retained.links()).toEqual([])
  })

  it('leaves the group while it has members', () => {
    const part = paired.does(drop('DPM2', 'DPM1', 'delete', data('Server1', 'D:')))
    expect(part.groups('DPM2')).toEqual(['DPM1'])
    expect(part.members('DPM2')).toEqual(['DPM1 DPMDB, primary, ok'])
  })

  it('takes lists, `all` of a computer, and only what goes through the primary named', () => {
    const all = paired.does(drop('DPM2', 'DPM1', 'delete', data('DPM1', 'all')))
    expect(all.members('DPM2')).toEqual(['Server1 D: through DPM1, secondary, ok'])
    expect(
      paired.does(drop('DPM2', 'DPM1', 'delete', copy('Server1', ['D:'], 'DPM1'))).members('DPM2')
    ).toEqual(['DPM1 DPMDB, primary, ok'])
    expect(paired.says(drop('DPM2', 'DPM1', 'delete', copy('Server1', 'D:', 'DPM3')))).toBe(
      'refused unknown-name'
    )
  })

  it('takes an inactive replica back into use when it is made a member again', () => {
    const retained = paired.does(drop('DPM1', 'Server1', 'retain'))
    expect(retained.inactive('DPM1')).toEqual(['Server1 D:'])
    expect(retained.does(group('DPM1', 'Again', data('Server1', 'D:'))).inactive('DPM1')).toEqual([])
    const other = retained.does(group('DPM1', 'Other', data('Server1', 'C:')))
    expect(other.inactive('DPM1')).toEqual(['Server1 D:'])
  })
})

describe('a broken link', () => {
  const broken = paired.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))

  it('keeps its members on record, and is broken while the self-protection lasts', () => {
    expect(broken.members('DPM2')).toEqual(paired.members('DPM2'))
    expect(broken.links()).toEqual(['DPM1→DPM2 broken'])
    expect(isSelfProtecting(broken.estate, 'DPM1')).toBe(true)
    expect(broken.does(fail('DPM1')).links()).toEqual(['DPM1→DPM2 broken'])
  })

  it('does not matter to protected-once', () => {
    expect(broken.says(attach('DPM3', 'DPM1'))).toMatch(/^refused protected-once/)
  })
})

describe('a consistency check', () => {
  const manual = three.does(protects('DPM1', data('Server1', 'D:')), install('DPM2', 'DPM1'), {
    ...group('DPM2', 'DPM1', data('DPM1', 'DPMDB'), copy('Server1', 'D:', 'DPM1')),
    policy: { ...DEFAULT_POLICY, replicaCreation: 'manual' }
  })
  const waiting = 'Server1 D: through DPM1, secondary, waiting'

  it('makes the replicas of the computer good, and only those', () => {
    expect(manual.members('DPM2')).toContain(waiting)
    expect(manual.does(check('DPM2', 'Server1')).members('DPM2')).toEqual([
      'DPM1 DPMDB, primary, waiting',
      'Server1 D: through DPM1, secondary, ok'
    ])
  })

  it('leaves what cannot be read: the primary is down, or its link is broken', () => {
    expect(manual.does(fail('DPM1'), check('DPM2', 'Server1')).members('DPM2')).toContain(waiting)
    const broken = manual.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
    expect(broken.does(check('DPM2', 'Server1')).members('DPM2')).toContain(waiting)
    expect(broken.does(check('DPM2', 'DPM1')).members('DPM2')).toContain('DPM1 DPMDB, primary, waiting')
  })

  it('leaves switched members whose agent another server has taken', () => {
    const taken = paired.does(switchOn('DPM2', 'Server1'), takeOwnership('DPM1', 'Server1'))
    expect(taken.does(check('DPM2', 'Server1')).members('DPM2')).toContain(
      'Server1 D: through DPM1, switched, inconsistent'
    )
  })

  it('reads the own data of a server without an agent', () => {
    const restored = three.does(
      chains('DPM1', 'DPM2'),
      confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))),
      fail('DPM1'),
      rebuild('DPM1'),
      restore('DPM1', 'DPM2')
    )
    expect(restored.members('DPM1')).toEqual(['DPM1 DPMDB, primary, waiting'])
    expect(restored.does(check('DPM1', 'DPM1')).members('DPM1')).toEqual(['DPM1 DPMDB, primary, ok'])
  })
})

describe('agents', () => {
  it('are gone after an uninstall, and where they were never installed', () => {
    expect(three.owner('Server1')).toBe(null)
    expect(three.does(install('DPM1', 'Server1'), uninstall('DPM1', 'Server1')).owner('Server1')).toBe(null)
  })
})

describe('topology', () => {
  const chain = paired.does(chains('DPM2', 'DPM3'))

  it('tells who is upstream of whom', () => {
    expect(upstreamOf(chain.estate, 'DPM1')).toEqual(['DPM2', 'DPM3'])
    expect(upstreamOf(chain.estate, 'DPM3')).toEqual([])
  })

  it('tells who knows whom: by the agent, or by protecting', () => {
    expect(knows(chain.estate, 'DPM2', 'DPM1')).toBe(true)
    expect(knows(chain.estate, 'DPM3', 'DPM1')).toBe(false)
    expect(knows(chain.estate, 'DPM1', 'DPM2')).toBe(false)
    expect(knows(three.does(install('DPM3', 'DPM1')).estate, 'DPM3', 'DPM1')).toBe(true)
    expect(knows(three.does(install('DPM3', 'Server1')).estate, 'DPM3', 'Server1')).toBe(false)
  })
})

describe('the setting of local data protection', () => {
  it('is off unless the lab says so, and set by the command', () => {
    expect(three.estate.dpmServers.get('DPM1')?.allowLocalDataProtection).toBe(false)
    expect(three.does(allowLocal('DPM1')).estate.dpmServers.get('DPM1')?.allowLocalDataProtection).toBe(true)
  })
})

describe('the data sources of a server', () => {
  it('are each there once, those every DPM server has first', () => {
    const named = lab({
      dpm: [{ name: 'DPM1', dataSources: ['D:', 'DPMDB', 'D:'] }],
      servers: { Server1: ['C:', 'C:'] }
    })
    expect(named.estate.dpmServers.get('DPM1')?.dataSources).toEqual(['DPMDB', 'System State', 'D:'])
    expect(named.estate.protectedServers.get('Server1')?.dataSources).toEqual(['C:'])
  })
})

describe('the clock', () => {
  it('advances by minutes, hours and days', () => {
    const later = three.does(
      { do: 'advance-clock', by: '15m' },
      { do: 'advance-clock', by: '2h' },
      { do: 'advance-clock', by: '1d' }
    )
    expect(later.estate.clock - three.estate.clock).toBe((15 + 2 * 60 + 24 * 60) * 60)
  })
})
