import { keyOf, languageTag, speakWith, t } from '@shared/catalogue'
import { isLanguage, languageOfSystem } from '@shared/catalogue/languages'
import { speak } from '@shared/catalogue/speak'
import { translator } from '@shared/catalogue/translator'
import { afterEach, describe, expect, it } from 'vitest'

// Other files of tests share the modules.
afterEach(() => speakWith(null))

const keep = (days: number, group: string) => t`Keep ${days} days of ${group}.`
const key = (parts: TemplateStringsArray, ...values: readonly unknown[]) => [keyOf(parts), values.length]

describe('a text of the catalogue', () => {
  it('is English as it stands in the code', () => {
    expect(keep(3, 'A | B')).toBe('Keep 3 days of A | B.')
  })

  it('has itself as its key, with numbers where its values stand', () => {
    expect(key`Keep ${3} days of ${'A'}.`).toEqual(['Keep {0} days of {1}.', 2])
    expect(key`Close`).toEqual(['Close', 0])
  })

  it('stands in brackets in the language of the tests', async () => {
    await speak('qps')
    expect(keep(3, t`Group`)).toBe('⟦Keep 3 days of ⟦Group⟧.⟧')
  })

  it('is said in German', async () => {
    await speak('de')
    expect([t`Cancel`, languageTag()]).toEqual(['Abbrechen', 'de'])
    await speak('en')
    expect([t`Cancel`, languageTag()]).toEqual(['Cancel', 'en'])
  })
})

describe('another language', () => {
  const said = translator('de', {
    'Keep {0} days of {1}.': '{1}: {0} Tage behalten.',
    'One | two @ three': 'Eins | zwei @ drei',
    'Twice {0}': '{0} und {0}'
  })

  it('puts the values where its sentence has them, as often as it has them', () => {
    expect(said('Keep {0} days of {1}.', [3, 'A'])).toBe('A: 3 Tage behalten.')
    expect(said('Keep {0} days of {1}.', [4, 'B'])).toBe('B: 4 Tage behalten.')
    expect(said('Twice {0}', ['x'])).toBe('x und x')
  })

  it('takes what the message format would read as its own as it is, in texts and values', () => {
    expect(said('One | two @ three', [])).toBe('Eins | zwei @ drei')
    expect(said('Keep {0} days of {1}.', [1, "@:a | {0} {'x'}"])).toBe("@:a | {0} {'x'}: 1 Tage behalten.")
  })

  it('says in English what it does not have', () => {
    expect(said('Version {0}. Not there', ['1.2'])).toBe('Version 1.2. Not there')
  })
})

describe('the language of a system', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['de_DE.UTF-8'], 'de'],
    [['fr-FR', 'de'], 'de'],
    [['fr-FR'], 'en'],
    [['qps-ploc'], 'en'],
    [[], 'en']
  ])('%j is %s', (preferred, language) => {
    expect(languageOfSystem(preferred)).toBe(language)
  })

  it('is one of the catalogue', () => {
    expect(['en', 'de', 'qps', 'toString', '', null].map(isLanguage)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false
    ])
  })
})
