import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundled, dpmLab, GOOD, INVALID, ON_ITSELF, ownDpmLab, SURPRISING, useFolder } from './kit'

const folder = useFolder()

describe('run', () => {
  test('prints each step, its outcome, and a closing line', async () => {
    folder.write('good.yaml', GOOD)
    expect(await dpmLab(['run', 'good.yaml'], { cwd: folder.path })).toEqual({
      code: 0,
      out: `Two servers (good.yaml)
  1  Install the protection agent on Server1 from DPM1: done
  2  Install the protection agent on DPM1 from DPM1: refused agent-on-itself
     ${ON_ITSELF}
2 steps, all as expected
`,
      err: ''
    })
  })

  test('marks what was not as expected, and says where it stands', async () => {
    folder.write('odd.yaml', SURPRISING)
    const { code, out, err } = await dpmLab(['run', 'odd.yaml'], { cwd: folder.path })
    expect(out).toBe(`Two servers (odd.yaml)
! 1  Install the protection agent on Server1 from DPM1: done
     expected refused protected-once (odd.yaml:6:5)
! 2  Install the protection agent on DPM1 from DPM1: refused agent-on-itself
     ${ON_ITSELF}
     expected done (odd.yaml:7:5)
2 steps, 2 not as expected
`)
    expect([code, err]).toEqual([1, ''])
  })

  test('goes on with the other files, in their order', async () => {
    folder.write('a.yaml', GOOD)
    folder.write('b.yaml', INVALID)
    folder.write('c.yaml', SURPRISING)
    const { code, out, err } = await dpmLab(['run', 'c.yaml', 'b.yaml', 'none.yaml', 'a.yaml'], {
      cwd: folder.path
    })
    expect(code).toBe(2)
    expect(out.match(/\((\w+\.yaml)\)/g)).toEqual(['(c.yaml)', '(a.yaml)'])
    expect(out.trimEnd().split('\n').at(-1)).toBe(
      '4 files, 4 steps: 2 not as expected, in 1 file; 2 files not run'
    )
    expect(err).toBe(
      `b.yaml:5:36: unknown key "komputer"; did you mean "computer"?
none.yaml:1:1: there is no such file; look at its name and folder
`
    )
  })

  test('what a file says cannot break or colour a line', async () => {
    folder.write('a\nb.yaml', GOOD.replace('Two servers', '"one\\ntwo\\u009b31m\\u202e"'))
    const { code, out } = await dpmLab(['run', 'a\nb.yaml'], { cwd: folder.path })
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe('one\\u000atwo\\u009b31m\\u202e (a\\u000ab.yaml)')
  })

  test('colours only where they are wanted', async () => {
    const file = folder.write('good.yaml', GOOD)
    expect((await ownDpmLab(['run', file])).out).not.toContain('\u001b')
    expect((await ownDpmLab(['run', file], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[32m')
    expect((await ownDpmLab(['run', file], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain(
      '\u001b'
    )
    expect((await ownDpmLab(['run', '--json', file], { env: { FORCE_COLOR: '1' } })).out).not.toContain(
      '\u001b'
    )
  })
})

describe('check', () => {
  test('is silent on standard output when all is as expected', async () => {
    const { code, out, err } = await dpmLab(['check', ...bundled])
    expect({ code, out }).toEqual({ code: 0, out: '' })
    expect(err).toMatch(new RegExp(`^${bundled.length} files, \\d+ steps: all as expected\\n$`))
  })

  test('prints a line for each step that was not as expected', async () => {
    folder.write('odd.yaml', `${SURPRISING}expectState: { agents: [] }\n`)
    folder.write('good.yaml', GOOD)
    expect(await dpmLab(['check', 'odd.yaml', 'good.yaml'], { cwd: folder.path })).toEqual({
      code: 1,
      out: `odd.yaml:6:5: step 1: Install the protection agent on Server1 from DPM1: done, expected refused protected-once
odd.yaml:7:5: step 2: Install the protection agent on DPM1 from DPM1: refused agent-on-itself, expected done: ${ON_ITSELF}
odd.yaml: step 3: The state at the end: not as expected: agents: not expected { computer: Server1, owner: DPM1 }
`,
      err: '2 files, 5 steps: 3 not as expected, in 1 file\n'
    })
  })
})

describe('exit status', () => {
  test.each([
    [['good.yaml'], 0],
    [['good.yaml', 'odd.yaml'], 1],
    [['bad.yaml', 'odd.yaml'], 2],
    [['odd.yaml', 'good.yaml', 'none.yaml'], 2],
    [['given.yaml'], 2]
  ])('of %j is %i', async (files, status) => {
    folder.write('good.yaml', GOOD)
    folder.write('odd.yaml', SURPRISING)
    folder.write('bad.yaml', INVALID)
    folder.write('given.yaml', SURPRISING.replace('steps:', 'given:'))
    expect((await ownDpmLab(['run', ...files], { cwd: folder.path })).code).toBe(status)
    for (const command of [['run'], ['check'], ['run', '--json'], ['check', '--json']]) {
      expect((await dpmLab([...command, ...files], { cwd: folder.path })).code).toBe(status)
    }
  })
})

describe('a call that is wrong', () => {
  test.each([
    [[], 'a command is missing: run, check, exercise, report, runbook or ways-out'],
    [['chekc', 'a.yaml'], 'unknown command "chekc"; did you mean "check"?'],
    [['frobnicate'], 'unknown command "frobnicate"; it is run, check, exercise, report, runbook or ways-out'],
    [['run'], 'run needs at least one lab file'],
    [['exercise'], 'exercise check needs at least one lab file'],
    [['exercise', 'check'], 'exercise check needs at least one lab file'],
    [['exercise', 'a.yaml'], 'exercise has one command, check; write exercise check "a.yaml"'],
    [['exercise', 'check', 'a.yaml', '--save=a.dpmlab'], '--save goes with run, not with exercise'],
    [['report'], 'report needs at least one lab file'],
    [['report', 'a.yaml', 'b.yaml'], 'report is about one lab, and there are 2 files; take them one by one'],
    [['report', 'a.yaml', '--html', '--json'], '--html and --json exclude each other'],
    [['report', 'a.yaml', '-o'], '--output needs the name of the file, such as -o report.md'],
    [['report', 'a.yaml', '-o', 'b', '--output=c'], '--output is given twice'],
    [['report', 'a.yaml', '--html=yes'], '--html takes no value'],
    [['run', 'a.yaml', '--html'], '--html goes with report or runbook, not with run'],
    [['report', 'a.yaml', '--save', 'a.dpmlab'], '--save goes with run, not with report'],
    [
      ['toString', 'a.yaml'],
      'unknown command "toString"; it is run, check, exercise, report, runbook or ways-out'
    ],
    [['run', '--jsno', 'a.yaml'], 'unknown option "--jsno"; did you mean "--json"?'],
    [['run', '-x.yaml'], 'unknown option "-x.yaml"; a file whose name begins with a dash comes after --'],
    [['run', 'a.yaml', '--save'], '--save needs the name of the lab database, such as --save my.dpmlab'],
    [['run', 'a.yaml', '--save', 'a.db'], 'a lab database ends in .dpmlab; write --save "a.db.dpmlab"'],
    [['check', 'a.yaml', '--save', 'a.dpmlab'], '--save goes with run, not with check'],
    [
      ['run', 'a.yaml', 'b.yaml', '--save=a.dpmlab'],
      '--save keeps one lab, and there are 2 files; run them one by one'
    ]
  ])('%j', async (args, message) => {
    const { code, out, err } = await dpmLab(args)
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `dpm-lab: ${message}\nTry --help.\n` })
  })

  test('a file whose name begins with a dash comes after --', async () => {
    folder.write('-x.yaml', GOOD)
    expect((await dpmLab(['check', '--', '-x.yaml'], { cwd: folder.path })).code).toBe(0)
  })
})

test.each(['--help', '-h', 'help'])('%s tells the usage', async (option) => {
  const { code, out, err } = await dpmLab([option])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/^Usage: dpm-lab run FILE/)
  expect(out.split('\n').every((line) => line.length <= 100)).toBe(true)
})

test('--version tells the version', async () => {
  expect((await dpmLab(['--version'])).out).toMatch(/^dpm-lab \d+\.\d+\.\d+\n$/)
})

test('a reader that has seen enough ends it quietly', async () => {
  const { spawn } = await import('node:child_process')
  const { script } = await import('./kit')
  // More than a pipe holds.
  const files = Array.from({ length: 400 }, () => bundled.at(-1) ?? '')
  const child = spawn(process.execPath, [script, 'run', ...files], { stdio: ['ignore', 'pipe', 'pipe'] })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  child.stdout.once('data', () => child.stdout.destroy())
  const code = await new Promise((done) => child.once('close', done))
  expect({ code, err }).toEqual({ code: 141, err: '' })
})

test('files are meant from where npm was called', async () => {
  folder.write('good.yaml', GOOD)
  const surroundings = { env: { INIT_CWD: folder.path, npm_lifecycle_event: 'lab' } }
  expect((await ownDpmLab(['check', 'good.yaml'], surroundings)).code).toBe(0)
  expect((await ownDpmLab(['check', 'good.yaml'], { env: { INIT_CWD: folder.path } })).code).toBe(2)
  expect((await ownDpmLab(['check', join(folder.path, 'good.yaml')])).code).toBe(0)
})
