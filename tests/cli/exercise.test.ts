import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXERCISE } from '../main/lab/exercise-kit'
import { dpmLab, GOOD, root, useFolder } from './kit'

const folder = useFolder()
const check = (...args: string[]) => dpmLab(['exercise', 'check', ...args], { cwd: folder.path })

/** One step shows the wrong thing. */
const UNPROVEN = EXERCISE.replace('do: install-agent, on: DPM2', 'do: install-agent, on: DPM3')

describe('exercise check', () => {
  test('prints nothing of what is proven but the sum', async () => {
    folder.write('a.yaml', EXERCISE)
    folder.write('b.yaml', EXERCISE)
    expect(await check('a.yaml')).toEqual({ code: 0, out: '', err: '1 file: all proven\n' })
    expect(await check('a.yaml', 'b.yaml')).toEqual({ code: 0, out: '', err: '2 files: all proven\n' })
  })

  test('prints what is wrong, one line a fault', async () => {
    folder.write('a.yaml', EXERCISE)
    folder.write('b.yaml', UNPROVEN)
    const { code, out, err } = await check('a.yaml', 'b.yaml')
    expect([code, err]).toEqual([1, '2 files: 1 proven\n'])
    const lines = out.trimEnd().split('\n')
    expect(lines.every((line) => line.startsWith('b.yaml: '))).toBe(true)
    expect(lines[0]).toBe(
      'b.yaml: step 1 "Install the agent of DPM2 on DPM1": not done by what it shows: agents: { computer: DPM1, owner: DPM2 }'
    )
    expect(lines).toHaveLength(4)
  })

  test('as JSON, an object a file', async () => {
    folder.write('a.yaml', EXERCISE)
    folder.write('b.yaml', UNPROVEN)
    const { code, out, err } = await check('--json', 'a.yaml', 'b.yaml')
    expect([code, err]).toEqual([1, ''])
    const [a, b] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown)
    expect(a).toEqual({ file: 'a.yaml', title: 'A secondary', ok: true, faults: [] })
    expect(b).toMatchObject({ file: 'b.yaml', ok: false })
    expect((b as { faults: string[] }).faults).toHaveLength(4)
  })

  test('a lab file that is no exercise, or no lab file, ends in 2; the others are checked all the same', async () => {
    folder.write('a.yaml', EXERCISE)
    folder.write('lab.yaml', GOOD)
    folder.write('bad.yaml', EXERCISE.replace('minutes: 15', 'minutes: 0'))
    const { code, out, err } = await check('lab.yaml', 'bad.yaml', 'gone.yaml', 'a.yaml')
    expect([code, out]).toEqual([2, ''])
    expect(err.split('\n')).toEqual([
      'lab.yaml:1:1: this lab file is no exercise; give it a part "exercise"',
      'bad.yaml:7:12: "minutes" must be 1 or more',
      'gone.yaml:1:1: there is no such file; look at its name and folder',
      '4 files: 1 proven',
      ''
    ])
  })

  test('a given step that is not done is told with its place', async () => {
    folder.write(
      'a.yaml',
      EXERCISE.replace('exercise:', 'given:\n  - { do: install-agent, on: DPM1, computer: DPM1 }\nexercise:')
    )
    const { code, err } = await check('a.yaml')
    expect(code).toBe(2)
    expect(err).toMatch(/^a\.yaml:6:5: this given step has to be done and is refused agent-on-itself/)
  })
})

test('every bundled exercise is proven', async () => {
  const exercises = join(root, 'resources/exercises')
  const files = readdirSync(exercises).filter((name) => name.endsWith('.yaml'))
  expect(files.length).toBeGreaterThan(20)
  const { code, out } = await dpmLab(['exercise', 'check', ...files.map((name) => join(exercises, name))])
  expect({ code, out }).toEqual({ code: 0, out: '' })
})

test('run and check play the story of an exercise, and leave the exercise alone', async () => {
  folder.write('a.yaml', UNPROVEN)
  const { code, err } = await dpmLab(['check', 'a.yaml'], { cwd: folder.path })
  expect([code, err]).toEqual([0, '1 file, 0 steps: all as expected\n'])
})
