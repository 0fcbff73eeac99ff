import type { LanguageChoice } from '@shared/catalogue/languages'

/** What the user chose, as main tells every window; the language of the system may be behind it. */
export const languageChoice = (new URLSearchParams(location.search).get('choice') ??
  'system') as LanguageChoice
