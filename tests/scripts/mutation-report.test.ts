import { expect, it } from 'vitest'
import { scoresOf, survivorsOf, withoutUnnoticed } from '../../scripts/mutation-report.mjs'

const mutant = (status: string, replacement = '{}') => ({
  id: '1',
  mutatorName: 'ObjectLiteral',
  replacement,
  status,
  location: { start: { line: 3, column: 7 } }
})
const report = {
  files: {
    'src/main/engine/rules/agents.ts': {
      mutants: ['Killed', 'Killed', 'Timeout', 'Survived', 'CompileError', 'Ignored'].map((status) =>
        mutant(status)
      )
    },
    'src/main/engine/rules.ts': { mutants: [mutant('NoCoverage', 'a\n  b')] }
  }
}

it('of the mutants that could be noticed, those that a test failed on or hung on were', () => {
  expect(scoresOf(report, ['src/main/engine/rules', 'src/main/engine', 'src/main/lab'])).toEqual([
    { place: 'src/main/engine/rules', killed: 3, all: 4, score: 75 },
    { place: 'src/main/engine', killed: 3, all: 5, score: 60 },
    { place: 'src/main/lab', killed: 0, all: 0, score: 0 }
  ])
})

it('tells where each of the others is, and what stood there', () => {
  expect(survivorsOf(report, ['src/main/engine'])).toEqual([
    'src/main/engine/rules/agents.ts:3:7 Survived ObjectLiteral: {}',
    'src/main/engine/rules.ts:3:7 NoCoverage ObjectLiteral: a b'
  ])
})

it('keeps what was noticed, and what needs no more trying', () => {
  const left = withoutUnnoticed(report)
  expect(survivorsOf(left, ['src/main/engine'])).toEqual([])
  expect(Object.keys(left.files)).toEqual(Object.keys(report.files))
  expect(scoresOf(left, ['src/main/engine'])).toMatchObject([{ killed: 3, all: 3 }])
})
