import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { t } from '@shared/catalogue'
import type { LanguageChoice } from '@shared/catalogue/languages'
import { writeFile } from './write-file'

/**
 * Keeps the language that was chosen for the next start.
 * @throws a Problem if the file cannot be written
 */
export function keepLanguage(file: string, language: LanguageChoice): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch {
    // Writing says what is wrong with the folder.
  }
  writeFile(
    t`setting`,
    file,
    `${JSON.stringify({ language })}\n`,
    [],
    t`Check that the folder can be written to.`
  )
}
