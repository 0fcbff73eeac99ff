/** What stands in a text for `{0}`, `{1}` and so on. */
export type Value = string | number

/** Says a text of the catalogue in another language. The English text is its key. */
export type Speaker = (key: string, values: readonly Value[]) => string

let speaker: Speaker | null = null
let spoken = 'en'
const keys = new WeakMap<TemplateStringsArray, string>()

/**
 * A text of the catalogue in the language of this process: t`Stop protection of ${group}`.
 * English stands in the code, where it is read; the other languages are files beside this one.
 * A process speaks one language from its first text to its last (`speak.ts`), so constants may hold texts.
 */
export function t(parts: TemplateStringsArray, ...values: readonly Value[]): string {
  if (speaker !== null) return speaker(keyOf(parts), values)
  return parts.reduce((text, part, at) => text + String(values[at - 1] ?? '') + part)
}

/** The key of a text: t`Keep ${days} days` is `Keep {0} days`. */
export function keyOf(parts: TemplateStringsArray): string {
  const known = keys.get(parts)
  if (known !== undefined) return known
  const key = parts.reduce((text, part, at) => `${text}{${at - 1}}${part}`)
  keys.set(parts, key)
  return key
}

/** Null: English. `tag` is the language for documents, as in `<html lang>`. */
export function speakWith(other: Speaker | null, tag = 'en'): void {
  speaker = other
  spoken = tag
}

/** The language of what is written, for `<html lang>`. */
export function languageTag(): string {
  return spoken
}
