import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { expect, it } from 'vitest'
import { checkExercise } from '@main/exercise/check'
import { beginLab, commandsOf, headOf, parseLab, problemText, reportOf, runLab } from '@main/lab'
import { estateProblems } from '../main/engine/invariants'
import { LabTexts } from '../main/fuzz/lab-texts'
import { Random } from '../main/fuzz/random'
import { progress } from './progress'

/*
 * Issue 7: a hundred thousand lab files, made from the bundled ones. Each is read, and if it is a lab, played, and if it
 * is an exercise, proven: nothing is thrown, nothing takes a second, what is wrong is told with its place in the file,
 * and where a lab is played to the end its estate is sound. FUZZ_LAB_FILES=<number> FUZZ_SEED=<number>.
 */

const FILES = Number(process.env['FUZZ_LAB_FILES'] ?? 100_000)
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_124)
/** Milliseconds of work; the clock of the process, so that a busy machine does not count. */
const LIMIT = 1_000

const resources = join(import.meta.dirname, '../../resources')
const bundled = ['labs', 'exercises'].flatMap((folder) =>
  readdirSync(join(resources, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => readFileSync(join(resources, folder, name), 'utf8'))
)

it(`${FILES} lab files`, { timeout: 3_600_000 }, () => {
  const tell = progress('fuzzed lab files')
  const texts = new LabTexts(bundled)
  const random = new Random(SEED)
  const counts = { invalid: 0, notBegun: 0, played: 0, exercises: 0, slowest: 0 }
  const wrong: unknown[] = []
  for (let made = 1; made <= FILES && wrong.length < 10; made++) {
    const text = texts.make(random)
    const began = process.cpuUsage()
    const problems: string[] = []
    try {
      problems.push(...problemsWith(text, counts))
    } catch (cause) {
      problems.push(inspect(cause))
    }
    const { user, system } = process.cpuUsage(began)
    const worked = (user + system) / 1_000
    counts.slowest = Math.max(counts.slowest, worked)
    if (worked > LIMIT) problems.push(`took ${worked.toFixed(0)} ms`)
    if (problems.length > 0) wrong.push([problems, text])
    if (made % 10_000 === 0 || made === FILES) tell(`${made} files, ${JSON.stringify(counts)}, seed ${SEED}`)
  }
  expect(wrong).toEqual([])
  // Files that are no labs are not all that was tried.
  expect(counts.played).toBeGreaterThan(FILES / 20)
  expect(counts.invalid).toBeGreaterThan(FILES / 20)
})

interface Counts {
  invalid: number
  notBegun: number
  played: number
  exercises: number
}

/** What is wrong with how a file is answered, in words. Counts what it was. */
function problemsWith(text: string, counts: Counts): string[] {
  headOf(text, 'fuzz.yaml')
  const parsed = parseLab(text, 'fuzz.yaml')
  if (!parsed.ok) {
    counts.invalid++
    return parsed.problems.length === 0
      ? ['no lab, and nothing wrong']
      : parsed.problems.flatMap(misplaced(text))
  }
  const story = commandsOf(parsed.lab)
  const run = runLab(parsed.lab)
  if (story.ok !== run.ok) return ['opened and played differ in whether the lab begins']
  if (!run.ok) {
    counts.notBegun++
    return misplaced(text)(run.problem)
  }
  counts.played++
  reportOf('fuzz.yaml', parsed.lab, run.run)
  const begun = beginLab(parsed.lab)
  if (parsed.lab.exercise !== null && begun.ok) {
    counts.exercises++
    checkExercise(parsed.lab.exercise, begun.estate)
  }
  return estateProblems(run.run.estate)
}

function misplaced(text: string) {
  const lines = text.split(/\r\n?|\n/).length
  return (problem: Parameters<typeof problemText>[1]): string[] => {
    const { line, column, message } = problem
    const isPlaced = line >= 1 && line <= lines && column >= 1
    return isPlaced && message !== '' ? [] : [problemText('fuzz.yaml', problem)]
  }
}
