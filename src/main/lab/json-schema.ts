import { command, memberSelection, name, type CommandKind } from '@shared/contract/commands'
import { RULE_IDS } from '@shared/rule-ids'
import { z } from 'zod'
import { keyWords, stepWords } from './json-schema-words'
import { exerciseFrame, listOf, predicate } from './exercise-schema'
import { labFrame } from './schema'

interface Words {
  /** Its name among the definitions. */
  readonly id?: string
  readonly description?: string
}

type Registry = z.core.$ZodRegistry<Words>
type Shape = Readonly<Record<string, z.ZodType>>

/** Works with the `u` flag and without it, as editors differ; `name` of the contract says the same. */
const NAME_PATTERN = '^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$'

/**
 * The lab format as a JSON Schema (draft 7: what plug-ins of editors know best), made from what checks a file when it
 * is read. It does not know which names are given where: the command line and the console do.
 */
export function labJsonSchema(): object {
  const words = z.registry<Words>()
  words.add(name, { id: 'name' }).add(memberSelection, { id: 'member' }).add(predicate, { id: 'predicate' })
  const { $schema, ...schema } = z.toJSONSchema(labFile(words), {
    target: 'draft-07',
    io: 'input',
    metadata: words,
    override({ zodSchema, jsonSchema }) {
      if ((zodSchema as z.core.$ZodType) === predicate) {
        jsonSchema.minProperties = 1
        jsonSchema.maxProperties = 1
      }
      if (zodSchema !== name) return
      delete jsonSchema.allOf
      jsonSchema.pattern = NAME_PATTERN
    }
  })
  return { $schema, title: 'Lab file of DPM Lab', description: 'See docs/lab-format.md.', ...schema }
}

function labFile(words: Registry): z.ZodType {
  const { shape } = labFrame
  const done = z.string().regex(new RegExp(`^\\s*${DONE}\\s*$`))
  const any = z.union([z.enum(COMMON), z.string().regex(new RegExp(`^\\s*(${DONE}|${NOT_DONE})\\s*$`))])
  words.add(done, { id: 'expect-done' }).add(any, { id: 'expect' })
  const whole = {
    ...shape,
    dpmServers: servers('add-dpm-server'),
    protectedServers: servers('add-protected-server'),
    given: z.array(step(done, 'given-', words)).nullish(),
    steps: z.array(step(any, '', words)).nullish(),
    exercise: exercise(words).optional()
  }
  for (const [key, description] of Object.entries(keyWords)) {
    const part = (whole as Shape)[key]
    if (part) words.add(part, { description })
  }
  return z.strictObject(whole)
}

const id = `(${RULE_IDS.join('|')})`
const DONE = `done(\\s+with\\s+${id}(\\s*,\\s*${id})*)?`
const NOT_DONE = `(refused|warned)\\s+${id}`
/** What an editor can offer; the rest is for the pattern. */
const COMMON = ['done', ...RULE_IDS.map((rule) => `refused ${rule}`)] as const

/** An exercise with the commands that its frame leaves open. */
function exercise(words: Registry): z.ZodType {
  const { shape } = exerciseFrame
  const deed = step(null, 'deed-', words)
  words.add(deed, { id: 'deed' })
  const shown = shape.steps.element.extend({ show: z.union([deed, z.array(deed).min(1)]) })
  const attempt = shape.wrong.element.extend({ steps: z.array(deed).min(1) })
  return z.strictObject({ ...shape, steps: listOf(shown), wrong: listOf(attempt) })
}

/**
 * A step as a file writes it: a command with what is expected of it, if anything is, and a new group by either of its
 * keys.
 */
function step(expectation: z.ZodType | null, prefix: string, words: Registry): z.ZodType {
  return z.union(
    command.options.map((option) => {
      const kind = option.shape.do.value
      const expect: Shape = expectation ? { expect: expectation.optional() } : {}
      const { group, ...rest }: Shape = { ...option.shape, ...expect }
      const written =
        kind === 'create-protection-group' && group
          ? z.union([z.strictObject({ ...rest, group }), z.strictObject({ ...rest, name: group })])
          : z.strictObject(group ? { ...rest, group } : rest)
      words.add(written, { id: prefix + kind, description: stepWords[kind] })
      return written
    })
  )
}

/** A list of servers: of each the command that adds it, without `do`. */
function servers(kind: CommandKind): z.ZodType {
  const adding = command.options.find((option) => option.shape.do.value === kind)
  const { do: _, ...rest }: Shape = adding?.shape ?? {}
  return z.array(z.strictObject(rest)).nullish()
}
