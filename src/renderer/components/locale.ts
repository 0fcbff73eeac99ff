const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB', de: 'de-DE' }

/** How dates and numbers of this computer are written, by the language of the console. */
export const LOCALE = LOCALES[document.documentElement.lang] ?? 'en-GB'
