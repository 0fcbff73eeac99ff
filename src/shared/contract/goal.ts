import { z } from 'zod'
import { command, name } from './commands'

/** What `Goal` of `../goal` says, as it comes from a window. */
export const goal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('protected'), computer: name }),
  z.strictObject({ kind: z.literal('protected-by'), computer: name, by: name }),
  z.strictObject({ kind: z.literal('not-protected-by'), computer: name, by: name }),
  z.strictObject({ kind: z.literal('possible'), command })
])
