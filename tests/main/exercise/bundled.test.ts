import { readdirSync, readFileSync } from 'node:fs'
import type { Command } from '@shared/contract/commands'
import type { Exercise } from '@shared/exercise'
import { describe, expect, test } from 'vitest'
import type { Estate } from '@main/engine/estate'
import { decide } from '@main/engine/decide'
import { evolveAll } from '@main/engine/evolve'
import { checkExercise } from '@main/exercise/check'
import { beginLab } from '@main/lab'
import { labOf } from '../lab/read'

const folder = new URL('../../../resources/exercises/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'))

const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8')

function read(file: string) {
  const lab = labOf(textOf(file), file)
  if (!lab.exercise) throw new Error(`${file} has no part "exercise"`)
  const begun = beginLab(lab)
  if (!begun.ok) throw new Error(begun.problem.message)
  return { ...lab, exercise: lab.exercise, begin: begun.estate }
}

const solutionOf = ({ steps }: Exercise): readonly Command[] => steps.flatMap(({ show }) => show)

/** What refuses each of the commands, one after the other; null where it is done. */
function answers(begin: Estate, commands: readonly Command[]): (string | null)[] {
  let estate = begin
  return commands.map((command) => {
    const { verdict, events } = decide(estate, command)
    estate = evolveAll(estate, events)
    return verdict.outcome === 'done' ? null : (verdict.violations[0]?.rule ?? verdict.outcome)
  })
}

/** Whether commands make all checks met: as a wrong attempt they would then be complained of, and nothing else would. */
function solve({ exercise, begin }: ReturnType<typeof read>, ...steps: readonly Command[]): boolean {
  const faults = checkExercise({ ...exercise, wrong: [{ title: 'this', steps }] }, begin)
  expect(faults.filter((fault) => fault !== 'the wrong attempt "this" solves it')).toEqual([])
  return faults.length > 0
}

test('each bundled exercise stands in one group of the contents, and nothing else does', () => {
  const groups = JSON.parse(textOf('contents.json')) as { title: string; labs: string[] }[]
  const listed = groups.flatMap(({ labs }) => labs.map((id) => `${id}.yaml`))
  expect(listed.toSorted()).toEqual(files.toSorted())
})

describe.each(files)('%s', (file) => {
  test('is solved by its own solution, step by step, and by none of its wrong attempts', () => {
    const lab = read(file)
    expect(checkExercise(lab.exercise, lab.begin)).toEqual([])
    expect(lab.exercise.wrong.length).toBeGreaterThan(0)
    expect(solve(lab, ...solutionOf(lab.exercise))).toBe(true)
  })

  test('has wrong attempts that differ, and get somewhere or are refused', () => {
    const { exercise, begin } = read(file)
    const tried = exercise.wrong.map(({ steps }) => JSON.stringify(steps))
    expect(new Set(tried).size).toBe(tried.length)
    for (const { title, steps } of exercise.wrong) {
      // A name that is not there is a slip of the file, and proves nothing.
      expect(answers(begin, steps), title).not.toContain('unknown-name')
    }
  })

  test('says in a few calm sentences what is to be done, and where', () => {
    const { title, introduction, exercise } = read(file)
    expect(title).not.toBe(file.replace('.yaml', ''))
    expect(introduction.length).toBeGreaterThan(0)
    expect(introduction.length).toBeLessThan(400)
    expect(textOf(file)).not.toMatch(/!|\berrors?\b/i)
    expect(exercise.goal.length).toBeLessThan(400)
    for (const step of exercise.steps) {
      expect(step.title, step.title).not.toMatch(/\.$/)
      expect(step.text.length, step.title).toBeLessThan(520)
      expect(step.hints[1], step.title).toMatch(
        /\b(?:Monitoring|Protection|Recovery|Reporting|Management|Map|menu)\b/
      )
      expect(new Set(step.hints).size, step.title).toBe(3)
    }
    const points = exercise.checks.reduce((sum, check) => sum + check.points, 0)
    expect(points).toBeGreaterThanOrEqual(3)
  })
})

