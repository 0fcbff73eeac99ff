import { didYouMean, makeSuggester } from '@main/lab/suggest'
import { extname } from 'node:path'
import { readOptions, type Given, type Option } from './options'

/** `run` tells every step, `check` only what was not as expected; `exercise check` proves the exercises of files. */
export type CommandName = 'run' | 'check' | 'exercise check'

export interface LabRequest {
  readonly kind: 'labs'
  readonly command: CommandName
  /** Paths as the user gave them, at least one. */
  readonly files: readonly string[]
  readonly json: boolean
  /** Where the estate is kept as a lab database; null if it is not. */
  readonly save: string | null
}

/** The topology after the steps of a file, judged by every rule. */
export interface ReportRequest {
  readonly kind: 'report'
  readonly file: string
  readonly format: 'markdown' | 'html' | 'json'
  /** The file it is written to; null for standard output. */
  readonly output: string | null
}

/** The steps of a file as a document for real servers. */
export interface RunbookRequest {
  readonly kind: 'runbook'
  readonly file: string
  readonly format: 'markdown' | 'html'
  /** The file it is written to; null for standard output. */
  readonly output: string | null
}

/** Ways to a goal from where the steps of a file lead. */
export interface WaysOutRequest {
  readonly kind: 'ways-out'
  readonly file: string
  /** As the user wrote it. */
  readonly goal: string
  readonly json: boolean
}

export type Request =
  | LabRequest
  | WaysOutRequest
  | ReportRequest
  | RunbookRequest
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** The call itself is wrong; nothing is to be run. */
  | { readonly kind: 'misuse'; readonly message: string }

/** A command: the options it has, and what is asked for with files and options, at least one file. */
interface CommandKind {
  readonly options: readonly Option[]
  /** Where it is called by more words than its name. */
  readonly called?: string
  readonly request: (files: readonly [string, ...string[]], options: Given['options']) => Request
}

const COMMANDS: Readonly<Record<string, CommandKind>> = {
  run: { options: ['--json', '--save'], request: (files, options) => labs('run', files, options) },
  check: { options: ['--json'], request: (files, options) => labs('check', files, options) },
  exercise: { options: ['--json'], called: 'exercise check', request: exercise },
  report: { options: ['--html', '--json', '--output'], request: report },
  runbook: { options: ['--html', '--output'], request: runbook },
  'ways-out': { options: ['--goal', '--json'], request: waysOut }
}
const NAMES = Object.keys(COMMANDS)

/** What a command line asks for. Never throws. */
export function parseArguments(args: readonly string[]): Request {
  const given = readOptions(args)
  if ('wrong' in given) return misuse(given.wrong)
  const { words, options } = given
  const [name, ...files] = words
  if (options.has('--help') || name === 'help') return { kind: 'help' }
  if (options.has('--version')) return { kind: 'version' }
  if (name === undefined) return misuse(`a command is missing: ${oneOf(NAMES)}`)
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    const near = makeSuggester()(name, NAMES)
    return misuse(`unknown command ${JSON.stringify(name)}${didYouMean(near, `; it is ${oneOf(NAMES)}`)}`)
  }
  const [file, ...others] = files
  if (file === undefined) return misuse(`${command.called ?? name} needs at least one lab file`)
  for (const option of options.keys()) {
    if (command.options.includes(option)) continue
    const having = NAMES.filter((other) => COMMANDS[other]?.options.includes(option))
    return misuse(`${option} goes with ${oneOf(having)}, not with ${name}`)
  }
  return command.request([file, ...others], options)
}

function labs(command: CommandName, files: readonly string[], options: Given['options']): Request {
  const save = options.get('--save') ?? null
  if (save !== null) {
    if (files.length > 1)
      return misuse(`--save keeps one lab, and there are ${files.length} files; run them one by one`)
    if (extname(save).toLowerCase() !== '.dpmlab')
      return misuse(`a lab database ends in .dpmlab; write --save ${JSON.stringify(`${save}.dpmlab`)}`)
  }
  return { kind: 'labs', command, files, json: options.has('--json'), save }
}

function exercise([what, ...files]: readonly [string, ...string[]], options: Given['options']): Request {
  if (what !== 'check')
    return misuse(`exercise has one command, check; write exercise check ${JSON.stringify(what)}`)
  if (files.length === 0) return misuse('exercise check needs at least one lab file')
  return { kind: 'labs', command: 'exercise check', files, json: options.has('--json'), save: null }
}

function report([file, ...others]: readonly [string, ...string[]], options: Given['options']): Request {
  if (others.length > 0)
    return misuse(`report is about one lab, and there are ${others.length + 1} files; take them one by one`)
  if (options.has('--html') && options.has('--json')) return misuse('--html and --json exclude each other')
  const format = options.has('--html') ? 'html' : options.has('--json') ? 'json' : 'markdown'
  return { kind: 'report', file, format, output: options.get('--output') ?? null }
}

function runbook([file, ...others]: readonly [string, ...string[]], options: Given['options']): Request {
  if (others.length > 0)
    return misuse(`runbook is about one lab, and there are ${others.length + 1} files; take them one by one`)
  const format = options.has('--html') ? 'html' : 'markdown'
  return { kind: 'runbook', file, format, output: options.get('--output') ?? null }
}

function waysOut([file, ...others]: readonly [string, ...string[]], options: Given['options']): Request {
  if (others.length > 0)
    return misuse(`ways-out is about one lab, and there are ${others.length + 1} files; take them one by one`)
  const goal = options.get('--goal')
  if (goal === undefined) return misuse('ways-out needs a goal, such as --goal "Server1 is protected"')
  return { kind: 'ways-out', file, goal, json: options.has('--json') }
}

/** `run or check`, `run, check or report`. */
function oneOf(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}

function misuse(message: string): Request {
  return { kind: 'misuse', message }
}
