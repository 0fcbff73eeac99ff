import { parseLab } from './parse'

/** What a list of lab files says of one. */
export interface LabHead {
  readonly title: string
  readonly introduction: string
  readonly exercise: boolean
}

/** Where a line begins something of the top level, and the key that stands there. */
const BEGINNINGS = /^(?=[^\s#])/m
const KEY = /^([A-Za-z]+):(?!\S)/

/** The keys that a head is made of. */
const OF_THE_HEAD: ReadonlySet<string | undefined> = new Set(['lab', 'title', 'introduction'])

/**
 * The head of a lab file, with the servers and steps left unread: the parts of its top level are told apart by their
 * lines. Null where they cannot be, where there is no title, or where something is wrong with it: then the whole file
 * has to be read.
 */
export function headOf(text: string, file: string): LabHead | null {
  const parts = text.split(BEGINNINGS).filter((part) => /^[^\s#]/.test(part))
  const keys = parts.map((part) => KEY.exec(part)?.[1])
  if (keys.includes(undefined) || !keys.includes('title')) return null
  const head = parseLab(parts.filter((_, index) => OF_THE_HEAD.has(keys[index])).join(''), file)
  if (!head.ok) return null
  const { title, introduction } = head.lab
  return { title, introduction, exercise: keys.includes('exercise') }
}
