import { t } from '@shared/catalogue'
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { Problem } from '@shared/problem'
import {
  commandsOf,
  headOf,
  LAB_SIZE_LIMIT,
  parseLab,
  problemText,
  type LabHead,
  type LabProblem,
  type LabStory
} from './lab'

/** A character of a lab file has three bytes at most for each UTF-16 unit that is counted. */
const LAB_BYTES_LIMIT = 3 * LAB_SIZE_LIMIT + 3

/** What a lab file tells. Throws a `Problem` with every flaw of the file and its position. */
export function readLabFile(file: string): LabStory {
  return storyIn(readText(file), file)
}

/** What a list says of a lab file: only as much is read as that takes. What is wrong further on is told on opening. */
export function readLabHead(file: string): LabHead {
  const text = readText(file)
  const head = headOf(text, basename(file))
  if (head) return head
  const { title, introduction, exercise } = storyIn(text, file)
  return { title, introduction, exercise: exercise !== null }
}

function storyIn(text: string, file: string): LabStory {
  const parsed = parseLab(text, basename(file))
  if (!parsed.ok) throw invalidLabFile(file, parsed.problems)
  const begun = commandsOf(parsed.lab)
  if (!begun.ok) throw invalidLabFile(file, [begun.problem])
  return begun.story
}

function invalidLabFile(file: string, problems: readonly LabProblem[]): Problem {
  return new Problem(
    'invalid-lab-file',
    t`Not a valid lab file`,
    t`${basename(file)} cannot be opened as a lab. Nothing was changed.`,
    problems.map((problem) => problemText(basename(file), problem))
  )
}

function readText(file: string): string {
  try {
    const stat = statSync(file)
    if (!stat.isFile()) throw notALabFile(t`${file} is not a file. Choose a lab file.`)
    if (stat.size > LAB_BYTES_LIMIT) throw notALabFile(t`${file} is too large for a lab file.`)
    return readFileSync(file, 'utf8')
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const code = cause instanceof Error && 'code' in cause ? cause.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') throw fileMissing(file)
    throw new Problem(
      'not-a-lab',
      t`The file cannot be read`,
      t`${file} cannot be read. Check its permissions.`
    )
  }
}

function notALabFile(message: string): Problem {
  return new Problem('not-a-lab', t`Not a lab file`, message)
}

export function fileMissing(file: string): Problem {
  return new Problem(
    'file-missing',
    t`File not found`,
    t`There is no file ${file}. It may have been moved or deleted.`
  )
}
