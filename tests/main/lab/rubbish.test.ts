import { describe, expect, test } from 'vitest'
import { LAB_SIZE_LIMIT, parseLab } from '@main/lab'
import { problemsOf, withSteps } from './read'

/** Milliseconds of work that a bad file may cost; the clock of the process, so that a busy machine does not count. */
const LIMIT = 1_000

function costOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

describe('what is not YAML', () => {
  test.each([
    ['a tab', 'lab: 1\ndpmServers:\n\t- name: DPM1\n', '3:1: a tab indents this line; indent with spaces'],
    [
      'an open quote',
      'lab: 1\ntitle: "abc\n\n',
      '2:8: a text in quotes begins here and never ends; add the closing quote'
    ],
    [
      'a second document',
      'lab: 1\n---\nlab: 1\n',
      '2:1: a second document begins here; a lab file holds one lab, so take the --- away'
    ],
    [
      'YAML 1.1',
      '%YAML 1.1\n---\nlab: 1\n',
      '1:1: this says it is YAML 1.1; a lab file is YAML 1.2, take the %YAML line away'
    ],
    [
      'a tag',
      'lab: 1\ntitle: !mine x\n',
      '2:8: not valid YAML: unresolved tag: !mine; a lab file needs no tags, take it away'
    ],
    [
      'a backslash',
      'lab: 1\ntitle: "C:\\DPM"\n',
      '2:11: an unknown escape in a text with double quotes; write \\\\ for a backslash, or use single quotes'
    ],
    [
      'a colon in a text',
      'lab: 1\ntitle: a: b\n',
      '2:8: a second "key: value" on one line; put it on a line of its own, or quote a text that has a colon in it'
    ],
    [
      'an unknown alias',
      'lab: 1\ntitle: *x\n',
      '2:8: nothing above is called &x; quote a text that begins with an asterisk'
    ],
    [
      'an alias of itself',
      'lab: 1\nsteps: &a [*a]\n',
      '2:12: *a stands inside what it stands for; write the value out'
    ],
    [
      'a merge key',
      'lab: 1\ndpmServers:\n  - &a { name: DPM1 }\n  - <<: *a\n',
      '4:5: merge keys (<<) are not part of YAML 1.2; write the fields out'
    ],
    [
      'a key that is a list',
      'lab: 1\n? [a]\n: b\n',
      '2:3: a key has to be a plain word, such as title or steps'
    ],
    ['__proto__', 'lab: 1\n__proto__: { lab: 2 }\n', '2:1: unknown key "__proto__"; take it away'],
    [
      'constructor',
      'lab: 1\ndpmServers: [{ name: A, constructor: 1 }]\n',
      '2:25: unknown key "constructor"; a DPM server takes name, version, dataSources, allowLocalDataProtection, storagePool and tapeLibrary'
    ],
    [
      'another encoding',
      'lab: 1\ntitle: M\ufffdller\n',
      '2:9: this is not text in UTF-8; save the file as UTF-8 text'
    ],
    ['an image', '\u2030PNG\n\u001a\n\0\0', '2:1: this is not text in UTF-8; save the file as UTF-8 text']
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([problem])
  })

  test('what stands before a broken place is told too, what hangs on the rest is not', () => {
    const problems = problemsOf(
      'lab: 1\ntitel: x\nsteps: [{ do: fail-server, server: DPM1 }]\ndpmServers: [ { name: DPM1 }\n'
    )
    expect(problems).toHaveLength(2)
    expect(problems[0]).toBe('2:1: unknown key "titel"; did you mean "title"?')
    expect(problems[1]).toMatch(/^5:1: not valid YAML/)
  })

  test('what follows from a broken place is not told as well', () => {
    expect(
      problemsOf('lab: 1\ntitle: x{\nsteps: [{ do: i{nstall, on: A }]\ndpmServers:\n  - { name: A }\n').length
    ).toBeLessThan(4)
  })

  test('places are right after a text of several lines', () => {
    expect(problemsOf('lab: 1\nintroduction: "a\n  b\n\n  c"\ntitel: x\n')).toEqual([
      '6:1: unknown key "titel"; did you mean "title"?'
    ])
  })

  test('a value that is wrong in itself hides nothing', () => {
    const problems = problemsOf('lab: 1\ntitle: !a x\nsteps: [{ do: fail-server, server: DPM1 }]\n')
    expect(problems.map((problem) => problem.slice(0, 4))).toEqual(['2:8:', '3:36'])
  })
})

const N = 1_000_000
const bombs: Record<string, () => string> = {
  'fifty million characters': () => 'a'.repeat(50_000_000),
  'open brackets': () => '['.repeat(N),
  'open braces': () => '{'.repeat(N),
  'closing brackets': () => ']'.repeat(N),
  'nested brackets': () => '['.repeat(10_000) + ']'.repeat(10_000),
  dashes: () => '- '.repeat(N / 2),
  'question marks': () => '? '.repeat(N / 2),
  'keys in one line': () => 'a: '.repeat(N / 3),
  quotes: () => '"'.repeat(N),
  commas: () => '[' + ','.repeat(N),
  anchors: () => '&a '.repeat(N / 3),
  aliases: () => '*a '.repeat(N / 3),
  tags: () => '!a '.repeat(N / 3),
  directives: () => '%a\n'.repeat(N / 3),
  'documents without end': () => '---\n'.repeat(N / 4),
  'empty items': () => '-\n'.repeat(N / 2),
  'line breaks': () => '\n'.repeat(N),
  tabs: () => '\t'.repeat(N),
  'one long word': () => 'x'.repeat(N),
  'one long key': () => `${'x'.repeat(N)}: 1`,
  staircase: () => Array.from({ length: 1_400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  'a billion laughs': () =>
    `lab: 1\nintroduction: &a [x,x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghij')
      .map((letter, i) => `${letter}: &${letter} [${Array(10).fill(`*${'abcdefghij'[i]}`).join(',')}]`)
      .join('\n')}`,
  'ten thousand keys': () => Array.from({ length: 10_000 }, (_, i) => `key${i}: 1`).join('\n'),
  'ten thousand times one key': () => 'lab: 1\n'.repeat(10_000),
  'three thousand unknown names': () =>
    withSteps(...Array.from({ length: 3_000 }, (_, i) => `{ do: fail-server, server: Server${i + 2} }`)),
  'long names that are nearly alike': () =>
    withSteps(
      ...Array.from({ length: 300 }, (_, i) => `{ do: add-protected-server, name: ${'x'.repeat(290)}${i} }`),
      ...Array.from({ length: 300 }, (_, i) => `{ do: fail-server, server: ${'x'.repeat(289)}y${i} }`)
    ),
  'random bytes': () =>
    Array.from({ length: N }, (_, i) => String.fromCharCode((i * 7919 + (i >> 3) * 31) % 256)).join(''),
  'random signs': () =>
    Array.from({ length: N }, (_, i) => String.fromCharCode(33 + ((i * 7919 + (i >> 3) * 31) % 94))).join('')
}

describe('what only costs time', () => {
  test.each(Object.entries(bombs))('%s', (_, make) => {
    const text = make()
    const cost = costOf(() => {
      const parsed = parseLab(text, 'bomb.yaml')
      expect(parsed.ok).toBe(false)
    })
    expect(cost).toBeLessThan(LIMIT)
  })

  test('too large a file says so', () => {
    expect(problemsOf('#'.repeat(LAB_SIZE_LIMIT + 1))).toEqual([
      '1:1: the file has 2.1 million characters, and a lab file at most two; share it out over several'
    ])
  })
})
