import { DEFAULT_BEGINS, DEFAULT_SEED } from '../engine/estate'
import { isoOf } from './calendar'
import { checkBy } from './check'
import { complaintsOf } from './issues'
import type { LabFile, LabStep } from './lab-file'
import { LAB_MIGRATIONS, migrated, reaches, type LabMigration } from './migrations'
import { Places } from './places'
import type { Flaw, LabProblem } from './problem'
import { exerciseOf, readDeeds } from './read-exercise'
import { checkNames } from './read-names'
import { readServer, readStep } from './read-step'
import { Reading } from './reading'
import { FORMAT_VERSION, labFrame } from './schema'
import { makeSuggester } from './suggest'
import { readSource, type Source } from './yaml-source'

/** The longest lab file that is read, in characters. */
export const LAB_SIZE_LIMIT = 2 * 1024 * 1024

export type Parsed =
  | { readonly ok: true; readonly lab: LabFile }
  | { readonly ok: false; readonly problems: readonly LabProblem[] }

/**
 * Reads a lab file: YAML 1.2, of which JSON is a part. All problems of the file, in order of position. Never throws.
 * `file` is its path as the user gave it; its base name is the title of a lab that has none.
 */
export function parseLab(text: string, file: string): Parsed {
  return parseLabWith(text, file, LAB_MIGRATIONS)
}

/** The same with other migrations than the product's own. */
export function parseLabWith(text: string, file: string, migrations: readonly LabMigration[]): Parsed {
  if (text.length > LAB_SIZE_LIMIT) {
    const message = `the file has ${megabytes(text.length)} million characters, and a lab file at most two; share it out over several`
    return { ok: false, problems: [{ line: 1, column: 1, message }] }
  }
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const rubbish = rubbishIn(lines)
  if (rubbish) return { ok: false, problems: [rubbish] }

  const source = readSource(lines)
  const reading = new Reading(source, makeSuggester())
  const lab = readLab(reading, titleOf(file), migrations)
  const problems = problemsOf(source, reading.flaws)
  if (lab && problems.length === 0) return { ok: true, lab }
  return { ok: false, problems }
}

function megabytes(length: number): string {
  return (length / 1_000_000).toFixed(1)
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const RUBBISH = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffd]/

/** The first character that no text has; a file in another encoding than UTF-8 has them too. */
function rubbishIn(text: string): LabProblem | null {
  const offset = text.search(RUBBISH)
  if (offset < 0) return null
  return {
    ...new Places(text).of(offset),
    message: 'this is not text in UTF-8; save the file as UTF-8 text'
  }
}

function titleOf(file: string): string {
  const base = file.split(/[\\/]/).at(-1) ?? file
  return base.replace(/(?<=.)\.(ya?ml|json)$/i, '') || 'Lab'
}

/**
 * In order of position. What hangs on the whole file is told only if all of it could be read, and nothing is told
 * twice of one place that could not be read.
 */
function problemsOf(source: Source, flaws: readonly Flaw[]): LabProblem[] {
  const unread = new Set(source.flaws.map((flaw) => flaw.offset))
  const told = flaws.filter(
    ({ offset, ofTheWhole }) =>
      !unread.has(offset) && offset < source.readableTo && !(ofTheWhole && source.readableTo < Infinity)
  )
  const inOrder = [...source.flaws, ...told].sort((a, b) => a.offset - b.offset)
  return inOrder.map(({ offset, message }) => ({ ...source.place(offset), message }))
}

function readLab(
  reading: Reading,
  fallbackTitle: string,
  migrations: readonly LabMigration[]
): LabFile | null {
  const { value } = reading.source
  if (value === null || value === undefined) {
    reading.flaw([], 'value', 'the file is empty; a lab file begins with "lab: 1"', { ofTheWhole: true })
    return null
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    reading.flaw([], 'value', 'this is not a lab file; a lab file is a map that begins with "lab: 1"')
    return null
  }
  const root = readable(value as Root, reading, migrations)
  if (!root) return null

  const frame = checkBy(labFrame, root)
  if (!frame.ok) {
    const complaints = complaintsOf(frame.issues, {
      schema: labFrame,
      value: root,
      keys: Object.keys(labFrame.shape),
      what: 'a lab file',
      writtenAt: reading.source.writtenAt,
      suggest: reading.suggest
    })
    reading.complain(
      [],
      complaints.filter(({ path }) => path[0] !== 'lab')
    )
  }
  const servers = [
    ...readItems(root.dpmServers, (raw, index) =>
      readServer(raw, ['dpmServers', index], reading, 'add-dpm-server')
    ),
    ...readItems(root.protectedServers, (raw, index) =>
      readServer(raw, ['protectedServers', index], reading, 'add-protected-server')
    )
  ]
  const given = readItems(root.given, (raw, index) => readStep(raw, ['given', index], reading))
  const steps = readItems(root.steps, (raw, index) => readStep(raw, ['steps', index], reading))
  const deeds = readDeeds(root.exercise, ['exercise'], reading)
  checkNames(root, reading)
  if (!frame.ok) return null
  const { title = fallbackTitle, introduction = '', seed = DEFAULT_SEED, expectState = null } = frame.data
  const begins = frame.data.begins === undefined ? DEFAULT_BEGINS : isoOf(frame.data.begins)
  const exercise = frame.data.exercise ? exerciseOf(frame.data.exercise, deeds) : null
  return { title, introduction, begins, seed, servers, given, steps, expectState, exercise }
}

function readItems(list: unknown, read: (raw: unknown, index: number) => LabStep | null): LabStep[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((raw: unknown, index) => read(raw, index) ?? [])
}

type Root = Readonly<Record<string, unknown>>

/**
 * The file in the format of today. One of a newer format is not looked at any further: its keys may mean something
 * else.
 */
function readable(root: Root, reading: Reading, migrations: readonly LabMigration[]): Root | null {
  const { lab } = root
  if (typeof lab === 'number' && Number.isInteger(lab)) {
    if (lab > FORMAT_VERSION) {
      const message = `this lab file has format ${lab}, and this DPM Lab reads format ${FORMAT_VERSION}; use a newer DPM Lab`
      reading.flaw(['lab'], 'value', message)
      return null
    }
    if (reaches(lab, FORMAT_VERSION, migrations)) return migrated(root, FORMAT_VERSION, migrations)
  }
  if (lab !== undefined) {
    reading.flaw(['lab'], 'value', `"lab" is the format version; it must be the number ${FORMAT_VERSION}`)
    return root
  }
  // Misspelt, it is among the unknown keys.
  if (reading.suggest('lab', Object.keys(root)).length > 0) return root
  reading.flaw([], 'value', `"lab" is missing; a lab file begins with "lab: ${FORMAT_VERSION}"`, {
    ofTheWhole: true
  })
  return root
}
