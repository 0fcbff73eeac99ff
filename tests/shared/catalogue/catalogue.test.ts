// The texts in the source and those of the other languages are the same texts.

import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { textsOf } from '../../../scripts/catalogue-texts.mjs'

const src = resolve(import.meta.dirname, '../../../src')
const texts = textsOf(src)
const keys = [...texts.keys()]

const valuesOf = (text: string): string => [...text.matchAll(/\{\d+\}/g)].map(String).sort().join(' ')

describe('the texts of the source', () => {
  it('are found in scripts and in templates', () => {
    expect(texts.get('Close')?.some((file) => file.endsWith('.vue'))).toBe(true)
    expect(texts.has('Stop protection of {0} on {1}, data retained')).toBe(true)
    expect(keys.length).toBeGreaterThan(2_000)
  })

  it('are whole: none begins or ends with a blank, a comma or a colon before it', () => {
    expect(keys.filter((key) => key !== key.trim() || /^[,.;:]/.test(key))).toEqual([])
  })

  it('have words: signs and values alone are no text', () => {
    expect(keys.filter((key) => !/\p{L}{2}/u.test(key))).toEqual([])
  })
})

const german = resolve(src, 'shared/catalogue/de.json')
describe.runIf(existsSync(german))('German', () => {
  const said = JSON.parse(readFileSync(german, 'utf8')) as Record<string, string>

  it('has every text of the source', () => {
    expect(keys.filter((key) => (said[key] ?? '').trim() === '')).toEqual([])
  })

  it('has no text that the source does not have', () => {
    expect(Object.keys(said).filter((key) => !texts.has(key))).toEqual([])
  })

  it('has the values of each text', () => {
    const wrong = Object.entries(said).filter(
      ([key, text]) => text !== '' && valuesOf(key) !== valuesOf(text)
    )
    expect(wrong).toEqual([])
  })
})
