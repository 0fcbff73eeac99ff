import { describe, expect, it } from 'vitest'
import type { MemberTreeNode } from '@shared/contract/views'
import { RULE_IDS } from '@shared/rule-ids'
import { memberTreeView } from '@main/views/member-tree'
import { protectableOf } from '@main/engine/protectable'
import { agentsView } from '@main/views/agents'
import { monitoringView } from '@main/views/monitoring'
import { estateOverview } from '@main/views/overview'
import { protectionView } from '@main/views/protection'
import {
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
  switchOn,
  type Lab
} from '../engine/builder'

function tree(of: Lab, name: string, showHidden = false) {
  const server = of.estate.dpmServers.get(name)
  if (!server) throw new Error(`no ${name}`)
  return memberTreeView(of.estate, server, showHidden)
}

function allNodes(nodes: readonly MemberTreeNode[]): MemberTreeNode[] {
  return nodes.flatMap((node) => [node, ...allNodes(node.children ?? [])])
}

/** `DPM1 > Protected Servers > Server1 > D:`, and the rule that hides it. */
function lines(nodes: readonly MemberTreeNode[], above = ''): string[] {
  return nodes.flatMap((node) => {
    const line = above + node.label
    if (node.children && node.children.length > 0) return lines(node.children, `${line} > `)
    return [node.hiddenBy ? `${line} (${node.hiddenBy.rule})` : line]
  })
}

const shown = (of: Lab, name: string, showHidden = false) => lines(tree(of, name, showHidden).nodes)

const sources = ['D:\\Config', 'System State', 'Exchange', 'C:', 'SQL/Payroll']
const plain = lab({
  dpm: [{ name: 'DPM1', dataSources: ['E:'], allowLocalDataProtection: true }, 'DPM2', 'DPM3'],
  servers: { Server1: sources, Server2: ['D:'] }
})

describe('what a server may add', () => {
  it('is its own data before it has an agent anywhere', () => {
    expect(shown(plain, 'DPM1')).toEqual([
      'DPM1 > All SQL Servers > DPMDB',
      'DPM1 > All Volumes > E:',
      'DPM1 > System Protection > System State'
    ])
    expect(shown(plain, 'DPM2')).toEqual(['DPM2 > All SQL Servers > DPMDB'])
  })

  it('stands in sections, in their order, under the computers in the order of the lab', () => {
    expect(shown(plain.does(install('DPM2', 'Server2'), install('DPM2', 'Server1')), 'DPM2')).toEqual([
      'DPM2 > All SQL Servers > DPMDB',
      'Server1 > All SQL Servers > SQL/Payroll',
      'Server1 > All Volumes > D:\\Config',
      'Server1 > All Volumes > C:',
      'Server1 > System Protection > System State',
      'Server1 > Application Data > Exchange',
      'Server2 > All Volumes > D:'
    ])
  })

  const primary = plain.does(protects('DPM1', data('Server1', ['C:', 'Exchange'])))
  const secondary = primary.does(install('DPM2', 'DPM1'))

  it('has the replicas of a primary under Protected Servers, apart from its own data', () => {
    expect(shown(secondary, 'DPM2')).toEqual([
      'DPM1 > All SQL Servers > DPMDB',
      'DPM1 > All Volumes > E:',
      'DPM1 > System Protection > System State',
      'DPM1 > Protected Servers > Server1 > C:',
      'DPM1 > Protected Servers > Server1 > Exchange',
      'DPM2 > All SQL Servers > DPMDB'
    ])
    const [dpm1] = tree(secondary, 'DPM2').nodes
    expect(dpm1).toMatchObject({ id: 'DPM1', kind: 'dpm-server' })
    expect(
      allNodes(tree(secondary, 'DPM2').nodes).filter(({ member }) => member?.through === 'DPM1')
    ).toHaveLength(2)
  })

  it('has nothing that an agent already protects, here or elsewhere', () => {
    expect(shown(primary, 'DPM1').filter((line) => line.startsWith('Server1'))).toEqual([
      'Server1 > All SQL Servers > SQL/Payroll',
      'Server1 > All Volumes > D:\\Config',
      'Server1 > System Protection > System State'
    ])
    const taken = secondary.does(group('DPM2', 'G', data('DPM1', 'DPMDB'), copy('Server1', 'C:', 'DPM1')))
    expect(shown(taken, 'DPM2')).toEqual([
      'DPM1 > All Volumes > E:',
      'DPM1 > System Protection > System State',
      'DPM1 > Protected Servers > Server1 > Exchange',
      'DPM2 > All SQL Servers > DPMDB'
    ])
    expect(shown(taken, 'DPM3')).toEqual(['DPM3 > All SQL Servers > DPMDB'])
  })

  it('has a computer whose agent it owns even where nothing is left to add', () => {
    const all = plain.does(protects('DPM2', data('Server2', 'D:')))
    expect(tree(all, 'DPM2').nodes).toContainEqual({
      id: 'Server2',
      label: 'Server2',
      kind: 'protected-server',
      children: []
    })
  })

  it('is what the engine would take, member for member', () => {
    const chain = secondary.does(
      group('DPM2', 'G', data('DPM1', 'DPMDB')),
      chains('DPM2', 'DPM3'),
      install('DPM3', 'Server2')
    )
    for (const name of ['DPM1', 'DPM2', 'DPM3']) {
      const leaves = allNodes(tree(chain, name).nodes).flatMap(({ member }) => member ?? [])
      const key = ({ computer, dataSource, through }: Omit<(typeof leaves)[number], 'megabytes'>) =>
        JSON.stringify([computer, dataSource, through])
      expect(leaves.map(key).sort()).toEqual(protectableOf(chain.estate, name).map(key).sort())
    }
  })
})

