import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dpmLab, GOOD, INVALID, useFolder } from './kit'

const folder = useFolder()
const runbook = (...args: string[]) => dpmLab(['runbook', ...args], { cwd: folder.path })
const INSTALL = '1. Install the protection agent on Server1 from DPM1'

describe('runbook', () => {
  test('has the steps that are done, as Markdown', async () => {
    folder.write('lab.yaml', GOOD)
    const { code, out, err } = await runbook('lab.yaml')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^# Runbook: Two servers\n\n.*\n\n\*\*1 step\.\*\*\n/)
    expect(out).toContain(`\n### ${INSTALL}\n`)
    expect(out).toContain('\nDpmAgentInstaller_x64.exe /q DPM1 /IAcceptEULA\n')
  })

  test('as HTML, into a file that was not there', async () => {
    folder.write('lab.yaml', GOOD)
    expect(await runbook('lab.yaml', '--html', '-o', 'out.html')).toEqual({
      code: 0,
      out: '',
      err: 'Written to out.html\n'
    })
    const text = readFileSync(join(folder.path, 'out.html'), 'utf8')
    expect(text).toMatch(/^<!doctype html>\n/)
    expect(text).toContain(`<h3>${INSTALL}</h3>`)
    expect(await runbook('lab.yaml', '-o', 'out.html')).toMatchObject({ code: 2, out: '' })
    expect(readFileSync(join(folder.path, 'out.html'), 'utf8')).toBe(text)
  })

  test('tells what is wrong with a file, and with a call', async () => {
    folder.write('bad.yaml', INVALID)
    expect(await runbook('bad.yaml', '-o', 'out.md')).toEqual({
      code: 2,
      out: '',
      err: 'bad.yaml:5:36: unknown key "komputer"; did you mean "computer"?\n'
    })
    expect(existsSync(join(folder.path, 'out.md'))).toBe(false)
    const { code, err } = await runbook('a.yaml', 'b.yaml')
    expect(code).toBe(2)
    expect(err).toMatch(/^dpm-lab: runbook is about one lab, and there are 2 files/)
    expect((await runbook('a.yaml', '--json')).err).toContain('--json goes with')
  })
})
