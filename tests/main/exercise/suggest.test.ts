import { expect, it } from 'vitest'
import type { Command } from '@shared/contract/commands'
import { suggestPredicates } from '@main/exercise/suggest'
import { holds, type Moment } from '@main/exercise/predicates'
import { afterAll } from '@main/exercise/check'
import { begin } from '@main/engine/begin'
import { chains, copy, data, fail, group, install, lab, protects, uninstall } from '../engine/builder'

const LAB = lab({ dpm: ['DPM1', 'DPM2'], servers: { Server1: ['C:', 'D:'] } })
const start: Moment = { estate: begin(LAB.estate), refused: new Set() }

const from = (before: Moment, ...commands: readonly Command[]) => {
  const after = afterAll(before, commands)
  const found = suggestPredicates(before, after)
  for (const { predicate } of found) {
    expect([holds(predicate, before), holds(predicate, after)]).toEqual([false, true])
  }
  return found
}
const telling = (found: ReturnType<typeof from>) => found.flatMap((one) => (one.telling ? one.text : []))
const texts = (found: ReturnType<typeof from>) => found.map(({ text }) => text)

it('suggests nothing where nothing changed', () => {
  expect(from(start)).toEqual([])
})

it('tells an agent that is there, and one that is gone', () => {
  expect(telling(from(start, install('DPM1', 'Server1')))).toEqual([
    'agents: { computer: Server1, owner: DPM1 }'
  ])
  const before = afterAll(start, [install('DPM1', 'Server1')])
  expect(telling(from(before, uninstall('DPM1', 'Server1')))).toEqual([
    'not: { agents: { computer: Server1, owner: DPM1 } }'
  ])
})

it('tells who protects whom, and in which way; not how the learner calls the group', () => {
  const before = afterAll(start, protects('DPM1', data('Server1', ['C:', 'D:'])))
  const found = from(before, ...chains('DPM1', 'DPM2', copy('Server1', 'D:', 'DPM1')))
  expect(telling(found)).toContain('goal: DPM1 is protected by DPM2')
  expect(texts(found)).toContain('members: { on: DPM2, computer: Server1, mode: secondary }')
  expect(texts(found)).toContain('members: { on: DPM2, computer: Server1, dataSource: D:, mode: secondary }')
  expect(texts(found).join()).not.toContain('group')
})

it('leaves out what lasts only a while, and tells it once it stays', () => {
  const protecting = [install('DPM1', 'Server1'), group('DPM1', 'G', data('Server1', 'C:'))]
  const created = from(start, ...protecting)
  expect(texts(created).join()).not.toMatch(/creating|in-progress/)
  const before = afterAll(start, protecting)
  const waited = from(before, { do: 'advance-clock', by: '1d' })
  expect(texts(waited)).toContain('replicas: { on: DPM1, computer: Server1, dataSource: C:, state: ok }')
  expect(telling(waited)).toHaveLength(1)
})

it('tells a refusal first, and how a server is', () => {
  expect(telling(from(start, group('DPM2', 'G', data('DPM1', 'DPMDB'))))).toEqual(['refused: agent-required'])
  expect(telling(from(start, fail('DPM1')))).toEqual(['servers: { name: DPM1, status: failed }'])
})
