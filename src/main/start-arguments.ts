import { resolve } from 'node:path'

/** What the application was started with. */
export interface StartArguments {
  /** The lab to open at once, as an absolute path; undefined for the start page. */
  readonly lab?: string
}

/**
 * Reads `--lab FILE` or `--lab=FILE`, as seen from a folder; everything else is left to Electron. A `--lab` without
 * a file asks for none.
 */
export function readArguments(argv: readonly string[], folder: string): StartArguments {
  const at = argv.indexOf('--lab')
  const next = at < 0 ? undefined : argv[at + 1]
  const lab = at < 0 ? argv.find((argument) => argument.startsWith('--lab='))?.slice('--lab='.length) : next
  return lab === undefined || lab === '' || next?.startsWith('--') ? {} : { lab: resolve(folder, lab) }
}

/** What the application is started again with: as it was, but for the lab, and in the language that is kept now. */
export function argumentsAgain(argv: readonly string[], lab: string | null): string[] {
  const others = argv.filter(
    (argument, at) => !/^--(lab|language)(=|$)/.test(argument) && argv[at - 1] !== '--lab'
  )
  return lab === null ? others : [...others, `--lab=${lab}`]
}
