import type { Command, MemberSelection } from '@shared/contract/commands'
import type { Exercise } from '@shared/exercise'
import { Document, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { DEFAULT_BEGINS, DEFAULT_SEED } from '../engine/estate'
import { momentText } from '@shared/calendar'
import { expectationText, type Expectation } from './expectation'
import { FORMAT_VERSION } from './schema'
import { exerciseFields } from './write-exercise'
import { inOrder, type Fields } from './write-fields'

/** What a lab file says, in the order it says it. */
export interface LabText {
  readonly title: string
  readonly introduction: string
  /** ISO 8601 without a zone. */
  readonly begins: string
  readonly seed: number
  /** Commands that add a server: they stand in the lists, without `do`. */
  readonly dpmServers: readonly Command[]
  readonly protectedServers: readonly Command[]
  readonly given: readonly Command[]
  readonly steps: readonly WrittenStep[]
  readonly exercise: Exercise | null
}

export interface WrittenStep {
  readonly command: Command
  readonly expect: Expectation
}

/** How long a line in braces or brackets gets before it is written as a block. */
const LINE = 106
/** Where the lines of an introduction end, as in the bundled labs. */
const PROSE = 118

/**
 * The text of a lab file, in the style of the bundled ones: short steps in braces, groups as blocks. Names keep to one
 * line, however long they are; only the introduction and the texts of an exercise are folded.
 */
export function yamlOf(lab: LabText): string {
  const { title, introduction } = lab
  const lists = {
    dpmServers: lab.dpmServers.map(serverNode),
    protectedServers: lab.protectedServers.map(serverNode),
    given: lab.given.map((command) => stepNode(inOrder(command))),
    steps: lab.steps.map(({ command, expect }) => {
      const isPlain = expect.outcome === 'done' && expect.warnings.length === 0
      return stepNode({ ...inOrder(command), ...(isPlain ? {} : { expect: expectationText(expect) }) })
    })
  }
  const parts = [
    printed({ lab: FORMAT_VERSION, ...(title === '' ? {} : { title }) }, 0),
    ...(introduction === '' ? [] : [printed({ introduction: proseNode(introduction) }, PROSE)]),
    ...frameOf(lab),
    ...Object.entries(lists).flatMap(([key, nodes]) =>
      nodes.length === 0 ? [] : [printed({ [key]: blockList(nodes) }, 0)]
    ),
    ...(lab.exercise === null ? [] : [printed({ exercise: exerciseNode(lab.exercise) }, PROSE)])
  ]
  return parts.join('').replace(UNSEEN, escaped)
}

/** When the lab begins, and its seed, unless they go without saying. */
function frameOf({ begins, seed }: LabText): string[] {
  const fields = {
    ...(begins === DEFAULT_BEGINS ? {} : { begins: momentText(begins, 0) }),
    ...(seed === DEFAULT_SEED ? {} : { seed })
  }
  return Object.keys(fields).length === 0 ? [] : [printed(fields, 0)]
}

/**
 * Characters that the library writes as they are and that would be lost on the way: taken for an encoding error, for a
 * line break or for the mark at the beginning of a file, or not seen by anybody who edits it. Texts with one of them
 * stand in double quotes, where they can be escaped.
 */
const UNSEEN = /[\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/g
const NEEDS_ESCAPES = new RegExp(`${UNSEEN.source}|[\u0000-\u001f]|\\p{Cs}`, 'u')

/** Texts that other readers of YAML, of which many keep to its old version, take for a truth value, number or date. */
const OTHERWISE_IN_YAML_1_1 = /^(y|n|yes|no|on|off|\d+(:\d+)+|\d{4}-\d{2}-\d{2}( .*)?)$/i

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function printed(fields: Fields, lineWidth: number): string {
  const document = new Document({}, { aliasDuplicateObjects: false })
  document.contents = mapNode(fields)
  return document.toString({ lineWidth, singleQuote: true, doubleQuotedMinMultiLineLength: Infinity })
}

/** A folded block, unless it has something that only quotes can say: anything but lines with text in them. */
function proseNode(text: string): Scalar {
  const isProse =
    !NEEDS_ESCAPES.test(text.replaceAll('\n', '')) && !/\n\s|\s\n|^\s|\s$/.test(text.replace(/\n+/g, '\n'))
  const node = scalarNode(text)
  if (isProse) node.type = 'BLOCK_FOLDED'
  return node
}

function exerciseNode(exercise: Exercise): YAMLMap {
  const line = (fields: Fields): YAMLMap => (fits(fields) ? flowing(mapNode(fields)) : mapNode(fields))
  const list = (items: readonly unknown[]): YAMLSeq => blockList(items.map(nodeOf))
  return mapNode(
    exerciseFields<Scalar | YAMLMap | YAMLSeq>(exercise, { prose: textNode, step: stepNode, line, list })
  )
}

/** A short text stays in the line of its key. */
function textNode(text: string): Scalar {
  return text.length <= LINE && !text.includes('\n') ? scalarNode(text) : proseNode(text)
}

function serverNode(command: Command): YAMLMap {
  const { do: _, ...fields } = inOrder(command)
  return mapNode(fields)
}

function stepNode(fields: Fields): YAMLMap {
  const members = Array.isArray(fields.members) ? (fields.members as readonly MemberSelection[]) : null
  if (!members && !fields.policy && fits(fields)) return flowing(mapNode(fields))
  return mapNode({ ...fields, ...(members ? { members: membersNode(members) } : {}) })
}

/** One member stays in the line of its key; several get a line each. */
function membersNode(members: readonly MemberSelection[]): YAMLSeq {
  const nodes = members.map((member) => {
    const fields = inOrder(member)
    return fits(fields) ? flowing(mapNode(fields)) : mapNode(fields)
  })
  const list = blockList(nodes)
  if (members.length === 0 || (members.length === 1 && nodes[0]?.flow)) list.flow = true
  return list
}

function mapNode(fields: Fields): YAMLMap {
  const map = new PaddedMap()
  for (const [key, value] of Object.entries(fields)) map.set(new Scalar(key), nodeOf(value))
  return map
}

function nodeOf(value: unknown): unknown {
  if (value instanceof YAMLMap || value instanceof YAMLSeq || value instanceof Scalar) return value
  if (Array.isArray(value)) {
    const list = blockList(value.map(nodeOf))
    list.flow = value.length === 0 || fits(value)
    return list
  }
  if (typeof value === 'object' && value !== null) return mapNode(value as Fields)
  return scalarNode(value)
}

function scalarNode(value: unknown): Scalar {
  const node = new Scalar(value)
  if (typeof value !== 'string') return node
  if (NEEDS_ESCAPES.test(value)) node.type = 'QUOTE_DOUBLE'
  else if (OTHERWISE_IN_YAML_1_1.test(value)) node.type = 'QUOTE_SINGLE'
  return node
}

function blockList(items: readonly unknown[]): YAMLSeq {
  const list = new TightSeq()
  list.items = [...items]
  return list
}

/** In braces, and all that is in it. */
function flowing<T extends YAMLMap | YAMLSeq>(node: T): T {
  node.flow = true
  return node
}

/** Whether a value fits in a line, brackets and most indentation counted. */
function fits(value: unknown): boolean {
  return JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1: ').length <= LINE
}

type Context = Parameters<YAMLMap['toString']>[0]
type ToldTo = Parameters<YAMLMap['toString']>[1]

/** `{ a: b }`, as prettier has it. */
class PaddedMap extends YAMLMap {
  override toString(context?: Context, onComment?: ToldTo, onChompKeep?: ToldTo): string {
    return super.toString(context && { ...context, flowCollectionPadding: ' ' }, onComment, onChompKeep)
  }
}

/** `[a, b]`, as prettier has it. */
class TightSeq extends YAMLSeq {
  override toString(context?: Context, onComment?: ToldTo, onChompKeep?: ToldTo): string {
    return super.toString(context && { ...context, flowCollectionPadding: '' }, onComment, onChompKeep)
  }
}
