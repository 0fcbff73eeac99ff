import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { RULE_IDS, type RuleId } from '@shared/rule-ids'
import { begin } from '@main/engine/begin'
import { decide } from '@main/engine/decide'
import { computerOf } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { groundsOf } from '@main/views/grounds'
import {
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
  repair,
  restore,
  resume,
  switchOn,
  takeOwnership,
  takesOver,
  type Lab
} from '../engine/builder'
import { history, type History } from '../engine/histories'

/** The path of a rule that a command meets: `link DPM1>DPM2`, and what is told of other ties. */
function path(of: Lab, command: Command, rule: RuleId): string[] {
  const { violations, warnings } = of.asks(command)
  const found = [...violations, ...warnings].find((one) => one.rule === rule)
  if (!found) throw new Error(`${rule} is not broken, but: ${of.says(command)}`)
  return groundsOf(of.estate, found).ties.map(({ kind, from, to, text }) => `${kind} ${from}>${to}: ${text}`)
}
const computers = (of: Lab, command: Command) =>
  of.asks(command).violations.map((violation) => groundsOf(of.estate, violation).computers)

const LINK = 'Secondary protection'
const estate = lab({
  dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'],
  servers: { Server1: ['C:', 'D:'], Server2: ['C:', 'D:'] }
}).does(
  protects('DPM1', data('Server1', 'D:')),
  protects('DPM2', data('Server2', 'D:')),
  chains('DPM1', 'DPM3', data('Server1', 'D:')),
  chains('DPM2', 'DPM3', data('Server2', 'D:'))
)
const down = estate.does(fail('DPM1'))

describe('an unsupported move', () => {
  const way = ['protection Server1>DPM1: Protected, DPM1 failed', `link DPM1>DPM3: ${LINK}, DPM1 failed`]

  it('scenario 1: to another primary with the same secondary', () => {
    expect(path(down, attach('DPM2', 'Server1'), 'unsupported-move')).toEqual([
      ...way,
      'copy Server1>DPM3: Held copy from DPM1',
      'knows DPM2>DPM3: DPM3 owns the agent on DPM2',
      'wanted Server1>DPM2: Wanted'
    ])
    expect(computers(down, attach('DPM2', 'Server1'))[0]).toEqual(['Server1', 'DPM1', 'DPM3', 'DPM2'])
  })

  it('scenario 2: to the secondary itself', () => {
    expect(path(down, attach('DPM3', 'Server1'), 'unsupported-move')).toEqual([
      ...way,
      'copy Server1>DPM3: Held copy from DPM1',
      'wanted Server1>DPM3: Wanted'
    ])
  })

  it('of a computer whose primary is well, no copy is drawn beside its way', () => {
    expect(path(estate, install('DPM2', 'Server1'), 'unsupported-move')).toEqual([
      'protection Server1>DPM1: Protected',
      `link DPM1>DPM3: ${LINK}`,
      'knows DPM2>DPM3: DPM3 owns the agent on DPM2',
      'wanted Server1>DPM2: Wanted'
    ])
  })

  it('from the other end: the holder reaches for the server that protects it now', () => {
    const moved = down.does(takesOver('DPM4', data('Server1', 'D:')))
    expect(path(moved, install('DPM3', 'DPM4'), 'unsupported-move')).toEqual([
      'protection Server1>DPM1: Agent ownership required, DPM1 failed',
      `link DPM1>DPM3: ${LINK}, DPM1 failed`,
      'copy Server1>DPM3: Held copy from DPM1',
      'protection Server1>DPM4: Protected',
      'wanted DPM4>DPM3: Wanted'
    ])
  })

  it('a copy whose way is gone is told all the same', () => {
    const kept = estate.does(drop('DPM3', 'DPM1', 'retain'))
    expect(path(kept, install('DPM2', 'Server1'), 'unsupported-move')).toContain(
      'copy Server1>DPM3: Held copy from DPM1, inactive'
    )
  })
})

describe('a chain', () => {
  const chain = lab({ dpm: ['DPM1', 'DPM2', 'DPM3', 'DPM4'], servers: { Server1: ['D:'] } }).does(
    protects('DPM1', data('Server1', 'D:')),
    chains('DPM1', 'DPM2', data('Server1', 'D:')),
    chains('DPM2', 'DPM3', data('DPM1', 'DPMDB'))
  )

  it('a server is protected once', () => {
    expect(path(chain, install('DPM4', 'DPM1'), 'protected-once')).toEqual([
      `link DPM1>DPM2: ${LINK}`,
      'wanted DPM1>DPM4: Wanted'
    ])
  })

  it('has an order: the whole way up', () => {
    expect(path(chain, install('DPM3', 'DPM1'), 'chain-order')).toEqual([
      `link DPM1>DPM2: ${LINK}`,
      `link DPM2>DPM3: ${LINK}`,
      'wanted DPM1>DPM3: Wanted'
    ])
  })

  it('takes no secondary of a secondary', () => {
    const asked = group('DPM3', 'New', copy('Server1', 'D:', 'DPM2'))
    expect(path(chain, asked, 'not-directly-protected')).toEqual([`link DPM2>DPM3: ${LINK}`])
  })

  it('breaks where a server protects itself, and then takes no more of it', () => {
    const own = group('DPM1', 'Own', data('DPM1', 'DPMDB'))
    expect(path(chain, own, 'breaks-chain')).toEqual([`link DPM1>DPM2: ${LINK}`])
    const broken = chain.does(confirmed(own))
    expect(path(broken, group('DPM2', 'More', data('DPM1', 'System State')), 'self-protection')).toEqual([
      'link DPM1>DPM2: Chain broken'
    ])
    const alone = lab({ dpm: ['DPM1', 'DPM2'] }).does(protects('DPM1', data('DPM1', 'DPMDB')))
    expect(path(alone, group('DPM2', 'New', data('DPM1', 'DPMDB')), 'self-protection')).toEqual([
      'wanted DPM1>DPM2: Wanted'
    ])
  })

  it('closes to a ring: all of it, and what was to close it', () => {
    const ring = chain.does(install('DPM1', 'DPM3'))
    expect(path(ring, group('DPM1', 'R', data('DPM3', 'DPMDB')), 'undocumented-ring')).toEqual([
      'wanted DPM3>DPM1: Wanted',
      `link DPM1>DPM2: ${LINK}`,
      `link DPM2>DPM3: ${LINK}`
    ])
  })
})

