import { inspect } from 'node:util'
import { expect } from 'vitest'
import { requests, type RequestName } from '@shared/contract'
import type { Envelope } from '@shared/problem'
import { answer, type Handlers } from '@main/answer'

export const names = Object.keys(requests) as RequestName[]
export const asker = { window: 7 }

/** Every request of the contract answered by the same function, and what was asked of it. */
export function listening(handle: (input: unknown) => unknown = () => null) {
  const asked: unknown[] = []
  const reported: unknown[] = []
  const handler = (input: unknown) => {
    asked.push(input)
    return handle(input)
  }
  const handlers = Object.fromEntries(names.map((name) => [name, handler])) as unknown as Handlers
  const ask = (name: unknown, input: unknown): Promise<Envelope<unknown>> =>
    answer(handlers, name, input, asker, (cause) => reported.push(cause))
  return { asked, reported, ask }
}

export async function isRefused(name: unknown, input: unknown): Promise<void> {
  const { asked, reported, ask } = listening()
  const envelope = await ask(name, input)
  expect(envelope, inspect([name, input]).slice(0, 100)).toMatchObject({
    ok: false,
    problem: { kind: 'invalid-message' }
  })
  expect(JSON.stringify(envelope).length).toBeLessThan(2000)
  expect(asked).toEqual([])
  expect(reported).toEqual([])
}

export const accepts = async (name: RequestName, input: unknown) => (await listening().ask(name, input)).ok

export const server = { server: 'DPM1' }
export const command = { do: 'install-agent', on: 'DPM1', computer: 'Server1' }
export const report = { ...server, report: 'status', days: 7 }
/** Each request with an input that fits it. */
export const fitting: Record<RequestName, object> = {
  'app/start': {},
  'app/problem': {},
  'app/about': {},
  'app/open-window': server,
  'app/speak': { language: 'de' },
  'app/forget-recent': { file: '/a' },
  'window/full-screen': { on: true },
  'app/copy': { text: 'a' },
  'app/note-failure': { text: 'a' },
  'app/collect-diagnostics': {},
  'lab/new': { title: 'a', dpmServers: ['DPM1'], protectedServers: ['Server1'] },
  'lab/open-bundled': { id: 'a-b' },
  'lab/open': { file: '/a' },
  'lab/save-as': {},
  'lab/save-lab-file': { title: 'a', introduction: '', steps: true },
  'lab/close': {},
  'lab/backups': { file: '/a' },
  'lab/restore-backup': { file: '/a', name: '0001-20260131T093000Z-2-00c0ffee.dpmlab' },
  'lab/overview': {},
  'lab/protection': server,
  'lab/agents': server,
  'lab/monitoring': server,
  'lab/recovery': server,
  'lab/recoverable-items': { ...server, computer: 'Server1', dataSource: 'D:', point: -3600 },
  'lab/storage': server,
  'lab/libraries': server,
  'lab/report': report,
  'lab/save-report': { ...report, format: 'html' },
  'lab/member-tree': { ...server, showHidden: true },
  'lab/topology': {},
  'lab/timeline': {},
  'lab/compare': { one: 1, other: 2 },
  'lab/judgement': {},
  'lab/save-judgement': { format: 'html' },
  'map/places': {},
  'map/keep-places': { places: { DPM1: { x: 1, y: -2.5 } } },
  'map/save-picture': { format: 'svg', text: '<svg/>' },
  'lab/story': {},
  'lab/exercise': {},
  'lab/show-step': {},
  'lab/note-refusal': { command },
  'lab/begin-exercise': {},
  'lab/save-result': { format: 'html', learner: 'Anna', seconds: 90 },
  'lab/exercise-draft': {},
  'lab/begin-exercise-draft': {},
  'lab/edit-exercise-draft': { edits: [{ kind: 'remove', list: 'steps', id: 'n1' }] },
  'lab/record-exercise': { recording: { into: 'steps', after: null } },
  'lab/suggest-predicates': { about: 'end' },
  'lab/check-exercise-draft': {},
  'lab/try-exercise-draft': {},
  'lab/save-exercise': {},
  'lab/save-runbook': { format: 'html', of: 'history' },
  'lab/dispatch': { command },
  'lab/preview': { command },
  'lab/dispatch-all': { commands: [command], each: true },
  'lab/what-if': { commands: [command] },
  'lab/keep-alternative': { commands: [command] },
  'lab/go-to': { seq: 1 },
  'lab/ways-out': { goal: { kind: 'protected', computer: 'Server1' } },
  'lab/stop-ways-out': {},
  'lab/play-step': { step: 1 },
  'lab/play-all': {},
  'lab/undo': {},
  'lab/redo': {},
  'lab/run-clock': { speed: 60 },
  'lab/pause-clock': {},
  'lab/next-event': {},
  'lab/run-until': { until: 3600 },
  'lab/reset': {}
}
