import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dpmLab, GOOD, useFolder } from './kit'

const folder = useFolder()

/** Seconds that a bad file may take. Machines are busy: the aim is one, start included. */
const LIMIT = 3

type Bad = string | Uint8Array | ((file: string) => void)

const anchors = `lab: 1\nx0: &x0 [1,1,1,1,1,1,1,1,1,1]\n${Array.from(
  { length: 9 },
  (_, n) => `x${n + 1}: &x${n + 1} [${Array.from({ length: 10 }, () => `*x${n}`).join(',')}]\n`
).join('')}`

test.each<[what: string, bad: Bad, said: RegExp]>([
  ['rubbish', Uint8Array.from({ length: 50_000 }, (_, n) => (n * 7919) % 256), /^bad:1:1: this is not text/],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), /^bad:1:\d: this is not text in UTF-8/],
  ['UTF-16', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), /^bad:1:\d: this is not text in UTF-8/],
  ['nothing', '', /^bad:1:1: the file is empty/],
  [
    '50 MB',
    (file) => {
      folder.write('bad', GOOD)
      truncateSync(file, 50_000_000)
    },
    /^bad:1:1: the file has 50\.0 million bytes, and a lab file at most two million characters/
  ],
  ['5 MB', `${GOOD}# ${'x'.repeat(5_000_000)}\n`, /^bad:1:1: the file has 5\.0 million characters/],
  ['2 MB of brackets', '['.repeat(2_000_000), /^bad:1:\d+: /],
  ['2 MB of lists', '- '.repeat(1_000_000), /^bad:1:\d+: /],
  ['exploding anchors', anchors, /^bad:\d+:\d+: /],
  ['keys given twice', `${GOOD}title: again\n`, /^bad:8:1: "title" is given twice; keep one of them\n$/],
  ['tabs', 'lab: 1\nsteps:\n\t- a\n', /^bad:3:1: a tab indents this line; indent with spaces\n/],
  [
    'names that differ in case only',
    GOOD.replace('name: DPM2', 'name: dpm1'),
    /^bad:3:\d+: "dpm1" and "DPM1" differ only in case/
  ],
  ['a name that is nowhere', `${GOOD}  - { do: repair-server, server: DPM9 }\n`, /^bad:8:34: .*"DPM9"/],
  ['a newer format', 'lab: 2\n', /^bad:1:6: this lab file has format 2, and this DPM Lab reads format 1/],
  ['a folder', (file) => mkdirSync(file), /^bad:1:1: this is a folder/],
  ['a pipe', (file) => execFileSync('mkfifo', [file]), /^bad:1:1: this is not a file/]
])('%s', async (_, bad, said) => {
  folder.write('good.yaml', GOOD)
  if (typeof bad === 'function') bad(join(folder.path, 'bad'))
  else folder.write('bad', bad)
  const began = performance.now()
  const { code, out, err } = await dpmLab(['run', '--json', 'bad', 'good.yaml'], { cwd: folder.path })
  expect((performance.now() - began) / 1000).toBeLessThan(LIMIT)
  expect(err).toMatch(said)
  expect(err.split('\n').every((line) => line === '' || /^bad:\d+:\d+: \S/.test(line))).toBe(true)
  expect(code).toBe(2)
  expect(JSON.parse(out)).toMatchObject({ file: 'good.yaml', ok: true })
})

test.skipIf(process.getuid?.() === 0)(
  'a file that may not be read (not as root, who may read all)',
  async () => {
    const file = folder.write('secret.yaml', GOOD)
    chmodSync(file, 0)
    const { code, err } = await dpmLab(['check', file])
    expect(code).toBe(2)
    expect(err).toContain(`${file}:1:1: the file may not be read; look at its permissions\n`)
  }
)

test('standard input is not a file', async () => {
  const { code, err } = await dpmLab(['run', '-', ''])
  expect(code).toBe(2)
  expect(err).toBe(
    '-:1:1: standard input is not read; name a lab file\n:1:1: the name is empty; name a lab file\n'
  )
})

test('a file with many problems is not told to the end', async () => {
  folder.write('many.yaml', `${GOOD}${'  - { do: nothing }\n'.repeat(150)}`)
  const { err } = await dpmLab(['run', 'many.yaml'], { cwd: folder.path })
  const lines = err.trimEnd().split('\n')
  expect(lines).toHaveLength(101)
  expect(lines.at(-1)).toBe('many.yaml:108:11: and 50 problems from here on')
})

test.each([
  ['CRLF', GOOD.replaceAll('\n', '\r\n')],
  ['a byte order mark', `\ufeff${GOOD}`],
  ['JSON', JSON.stringify({ lab: 1, dpmServers: [{ name: 'DPM1' }] })]
])('%s is read as any other', async (_, text) => {
  const file = folder.write('other.yaml', text)
  expect(await dpmLab(['check', file])).toMatchObject({ code: 0, out: '' })
})