describe('agents and switching', () => {
  const switched = down.does(switchOn('DPM3', 'Server1'))

  it('the agent is with another one', () => {
    expect(path(estate, install('DPM4', 'Server1'), 'agent-owned-elsewhere')).toEqual([
      'protection Server1>DPM1: Protected',
      'wanted Server1>DPM4: Wanted'
    ])
  })

  it('nobody owns the agent', () => {
    const none = lab({ dpm: ['DPM1'], servers: { Server1: ['D:'] } })
    expect(path(none, group('DPM1', 'G', data('Server1', 'D:')), 'agent-required')).toEqual([
      'wanted Server1>DPM1: Wanted'
    ])
  })

  it('a switched computer takes no secondary', () => {
    const asked = group('DPM4', 'New', copy('Server1', 'D:', 'DPM3'))
    expect(path(switched, asked, 'switched-no-secondary')).toEqual([
      'switched Server1>DPM3: Switched',
      'wanted DPM3>DPM4: Wanted'
    ])
  })

  it('its primary is not ready for it', () => {
    expect(path(switched, resume('DPM3', 'Server1'), 'primary-not-ready')).toEqual([
      'switched Server1>DPM3: Switched',
      'wanted Server1>DPM1: Wanted'
    ])
  })

  it('what is protected already is where it is, or goes through its primary', () => {
    expect(path(estate, group('DPM3', 'More', copy('Server1', 'D:', 'DPM1')), 'already-protected')).toEqual([
      'protection Server1>DPM1: Protected',
      `link DPM1>DPM3: ${LINK}`
    ])
    const back = switched.does(repair('DPM1'))
    expect(path(back, group('DPM1', 'More', data('Server1', 'D:')), 'already-protected')).toEqual([
      'protection Server1>DPM1: Agent ownership required'
    ])
    expect(path(estate, takeOwnership('DPM4', 'Server1'), 'nothing-to-own')).toEqual([
      'wanted Server1>DPM4: Wanted'
    ])
  })

  it('without names on the map the computers that are there', () => {
    expect(path(estate, group('DPM4', 'a.b'), 'group-name-invalid')).toEqual([])
    expect(computers(estate, group('DPM4', 'a.b'))).toEqual([['DPM4'], ['DPM4']])
    expect(computers(estate, install('DPM4', 'Nothing'))).toEqual([[]])
    expect(computers(estate, restore('DPM1', 'DPM3'))[0]).toEqual(['DPM1'])
  })
})

describe('in every history', { timeout: 60_000 }, () => {
  const seen = new Map<RuleId, { ties: number; computers: number }>()

  function look({ layout, commands, begins }: History) {
    let { estate: at } = lab(layout)
    for (const [index, command] of commands.entries()) {
      if (index === begins) at = begin(at)
      const { verdict, events } = decide(at, command)
      for (const violation of [...verdict.violations, ...verdict.warnings]) {
        const grounds = groundsOf(at, violation)
        const met = seen.get(violation.rule) ?? { ties: 0, computers: 0 }
        seen.set(violation.rule, {
          ties: met.ties + grounds.ties.length,
          computers: met.computers + grounds.computers.length
        })
        const pointedAt = new Set(grounds.computers)
        for (const name of pointedAt) expect(computerOf(at, name), name).toBeDefined()
        expect(pointedAt.size).toBe(grounds.computers.length)
        const pairs = grounds.ties.map(({ kind, from, to }) => `${kind} ${from}\n${to}`)
        expect(new Set(pairs).size).toBe(pairs.length)
        for (const { from, to, text } of grounds.ties) {
          expect(pointedAt.has(from) && pointedAt.has(to) && from !== to && text !== '').toBe(true)
        }
      }
      at = evolveAll(at, events)
    }
  }

  it('only what is in the lab is pointed at, and every rule points at something', () => {
    fc.assert(fc.property(history, look), { seed: 20261122, numRuns: 600 })
    const silent = RULE_IDS.filter((rule) => seen.get(rule)?.computers === 0)
    expect([...seen.keys()].toSorted()).toEqual([...RULE_IDS].toSorted())
    expect(silent).toEqual([])
    // They are about one computer, or about none.
    expect(RULE_IDS.filter((rule) => seen.get(rule)?.ties === 0)).toEqual([
      'unknown-name',
      'server-unavailable',
      'agent-on-itself',
      'local-protection-off',
      'name-taken',
      'server-not-failed',
      'group-name-taken',
      'group-name-invalid',
      'no-members',
      'no-storage-space',
      'no-tape-library'
    ])
  })
})
