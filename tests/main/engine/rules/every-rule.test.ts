import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { RULE_IDS } from '@shared/rule-ids'

const sources = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
const described = sources.flatMap((source) =>
  [...source.matchAll(/^describe\('([a-z-]+)'/gm)].map((match) => match[1] ?? '')
)

it('has a describe for every rule', () => {
  expect(RULE_IDS.filter((id) => !described.includes(id))).toEqual([])
})

it('has no two for one, and none for what is no rule', () => {
  expect(described.toSorted()).toEqual([...RULE_IDS].toSorted())
})
