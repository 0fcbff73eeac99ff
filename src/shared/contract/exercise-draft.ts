import { z } from 'zod'
import { PREDICATE_PARTS, type Predicate } from '../exercise'
import { RULE_IDS } from '../rule-ids'
import { command, NAME_LIMIT } from './commands'

/** How deep predicates may stand in one another: deeper than anybody would read. */
const DEPTH = 5

const value = z.union([
  z.string().max(NAME_LIMIT),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(NAME_LIMIT)).max(100)
])
const plainPredicate = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('some'),
    part: z.enum(PREDICATE_PARTS),
    item: z.record(z.string().max(40), value)
  }),
  z.strictObject({ kind: z.literal('goal'), goal: z.string().max(3 * NAME_LIMIT) }),
  z.strictObject({ kind: z.literal('refused'), rule: z.enum(RULE_IDS) })
])

function predicateOf(depth: number): z.ZodType<Predicate> {
  if (depth === 0) return plainPredicate
  const within = predicateOf(depth - 1)
  return z.union([
    plainPredicate,
    z.strictObject({ kind: z.literal('not'), of: within }),
    z.strictObject({ kind: z.literal('any'), of: z.array(within).min(1).max(50) })
  ])
}

const predicates = z.array(predicateOf(DEPTH)).max(200)
const id = z.string().regex(/^[a-z0-9]{1,20}$/)
const list = z.enum(['steps', 'checks', 'wrong'])
const place = z.int().min(0).max(1_000)
/** What may be missing while it is written. */
const words = z.string().max(NAME_LIMIT)
const text = z.string().max(2_000)
const deeds = z.array(command).max(1_000)

const step = z.strictObject({
  id,
  title: words,
  text,
  show: deeds,
  done: predicates,
  hints: z.tuple([text, text, text])
})
const check = z.strictObject({ id, text: words, points: z.int().min(1).max(1_000), that: predicates })
const attempt = z.strictObject({ id, title: words, steps: deeds })
const put = z.literal('put')
const change = z.literal('change')
const at = place.optional()

const draftEdit = z.union([
  z.strictObject({
    kind: z.literal('about'),
    title: words.optional(),
    introduction: z.string().max(5_000).optional(),
    goal: text.optional(),
    minutes: z.int().min(1).max(1_440).nullable().optional()
  }),
  z.strictObject({ kind: z.literal('add'), list }),
  z.strictObject({
    kind: change,
    list: z.literal('steps'),
    id,
    to: step.omit({ id: true }).partial()
  }),
  z.strictObject({
    kind: change,
    list: z.literal('checks'),
    id,
    to: check.omit({ id: true }).partial()
  }),
  z.strictObject({
    kind: change,
    list: z.literal('wrong'),
    id,
    to: attempt.omit({ id: true }).partial()
  }),
  z.strictObject({ kind: put, list: z.literal('steps'), item: step, at }),
  z.strictObject({ kind: put, list: z.literal('checks'), item: check, at }),
  z.strictObject({ kind: put, list: z.literal('wrong'), item: attempt, at }),
  z.strictObject({ kind: z.literal('remove'), list, id }),
  z.strictObject({ kind: z.literal('move'), list, id, to: place })
])

/** What belongs together is changed at once. */
export const draftEdits = z.array(draftEdit).min(1).max(20)

export const recording = z.discriminatedUnion('into', [
  z.strictObject({ into: z.literal('steps'), after: id.nullable() }),
  z.strictObject({ into: z.literal('history') }),
  z.strictObject({ into: z.literal('step'), id }),
  z.strictObject({ into: z.literal('attempt'), id })
])

/** What is to be told by a predicate: that a step is done, or what the whole of the steps came to. */
export const suggestionsFor = z.union([z.literal('end'), z.strictObject({ step: id })])
