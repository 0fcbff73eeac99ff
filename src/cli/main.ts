import { setImmediate } from 'node:timers/promises'
import {
  parseArguments,
  type LabRequest,
  type ReportRequest,
  type RunbookRequest,
  type WaysOutRequest
} from './arguments'
import { tellExercise } from './exercise'
import { PIPE_CLOSED, type Status } from './exit-status'
import { HELP } from './help'
import { Output } from './output'
import { plain } from './plain'
import { play } from './play'
import { Progress } from './progress'
import { tellReport } from './report'
import { tellRunbook } from './runbook'
import { wantsColour } from './style'
import { closing, EMPTY_SUM, plus } from './sum'
import { tell, type Manner, type Printed, type Told } from './tell'
import { tellWaysOut } from './ways-out'

/** Carries out a command line in the current folder and gives the exit status. Never throws. */
export async function main(args: readonly string[], version: string): Promise<number> {
  const out = new Output(process.stdout)
  const err = new Output(process.stderr)
  const status = await carryOut(args, version, out, err)
  if (!out.failure) return status
  if (out.failure.code === 'EPIPE') return PIPE_CLOSED
  await err.write(`dpm-lab: the output cannot be written (${out.failure.code ?? out.failure.message})\n`)
  return 2
}

async function carryOut(args: readonly string[], version: string, out: Output, err: Output): Promise<Status> {
  const request = parseArguments(args)
  switch (request.kind) {
    case 'help':
      await out.write(HELP)
      return 0
    case 'version':
      await out.write(`dpm-lab ${version}\n`)
      return 0
    case 'misuse':
      await err.write(`dpm-lab: ${plain(request.message)}\nTry --help.\n`)
      return 2
    case 'report':
    case 'runbook':
    case 'ways-out': {
      const colour = wantsColour(process.stdout.isTTY, process.env)
      const told = toldOnce(request, colour)
      await out.write(told.out)
      await err.write(told.err)
      return told.status
    }
    case 'labs': {
      const colour = wantsColour(process.stdout.isTTY, process.env)
      const manner: Manner = { command: request.command, json: request.json, colour }
      const { save } = request
      return save === null
        ? runAll(request, manner, out, err)
        : runAndSave(request.files[0] ?? '', save, manner, out, err)
    }
  }
}

function toldOnce(request: ReportRequest | RunbookRequest | WaysOutRequest, colour: boolean): Printed {
  switch (request.kind) {
    case 'report':
      return tellReport(request)
    case 'runbook':
      return tellRunbook(request)
    case 'ways-out':
      return tellWaysOut(request, colour)
  }
}

async function runAll({ files }: LabRequest, manner: Manner, out: Output, err: Output): Promise<Status> {
  const progress = new Progress(process.stderr, files.length)
  // A blank line parts one story from the next.
  const isStory = manner.command === 'run' && !manner.json
  let sum = EMPTY_SUM
  for (const file of files) {
    const told = toldOf(file, manner)
    sum = plus(sum, told)
    if (told.out !== '' || told.err !== '') progress.clear()
    await out.write(isStory && sum.files > 1 && told.out !== '' ? `\n${told.out}` : told.out)
    await err.write(told.err)
    // Lets the streams say that nobody reads any more.
    await setImmediate()
    if (out.failure) break
    progress.show(sum.files)
  }
  progress.clear()
  const last = closing(sum, manner)
  await conclude(isStory && last !== '' ? `\n${last}` : last, manner, out, err)
  return sum.status
}

/** Whatever happens with one file, the others are still to be run. */
function toldOf(file: string, manner: Manner): Told {
  try {
    if (manner.command === 'exercise check') return tellExercise(file, manner.json)
    return tell(play(file), manner)
  } catch (cause) {
    const message = `this file cannot be run, which is a mistake of DPM Lab (${String(cause)}); please report it`
    return tell({ ok: false, file, problems: [{ line: 1, column: 1, message }] }, manner)
  }
}

async function runAndSave(
  file: string,
  target: string,
  manner: Manner,
  out: Output,
  err: Output
): Promise<Status> {
  const played = play(file)
  const told = tell(played, manner)
  await out.write(told.out)
  await err.write(told.err)
  if (!played.ok) return 2
  // Only now: it brings SQLite along, which the other runs do not need.
  const { save } = await import('./save')
  const failure = save(played.lab, target)
  if (failure !== null) {
    await err.write(`${plain(`${target}: ${failure}`)}\n`)
    return 2
  }
  await conclude(`kept as ${plain(target)}\n`, manner, out, err)
  return told.status
}

/** The last line: after a story a part of it; beside what others read, on standard error. */
async function conclude(text: string, { command, json }: Manner, out: Output, err: Output): Promise<void> {
  if (!json) await (command === 'run' ? out : err).write(text)
}
