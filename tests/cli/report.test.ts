import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { RULE_IDS } from '@shared/rule-ids'
import type { JudgementView } from '@shared/contract/views'
import { dpmLab, GOOD, INVALID, SURPRISING, useFolder } from './kit'

const folder = useFolder()

/** What GOOD comes to, and then DPM1 fails. */
const BROKEN = `${GOOD}  - { do: fail-server, server: DPM1 }\n`
const FINDING = 'DPM1 has failed, and owns the agent on Server1.'

const report = (...args: string[]) => dpmLab(['report', ...args], { cwd: folder.path })

describe('report', () => {
  test('judges what the steps lead to, as Markdown; broken rules make it no failure', async () => {
    folder.write('lab.yaml', BROKEN)
    const { code, out, err } = await report('lab.yaml')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^# Topology report: Two servers\n\n2026-01-05 08:00\n\n\*\*1 of 53 rules is broken/)
    expect(out).toContain(`\n- ${FINDING}\n`)
  })

  test('as HTML', async () => {
    folder.write('lab.yaml', BROKEN)
    const { code, out } = await report('--html', 'lab.yaml')
    expect(code).toBe(0)
    expect(out).toMatch(/^<!doctype html>\n/)
    expect(out).toContain(`<li>${FINDING}</li>`)
  })

  test('as the view itself, in one line', async () => {
    folder.write('lab.yaml', BROKEN.replace('Two servers', '"a\\u2028b"'))
    const { code, out } = await report('lab.yaml', '--json')
    expect(code).toBe(0)
    expect(out.trimEnd()).not.toMatch(/[\n\u2028]/)
    const view = JSON.parse(out) as JudgementView
    expect(Object.keys(view).sort()).toEqual(['broken', 'moment', 'rules', 'title', 'topology'])
    expect(view).toMatchObject({ title: 'a\u2028b', moment: '2026-01-05 08:00', broken: 1 })
    expect(view.rules[0]).toMatchObject({ rule: 'server-unavailable', state: 'broken', findings: [FINDING] })
    expect(view.rules.map(({ rule }) => rule).sort()).toEqual([...RULE_IDS].sort())
  })

  test('of a lab whose steps are not as expected, all the same', async () => {
    folder.write('odd.yaml', SURPRISING)
    const { code, out, err } = await report('odd.yaml')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('None of 53 rules is broken.')
  })

  test('tells what is wrong with a file', async () => {
    folder.write('bad.yaml', INVALID)
    expect(await report('bad.yaml', '-o', 'out.md')).toEqual({
      code: 2,
      out: '',
      err: 'bad.yaml:5:36: unknown key "komputer"; did you mean "computer"?\n'
    })
    expect(existsSync(join(folder.path, 'out.md'))).toBe(false)
  })
})

describe('report -o OUT', () => {
  test('writes what it would print', async () => {
    folder.write('lab.yaml', BROKEN)
    for (const [name, ...format] of [['a.md'], ['a.html', '--html'], ['a.json', '--json']] as const) {
      const printed = await report('lab.yaml', ...format)
      expect(await report('lab.yaml', ...format, '-o', name)).toEqual({
        code: 0,
        out: '',
        err: `1 of 53 rules is broken. Written to ${name}\n`
      })
      expect(readFileSync(join(folder.path, name), 'utf8')).toBe(printed.out)
    }
  })

  test('writes over nothing, the lab file least of all', async () => {
    folder.write('lab.yaml', BROKEN)
    folder.write('out.md', 'mine')
    mkdirSync(join(folder.path, 'out'))
    for (const name of ['lab.yaml', 'out.md', 'out']) {
      const { code, out, err } = await report('lab.yaml', `--output=${name}`)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toBe(`${name}: it exists already; choose another name or another folder\n`)
    }
    expect(readFileSync(join(folder.path, 'out.md'), 'utf8')).toBe('mine')
    expect(readFileSync(join(folder.path, 'lab.yaml'), 'utf8')).toBe(BROKEN)
  })

  test('says where it cannot be written', async () => {
    folder.write('lab.yaml', BROKEN)
    const { code, err } = await report('lab.yaml', '-o', 'nowhere/out.md')
    expect(code).toBe(2)
    expect(err).toBe('nowhere/out.md: its folder is not there\n')
  })
})
