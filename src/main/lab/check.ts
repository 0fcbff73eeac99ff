import type { z } from 'zod'

export type Check<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] }

/**
 * What a schema says of a value. Never throws: the library does, of a map with a key `length` that is no number where
 * it wants a text or a list.
 */
export function checkBy<S extends z.ZodType>(schema: S, value: unknown): Check<z.output<S>> {
  try {
    const { success, data, error } = schema.safeParse(value)
    return success ? { ok: true, data } : { ok: false, issues: error.issues }
  } catch {
    const message = 'has a map of keys where a text or a list has to be'
    return { ok: false, issues: [{ code: 'custom', path: [], message, input: value }] }
  }
}
