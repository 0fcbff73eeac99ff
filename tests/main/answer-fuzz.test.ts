import { mkdirSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { requests } from '@shared/contract'
import type { Command } from '@shared/contract/commands'
import { toRecord } from '@main/engine/estate'
import { answer } from '@main/answer'
import { makeHandlers } from '@main/handlers'
import { createLab } from '@main/store'
import { NEW_LAB, shell, STORY, useDesk } from './desk-kit'
import { EXERCISE } from './exercise-kit'
import { install, protects, data, chains, copy, fail, switchOn, repair } from './engine/builder'
import { hashOf } from './store/lab-files'
import { BEGINNING } from './store/step'

const kit = useDesk()
const MESSAGES = 3000
const cwd = process.cwd()
const TMPDIR = process.env['TMPDIR']

// Paths that are not absolute, and the copies that are made to look into a lab, end where they can be seen.
beforeEach(() => {
  for (const name of ['cwd', 'tmp', 'outside', 'chosen']) mkdirSync(kit.folder.path(name))
  process.chdir(kit.folder.path('cwd'))
  process.env['TMPDIR'] = kit.folder.path('tmp')
})
afterEach(() => {
  process.chdir(cwd)
  if (TMPDIR === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = TMPDIR
})

const commands: readonly Command[] = [
  ...protects('DPM1', data('Server1', ['C:', 'D:'])),
  ...chains('DPM1', 'DPM2', copy('Server1', 'D:', 'DPM1')),
  switchOn('DPM2', 'Server1'),
  install('DPM1', 'DPM1'),
  fail('DPM1'),
  repair('DPM1'),
  { do: 'advance-clock', by: '1h' },
  { do: 'advance-clock', by: '3d' },
  { do: 'consistency-check', on: 'DPM2', computer: 'Server1' },
  { do: 'create-recovery-point', on: 'DPM1', computer: 'Server1' },
  { do: 'cancel-job', on: 'DPM1', computer: 'Server1', dataSource: 'C:' },
  { do: 'retry-job', on: 'DPM1', computer: 'Server1', dataSource: 'C:' },
  { do: 'recover', on: 'DPM2', computer: 'Server1', dataSource: 'D:', to: 'alternate', target: 'DPM2' },
  { do: 'cut-network', from: 'DPM1', to: 'Server1' },
  { do: 'restore-network', from: 'DPM1', to: 'Server1' },
  { do: 'spoil-credentials', computer: 'Server1' },
  { do: 'fill-storage', on: 'DPM1' },
  { do: 'add-dpm-server', name: '__proto__' },
  { do: 'add-protected-server', name: 'constructor', dataSources: ['"<b>', '__proto__'] }
]
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    '',
    ' ',
    '\0',
    NaN,
    -0,
    Infinity,
    null,
    undefined,
    2 ** 53
  ),
  fc.constantFrom<unknown>([], {}, [[]], JSON.parse('{"__proto__":{"polluted":1}}'), 'x'.repeat(5000)),
  fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true, withTypedArray: true })
)
const computer = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('DPM1', 'DPM2', 'Server1', '__proto__', 'nobody', 'dpm1') },
  { weight: 1, arbitrary: odd }
)
const path = () =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...readdirSync(kit.folder.path('outside')).map((name) => kit.folder.path(`outside/${name}`))
      )
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '/',
        '.',
        '..',
        '../outside/text.txt',
        '/dev/null',
        'x.yaml',
        'a\0b',
        '~',
        'file:///etc/hosts'
      )
    },
    { weight: 1, arbitrary: odd }
  )

/** Inputs that mostly fit some request. */
const input = () =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        command: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom<unknown>(...commands) },
          { weight: 1, arbitrary: odd }
        )
      })
    },
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: fc.record({ server: computer }) },
    { weight: 2, arbitrary: fc.record({ server: computer, showHidden: fc.oneof(fc.boolean(), odd) }) },
    { weight: 2, arbitrary: fc.record({ file: path() }) },
    { weight: 1, arbitrary: fc.record({ speed: fc.oneof(fc.constantFrom(1, 86_400), odd) }) },
    { weight: 1, arbitrary: fc.record({ until: fc.oneof(fc.constantFrom(0, 86_400, 'jobs-done'), odd) }) },
    { weight: 1, arbitrary: fc.record({ server: computer, report: odd, days: odd, format: odd }) },
    {
      weight: 1,
      arbitrary: fc.record({ id: fc.oneof(fc.constantFrom('story', 'exercise', '../story', 'none'), odd) })
    },
    {
      weight: 1,
      arbitrary: fc.record({
        title: odd,
        dpmServers: fc.oneof(fc.array(computer), odd),
        protectedServers: fc.array(odd)
      })
    },
    { weight: 2, arbitrary: odd }
  )
