import { createI18n } from 'vue-i18n'
import type { Speaker, Value } from '.'

/** What the message format of vue-i18n would read as its own where the texts just have a character. */
const SPECIAL = /[@|]/g

/** Says the texts of a language; one that it does not have in English. */
export function translator(language: string, texts: Readonly<Record<string, string>>): Speaker {
  const { global } = createI18n({
    legacy: false,
    locale: language,
    messages: { [language]: mapped(texts) },
    // Keys are English sentences, so a full stop in one is no path, and a key that is missing is what is to be said.
    messageResolver: (messages, key) => (messages as Record<string, string>)[key] ?? null,
    fallbackFormat: true,
    missingWarn: false,
    fallbackWarn: false
  })
  // Long lists say the same texts thousands of times: each is asked for once, with marks where its values stand.
  const known = new Map<string, readonly (string | number)[]>()
  return (key, values) => {
    let parts = known.get(key)
    if (parts === undefined) {
      parts = partsOf(
        global.t(
          escaped(key),
          values.map((_, at) => MARK + String(at) + MARK)
        )
      )
      known.set(key, parts)
    }
    return parts.map((part) => (typeof part === 'number' ? String(values[part]) : part)).join('')
  }
}

const MARK = '\u0000'

/** Every second part is the number of a value. */
function partsOf(marked: string): readonly Value[] {
  return marked.split(MARK).map((part, at) => (at % 2 === 1 ? Number(part) : part))
}

function mapped(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [escaped(key), escaped(text)]))
}

function escaped(text: string): string {
  return text.replace(SPECIAL, (character) => `{'${character}'}`)
}
