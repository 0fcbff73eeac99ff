import { describe, expect, it } from 'vitest'
import type { RequestName } from '@shared/contract'
import { Problem } from '@shared/problem'
import { answer, type Handlers } from '@main/answer'
import { asker, fitting, isRefused, listening, names } from './answer-kit'

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

/** Keys that take a text of several lines. */
const freeTexts = ['introduction', 'text']
/** Keys that take any time of the lab, its beginning and what was before included. */
const times = ['point', 'until', 'seconds']
/** Null is a value of these: the end of what it begins. */
const nullable: Partial<Record<RequestName, string>> = { 'lab/record-exercise': 'recording' }

/** Keys that may be left out. */
const optional: Partial<Record<RequestName, string>> = {
  'app/open-window': 'server',
  'lab/open': 'file',
  'lab/backups': 'file',
  'lab/restore-backup': 'file',
  'lab/dispatch-all': 'each'
}

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
      ...(nullable[name] === key ? [] : [null]),
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
      // Nor is a map that nothing was moved on.
      if (key === 'places' && !Array.isArray(wrong) && JSON.stringify(wrong) === '{}') continue
      // Nor is a text that is empty or long.
      if (freeTexts.includes(key) && typeof wrong === 'string') continue
      if (times.includes(key) && wrong === 0) continue
      // Nobody has to be named.
      if (key === 'learner' && wrong === '') continue
      await isRefused(name, { ...input, [key]: wrong })
    }
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
