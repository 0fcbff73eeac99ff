import { name, NAME_LIMIT } from '@shared/contract/commands'
import { PREDICATE_PARTS } from '@shared/exercise'
import { parseGoal } from '@shared/goal'
import { RULE_IDS } from '@shared/rule-ids'
import { z } from 'zod'
import { expectedItems, orNone } from './state-schema'

const SERVER_STATUSES = ['online', 'offline', 'failed', 'removed'] as const

/** How many keys there are is told only where each of them is right: a key that is misspelt is missing too. */
function isSound({ issues }: { readonly issues: readonly unknown[] }): boolean {
  return issues.length === 0
}

/** Some values of an item: what is left out does not matter, but something has to be there. */
function someOf(item: z.ZodObject) {
  return item.partial().refine((value) => Object.keys(value).length > 0, {
    error: `needs at least one of ${Object.keys(item.shape).join(', ')}`,
    when: isSound
  })
}

const { links, agents, members, configurations, replicas, jobs, alerts } = expectedItems
const servers = z.strictObject({
  name,
  status: z.enum(SERVER_STATUSES),
  /** Of DPM servers. */
  protectedBy: orNone,
  selfProtecting: z.boolean()
})

const KINDS = [...PREDICATE_PARTS, 'goal', 'refused', 'not', 'any']

/** A predicate as a file has it: a map with one key. */
export type RawPredicate = Readonly<Record<string, unknown>>

export const predicate: z.ZodType<RawPredicate> = z
  .strictObject({
    servers: someOf(servers).optional(),
    agents: someOf(agents).optional(),
    links: someOf(links).optional(),
    // Here, without a default: left out, it does not matter.
    members: someOf(members.extend({ through: orNone })).optional(),
    configurations: someOf(configurations).optional(),
    replicas: someOf(replicas).optional(),
    jobs: someOf(jobs).optional(),
    alerts: someOf(alerts).optional(),
    goal: z
      .string()
      .refine((text) => parseGoal(text) !== null, {
        error: 'must be "X is protected", "X is protected by Y" or "X is not protected by Y"'
      })
      .optional(),
    refused: z.enum(RULE_IDS).optional(),
    not: z.lazy(() => predicate).optional(),
    any: z
      .array(z.lazy(() => predicate))
      .min(1)
      .optional()
  })
  .refine((value) => Object.keys(value).length === 1, {
    error: `must have one key, which is one of ${KINDS.join(', ')}`,
    when: isSound
  })

const text = z.string().trim().min(1).max(2_000)
const words = z.string().trim().min(1).max(NAME_LIMIT)

/** A list that has something in it, and no more than anybody goes through. */
export function listOf<T extends z.ZodType>(item: T) {
  return z.array(item).min(1).max(200)
}

/** The part `exercise` without the insides of its commands, which `command` of the contract checks. */
export const exerciseFrame = z.strictObject({
  goal: text,
  minutes: z.int().min(1).max(1_440).optional(),
  steps: listOf(
    z.strictObject({
      title: words,
      text,
      show: z.unknown(),
      done: z.array(predicate).min(1),
      hints: z.array(text).length(3)
    })
  ),
  checks: listOf(
    z.strictObject({ text: words, points: z.int().min(1).max(1_000), that: z.array(predicate).min(1) })
  ),
  wrong: listOf(z.strictObject({ title: words, steps: z.array(z.unknown()).min(1) }))
})
