import { readdirSync, readFileSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { answer } from '@main/answer'
import { diagnosticsOf } from '@main/diagnostics'
import { makeHandlers } from '@main/handlers'
import { hidingPersonal } from '@main/hide-personal'
import { Log } from '@main/log'
import { NEW_LAB, now, shell, useDesk } from './desk-kit'
import { install } from './engine/builder'
import { problemOf } from './store/lab-files'

const kit = useDesk()
const hide = hidingPersonal({ application: '/opt/DPM Lab/resources/app', user: 'ann', computer: 'FS-01' })
const log = () => new Log(kit.folder.path('logs'), now, hide)

describe('what tells of people and places', () => {
  it.each([
    ['at f (file:///opt/DPM Lab/resources/app/out/main/index.js:1:2)', 'at f (./out/main/index.js:1:2)'],
    ['at /opt/DPM Lab/resources/app/out/main/index.js:1:2', 'at ./out/main/index.js:1:2'],
    ["ENOENT: no such file, open '/home/ann/x y.dpmlab'", 'ENOENT: no such file, open "…"'],
    ['in /home/ann/labs/my.dpmlab:3', 'in <path>:3'],
    ['in C:\\Users\\ann\\my.dpmlab and \\\\FS-01\\labs\\my.dpmlab', 'in <path> and <path>'],
    ['file:///home/ann/a.js', '<path>'],
    ['There is no DPM server "DPM1" in this lab', 'There is no DPM server "…" in this lab'],
    ['Ann on fs-01, an annual plan', '<name> on <name>, an annual plan'],
    [
      "Cannot read properties of undefined (reading 'file')",
      "Cannot read properties of undefined (reading 'file')"
    ],
    [
      'app://bundle/assets/index.js:1:2 and lab/open: damaged',
      'app://bundle/assets/index.js:1:2 and lab/open: damaged'
    ],
    ['3/4 of 1 / 2', '3/4 of 1 / 2']
  ])('is taken out: %s', (text, hidden) => {
    expect(hide(text)).toBe(hidden)
  })
})

describe('the log', () => {
  it('holds a line for each thing that went wrong, the oldest first, and more for a stack', () => {
    log().note('starts')
    log().problem('lab/open', {
      kind: 'damaged',
      title: 'Lab is damaged',
      message: 'secret.dpmlab is damaged'
    })
    log().failure('main', new TypeError('no "x"', { cause: 'why' }))
    const lines = log().read().split('\n')
    expect(lines.slice(0, 3)).toEqual([
      '2026-01-31T09:30:00.000Z starts',
      '2026-01-31T09:30:00.000Z lab/open: damaged',
      '2026-01-31T09:30:00.000Z main: TypeError: no "…"'
    ])
    expect(lines.slice(3, -2).every((line) => line.startsWith('    '))).toBe(true)
    expect(lines.at(-2)).toBe('    because of why')
  })

  it('never grows beyond two files of a quarter of a megabyte', () => {
    const one = log()
    for (let n = 0; n < 200; n++) one.failure('main', `${n} ${'x'.repeat(5_000)}`)
    const sizes = readdirSync(kit.folder.path('logs')).map(
      (name) => statSync(kit.folder.path(`logs/${name}`)).size
    )
    expect(sizes).toHaveLength(2)
    expect(Math.max(...sizes)).toBeLessThan(262_144 + 5_000)
    expect(one.read()).toMatch(/main: 199 x+\n$/)
    expect(one.read()).not.toContain('main: 0 x')
  })

  it('that cannot be written keeps nothing from being done', () => {
    kit.write('logs', 'a file')
    log().failure('main', new Error('why'))
    expect(log().read()).toBe('')
  })
})

describe('the diagnostics', () => {
  it('are the versions, the platform and the log, and nothing of a lab, its place, the user or the computer', async () => {
    kit
      .desk()
      .open(() => kit.library().newLab({ ...NEW_LAB, title: 'Contoso plan', dpmServers: ['CONTOSO-DPM'] }))
    kit.desk().session.dispatch(install('CONTOSO-DPM', 'Server1'))
    const own = log()
    const target = kit.folder.path('out')
    const desktop = { ...shell, log: own, chooseWhereToSaveDiagnostics: () => Promise.resolve(target) }
    const handlers = makeHandlers(kit.desk(), desktop)
    const ask = (name: string, input: object) =>
      answer(handlers, name, input, { window: 1 }, (cause) => own.failure(name, cause))
    own.problem(
      'lab/open',
      problemOf(() => kit.desk().openFile(kit.folder.path('Contoso.dpmlab')))
    )
    await ask('app/note-failure', {
      text: `Error: ${kit.folder.path('x')} of "CONTOSO-DPM"\n    at f (app://bundle/a.js:1:2)`
    })
    expect(await ask('app/collect-diagnostics', {})).toEqual({ ok: true, value: { file: `${target}.txt` } })
    const text = readFileSync(`${target}.txt`, 'utf8')
    for (const told of [
      `Platform: ${process.platform}`,
      'SQLite: 0',
      'lab/open: file-missing',
      'window: Error: <path>',
      'app://bundle/a.js:1:2'
    ])
      expect(text).toContain(told)
    expect(text).not.toMatch(/contoso|server1|dpmlab-test|\/tmp/i)
    expect(text).not.toContain(hostname())
    expect(await ask('app/collect-diagnostics', {})).toMatchObject({
      ok: false,
      problem: { title: 'Name is taken' }
    })
  })

  it('say so where nothing was noted', () => {
    expect(diagnosticsOf(shell.about, '', now())).toMatch(/Log\n\nNothing was noted\.\n$/)
  })
})
