import { moment, NAME_LIMIT } from '@shared/contract/commands'
import { z } from 'zod'
import { isOfTheCalendar } from './calendar'
import { exerciseFrame } from './exercise-schema'
import { expectedState } from './state-schema'

/** The version of the format that is read and written. */
export const FORMAT_VERSION = 1

/** A list that may be left out, or left empty. */
const list = z.array(z.unknown()).nullish()

/**
 * A lab file without the insides of its servers and steps. A server of the lists is an `add-dpm-server` or
 * `add-protected-server` without `do`, a step is a command with `expect`, what an exercise does a command:
 * `command` of the contract checks all of them.
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
  expectState: expectedState.optional(),
  exercise: exerciseFrame.optional()
})
