import { expect, it } from 'vitest'
import { agentsView } from '@main/views/agents'
import { memberTreeView } from '@main/views/member-tree'
import { monitoringView } from '@main/views/monitoring'
import { estateOverview } from '@main/views/overview'
import { protectionView } from '@main/views/protection'
import { recoveryView } from '@main/views/recovery'
import { storageView } from '@main/views/storage'
import { topologyView } from '@main/views/topology'
import { begin } from '@main/engine/begin'
import { EMPTY_ESTATE } from '@main/engine/estate'
import type { LabEvent } from '@main/engine/events'
import { DEFAULT_POLICY } from '@main/engine/policy'
import { evolveAll } from '@main/engine/evolve'

/** A hundred DPM servers, chained in runs of some length; each protects ten computers with ten data sources, half of them twice. */
function estate(run: number) {
  const dpm = (n: number) => `DPM${n}`
  const added: LabEvent[] = []
  const protecting: LabEvent[] = []
  for (let n = 0; n < 100; n++) {
    added.push({
      kind: 'dpm-server-added',
      name: dpm(n),
      version: '10.22.148.0',
      dataSources: ['DPMDB', 'System State'],
      allowLocalDataProtection: false
    })
    const members = []
    for (let c = 0; c < 10; c++) {
      const computer = `Server${n}-${c}`
      const dataSources = Array.from({ length: 10 }, (_, d) => `SQL/Db${d}`)
      added.push({ kind: 'protected-server-added', name: computer, dataSources })
      protecting.push({ kind: 'agent-installed', on: dpm(n), computer })
      members.push(...dataSources.slice(0, 5).map((dataSource) => ({ computer, dataSource, through: null })))
    }
    protecting.push(
      { kind: 'group-created', on: dpm(n), group: 'G', policy: DEFAULT_POLICY },
      { kind: 'members-added', on: dpm(n), group: 'G', members }
    )
    if (n % run === 0) continue
    const below = dpm(n - 1)
    const copies = Array.from({ length: 3 }, (_, c) => ({
      computer: `Server${n - 1}-${c}`,
      dataSource: 'SQL/Db0',
      through: below
    }))
    protecting.push(
      { kind: 'agent-installed', on: dpm(n), computer: below },
      { kind: 'group-created', on: dpm(n), group: 'S', policy: DEFAULT_POLICY },
      {
        kind: 'members-added',
        on: dpm(n),
        group: 'S',
        members: [{ computer: below, dataSource: 'DPMDB', through: null }, ...copies]
      }
    )
  }
  return begin(evolveAll(EMPTY_ESTATE, [...added, ...protecting]))
}

/*
 * Milliseconds, and generous. What is hidden costs the most: the engine asks every rule of every data source, and
 * protected-once and chain-order walk up the whole chain each time.
 */
it.each([
  ['chains of four', 4, 1000, 1000],
  ['one chain', 100, 1000, 6000]
])(
  'a hundred DPM servers in %s with ten thousand data sources are read soon enough',
  (_, run, limit, ofHidden) => {
    const large = estate(run)
    const server = large.dpmServers.get('DPM50')
    if (!server) throw new Error('not there')
    const readings = {
      overview: () => estateOverview(large).links.length,
      topology: () => topologyView(large).ties.length,
      protection: () => protectionView(large, server).groups.length,
      agents: () => agentsView(large, server).agents.length,
      monitoring: () => monitoringView(large, server).alerts.length,
      jobs: () => monitoringView(large, server).jobs.length,
      recovery: () => recoveryView(large, server).computers.length,
      storage: () => storageView(large, server).replicas.length,
      tree: () => memberTreeView(large, server, false).nodes.length,
      hidden: () => memberTreeView(large, server, true).nodes.length
    }
    const sizes: Record<string, number> = {}
    for (const [name, read] of Object.entries(readings)) {
      const began = performance.now()
      sizes[name] = read()
      expect(performance.now() - began, name).toBeLessThan(name === 'hidden' ? ofHidden : limit)
    }
    const links = 100 - 100 / run
    expect(sizes).toEqual({
      overview: links,
      topology: links + 1000,
      protection: 2,
      agents: 11,
      monitoring: 0,
      jobs: 108,
      recovery: 14,
      storage: 54,
      tree: 12,
      hidden: 1100
    })
  }
)

it('as many jobs and alerts as a server keeps are read soon enough', () => {
  const of = estate(4)
  const server = of.dpmServers.get('DPM50')
  const activity = of.activity?.servers.get('DPM50')
  if (!server || !of.activity || !activity) throw new Error('not there')
  const failure = { reason: 'computer-unreachable', computer: 'Server50-1' } as const
  const about = { computer: 'Server50-1', dataSource: 'SQL/Db1', group: 'G' }
  const past = Array.from({ length: 10_000 }, (_, n) => ({
    ...about,
    id: n + 1,
    type: 'synchronization' as const,
    status: 'failed' as const,
    start: n,
    end: n,
    megabytes: 0,
    failure
  }))
  const pastAlerts = Array.from({ length: 1_000 }, (_, n) => ({
    ...about,
    id: n + 1,
    kind: 'synchronization-failures' as const,
    raised: n,
    ended: n + 1,
    failure
  }))
  const servers = new Map(of.activity.servers).set('DPM50', { ...activity, past, pastAlerts })
  const began = performance.now()
  const { jobs, alerts } = monitoringView({ ...of, activity: { ...of.activity, servers } }, server)
  expect(performance.now() - began).toBeLessThan(1_000)
  expect([jobs.length, alerts.length]).toEqual([10_108, 1_000])
})
