import { t } from '../catalogue'
import { CMDLETS, from } from './sources'

/** Words of a runbook, and where they stand in the documents; null where they are inferred. */
export interface Said {
  readonly text: string
  readonly source: string | null
}

/** What is done in one place, in its order: clicks of a console, or lines that are typed. */
export interface RunbookBlock {
  readonly title: string
  readonly typed: boolean
  readonly lines: readonly Said[]
}

/** What is done on real servers. */
export interface RunbookStep {
  readonly kind: 'step'
  readonly blocks: readonly RunbookBlock[]
  readonly checks: readonly Said[]
  readonly warnings: readonly Said[]
  /** How to go back. */
  readonly back: readonly Said[]
}

/** Nothing to be done on real servers: it happens to them, or only the lab has it. */
export interface RunbookNote {
  readonly kind: 'note'
  readonly text: string
}

export type RunbookWords = RunbookStep | RunbookNote

export const doc = (text: string, ...sources: readonly [string, ...string[]]): Said => ({
  text,
  source: from(...sources)
})
export const inferred = (text: string): Said => ({ text, source: null })

export function step(
  blocks: readonly RunbookBlock[],
  more: Partial<Pick<RunbookStep, 'checks' | 'warnings' | 'back'>>
): RunbookStep {
  return { kind: 'step', blocks, checks: [], warnings: [], back: [], ...more }
}

export const note = (text: string): RunbookNote => ({ kind: 'note', text })

export const inConsole = (server: string, ...lines: readonly Said[]): RunbookBlock => ({
  title: t`DPM Administrator Console of ${server}`,
  typed: false,
  lines
})
export const inShell = (server: string, ...lines: readonly Said[]): RunbookBlock => ({
  title: t`The same in the DPM Management Shell on ${server}`,
  typed: true,
  lines
})
/** A tool of DPM that is no cmdlet. */
export const atPrompt = (computer: string, ...lines: readonly Said[]): RunbookBlock => ({
  title: t`Command prompt on ${computer}`,
  typed: true,
  lines
})
export const outsideDpm = (computer: string, ...lines: readonly Said[]): RunbookBlock => ({
  title: t`On ${computer}`,
  typed: false,
  lines
})

/** A value in PowerShell; the quotation marks of typography end a string there too. */
export const literal = (value: string): string => `'${value.replace(/['\u2018-\u201b]/g, '$&$&')}'`
/** An argument of a program: as it is where that is safe. */
export const argument = (value: string): string => (/^[\w.-]+$/.test(value) ? value : literal(value))

/** The documents have the cmdlets; by which property an object is picked is our reading. */
export const computerInShell = (server: string, computer: string): Said =>
  inferred(
    `$ps = Get-DPMProductionServer -DPMServerName ${literal(server)} | Where-Object { $_.ServerName -eq ${literal(computer)} }`
  )
export const groupInShell = (server: string, group: string): Said =>
  inferred(
    `$pg = Get-DPMProtectionGroup -DPMServerName ${literal(server)} | Where-Object { $_.FriendlyName -eq ${literal(group)} }`
  )
export const editableGroup: Said = doc(
  '$mpg = Get-DPMModifiableProtectionGroup -ProtectionGroup $pg',
  CMDLETS
)

export interface Data {
  readonly computer: string
  readonly dataSource?: string | readonly string[] | undefined
}

/** What tells the data sources apart that are meant. */
export function dataFilter({ computer, dataSource }: Data): string {
  const names = typeof dataSource === 'string' ? [dataSource] : (dataSource ?? [])
  const ofComputer = `$_.Computer -eq ${literal(computer)}`
  return `Where-Object { ${ofComputer}${names.length === 0 ? '' : ` -and $_.Name -in ${names.map(literal).join(', ')}`} }`
}

export const dataInShell = (server: string, data: Data): Said =>
  inferred(`$ds = Get-DPMDatasource -DPMServerName ${literal(server)} | ${dataFilter(data)}`)

export function dataText({ computer, dataSource }: Data): string {
  if (dataSource === undefined) return t`the members of ${computer}`
  const names = typeof dataSource === 'string' ? [dataSource] : dataSource
  return t`${names.map((name) => `"${name}"`).join(', ')} of ${computer}`
}

export const NOTHING_BACK = inferred(t`Nothing is to be taken back.`)
