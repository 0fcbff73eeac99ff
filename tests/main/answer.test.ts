import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { requests, type RequestName } from '@shared/contract'
import { Problem, type Envelope } from '@shared/problem'
import { answer, type Handlers } from '@main/answer'

const names = Object.keys(requests) as RequestName[]
const asker = { window: 7 }

/** Every request of the contract answered by the same function, and what was asked of it. */
function listening(handle: (input: unknown) => unknown = () => null) {
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

async function isRefused(name: unknown, input: unknown): Promise<void> {
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

describe('a name that is no request', () => {
  it.each([
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
    'valueOf',
    '',
    ' ',
    'lab',
    'lab/',
    'LAB/OVERVIEW',
    ' lab/overview',
    'lab/overview\0',
    'Symbol(lab/overview)',
    '@@iterator',
    'x'.repeat(100_000),
    0,
    NaN,
    -1,
    1n,
    true,
    null,
    undefined,
    Symbol('lab/overview'),
    ['lab/overview'],
    { toString: () => 'lab/overview' },
    () => 'lab/overview'
  ])('%o is refused', (name) => isRefused(name, {}))
})

const server = { server: 'DPM1' }
const command = { do: 'install-agent', on: 'DPM1', computer: 'Server1' }
/** Each request with an input that fits it. */
const fitting: Record<RequestName, object> = {
  'app/start': {},
  'app/problem': {},
  'app/about': {},
  'app/open-window': server,
  'app/forget-recent': { file: '/a' },
  'app/copy': { text: 'a' },
  'lab/new': { title: 'a', dpmServers: ['DPM1'], protectedServers: ['Server1'] },
  'lab/open-bundled': { id: 'a-b' },
  'lab/open': { file: '/a' },
  'lab/save-as': {},
  'lab/save-lab-file': { title: 'a', introduction: '', steps: true },
  'lab/close': {},
  'lab/overview': {},
  'lab/protection': server,
  'lab/agents': server,
  'lab/monitoring': server,
  'lab/member-tree': { ...server, showHidden: true },
  'lab/history': {},
  'lab/story': {},
  'lab/dispatch': { command },
  'lab/preview': { command },
  'lab/play-step': { step: 1 },
  'lab/play-all': {},
  'lab/undo': {},
  'lab/redo': {},
  'lab/reset': {}
}
/** Keys that take a text of several lines. */
const freeTexts = ['introduction', 'text']
/** Keys that may be left out. */
const optional: Partial<Record<RequestName, string>> = { 'app/open-window': 'server', 'lab/open': 'file' }

describe.each(names)('%s', (name) => {
  const input = fitting[name]

  it('is answered when its input fits', async () => {
    const { asked, ask } = listening(() => 'the answer')
    expect(await ask(name, input)).toEqual({ ok: true, value: 'the answer' })
    expect(asked).toEqual([input])
  })

  it('is refused with anything that is not an object', async () => {
    const [object] = [Object.keys(input).length === 0 ? null : []]
    const wrong = [
      undefined,
      null,
      NaN,
      0,
      '',
      'x',
      true,
      1n,
      Symbol('x'),
      () => ({}),
      [],
      [input],
      object,
      new Map()
    ]
    for (const one of wrong) {
      // A Map has no keys of its own, so to a request without input it is as good as {}.
      if (one instanceof Map && Object.keys(input).length === 0) continue
      if (one instanceof Map && name in optional) continue
      await isRefused(name, one)
    }
  })

  it('is refused with a key too many', async () => {
    await isRefused(name, { ...input, extra: 1 })
    await isRefused(name, { ...input, constructor: { prototype: { polluted: true } } })
    await isRefused(name, { ...input, ['x'.repeat(100_000)]: 1 })
  })

  it('takes nothing from a prototype, and puts nothing there', async () => {
    const text = JSON.stringify(input).replace(
      /^\{/,
      '{"__proto__":{"polluted":true,"server":"x","file":"x"},'
    )
    const { asked, ask } = listening()
    const envelope = await ask(name, JSON.parse(text.replace(',}', '}')))
    if (envelope.ok) expect(asked).toEqual([input])
    for (const one of asked) expect((one as { polluted?: boolean }).polluted).toBeUndefined()
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
  })

  it.each(Object.keys(input))('is refused with %s left out or wrong', async (key) => {
    const rest = Object.fromEntries(Object.entries(input).filter(([other]) => other !== key))
    if (optional[name] !== key) await isRefused(name, rest)
    for (const wrong of [
      null,
      0,
      NaN,
      '',
      'x'.repeat(5000),
      {},
      [],
      [''],
      [null],
      [['x']],
      { length: 1, 0: 'x' }
    ]) {
      // A list that may be empty is no mistake.
      if (key === 'protectedServers' && Array.isArray(wrong) && wrong.length === 0) continue
      // Nor is a text that is empty or long.
      if (freeTexts.includes(key) && typeof wrong === 'string') continue
      await isRefused(name, { ...input, [key]: wrong })
    }
  })
})

describe('what a request may say', () => {
  const accepts = async (name: RequestName, input: unknown) => (await listening().ask(name, input)).ok

  it.each([['../x'], ['a/b'], ['A'], ['a.yaml'], ['a'.repeat(81)], ['a\n'], ['%2e'], ['ä']])(
    'not the id %j of a bundled lab',
    (id) => isRefused('lab/open-bundled', { id })
  )

  it('names up to 300 characters of any kind, and no longer ones', async () => {
    for (const name of ['"<b>\'&', '\u{1f9ea}', 'x'.repeat(300), '__proto__']) {
      expect(await accepts('lab/protection', { server: name })).toBe(true)
    }
    await isRefused('lab/protection', { server: 'x'.repeat(301) })
    await isRefused('lab/new', { ...fitting['lab/new'], title: 'x'.repeat(301) })
    await isRefused('lab/new', { ...fitting['lab/new'], title: ' \t\n ' })
    await isRefused('lab/new', { ...fitting['lab/new'], dpmServers: Array<string>(101).fill('x') })
    await isRefused('lab/new', { ...fitting['lab/new'], protectedServers: Array<string>(1001).fill('x') })
  })

  it('texts of several lines up to their length, without other control characters', async () => {
    const saving = (introduction: string) => ({ ...fitting['lab/save-lab-file'], introduction })
    for (const text of ['', 'a\nb\r\n\tc', 'x'.repeat(5000)]) {
      expect(await accepts('lab/save-lab-file', saving(text))).toBe(true)
    }
    for (const text of ['x'.repeat(5001), 'a\0', '\u009b']) await isRefused('lab/save-lab-file', saving(text))
    for (const text of ['', 'x'.repeat(1_000_001)]) await isRefused('app/copy', { text })
  })

  it.each([
    { do: 'format-disk' },
    { do: '__proto__' },
    { do: 'toString' },
    { do: 7 },
    {},
    { ...command, on: '' },
    { ...command, computer: 7 },
    { ...command, extra: true },
    { do: 'advance-clock', by: '0m' },
    { do: 'advance-clock', by: '1w' },
    { do: 'advance-clock', by: '1e3m' },
    { do: 'add-dpm-server', name: 'x', version: '10' },
    { do: 'add-dpm-server', name: 'x', version: '10.1.2.3.4' },
    { do: 'add-members', on: 'a', group: 'b', members: 'all' },
    { do: 'add-members', on: 'a', group: 'b', members: [{ computer: 'c' }] },
    { do: 'add-members', on: 'a', group: 'b', members: [{ computer: 'c', dataSource: [] }] },
    { do: 'add-members', on: 'a', group: 'b', members: [], confirm: 'yes' },
    { do: 'remove-members', on: 'a', group: 'b', members: 'some', data: 'retain' },
    { do: 'remove-members', on: 'a', group: 'b', members: 'all', data: 'shred' },
    { do: 'create-protection-group', on: 'a', group: 'b', members: [], policy: { retentionDays: NaN } }
  ])('not the command %j', async (wrong) => {
    await isRefused('lab/dispatch', { command: wrong })
    await isRefused('lab/preview', { command: wrong })
  })
})

describe('a handler that', () => {
  const failed = { ok: false, problem: { kind: 'unexpected' } }

  it('throws or rejects with a Problem is answered with it, and nothing is reported', async () => {
    const problem = new Problem('locked', 'Lab in use', 'Close it.', ['line'])
    for (const handle of [
      () => {
        throw problem
      },
      () => Promise.reject(problem)
    ]) {
      const { ask, reported } = listening(handle)
      expect(await ask('lab/undo', {})).toEqual({ ok: false, problem: problem.record })
      expect(reported).toEqual([])
    }
  })

  it.each([
    new Error('secret path /x'),
    new TypeError('x'),
    'text',
    0,
    null,
    undefined,
    Symbol('x'),
    { kind: 'locked' }
  ])('throws or rejects with %o is answered with a neutral Problem, and it is reported', async (cause) => {
    for (const handle of [
      () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what is thrown may be anything
        throw cause
      },
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what is rejected with may be anything
      () => Promise.reject(cause)
    ]) {
      const { ask, reported } = listening(handle)
      const envelope = await ask('lab/undo', {})
      expect(envelope).toMatchObject(failed)
      expect(JSON.stringify(envelope)).not.toContain('secret')
      expect(reported).toEqual([cause])
    }
  })

  it('fails where reporting fails too is answered all the same', async () => {
    const handlers = new Proxy({} as Handlers, {
      get: () => () => {
        throw new Error('x')
      }
    })
    const envelope = await answer(handlers, 'lab/undo', {}, asker, () => {
      throw new Error('the report')
    })
    expect(envelope).toMatchObject(failed)
  })

  it('is told which window asked', async () => {
    const handlers = new Proxy({} as Handlers, { get: () => (_: unknown, from: unknown) => from })
    expect(await answer(handlers, 'lab/undo', {}, asker, () => undefined)).toEqual({ ok: true, value: asker })
  })
})
