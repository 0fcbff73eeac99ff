/** The first import of the entry: everything that is loaded after it finds its texts in the language of the user. */
import { join } from 'node:path'
import { app } from 'electron'
import { speak } from '@shared/catalogue/speak'
import { chosenLanguage, languageOf } from '../language-setting'

export const languageFile = join(app.getPath('userData'), 'language.json')
export const choice = chosenLanguage(languageFile)
export const language = languageOf(process.argv, choice, app.getPreferredSystemLanguages())

await speak(language)
