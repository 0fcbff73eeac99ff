import { describe, expect, it } from 'vitest'
import { RULE_IDS } from '@shared/rule-ids'
import type { Concern, Violation } from '@shared/verdict'
import { explain, messageOf, ruleWords, type Explanation, type Start } from '@shared/words'
import { decide } from '@main/engine/decide'
import { cases } from './cases'
import { install, met, primary, servers } from './lab'
import { expectNeutral, expectProse } from './prose'

const explained = cases.map(([rule, estate, command]) => {
  const violation = met(estate, command, rule)
  return { label: `${rule}: ${JSON.stringify(command)}`, violation, words: explain(violation) }
})

function sentencesOf(words: Explanation): string[] {
  return [words.title, words.says, words.documents, ...words.instead.map(({ text }) => text)]
}

function namesOf(concern: Concern): string[] {
  const { server, computer, dataSource, through, other, from, group, name, link, versions, ring } = concern
  return [
    ...[server, computer, dataSource, through, other, from, group, name, link?.protected, link?.protector],
    ...(versions ?? []),
    ...(ring ?? [])
  ].filter((found) => found !== undefined)
}

function namesStarted({ open, ...names }: Start): string[] {
  expect(open).toMatch(/^[a-z-]+$/)
  return Object.values(names)
}

describe('the words of the rules', () => {
  it('stand for every rule', () => {
    expect(Object.keys(ruleWords).sort()).toEqual([...RULE_IDS].sort())
  })

  it('are all tried here', () => {
    expect([...new Set(explained.map(({ violation }) => violation.rule))].sort()).toEqual(
      [...RULE_IDS].sort()
    )
  })

  it.each(RULE_IDS)('have a heading and a source: %s', (rule) => {
    const { title, source, documents } = ruleWords[rule]
    expect(title).toMatch(/^[A-Z].{5,45}[^.]$/)
    expect(source).not.toBe('')
    expect(documents).toMatch(/^[A-Z].*\.$/)
  })

  it.each(explained)('are whole sentences: $label', ({ words }) => {
    expect(words.instead.length).toBeGreaterThan(0)
    for (const sentence of [words.says, ...words.instead.map(({ text }) => text)]) {
      expectProse(sentence)
    }
  })

  it.each(explained)('are neutral: $label', ({ words }) => {
    for (const sentence of sentencesOf(words)) expectNeutral(sentence)
  })

  it.each(explained)('name what is concerned: $label', ({ violation, words }) => {
    const text = [words.says, ...words.instead.map((advice) => advice.text)].join(' ')
    for (const name of namesOf(violation.concern)) expect(text).toContain(name)
  })

  it.each(explained)(
    'start nothing for a server the concern does not name: $label',
    ({ violation, words }) => {
      const known = namesOf(violation.concern)
      for (const { start } of words.instead) {
        if (start) for (const name of namesStarted(start)) expect(known).toContain(name)
      }
    }
  )

  it.each(RULE_IDS)('do without a name that is not there: %s', (rule) => {
    const words = explain({ rule, concern: {} })
    for (const sentence of sentencesOf(words)) expect(sentence).not.toMatch(/\bundefined\b|\bnull\b/)
    for (const { start } of words.instead) expect(start).toBeUndefined()
  })
})

describe('the IDs of the product', () => {
  const idsOf = (violation: Violation) => explain(violation).errorIds

  it('follow which version is the older one', () => {
    const concern = { server: 'DPM1', computer: 'DPM2' }
    const of = (versions: [string, string]) =>
      idsOf({ rule: 'version-mismatch', concern: { ...concern, versions } })
    expect(of(['10.22.148.0', '10.19.58.0'])).toEqual([31242])
    expect(of(['9.22', '10.19.58.0'])).toEqual([31243])
  })

  it('say which server to upgrade', () => {
    const versions = ['10.19.58.0', '10.22.148.0'] as const
    const { instead } = explain({
      rule: 'version-mismatch',
      concern: { server: 'DPM1', computer: 'DPM2', versions }
    })
    expect(instead[0]?.text).toBe('Upgrade DPM on DPM1 to 10.22.148.0, the version of DPM2.')
  })

  it('are given for a data source of the same console only', () => {
    const concern = { server: 'DPM2', computer: 'Server1', dataSource: 'D:\\' }
    expect(idsOf({ rule: 'already-protected', concern: { ...concern, other: 'DPM2' } })).toEqual([157])
    expect(idsOf({ rule: 'already-protected', concern: { ...concern, other: 'DPM1' } })).toEqual([])
  })
})

describe('the message of a verdict', () => {
  it('is what the first violation says', () => {
    const { verdict } = decide(primary, install('DPM1', 'Server1'))
    expect(messageOf(verdict)).toBe('DPM1 already owns the protection agent on Server1.')
  })

  it('is none where nothing is violated', () => {
    expect(messageOf(decide(servers, install('DPM1', 'Server1')).verdict)).toBeUndefined()
  })
})
