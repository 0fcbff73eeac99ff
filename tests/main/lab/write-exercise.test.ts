import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { commandsOf, parseLab, writeLab } from '@main/lab'
import { EXERCISE } from './exercise-kit'

const FOLDER = fileURLToPath(new URL('../../../resources/exercises/', import.meta.url))
const bundled = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))

function read(text: string) {
  const parsed = parseLab(text, 'lab.yaml')
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'))
  const begun = commandsOf(parsed.lab)
  if (!begun.ok) throw new Error(begun.problem.message)
  return begun.story
}

/** The lab of a file, written with its steps or as it stands. */
const written = (text: string, steps = true): string => writtenOf(read(text), steps)

function writtenOf({ title, introduction, begin, exercise }: ReturnType<typeof read>, steps = true): string {
  return writeLab({ title, introduction, begin, commands: [], exercise }, { steps })
}

it.each(bundled)('writes the exercise of %s so that the same is read', (name) => {
  const lab = read(readFileSync(join(FOLDER, name), 'utf8'))
  expect(read(writtenOf(lab)).exercise).toEqual(lab.exercise)
})

it('writes texts that only quotes can say, and predicates in one another', () => {
  const lab = read(EXERCISE)
  const [first] = lab.exercise?.steps ?? []
  if (!lab.exercise || !first) throw new Error('no exercise')
  const exercise = {
    ...lab.exercise,
    goal: 'One: "two" # three\n\nand\u00a0four',
    steps: [
      {
        ...first,
        title: "yes: 'no'",
        hints: ['- a', '{ b }', `${'long '.repeat(60)}end`],
        done: [
          {
            kind: 'not',
            of: { kind: 'any', of: [{ kind: 'refused', rule: 'chain-order' }, ...first.done] }
          }
        ]
      } as const
    ]
  }
  const { title, introduction, begin } = lab
  const text = writeLab({ title, introduction, begin, commands: [], exercise }, { steps: true })
  expect(read(text).exercise).toEqual(exercise)
})

it('writes what was read from it as it is', () => {
  const text = written(EXERCISE)
  expect(written(text)).toBe(text)
})

it('writes none where the file begins where the lab stands: it would begin elsewhere', () => {
  expect(read(written(EXERCISE, false)).exercise).toBeNull()
})
