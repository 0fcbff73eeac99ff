import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import { computerOf, fromRecord, toRecord, type Estate } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { changesBetween } from '@main/views/changes'
import { topologyView } from '@main/views/topology'
import { whatIf } from '@main/what-if'
import {
  attach,
  chains,
  copy,
  data,
  fail,
  group,
  install,
  lab,
  protects,
  rebuild,
  restore,
  switchOn,
  takesOver
} from './engine/builder'
import { history, type History } from './engine/histories'

const { estate } = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
  servers: { Server1: ['C:', 'D:'], Server2: ['D:'] }
}).does(
  protects('DPM1', data('Server1', 'D:')),
  protects('DPM2', data('Server2', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3', data('Server2', 'D:')),
  fail('DPM1')
)
const rules = (found: readonly { readonly rule: string }[]) => found.map(({ rule }) => rule)

describe('what would come of commands', () => {
  it('one that is refused: why, and that nothing changes', () => {
    const { steps, outcome, violations, changes, topology } = whatIf(estate, [attach('DPM2', 'Server1')])
    expect(outcome).toBe('refused')
    expect(steps.map(({ text }) => text)).toEqual(['Attach the protection agent on Server1 to DPM2'])
    expect(rules(violations)).toEqual(['unsupported-move'])
    expect(violations[0]?.grounds.ties.at(-1)).toEqual({
      from: 'Server1',
      to: 'DPM2',
      kind: 'wanted',
      text: 'Wanted'
    })
    expect(changes).toEqual([])
    expect(topology).toEqual(topologyView(estate))
  })

  it('stops at the first that is not done, with the grounds of the estate it met', () => {
    const asked = [
      install('DPM4', 'DPM3'),
      switchOn('DPM3', 'Server1'),
      group('DPM4', 'New', copy('Server1', 'D:', 'DPM3'), data('DPM3', 'DPMDB')),
      fail('DPM4')
    ]
    const { steps, outcome, violations, changes } = whatIf(estate, asked)
    expect(steps.map(({ verdict }) => verdict.outcome)).toEqual(['done', 'done', 'refused'])
    expect(outcome).toBe('refused')
    expect(rules(violations)).toContain('switched-no-secondary')
    const switched = violations.find(({ rule }) => rule === 'switched-no-secondary')
    // The switch is a step of what is asked, and is on no map yet.
    expect(switched?.grounds.ties[0]).toMatchObject({ from: 'Server1', to: 'DPM3', kind: 'switched' })
    expect(changes).toEqual([])
  })

  it('all that would be done: what changes, and the map afterwards', () => {
    const asked = [rebuild('DPM1'), restore('DPM1', 'DPM3')]
    const { outcome, changes, topology } = whatIf(estate, asked)
    expect(outcome).toBe('done')
    expect(changes.map(({ text }) => text)).toEqual([
      'DPM1 is online again',
      'The replica of D: of Server1 on DPM1 waits for its data',
      'DPM1 directly protects Server1'
    ])
    expect(topology.computers[0]).toMatchObject({ beside: 'DPM1', protected: true })
  })

  it('one that wants a confirmation: what would change with it', () => {
    const own = group('DPM1', 'Own', data('DPM1', 'DPMDB'))
    const { steps, outcome, violations, changes, topology } = whatIf(estate, [
      { do: 'repair-server', server: 'DPM1' },
      own,
      fail('DPM2')
    ])
    expect(outcome).toBe('warned')
    expect(steps).toHaveLength(2)
    expect(steps[1]?.command).toEqual(own)
    expect(rules(violations)).toEqual(['breaks-chain'])
    expect(changes.map(({ text }) => text)).toContain('The chain from DPM1 to DPM3 is broken')
    expect(topology.ties.find(({ kind }) => kind === 'link')?.state).toBe('broken')
  })

  it('warnings once each, however often they are met', () => {
    const without = (name: string) => group('DPM4', name, copy('Server2', 'D:', 'DPM2'))
    const alone = lab({ dpm: ['DPM2', 'DPM4'], servers: { Server2: ['C:', 'D:'] } }).does(
      protects('DPM2', data('Server2', ['C:', 'D:'])),
      install('DPM4', 'DPM2')
    )
    const { outcome, warnings } = whatIf(alone.estate, [
      without('One'),
      group('DPM4', 'Other', copy('Server2', 'C:', 'DPM2'))
    ])
    expect(outcome).toBe('done')
    expect(rules(warnings)).toEqual(['dpmdb-not-selected'])
    expect(warnings[0]?.grounds.ties).toEqual([{ from: 'DPM2', to: 'DPM4', kind: 'wanted', text: 'Wanted' }])
  })

  it('nothing at all', () => {
    expect(whatIf(estate, [])).toMatchObject({ steps: [], outcome: 'done', changes: [] })
  })

  it('the way out to a DPM4', () => {
    const { outcome, topology } = whatIf(estate, takesOver('DPM4', data('Server1', 'D:')))
    expect(outcome).toBe('done')
    expect(topology.computers[0]?.beside).toBe('DPM4')
  })
})

describe('in every history', { timeout: 60_000 }, () => {
  /** Hands every command to the check, with the estate it meets. */
  function play({ layout, commands, begins }: History, look: (before: Estate, command: Command) => void) {
    let { estate: at } = lab(layout)
    for (const [index, command] of commands.entries()) {
      if (index === begins) at = begin(at)
      look(at, command)
      at = evolveAll(at, decide(at, command).events)
    }
  }
  const holds = (numRuns: number, look: (before: Estate, command: Command) => void) =>
    fc.assert(
      fc.property(history, (one) => play(one, look)),
      { seed: 20261122, numRuns }
    )

  it('the map has each tie once, and only what is in the lab', () => {
    holds(60, (at) => {
      const { servers, computers, ties, configurations } = topologyView(at)
      const names = new Set([...servers, ...computers].map(({ name }) => name))
      expect(names.size).toBe(at.dpmServers.size + at.protectedServers.size)
      expect(new Set(ties.map(({ id }) => id)).size).toBe(ties.length)
      expect(new Set(ties.map(({ from, to }) => `${from}\n${to}`)).size).toBe(ties.length)
      for (const { kind, from, to, dataSources } of ties) {
        expect(names.has(from) && at.dpmServers.has(to) && from !== to).toBe(true)
        expect(dataSources > 0).toBe(kind !== 'agent')
      }
      for (const { name, beside, protected: isProtected } of computers) {
        expect(beside === null || at.dpmServers.has(beside)).toBe(true)
        // Beside nothing is only what nothing leads to.
        expect(beside === null).toBe(ties.every(({ from }) => from !== name))
        const active = ties.filter(
          ({ from, to, kind }) =>
            from === name && (kind === 'protection' || kind === 'switched') && isOwner(at, name, to)
        )
        expect(active.length > 0).toBe(isProtected)
      }
      for (const { servers: along } of configurations) {
        for (const name of along) expect(at.dpmServers.has(name)).toBe(true)
      }
    })
  })

  it('what a command changes is told, and the same estate is no different', () => {
    holds(60, (at, command) => {
      const after = evolveAll(at, decide(at, command).events)
      const changes = changesBetween(at, after)
      expect(changesBetween(after, fromRecord(structuredClone(toRecord(after))))).toEqual([])
      if (shape(at) !== shape(after)) expect(changes, JSON.stringify(command)).not.toEqual([])
      for (const { text, computers } of changes) {
        expect(text).not.toMatch(/undefined|null|^\s*$/)
        expect(computers.length).toBeGreaterThan(0)
        for (const name of computers) expect(computerOf(at, name) ?? computerOf(after, name)).toBeDefined()
      }
    })
  })

  it('asking changes nothing, and says what would be said', () => {
    holds(30, (at, command) => {
      const as = JSON.stringify(toRecord(at))
      const { steps, outcome, topology, changes } = whatIf(at, [command])
      expect(JSON.stringify(toRecord(at))).toBe(as)
      const { verdict, events } = decide(at, command)
      expect(steps.map((step) => step.verdict)).toEqual([verdict])
      expect(outcome).toBe(verdict.outcome)
      if (outcome === 'warned') return
      const after = evolveAll(at, events)
      expect(topology).toEqual(topologyView(after))
      expect(changes).toEqual(changesBetween(at, after))
    })
  })

  const isOwner = (at: Estate, computer: string, server: string) =>
    at.protectedServers.get(computer)?.agentOwner === server && at.dpmServers.get(server)?.status === 'online'

  /** Everything but what time brings about. */
  function shape(at: Estate): string {
    const { dpmServers, protectedServers, faults } = toRecord(at)
    return JSON.stringify([
      dpmServers.map(({ lostDatabase: _, ...server }) => server),
      protectedServers,
      faults
    ])
  }
})
