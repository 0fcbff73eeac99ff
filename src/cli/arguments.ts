import { didYouMean, makeSuggester } from '@main/lab/suggest'
import { extname } from 'node:path'

/** `run` tells every step, `check` only what was not as expected. */
export type CommandName = 'run' | 'check'

export interface LabRequest {
  readonly kind: 'labs'
  readonly command: CommandName
  /** Paths as the user gave them, at least one. */
  readonly files: readonly string[]
  readonly json: boolean
  /** Where the estate is kept as a lab database; null if it is not. */
  readonly save: string | null
}

export type Request =
  | LabRequest
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** The call itself is wrong; nothing is to be run. */
  | { readonly kind: 'misuse'; readonly message: string }

const COMMANDS: readonly CommandName[] = ['run', 'check']
const OPTIONS = ['--json', '--save', '--help', '--version']
const SHORT: Readonly<Record<string, string>> = { '-h': '--help', '-V': '--version', '-v': '--version' }

/** What a command line asks for. Options may stand anywhere before a `--`. Never throws. */
export function parseArguments(args: readonly string[]): Request {
  const end = args.indexOf('--')
  const rest = end < 0 ? [] : args.slice(end + 1)
  const words: string[] = []
  let json = false
  let save: string | null = null
  const before = (end < 0 ? args : args.slice(0, end)).values()
  for (const arg of before) {
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg)
      continue
    }
    const [given, value] = splitOption(arg)
    const option = SHORT[given] ?? given
    if (option === '--help') return { kind: 'help' }
    if (option === '--version') return { kind: 'version' }
    if (option === '--json') {
      if (value !== undefined) return misuse('--json takes no value')
      json = true
    } else if (option === '--save') {
      if (save !== null) return misuse('--save is given twice')
      save = value ?? before.next().value ?? ''
      if (save === '' || (value === undefined && save.startsWith('-')))
        return misuse('--save needs the name of the lab database, such as --save my.dpmlab')
    } else {
      const near = makeSuggester()(given, OPTIONS)
      const otherwise = '; a file whose name begins with a dash comes after --'
      return misuse(`unknown option ${JSON.stringify(given)}${didYouMean(near, otherwise)}`)
    }
  }
  return requestOf([...words, ...rest], json, save)
}

function requestOf([name, ...files]: readonly string[], json: boolean, save: string | null): Request {
  if (name === 'help') return { kind: 'help' }
  if (name === undefined) return misuse('a command is missing: run or check')
  const command = COMMANDS.find((known) => known === name)
  if (!command) {
    const near = makeSuggester()(name, COMMANDS)
    return misuse(`unknown command ${JSON.stringify(name)}${didYouMean(near, '; it is run or check')}`)
  }
  if (files.length === 0) return misuse(`${command} needs at least one lab file`)
  if (save !== null) {
    if (command !== 'run') return misuse('--save goes with run, not with check')
    if (files.length > 1)
      return misuse(`--save keeps one lab, and there are ${files.length} files; run them one by one`)
    if (extname(save).toLowerCase() !== '.dpmlab')
      return misuse(`a lab database ends in .dpmlab; write --save ${JSON.stringify(`${save}.dpmlab`)}`)
  }
  return { kind: 'labs', command, files, json, save }
}

/** `--save=OUT` in two. */
function splitOption(arg: string): [string, string?] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)]
}

function misuse(message: string): Request {
  return { kind: 'misuse', message }
}
