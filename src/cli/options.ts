import { didYouMean, makeSuggester } from '@main/lab/suggest'

/** Every option, and what its value is where it takes one. Which command has which: see arguments. */
const OPTIONS = {
  '--json': null,
  '--html': null,
  '--goal': 'a goal, such as --goal "Server1 is protected"',
  '--save': 'the name of the lab database, such as --save my.dpmlab',
  '--output': 'the name of the file, such as -o report.md',
  '--help': null,
  '--version': null
} as const satisfies Readonly<Record<string, string | null>>

export type Option = keyof typeof OPTIONS

const SHORT: Readonly<Record<string, Option>> = {
  '-h': '--help',
  '-V': '--version',
  '-v': '--version',
  '-o': '--output'
}

/** The words of a command line, and the options given with their values; those without one have ''. */
export interface Given {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<Option, string>
}

/** Takes options and words apart; gives what is wrong where that cannot be done. Options may stand anywhere before a `--`. */
export function readOptions(args: readonly string[]): Given | { readonly wrong: string } {
  const end = args.indexOf('--')
  const rest = end < 0 ? [] : args.slice(end + 1)
  const words: string[] = []
  const options = new Map<Option, string>()
  const before = (end < 0 ? args : args.slice(0, end)).values()
  for (const arg of before) {
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg)
      continue
    }
    const [given, value] = splitOption(arg)
    const option = optionNamed(given)
    if (option === undefined) {
      const near = makeSuggester()(given, Object.keys(OPTIONS))
      const otherwise = '; a file whose name begins with a dash comes after --'
      return { wrong: `unknown option ${JSON.stringify(given)}${didYouMean(near, otherwise)}` }
    }
    const wanted = OPTIONS[option]
    if (wanted === null) {
      // Whatever stands beside it.
      if (option === '--help' || option === '--version')
        return { words: [], options: new Map([[option, '']]) }
      if (value !== undefined) return { wrong: `${option} takes no value` }
      options.set(option, '')
      continue
    }
    if (options.has(option)) return { wrong: `${option} is given twice` }
    const taken = value ?? before.next().value ?? ''
    if (taken === '' || (value === undefined && taken.startsWith('-'))) {
      return { wrong: `${option} needs ${wanted}` }
    }
    options.set(option, taken)
  }
  return { words: [...words, ...rest], options }
}

function optionNamed(given: string): Option | undefined {
  return SHORT[given] ?? (Object.keys(OPTIONS) as Option[]).find((known) => known === given)
}

/** `--save=OUT` in two. */
function splitOption(arg: string): [string, string?] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg] : [arg.slice(0, at), arg.slice(at + 1)]
}
