import { describe, expect, it } from 'vitest'
import { kindOfDataSource, replicaPath } from '@main/views/data-sources'
import { estateOverview } from '@main/views/overview'
import { EMPTY_ESTATE } from '@main/engine/estate'
import {
  chains,
  confirmed,
  copy,
  data,
  drop,
  fail,
  group,
  lab,
  protects,
  rebuild,
  switchOn,
  type Lab
} from '../engine/builder'

const server = (of: Lab, name: string) =>
  estateOverview(of.estate).dpmServers.find((one) => one.name === name)

const plain = lab({ dpm: ['DPM1', 'DPM2', 'DPM3'], servers: { Server1: ['D:'] } })
const chain = plain.does(
  protects('DPM1', data('Server1', 'D:')),
  chains('DPM1', 'DPM2', copy('Server1', 'D:', 'DPM1')),
  chains('DPM2', 'DPM3')
)

describe('the overview', () => {
  it('of nothing is empty', () => {
    expect(estateOverview(EMPTY_ESTATE)).toEqual({
      faults: [],
      dpmServers: [],
      protectedServers: [],
      links: [],
      configurations: []
    })
  })

  it('of servers without links has each once, in the order of the lab', () => {
    const { dpmServers, protectedServers, links, configurations } = estateOverview(plain.estate)
    expect(dpmServers.map(({ name }) => name)).toEqual(['DPM1', 'DPM2', 'DPM3'])
    expect(dpmServers[0]).toEqual({
      name: 'DPM1',
      version: '10.22.148.0',
      status: 'online',
      dataSources: ['DPMDB', 'System State'],
      allowLocalDataProtection: false,
      agentOwner: null,
      rebuilt: false,
      protectedBy: null,
      selfProtecting: false,
      databaseHeldBy: [],
      switched: [],
      alerts: { critical: 0, warning: 0, informational: 0 }
    })
    expect(protectedServers).toEqual([
      { name: 'Server1', status: 'online', dataSources: ['D:'], agentOwner: null }
    ])
    expect([links, configurations]).toEqual([[], []])
  })

  it('of a chain names links, configuration, protectors and holders of the databases', () => {
    const { links, configurations } = estateOverview(chain.estate)
    expect(links).toEqual([
      { protected: 'DPM1', protector: 'DPM2', state: 'active' },
      { protected: 'DPM2', protector: 'DPM3', state: 'active' }
    ])
    expect(configurations).toEqual([{ kind: 'chained', servers: ['DPM1', 'DPM2', 'DPM3'] }])
    expect(server(chain, 'DPM1')).toMatchObject({ protectedBy: 'DPM2', databaseHeldBy: ['DPM2'] })
    expect(server(chain, 'DPM3')).toMatchObject({ protectedBy: null, databaseHeldBy: [] })
  })

  it('of a cyclic pair and a ring calls them so', () => {
    const cyclic = plain.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM1'))
    expect(estateOverview(cyclic.estate).configurations).toEqual([
      { kind: 'cyclic', servers: ['DPM1', 'DPM2'] }
    ])
    const ring = plain.does(chains('DPM1', 'DPM2'), chains('DPM2', 'DPM3'), chains('DPM3', 'DPM1'))
    expect(estateOverview(ring.estate).configurations).toEqual([
      { kind: 'ring', servers: ['DPM1', 'DPM2', 'DPM3'] }
    ])
  })

  it('shows a broken link, and who protects itself', () => {
    const broken = chain.does(confirmed(group('DPM1', 'Own', data('DPM1', 'DPMDB'))))
    expect(estateOverview(broken.estate).links[0]).toMatchObject({ state: 'broken' })
    expect(server(broken, 'DPM1')).toMatchObject({ selfProtecting: true, databaseHeldBy: ['DPM1', 'DPM2'] })
  })

  it('keeps holders that hold an inactive replica, are down, or are rebuilt under the other’s eyes', () => {
    const inactive = chain.does(drop('DPM2', 'DPM1', 'retain'))
    expect(server(inactive, 'DPM1')).toMatchObject({ protectedBy: null, databaseHeldBy: ['DPM2'] })
    expect(server(chain.does(fail('DPM2')), 'DPM1')).toMatchObject({ databaseHeldBy: ['DPM2'] })
    const rebuilt = chain.does(fail('DPM2'), rebuild('DPM2'))
    expect(server(rebuilt, 'DPM1')).toMatchObject({ protectedBy: null, databaseHeldBy: [] })
    expect(server(rebuilt, 'DPM2')).toMatchObject({
      rebuilt: true,
      protectedBy: 'DPM3',
      databaseHeldBy: ['DPM3']
    })
  })

  it('names the computers that are switched here', () => {
    const switched = chain.does(fail('DPM1'), switchOn('DPM2', 'Server1'))
    expect(server(switched, 'DPM2')?.switched).toEqual(['Server1'])
    expect(server(switched, 'DPM1')).toMatchObject({ status: 'failed', switched: [] })
  })
})

describe('data sources', () => {
  it.each([
    ['DPMDB', 'DPM database', 'All SQL Servers'],
    ['SQL/Payroll', 'SQL Server database', 'All SQL Servers'],
    ['System State', 'System protection', 'System Protection'],
    ['C:', 'Volume', 'All Volumes'],
    ['d:\\', 'Volume', 'All Volumes'],
    ['D:\\Config', 'Folder', 'All Volumes'],
    ['Exchange', 'Application data', 'Application Data'],
    ['__proto__', 'Application data', 'Application Data']
  ])('%s is %s under %s', (name, type, section) => {
    expect(kindOfDataSource(name)).toEqual({ type, section })
  })

  it('have a replica path that is a path whatever they are called', () => {
    expect(replicaPath('DPM1', 'S', 'SQL/"a"<b>|c?*')).toBe('\\\\DPM1\\DPM\\Volumes\\Replica\\S\\SQL_a_b_c_')
    expect(replicaPath('DPM1', 'S', 'x'.repeat(300))).toContain('x'.repeat(300))
  })
})
