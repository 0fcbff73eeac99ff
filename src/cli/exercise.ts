import { checkExercise } from '@main/exercise/check'
import { beginLab, parseLab, type LabFile, type LabProblem } from '@main/lab'
import { jsonLine, plain } from './plain'
import { readText } from './read-file'
import { tell, type Told } from './tell'

/**
 * Proves that the exercise of a file can be solved by its own solution, is not solved where it begins, and is not
 * solved by its wrong attempts.
 */
export function tellExercise(file: string, json: boolean): Told {
  const read = readText(file)
  if (!read.ok) return unreadable(file, [{ line: 1, column: 1, message: read.message }])
  const parsed = parseLab(read.text, file)
  if (!parsed.ok) return unreadable(file, parsed.problems)
  const { exercise } = parsed.lab
  if (!exercise) {
    const message = 'this lab file is no exercise; give it a part "exercise"'
    return unreadable(file, [{ line: 1, column: 1, message }])
  }
  const begun = beginLab(parsed.lab)
  if (!begun.ok) return unreadable(file, [begun.problem])
  const faults = checkExercise(exercise, begun.estate)
  return {
    out: json
      ? jsonLine(asJson(file, parsed.lab, faults))
      : faults.map((fault) => line(file, fault)).join(''),
    err: '',
    status: faults.length === 0 ? 0 : 1,
    steps: exercise.steps.length,
    unexpected: faults.length
  }
}

function unreadable(file: string, problems: readonly LabProblem[]): Told {
  return tell({ ok: false, file, problems }, { command: 'check', json: false, colour: false })
}

function asJson(file: string, { title }: LabFile, faults: readonly string[]) {
  return { file, title, ok: faults.length === 0, faults }
}

function line(file: string, fault: string): string {
  return `${plain(`${file}: ${fault}`)}\n`
}