const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<unknown>(...Object.keys(requests)) },
  { weight: 1, arbitrary: odd }
)
const server = fc.record({ server: computer })
const entry = fc.constantFrom(1, 2, 5, 20, 1_000)
const several = fc.array(fc.constantFrom<unknown>(...commands), { maxLength: 3 })
const reporting = {
  server: computer,
  report: fc.constantFrom('status', 'protection', 'recovery', 'disk-utilization', 'tape-management'),
  days: fc.constantFrom(1, 7, 366)
}
const id = fc.constantFrom('n1', 'n2', 'n3')
const list = fc.constantFrom('steps', 'checks', 'wrong')
const draftEdit = fc.oneof(
  fc.record({ kind: fc.constant('about'), title: fc.constantFrom('a', ''), goal: fc.constantFrom('b', '') }),
  fc.record({ kind: fc.constant('add'), list }),
  fc.record({ kind: fc.constant('remove'), list, id }),
  fc.record({ kind: fc.constant('move'), list, id, to: fc.nat(3) })
)
const recording = fc.oneof(
  fc.constant(null),
  fc.record({ into: fc.constant('steps'), after: fc.oneof(fc.constant(null), id) }),
  fc.record({ into: fc.constant('history') }),
  fc.record({ into: fc.constantFrom('step', 'attempt'), id })
)
const fitting = new Map<unknown, fc.Arbitrary<unknown>>([
  ['lab/open-bundled', fc.record({ id: fc.constantFrom('story', 'exercise', 'exercise-none') })],
  ['lab/note-refusal', fc.record({ command: fc.constantFrom<unknown>(...commands) })],
  ['lab/dispatch', fc.record({ command: fc.constantFrom<unknown>(...commands) })],
  ['lab/preview', fc.record({ command: fc.constantFrom<unknown>(...commands) })],
  [
    'lab/new',
    fc.constantFrom(NEW_LAB, { ...NEW_LAB, dpmServers: ['a', 'A'] }, { ...NEW_LAB, title: '../..' })
  ],
  ['lab/protection', server],
  ['lab/agents', server],
  ['lab/monitoring', server],
  ['lab/recovery', server],
  ['lab/storage', server],
  ['lab/libraries', server],
  [
    'lab/recoverable-items',
    fc.record({
      server: computer,
      computer,
      dataSource: fc.constantFrom('C:', 'DPMDB', 'x'),
      point: fc.integer()
    })
  ],
  ['lab/report', fc.record(reporting)],
  ['lab/save-report', fc.record({ ...reporting, format: fc.constantFrom('html', 'csv') })],
  ['lab/run-clock', fc.record({ speed: fc.constantFrom(1, 3_600, 86_400) })],
  ['lab/pause-clock', fc.constant({})],
  ['lab/next-event', fc.constant({})],
  ['lab/run-until', fc.record({ until: fc.constantFrom<unknown>(0, 100_000, 'jobs-done') })],
  ['lab/member-tree', fc.record({ server: computer, showHidden: fc.boolean() })],
  ['lab/timeline', fc.constant({})],
  ['lab/topology', fc.record({ at: entry }, { requiredKeys: [] })],
  ['lab/compare', fc.record({ one: entry, other: entry })],
  ['lab/go-to', fc.record({ seq: entry })],
  ['lab/dispatch-all', fc.record({ commands: several, each: fc.boolean() })],
  ['lab/what-if', fc.record({ commands: several })],
  ['lab/keep-alternative', fc.record({ commands: several })],
  ['lab/undo', fc.constant({})],
  ['lab/redo', fc.constant({})],
  ['lab/save-as', fc.constant({})],
  [
    'lab/save-lab-file',
    fc.record({ title: fc.constantFrom('a', '../..'), introduction: fc.string(), steps: fc.boolean() })
  ],
  ['lab/story', fc.constant({})],
  ['lab/exercise', fc.constant({})],
  ['lab/show-step', fc.constant({})],
  ['lab/begin-exercise', fc.constant({})],
  ['lab/exercise-draft', fc.constant({})],
  ['lab/begin-exercise-draft', fc.constant({})],
  ['lab/edit-exercise-draft', fc.record({ edits: fc.array(draftEdit, { minLength: 1, maxLength: 3 }) })],
  ['lab/record-exercise', fc.record({ recording })],
  ['lab/suggest-predicates', fc.record({ about: fc.oneof(fc.constant('end'), fc.record({ step: id })) })],
  ['lab/check-exercise-draft', fc.constant({})],
  ['lab/try-exercise-draft', fc.constant({})],
  ['lab/save-exercise', fc.constant({})],
  [
    'lab/save-result',
    fc.record({ format: fc.constantFrom('html', 'json'), learner: fc.string(), seconds: fc.nat(10_000) })
  ],
  ['lab/play-all', fc.constant({})],
  ['lab/play-step', fc.record({ step: fc.oneof(fc.constantFrom(1, 2, 3), odd) })]
])

