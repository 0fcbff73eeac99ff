import { problemText, reportOf, type LabFile, type LabRun, type StepResult } from '@main/lab'
import { describeCommand } from '@shared/words'
import type { CommandName } from './arguments'
import type { Status } from './exit-status'
import { jsonLine, plain } from './plain'
import type { Played } from './play'
import { styleOf, type Style } from './style'

export interface Manner {
  readonly command: CommandName
  readonly json: boolean
  readonly colour: boolean
}

/** What is printed, and how it ended. */
export interface Printed {
  readonly out: string
  readonly err: string
  readonly status: Status
}

/** What is printed of one file, and what it adds to the sum. */
export interface Told extends Printed {
  readonly steps: number
  readonly unexpected: number
}

/** Each problem that is shown costs a line; nobody reads the thousandth. */
const PROBLEMS_SHOWN = 100

export function tell(played: Played, { command, json, colour }: Manner): Told {
  const { file } = played
  if (!played.ok) {
    const lines = played.problems
      .slice(0, PROBLEMS_SHOWN)
      .map((problem) => `${plain(problemText(file, problem))}\n`)
    const next = played.problems[lines.length]
    if (next) {
      const message = `and ${counted(played.problems.length - lines.length, 'problem')} from here on`
      lines.push(`${plain(problemText(file, { ...next, message }))}\n`)
    }
    return { out: '', err: lines.join(''), status: 2, steps: 0, unexpected: 0 }
  }
  const { lab, run } = played
  const wrong = run.steps.filter((step) => !step.asExpected)
  const out = json
    ? jsonLine(reportOf(file, lab, run))
    : command === 'run'
      ? story(file, lab, run, styleOf(colour))
      : wrong.map((step) => complaint(file, lab, step)).join('')
  return { out, err: '', status: run.ok ? 0 : 1, steps: run.steps.length, unexpected: wrong.length }
}

/** Every step of a file, between its title and a closing line. */
function story(file: string, lab: LabFile, run: LabRun, style: Style): string {
  const width = String(run.steps.length).length
  const at = (step: StepResult): string => ` (${plain(placeOf(file, lab, step))})`
  const lines = run.steps.flatMap((step) => {
    const number = String(step.index).padStart(width)
    const said = plain(`${wordsOf(lab, step)}: ${outcomeOf(step)}`)
    const margin = ' '.repeat(width + 4)
    const why = step.message === undefined ? [] : [margin + style.faint(plain(step.message))]
    if (step.asExpected) return [`  ${number}  ${said}`, ...why]
    const wanted = isOfState(step) ? [] : [style.bad(`${margin}expected ${step.expected}${at(step)}`)]
    return [style.bad(`! ${number}  ${said}`), ...why, ...wanted]
  })
  const wrong = run.steps.filter((step) => !step.asExpected).length
  const closing = `${counted(run.steps.length, 'step')}, ${wrong === 0 ? 'all as expected' : `${wrong} not as expected`}`
  const title = `${style.strong(plain(lab.title))} ${style.faint(`(${plain(file)})`)}`
  return `${[title, ...lines, (wrong === 0 ? style.good : style.bad)(closing)].join('\n')}\n`
}

/** A step that was not as expected, in one line. */
function complaint(file: string, lab: LabFile, step: StepResult): string {
  const { expected, message } = step
  const wanted = isOfState(step) ? '' : `, expected ${expected}`
  const said = `${wordsOf(lab, step)}: ${outcomeOf(step)}${wanted}`
  const why = message === undefined ? '' : `: ${message}`
  return `${plain(`${placeOf(file, lab, step)}: step ${step.index}: ${said}${why}`)}\n`
}

function wordsOf(lab: LabFile, { index }: StepResult): string {
  const step = lab.steps[index - 1]
  return step ? describeCommand(step.command) : 'The state at the end'
}

function outcomeOf(step: StepResult): string {
  const { outcome, rule, warnings, asExpected } = step
  if (isOfState(step)) return asExpected ? 'as expected' : 'not as expected'
  if (rule !== undefined) return `${outcome} ${rule}`
  return warnings.length === 0 ? outcome : `${outcome} with ${warnings.join(', ')}`
}

/** The check of `expectState`, whose message says all there is to say. */
function isOfState(step: StepResult): boolean {
  return step.do === 'expect-state'
}

/** `FILE:LINE:COLUMN`, as editors and terminals make a link of it. */
function placeOf(file: string, lab: LabFile, { index }: StepResult): string {
  const step = lab.steps[index - 1]
  return step ? `${file}:${step.line}:${step.column}` : file
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
