import { expect } from 'vitest'

/** Whole, neutral sentences: no gaps where a name is missing, nobody spoken to, nothing cried out. */
export function expectProse(text: string): void {
  expect(text).toMatch(/^\S.*[^ ]\.$/)
  expect(text).not.toMatch(/\bundefined\b|\bnull\b|\[object|the one concerned| {2}|\n|\.\./i)
  expectNeutral(text)
  expect(text.length).toBeLessThan(330)
}

export function expectNeutral(text: string): void {
  expect(text).not.toMatch(/\berrors?\b|!|\bwe\b|\bour\b|\bplease\b/i)
}
