import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { changesBetween } from '@main/views/changes'
import {
  allowLocal,
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
  uninstall,
  type Lab
} from '../engine/builder'
import {
  cancel,
  correct,
  cut,
  disable,
  enable,
  extend,
  fill,
  mend,
  outdate,
  setPolicy,
  spoil,
  start,
  stop,
  throttle
} from '../engine/more-commands'

const between = (before: Lab, after: Lab) =>
  changesBetween(before.estate, after.estate).map(({ kind, about, text }) => `${kind} ${about}: ${text}`)
/** What commands change in a lab. */
const by = (of: Lab, ...commands: (Command | readonly Command[])[]) => between(of, of.does(...commands))

const bare = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
  servers: { Server1: ['C:', 'D:', 'SQL/Payroll'], Server2: ['C:', 'D:'] }
})
const estate = bare.does(
  protects('DPM1', data('Server1', ['D:', 'SQL/Payroll'])),
  protects('DPM2', data('Server2', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3', data('Server2', 'D:'))
)
const down = estate.does(fail('DPM1'))

describe('protection', () => {
  it('a group with an agent of its own', () => {
    expect(by(bare, protects('DPM4', data('Server1', ['D:', 'SQL/Payroll'])))).toEqual([
      'more agent: DPM4 owns the agent on Server1',
      'more protection: DPM4 protects D: and SQL/Payroll of Server1',
      'more group: DPM4 has the protection group "Server1"'
    ])
  })

  it('goes with its data, or leaves inactive replicas', () => {
    expect(by(estate, drop('DPM2', 'Server2', 'delete'))).toEqual([
      'less protection: DPM2 no longer protects D: of Server2',
      'less protection: Nobody directly protects Server2 any more',
      'less group: DPM2 no longer has the protection group "Server2"'
    ])
    expect(by(estate, drop('DPM2', 'Server2', 'retain'))).toContain(
      'other copy: DPM2 keeps D: of Server2 as an inactive replica'
    )
    expect(by(estate.does(drop('DPM3', 'DPM2', 'retain')), removeInactive('DPM3', 'Server2'))).toEqual([
      'less copy: DPM3 no longer holds a copy of D: of Server2 from DPM2'
    ])
  })

  it('of many data sources and computers is told in few lines', () => {
    const names = Array.from({ length: 9 }, (_, at) => `SQL/Db${at}`)
    const large = lab({
      dpm: ['DPM1'],
      servers: Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((name) => [name, names]))
    })
    const all = ['A', 'B', 'C', 'D', 'E'].map((name) => data(name, names))
    const given = large.does(protects('DPM1', ...all))
    expect(between(large, given).slice(0, 2)).toEqual([
      'more agent: DPM1 owns the agents on A, B, C and 2 more',
      'more protection: DPM1 protects SQL/Db0, SQL/Db1, SQL/Db2 and 6 more of A'
    ])
    expect(by(given, fail('DPM1'))).toEqual([
      'less server: DPM1 has failed',
      'less protection: Nobody directly protects A, B, C and 2 more any more'
    ])
    expect(changesBetween(given.estate, given.does(fail('DPM1')).estate)[1]?.computers).toHaveLength(5)
  })
})

describe('the chain', () => {
  it('comes with its copies', () => {
    expect(by(estate, chains('DPM3', 'DPM4', data('DPM1', 'DPMDB')))).toEqual([
      'more agent: DPM4 owns the agent on DPM3',
      'more link: DPM3 is protected by DPM4',
      'less configuration: No longer there: Primary to secondary: DPM1 → DPM3',
      'less configuration: No longer there: Primary to secondary: DPM2 → DPM3',
      'more configuration: Chained: DPM1 → DPM3 → DPM4',
      'more configuration: Chained: DPM2 → DPM3 → DPM4',
      'more protection: DPM4 protects DPMDB of DPM3',
      'more copy: DPM4 holds a copy of DPMDB of DPM1 from DPM3',
      'more group: DPM4 has the protection group "DPM3"'
    ])
  })

  it('closes to a pair', () => {
    expect(by(estate, chains('DPM3', 'DPM1'))).toContain('more configuration: Cyclic: DPM1 ⇄ DPM3')
  })

  it('breaks and is mended', () => {
    const own = confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB')))
    expect(by(estate, own)).toEqual([
      'less link: The chain from DPM1 to DPM3 is broken',
      'more protection: DPM1 protects its own DPMDB',
      'more group: DPM1 has the protection group "Own"'
    ])
    expect(by(estate.does(own), drop('DPM1', 'Own', 'delete'))).toContain(
      'more link: The chain from DPM1 to DPM3 is mended'
    )
  })

  it('goes with the members', () => {
    expect(by(estate, drop('DPM3', 'DPM2', 'delete'))).toEqual([
      'less link: DPM2 is no longer protected by DPM3',
      'less configuration: No longer there: Primary to secondary: DPM2 → DPM3',
      'less protection: DPM3 no longer protects DPMDB of DPM2',
      'less copy: DPM3 no longer holds a copy of D: of Server2 from DPM2',
      'less group: DPM3 no longer has the protection group "DPM2"'
    ])
  })
})

describe('the ways out of a lost primary', () => {
  it('switching, checking and resuming', () => {
    expect(by(down, switchOn('DPM3', 'Server1'))).toEqual([
      'other agent: The agent on Server1 goes from DPM1 to DPM3',
      'more protection: Server1 is switched on DPM3'
    ])
    const switched = down.does(switchOn('DPM3', 'Server1'))
    expect(by(switched, check('DPM3', 'Server1'))).toEqual([
      'more protection: The replica of D: of Server1 on DPM3 is consistent'
    ])
    const back = switched.does(repair('DPM1'))
    expect(by(back, resume('DPM3', 'Server1'))).toEqual([
      'other protection: Server1 is no longer switched on DPM3',
      'less protection: Nobody directly protects Server1 any more'
    ])
    expect(by(back.does(resume('DPM3', 'Server1')), takeOwnership('DPM1', 'Server1'))).toEqual([
      'other agent: The agent on Server1 goes from DPM3 to DPM1',
      'more protection: DPM1 directly protects Server1'
    ])
  })

  it('rebuilding under its name, and its database', () => {
    expect(by(down, rebuild('DPM1'))).toEqual([
      'more server: DPM1 is online again',
      'less server: DPM1 is rebuilt, and its DPM database is empty',
      'less protection: DPM1 no longer protects D: and SQL/Payroll of Server1',
      'less group: DPM1 no longer has the protection group "Server1"'
    ])
    expect(by(down.does(rebuild('DPM1')), restore('DPM1', 'DPM3'))).toEqual([
      'more server: DPM1 has its DPM database back',
      'more protection: DPM1 protects D: and SQL/Payroll of Server1',
      'more group: DPM1 has the protection group "Server1"'
    ])
    expect(by(down, rebuild('DPM1', 'DPM9'))[1]).toBe('more server: DPM9 is added: DPM1 under a new name')
  })

  it('moving to a DPM4', () => {
    const moved = down.does(takesOver('DPM4', data('Server1', 'D:')))
    const [agent, protection] = changesBetween(down.estate, moved.estate)
    expect(agent).toEqual({
      kind: 'other',
      about: 'agent',
      text: 'The agent on Server1 goes from DPM1 to DPM4',
      computers: ['Server1', 'DPM1', 'DPM4']
    })
    expect(protection?.text).toBe('DPM4 protects D: of Server1')
  })

  it('taking an inactive replica back into use', () => {
    const kept = estate.does(drop('DPM3', 'DPM1', 'retain'))
    expect(by(kept, group('DPM3', 'Again', copy('Server1', 'D:', 'DPM1')))).toContain(
      'more copy: DPM3 takes its inactive replica of D: of Server1 from DPM1 back into use'
    )
  })
})

describe('servers, groups and what is out of order', () => {
  it('servers come, go and have settings', () => {
    expect(by(bare, { do: 'add-dpm-server', name: 'DPM5' })).toEqual(['more server: DPM5 is added'])
    expect(between(bare.does({ do: 'add-dpm-server', name: 'DPM5' }), bare)).toEqual([
      'less server: DPM5 is not in the lab any more'
    ])
    expect(by(bare, fail('Server1'), remove('DPM2'))).toEqual([
      'less server: DPM2 is removed',
      'less server: Server1 is offline'
    ])
    expect(by(bare, allowLocal('DPM1'), extend('DPM2', 500))).toEqual([
      'other server: AllowLocalDataProtection is on for DPM1',
      expect.stringMatching(/^other server: The storage pool of DPM2 has \d+ GB$/)
    ])
    expect(by(estate, drop('DPM2', 'Server2', 'delete'), uninstall('DPM2', 'Server2'))).toContain(
      'less agent: There is no agent on Server2 any more'
    )
  })

  it('a group has another name, or other settings', () => {
    const rename: Command = { do: 'modify-protection-group', on: 'DPM1', group: 'Server1', rename: 'Files' }
    expect(by(estate, rename)).toEqual(['other group: The protection group "Server1" on DPM1 is now "Files"'])
    expect(by(estate, setPolicy('DPM1', 'Server1', { retentionDays: 7 }))).toEqual([
      'other group: The protection group "Server1" on DPM1 has other settings'
    ])
    const again = bare.does(install('DPM1', 'Server1'))
    const one = again.does(
      group('DPM1', 'A', data('Server1', 'C:')),
      group('DPM1', 'B', data('Server1', 'D:'))
    )
    const other = again.does(group('DPM1', 'B', data('Server1', ['C:', 'D:'])))
    expect(between(one, other)).toEqual([
      'less group: DPM1 no longer has the protection group "A"',
      'other group: C: of Server1 on DPM1: now in the protection group "B"'
    ])
  })

  it('faults come and go', () => {
    const broken = estate.does(
      cut('DPM1', 'Server1'),
      stop('Server1', 'SQL Server VSS Writer'),
      outdate('Server1'),
      outdate('Server2'),
      spoil('Server1')
    )
    expect(between(estate, broken)).toEqual([
      'less fault: The network between DPM1 and Server1 is cut',
      'less fault: SQL Server VSS Writer is stopped on Server1',
      'less fault: The agents on Server1 and Server2 are too old',
      'less fault: Server1 does not admit any DPM server'
    ])
    expect(
      by(broken, mend('Server1', 'DPM1'), start('Server1', 'SQL Server VSS Writer'), correct('Server1'))
    ).toEqual([
      'more fault: The network between DPM1 and Server1 is restored',
      'more fault: SQL Server VSS Writer runs again on Server1',
      'more fault: Server1 admits DPM servers again'
    ])
    expect(by(estate, fill('DPM1')).at(-1)).toBe('less fault: The storage pool of DPM1 is full')
  })

  it('agents are disabled and throttled', () => {
    const set = estate.does(disable('DPM1', 'Server1'), throttle('DPM2', 'Server2', 20))
    expect(between(estate, set)).toEqual([
      'less agent: The agent on Server1 is disabled',
      'other agent: The agent on Server2 is throttled to 20 Mbps'
    ])
    expect(by(set, enable('DPM1', 'Server1'), throttle('DPM2', 'Server2'))).toEqual([
      'more agent: The agent on Server1 is not disabled any more',
      'more agent: The agent on Server2 is not throttled any more'
    ])
  })
})

describe('jobs', () => {
  const lives = bare.begins().does(install('DPM1', 'Server1')).after('1h')
  const given = lives.does(group('DPM1', 'G', data('Server1', ['C:', 'D:'])))

  it('that start are counted by their kind', () => {
    expect(between(lives, given)).toContain('more job: Replica creation: 2 jobs start on DPM1')
  })

  it('that are canceled, or fail with their server', () => {
    expect(by(given, cancel('DPM1', 'Server1', 'C:'))).toContain(
      'less job: Replica creation: 1 job no longer runs on DPM1'
    )
    expect(by(given, fail('Server1'))).toContain('less job: Replica creation: 2 jobs fail on DPM1')
  })

  it('of another branch are others, whatever their number', () => {
    const other = lives.does(group('DPM1', 'G', data('Server1', 'SQL/Payroll')))
    expect(between(given, other).filter((text) => text.includes('job:'))).toEqual([
      'more job: Replica creation: 1 job starts on DPM1',
      'less job: Replica creation: 2 jobs no longer run on DPM1'
    ])
  })
})
