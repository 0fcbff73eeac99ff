import { name, NAME_LIMIT } from '@shared/contract/commands'
import { z } from 'zod'

/** The version of the format that is read and written. */
export const FORMAT_VERSION = 1

const orNone = name.nullable()
const through = orNone.default(null)

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
    .optional()
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
  dpmServers: list,
  protectedServers: list,
  given: list,
  steps: list,
  expectState: expectedState.optional()
})
