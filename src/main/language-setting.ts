import { readFileSync } from 'node:fs'
import { isLanguage, type Language, type LanguageChoice, languageOfSystem } from '@shared/catalogue/languages'
import { languageChoice } from '@shared/contract'
import { z } from 'zod'

// Nothing with texts may be imported here: it is read before the language is set.

const setting = z.object({ language: languageChoice })

/** The language that was chosen, as the file says that `keepLanguage` writes. One that cannot be read is none. */
export function chosenLanguage(file: string): LanguageChoice {
  try {
    return setting.parse(JSON.parse(readFileSync(file, 'utf8'))).language
  } catch {
    return 'system'
  }
}

/** What is spoken: what the application was started with goes before what was chosen, and that before the system. */
export function languageOf(
  argv: readonly string[],
  choice: LanguageChoice,
  preferred: readonly string[]
): Language {
  const asked = argv.find((argument) => argument.startsWith('--language='))?.slice('--language='.length)
  if (isLanguage(asked)) return asked
  return choice === 'system' ? languageOfSystem(preferred) : choice
}
