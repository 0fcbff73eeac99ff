/** The languages of the catalogue, each by its own name. The texts in the source are English. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const

/** `qps` is for tests: each text of the catalogue stands in ⟦brackets⟧, so that what is not of it shows. */
export type Language = keyof typeof LANGUAGES | 'qps'

/** What somebody chose: a language, or that of the system. */
export type LanguageChoice = keyof typeof LANGUAGES | 'system'

export function isLanguage(value: unknown): value is Language {
  return value === 'qps' || (typeof value === 'string' && Object.hasOwn(LANGUAGES, value))
}

/** The first of what a system prefers, such as `de-AT`, that the catalogue has; English if there is none. */
export function languageOfSystem(preferred: readonly string[]): Language {
  const known = preferred
    .map((tag) => tag.split(/[-_]/)[0]?.toLowerCase())
    .find((tag) => tag !== 'qps' && isLanguage(tag))
  return isLanguage(known) ? known : 'en'
}
