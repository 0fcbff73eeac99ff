import { parseLab, runLab, type LabFile, type LabProblem, type LabRun } from '@main/lab'
import { readText } from './read-file'

/** What came of one FILE of the command line. */
export type Played =
  | { readonly ok: true; readonly file: string; readonly lab: LabFile; readonly run: LabRun }
  | { readonly ok: false; readonly file: string; readonly problems: readonly LabProblem[] }

/** Reads a lab file and runs it in an estate of its own. */
export function play(file: string): Played {
  const read = readText(file)
  if (!read.ok) return { ok: false, file, problems: [{ line: 1, column: 1, message: read.message }] }
  const parsed = parseLab(read.text, file)
  if (!parsed.ok) return { ok: false, file, problems: parsed.problems }
  const outcome = runLab(parsed.lab)
  if (!outcome.ok) return { ok: false, file, problems: [outcome.problem] }
  return { ok: true, file, lab: parsed.lab, run: outcome.run }
}