it('each says how large it is: the same wherever it stands, and as large as its replica will be', () => {
  const chain = plain.does(protects('DPM1', data('Server1', 'C:')), install('DPM2', 'DPM1')).begins()
  const copied = allNodes(tree(chain, 'DPM2').nodes).find(({ member }) => member?.through === 'DPM1')?.member
  expect(copied?.megabytes).toBeGreaterThan(40 * 1_024)
  const protectedBy = chain.does(group('DPM2', 'Copies', copy('Server1', 'C:', 'DPM1')))
  for (const name of ['DPM1', 'DPM2']) {
    const server = protectedBy.estate.dpmServers.get(name)
    const [member] = server ? (protectionView(protectedBy.estate, server).groups[0]?.members ?? []) : []
    expect(member?.replica.size).toBe(copied?.megabytes)
  }
})

describe('what is hidden', () => {
  const chain = plain.does(
    protects('DPM1', data('Server1', 'C:')),
    chains('DPM1', 'DPM2', copy('Server1', 'C:', 'DPM1'))
  )

  it('is shown when asked for, each with its rule and a reason in words', () => {
    const view = tree(chain, 'DPM3', true)
    const hidden = allNodes(view.nodes).filter(({ hiddenBy }) => hiddenBy)
    expect(shown(chain, 'DPM3', true)).toContain('DPM1 > All SQL Servers > DPMDB (protected-once)')
    expect(shown(chain, 'DPM3', true)).toContain('Server2 > All Volumes > D: (agent-required)')
    expect(shown(chain, 'DPM3', true)).toContain('DPM3 > All SQL Servers > DPMDB')
    expect(hidden.length).toBeGreaterThan(5)
    for (const { hiddenBy } of hidden) {
      expect(RULE_IDS).toContain(hiddenBy?.rule)
      expect(hiddenBy?.reason).toMatch(/\.$/)
    }
  })

  it('is a copy of what it holds already, and the replica of a replica', () => {
    expect(shown(chain, 'DPM2', true)).toContain('DPM1 > All SQL Servers > DPMDB (already-protected)')
    expect(shown(chain, 'DPM2', true)).toContain(
      'DPM1 > Protected Servers > Server1 > C: (already-protected)'
    )
  })

  it('is what would be added with a refusal: the rule is the one that refuses it', () => {
    const lost = chain.does(fail('DPM1'), switchOn('DPM2', 'Server1'))
    for (const [of, name] of [
      [chain, 'DPM1'],
      [chain, 'DPM3'],
      [lost, 'DPM2'],
      [lost, 'DPM3']
    ] as const) {
      for (const { member, hiddenBy } of allNodes(tree(of, name, true).nodes)) {
        if (!member) continue
        const { computer, dataSource, through } = member
        const wanted = through === null ? data(computer, dataSource) : copy(computer, dataSource, through)
        const verdict = of.asks(confirmed(group(name, 'New', wanted)))
        expect(verdict.violations[0]?.rule, `${name} ${JSON.stringify(member)}`).toBe(hiddenBy?.rule)
      }
    }
  })

  it.each([false, true])('is everything for a server that is down (shown: %s)', (showHidden) => {
    const down = chain.does(fail('DPM3'))
    const leaves = allNodes(tree(down, 'DPM3', showHidden).nodes).filter(({ member }) => member)
    expect(leaves.length > 0).toBe(showHidden)
    for (const { hiddenBy } of leaves) expect(hiddenBy?.rule).toBe('server-unavailable')
  })

  it('leaves what may be added as it is', () => {
    for (const name of ['DPM1', 'DPM2', 'DPM3']) {
      const open = allNodes(tree(chain, name, true).nodes).filter(
        ({ member, hiddenBy }) => member && !hiddenBy
      )
      const offered = allNodes(tree(chain, name).nodes).filter(({ member }) => member)
      expect(open).toEqual(offered)
    }
  })
})

