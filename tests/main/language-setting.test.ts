import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keepLanguage } from '@main/keep-language'
import { chosenLanguage, languageOf } from '@main/language-setting'
import { Problem } from '@shared/problem'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'language-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('keeps the language that was chosen, in a folder that need not be there yet', () => {
  const file = join(folder, 'new', 'language.json')
  expect(chosenLanguage(file)).toBe('system')
  keepLanguage(file, 'de')
  expect(chosenLanguage(file)).toBe('de')
})

it.each(['', '{', '{"language":"qps"}', '{"language":7}', 'null'])('reads %j as none chosen', (content) => {
  const file = join(folder, 'language.json')
  writeFileSync(file, content)
  expect(chosenLanguage(file)).toBe('system')
})

it('says so when it cannot be kept', () => {
  const file = join(folder, 'a')
  writeFileSync(file, '')
  expect(() => keepLanguage(join(file, 'b', 'language.json'), 'de')).toThrow(Problem)
})

it.each([
  [['app', '--language=de'], 'en', [], 'de'],
  [['app', '--language=qps'], 'de', [], 'qps'],
  [['app', '--language=xx'], 'de', [], 'de'],
  [['app'], 'system', ['de-CH'], 'de'],
  [['app'], 'en', ['de-CH'], 'en'],
  [['app'], 'system', [], 'en']
] as const)(
  'started with %j, chosen %s on a system that prefers %j: %s',
  (argv, choice, preferred, language) => {
    expect(languageOf(argv, choice, preferred)).toBe(language)
  }
)