describe('any right way counts', () => {
  const agent = (on: string, computer: string): Command => ({ do: 'install-agent', on, computer })
  const attach = (on: string, computer: string): Command => ({ do: 'attach-agent', on, computer })
  const wait: Command = { do: 'advance-clock', by: '6h' }
  const own = (computer: string) => ({ computer, dataSource: 'DPMDB' })
  const group = (
    on: string,
    name: string,
    ...members: { computer: string; dataSource: string; through?: string }[]
  ) => ({ do: 'create-protection-group', on, group: name, members }) as const satisfies Command
  const payroll = { computer: 'Server1', dataSource: 'SQL/Payroll' }
  const volume = { computer: 'Server1', dataSource: 'D:' }
  const files2 = { computer: 'Server2', dataSource: 'D:' }
  const through = <T extends object>(member: T, primary: string) => ({ ...member, through: primary })

  test('the cyclic pair the other way round, in two groups more, the clock in between', () => {
    const solved = solve(
      read('03-cyclic-set-up.yaml'),
      agent('DPM2', 'DPM1'),
      agent('DPM1', 'DPM2'),
      group('DPM1', 'Data of DPM2', through(files2, 'DPM2')),
      wait,
      group('DPM1', 'Database of DPM2', own('DPM2')),
      group('DPM2', 'Everything', through(volume, 'DPM1'), through(payroll, 'DPM1'), own('DPM1')),
      wait
    )
    expect(solved).toBe(true)
  })

  test('the chain from its far end', () => {
    const solved = solve(
      read('04-chain-three-servers.yaml'),
      agent('DPM3', 'DPM2'),
      group('DPM3', 'Far', through(files2, 'DPM2'), own('DPM2')),
      agent('DPM2', 'DPM1'),
      group('DPM2', 'Near', own('DPM1'), through(payroll, 'DPM1'), through(volume, 'DPM1')),
      wait
    )
    expect(solved).toBe(true)
  })

  const switched: readonly Command[] = [
    { do: 'switch-protection', on: 'DPM3', computer: 'Server1' },
    { do: 'consistency-check', on: 'DPM3', computer: 'Server1' },
    wait
  ]
  const rebuilt: readonly Command[] = solutionOf(read('08-option-rebuild.yaml').exercise)
  const moved: readonly Command[] = [
    {
      do: 'add-dpm-server',
      name: 'Spare',
      version: '10.22.148.0',
      dataSources: [],
      allowLocalDataProtection: false
    },
    attach('Spare', 'Server1'),
    group('Spare', 'Payroll', payroll, volume),
    wait
  ]

  test.each([
    ['05-move-to-other-primary.yaml', 'the switch', switched],
    ['05-move-to-other-primary.yaml', 'the rebuilt primary', rebuilt],
    ['05-move-to-other-primary.yaml', 'a new server of any name', moved],
    ['06-move-to-secondary.yaml', 'the switch', switched],
    ['06-move-to-secondary.yaml', 'the rebuilt primary', rebuilt],
    ['06-move-to-secondary.yaml', 'a new server of any name', moved]
  ])('in %s, %s', (file, _way, commands) => {
    expect(solve(read(file), ...commands)).toBe(true)
  })

  test.each([
    ['05-move-to-other-primary.yaml', 'DPM2'],
    ['06-move-to-secondary.yaml', 'DPM3']
  ])('but in %s the move itself is refused, and so no way at all', (file, to) => {
    const lab = read(file)
    const move = [attach(to, 'Server1'), group(to, 'Payroll', payroll, volume)]
    expect(answers(lab.begin, move)[0]).toBe('unsupported-move')
    expect(solve(lab, ...move, wait)).toBe(false)
  })

  test('half of a supported option is not enough', () => {
    expect(solve(read('05-move-to-other-primary.yaml'), ...switched.slice(0, 1))).toBe(false)
    expect(solve(read('06-move-to-secondary.yaml'), ...rebuilt.slice(0, 3))).toBe(false)
  })
})