it('ids are unique, and the same from one reading to the next, hidden shown or not', () => {
  // The same names as sections and computers, and a data source named like a section.
  const odd = lab({
    dpm: ['DPM1', 'DPM2', 'Protected Servers'],
    servers: { 'All Volumes': ['C:', 'All Volumes', 'Protected Servers'], __proto__2: ['__proto__'] }
  }).does(
    protects('DPM1', data('All Volumes', ['C:', 'Protected Servers'])),
    chains('DPM1', 'DPM2'),
    install('DPM2', 'Protected Servers')
  )
  for (const name of ['DPM1', 'DPM2', 'Protected Servers']) {
    const ids = allNodes(tree(odd, name, true).nodes).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const offered = allNodes(tree(odd, name).nodes).map(({ id }) => id)
    expect(offered.filter((id) => !ids.includes(id))).toEqual([])
    expect(allNodes(tree(odd, name, true).nodes).map(({ id }) => id)).toEqual(ids)
  }
})

it('the group name that is suggested is one the server does not have', () => {
  const name = (of: Lab) => tree(of, 'DPM2').suggestedGroupName
  const two = lab({ dpm: ['DPM1', 'DPM2'], servers: { S: ['C:', 'D:', 'E:'] } }).does(install('DPM2', 'S'))
  expect(name(two)).toBe('Protection Group 1')
  const first = two.does(group('DPM2', 'Protection Group 1', data('S', 'C:')))
  const third = first.does(group('DPM2', 'Protection Group 3', data('S', 'D:')))
  expect([name(first), name(third)]).toEqual(['Protection Group 2', 'Protection Group 2'])
  const all = third.does(group('DPM2', 'Protection Group 2', data('S', 'E:')))
  expect(name(all)).toBe('Protection Group 4')
  expect(name(all.does(drop('DPM2', 'Protection Group 1', 'delete')))).toBe('Protection Group 1')
  expect(tree(all, 'DPM1').suggestedGroupName).toBe('Protection Group 1')
})

it.each([
  ['"quoted" & <b>tags</b>'],
  ["it's `x` ${y} %s \\n"],
  ['x'.repeat(300)],
  ['\u{1f9ea} ü ‮ rtl'],
  ['__proto__'],
  ['constructor']
])('the name %j passes through every view as it is', (name) => {
  const dpm = `${name.slice(0, 299)}1`
  const of = lab({ dpm: [dpm, 'DPM2'] })
    .does({ do: 'add-protected-server', name, dataSources: [name, 'C:'] })
    .does(protects(dpm, data(name, name)).map((step) => ('group' in step ? { ...step, group: 'G' } : step)))
    .does(install('DPM2', dpm), group('DPM2', 'Second', data(dpm, 'DPMDB'), copy(name, name, dpm)))
    .begins()
    .does(fail(name))
  const server = of.estate.dpmServers.get(dpm)
  const second = of.estate.dpmServers.get('DPM2')
  if (!server || !second) throw new Error('no servers')
  expect(estateOverview(of.estate).protectedServers[0]).toMatchObject({ name, dataSources: [name, 'C:'] })
  expect(estateOverview(of.estate).links).toMatchObject([{ protected: dpm }])
  expect(protectionView(of.estate, server).groups[0]?.members[0]).toMatchObject({
    computer: name,
    dataSource: name
  })
  expect(protectionView(of.estate, second).groups[0]?.members[1]).toMatchObject({
    computer: name,
    through: dpm
  })
  expect(agentsView(of.estate, server).agents).toMatchObject([{ computer: name, owner: dpm }])
  const [alert] = monitoringView(of.estate, server).alerts
  expect(alert).toMatchObject({ errorId: 3122, computer: name })
  expect(alert?.details).toContain(name)
  const leaves = allNodes(memberTreeView(of.estate, second, true).nodes)
  expect(leaves.find(({ member }) => member?.through === dpm)).toMatchObject({
    label: name,
    member: { computer: name, dataSource: name, through: dpm }
  })
})
