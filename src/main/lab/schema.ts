import { ALERT_KINDS, JOB_TYPES } from '@shared/activity'
import { moment, name, NAME_LIMIT } from '@shared/contract/commands'
import { z } from 'zod'
import { isOfTheCalendar } from './calendar'

/** The version of the format that is read and written. */
export const FORMAT_VERSION = 1

const orNone = name.nullable()
const through = orNone.default(null)

/** What became of a replica. `inactive`: retained after its protection was stopped. */
export const REPLICA_STATES = [
  'ok',
  'pending',
  'creating',
  'inconsistent',
  'checking',
  'waiting',
  'missing',
  'inactive'
] as const

/** How a job of the list stands; those that are only scheduled are not in it. */
export const LISTED_JOB_STATUSES = ['in-progress', 'completed', 'failed', 'canceled'] as const

export const expectedState = z.strictObject({
  links: z
    .array(z.strictObject({ protected: name, protector: name, state: z.enum(['active', 'broken']) }))
    .optional(),
  agents: z.array(z.strictObject({ computer: name, owner: name })).optional(),
  members: z
    .array(
      z.strictObject({
        on: name,
        group: name,
        computer: name,
        dataSource: name,
        through,
        mode: z.enum(['primary', 'secondary', 'switched'])
      })
    )
    .optional(),
  configurations: z
    .array(
      z.strictObject({
        kind: z.enum(['primary-secondary', 'chained', 'cyclic', 'ring']),
        servers: z.array(name).min(2)
      })
    )
    .optional(),
  protectable: z
    .record(z.string(), z.array(z.strictObject({ computer: name, dataSource: name, through })))
    .optional(),
  replicas: z
    .array(
      z.strictObject({
        on: name,
        computer: name,
        dataSource: name,
        state: z.enum(REPLICA_STATES),
        points: z.int().min(0).optional()
      })
    )
    .optional(),
  jobs: z
    .array(
      z.strictObject({
        on: name,
        job: z.enum(JOB_TYPES),
        computer: name,
        dataSource: orNone.optional(),
        status: z.enum(LISTED_JOB_STATUSES),
        code: z.int().min(0).optional()
      })
    )
    .optional(),
  alerts: z
    .array(
      z.strictObject({
        on: name,
        alert: z.enum(ALERT_KINDS),
        computer: name,
        dataSource: orNone.optional(),
        active: z.boolean()
      })
    )
    .optional(),
  clock: z.int().min(0).optional()
})

export type ExpectedState = z.infer<typeof expectedState>

/** A list that may be left out, or left empty. */
const list = z.array(z.unknown()).nullish()

/**
 * A lab file without the insides of its servers and steps. A server of the lists is an `add-dpm-server` or
 * `add-protected-server` without `do`, a step is a command with `expect`: `command` of the contract checks both.
 */
export const labFrame = z.strictObject({
  lab: z.literal(FORMAT_VERSION),
  title: z.string().trim().min(1).max(NAME_LIMIT).optional(),
  introduction: z.string().trim().max(5_000).optional(),
  begins: moment.refine(isOfTheCalendar, { error: 'is no day of the calendar' }).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  dpmServers: list,
  protectedServers: list,
  given: list,
  steps: list,
  expectState: expectedState.optional()
})
