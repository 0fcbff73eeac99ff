import { t } from '@shared/catalogue'
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { basename, extname, join, resolve } from 'node:path'
import type {
  JudgementFormat,
  PictureFormat,
  ReportFormat,
  ResultFormat,
  RunbookFormat
} from '@shared/contract/views'
import { Problem, reasonOf } from '@shared/problem'

export const DATABASE_EXTENSION = '.dpmlab'
export const LAB_FILE_EXTENSIONS: readonly string[] = ['.yaml', '.yml', '.json']
const MAP_ENDING = '.map.json'
/** As `store/backup-files.ts` names the folder. */
const BACKUPS_ENDING = '.backups'

/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** A path in a folder for a lab of this title that nothing has yet. Makes the folder. */
export function unusedLabPath(folder: string, title: string): string {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw notWritable(folder, cause)
  }
  const slug =
    title
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'lab'
  const start = DEVICE.test(slug) ? `lab-${slug}` : slug
  const names = namesIn(folder).map((name) => name.toLowerCase())
  for (let number = 1; ; number++) {
    const stem = `${start}${number === 1 ? '' : `-${number}`}`
    const name = stem + DATABASE_EXTENSION
    // What SQLite left beside a lab that is gone begins with its name, and would be taken for part of the new one;
    // so would the arrangement of its map, and its backups.
    const beside = [stem + MAP_ENDING, stem + BACKUPS_ENDING]
    if (!names.some((taken) => taken.startsWith(name) || beside.includes(taken))) return join(folder, name)
  }
}

/** Whether two paths lead to the same file, whatever name it has there. */
export function isSameFile(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true
  try {
    const [first, second] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })]
    return first.dev === second.dev && first.ino === second.ino
  } catch {
    return false
  }
}

/**
 * The path of a lab database that was named by the user. With `unused`, a name that only the added extension makes
 * complete must be free: nobody was asked whether that file may be replaced.
 */
export function databaseNamed(file: string, unused?: 'unused'): string {
  if (extname(file).toLowerCase() === DATABASE_EXTENSION) return file
  return unused ? unusedName(file + DATABASE_EXTENSION) : file + DATABASE_EXTENSION
}

/** The same for the path of a lab file that is to be written: it is YAML, and says so. */
export function labFileNamed(file: string): string {
  return /\.ya?ml$/i.test(file) ? file : unusedName(`${file}.yaml`)
}

/** The same for a report. */
export function reportNamed(file: string, format: ReportFormat): string {
  return (format === 'html' ? /\.html?$/i : /\.csv$/i).test(file) ? file : unusedName(`${file}.${format}`)
}

export function judgementNamed(file: string, format: JudgementFormat): string {
  if (format === 'html') return reportNamed(file, 'html')
  return /\.(md|markdown)$/i.test(file) ? file : unusedName(`${file}.md`)
}

export function resultNamed(file: string, format: ResultFormat): string {
  if (format === 'html') return reportNamed(file, 'html')
  return /\.json$/i.test(file) ? file : unusedName(`${file}.json`)
}

export function runbookNamed(file: string, format: RunbookFormat): string {
  if (format !== 'pdf') return judgementNamed(file, format)
  return /\.pdf$/i.test(file) ? file : unusedName(`${file}.pdf`)
}

export function diagnosticsNamed(file: string): string {
  return /\.txt$/i.test(file) ? file : unusedName(`${file}.txt`)
}

export function pictureNamed(file: string, format: PictureFormat): string {
  return file.toLowerCase().endsWith(`.${format}`) ? file : unusedName(`${file}.${format}`)
}

/** Where the arrangement of the map is kept, beside the lab: `my.dpmlab` has `my.map.json`. */
export function mapFileOf(lab: string): string {
  const extension = extname(lab)
  return `${extension.toLowerCase() === DATABASE_EXTENSION ? lab.slice(0, -extension.length) : lab}${MAP_ENDING}`
}

function unusedName(named: string): string {
  if (!existsSync(named)) return named
  throw new Problem(
    'not-writable',
    t`Name is taken`,
    t`${basename(named)} exists already. Choose another name, or that one with its extension to replace it.`
  )
}

/** The names in a folder; none where it cannot be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function notWritable(folder: string, cause: unknown): Problem {
  const reason = reasonOf(cause)
  return new Problem(
    'not-writable',
    t`The folder cannot be written to`,
    t`Labs are kept in ${folder}, which cannot be written to (${reason}). Choose a folder that can be.`
  )
}