it('any message gets an envelope; what is not ok changes nothing; no file is touched that is not the lab', async () => {
  kit.write('bundled/story.yaml', STORY)
  kit.write('bundled/exercise.yaml', EXERCISE)
  kit.write('outside/text.txt', 'text')
  kit.write('outside/text.dpmlab', 'text')
  kit.write('outside/bad.yaml', 'lab: 1\nsteps: [')
  kit.write('outside/story.yaml', STORY)
  createLab(kit.folder.path('outside/lab.dpmlab'), BEGINNING).close()
  const outside = () =>
    readdirSync(kit.folder.path('outside'))
      .filter((name) => !name.startsWith('lab.'))
      .map((name) => [name, hashOf(kit.folder.path(`outside/${name}`))])
  const before = outside()

  let dialogs = 0
  const handlers = makeHandlers(kit.desk(), {
    ...shell,
    chooseLabToOpen: () =>
      Promise.resolve(++dialogs % 3 === 0 ? kit.folder.path('outside/story.yaml') : null),
    chooseWhereToSave: () =>
      Promise.resolve(++dialogs % 3 === 0 ? kit.folder.path(`chosen/${dialogs % 5}`) : null),
    chooseWhereToSaveLabFile: () =>
      Promise.resolve(++dialogs % 3 === 0 ? kit.folder.path(`chosen/${dialogs % 5}.yaml`) : null),
    chooseWhereToSaveResult: () =>
      Promise.resolve(++dialogs % 3 === 0 ? kit.folder.path(`chosen/${dialogs % 5}`) : null),
    chooseWhereToSaveReport: () =>
      Promise.resolve(++dialogs % 3 === 0 ? kit.folder.path(`chosen/${dialogs % 5}`) : null)
  })
  const look = () => {
    const session = kit.desk().overview() ? kit.desk().session : null
    return {
      told: kit.told.length,
      overview: kit.desk().overview(),
      estate: session && toRecord(session.estate)
    }
  }
  const reported: unknown[] = []
  const outcomes = { ok: 0, refused: 0 }

  const any = input()
  const message = name.chain((asked) =>
    fc.tuple(
      fc.constant(asked),
      fc.oneof({ weight: 3, arbitrary: fitting.get(asked) ?? any }, { weight: 1, arbitrary: any })
    )
  )
  const messages = fc.sample(message, {
    numRuns: MESSAGES,
    seed: Number(process.env['FC_SEED'] ?? 20_260_131)
  })
  for (const [asked, given] of messages) {
    // A clock that runs goes on between the messages.
    kit.timers.pass(100)
    const was = look()
    const answering = answer(handlers, asked, given, { window: 1 }, (cause) =>
      reported.push([asked, given, cause])
    )
    // A run to a time comes there.
    kit.timers.pass(0)
    const envelope = await answering
    expect(typeof envelope.ok).toBe('boolean')
    if (envelope.ok) {
      outcomes.ok++
      expect(Object.keys(envelope)).toEqual(['ok', 'value'])
      continue
    }
    outcomes.refused++
    expect(Object.keys(envelope)).toEqual(['ok', 'problem'])
    expect(envelope.problem.title).not.toBe('')
    expect(envelope.problem.message).not.toBe('')
    expect(look()).toEqual(was)
  }

  expect(reported).toEqual([])
  expect(kit.problems).toEqual([])
  expect(outcomes.ok).toBeGreaterThan(MESSAGES / 5)
  expect(outcomes.refused).toBeGreaterThan(MESSAGES / 5)
  expect(({} as { polluted?: number }).polluted).toBeUndefined()
  kit.desk().close()
  expect(outside()).toEqual(before)
  expect(readdirSync(kit.folder.path('cwd'))).toEqual([])
  expect(readdirSync(kit.folder.path('tmp'))).toEqual([])
  expect(
    readdirSync(kit.folder.path('chosen')).filter(
      (name) => !/^\d\.(dpmlab|yaml|html|csv|json|backups)$/.test(name)
    )
  ).toEqual([])
  expect(kit.folder.names()).toEqual(['bundled', 'chosen', 'cwd', 'data', 'outside', 'tmp'])
})
