import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLab } from '@main/lab'
import { withSteps } from './read'

describe('anything at all', () => {
  const lab = withSteps(
    '{ do: install-agent, on: DPM1, computer: Server1 }',
    'do: create-protection-group\n    on: DPM1\n    group: &g Payroll\n    members:\n      - { computer: Server1, dataSource: ["D:", "C:"] }',
    '{ do: remove-members, on: DPM1, group: *g, members: all, data: retain, expect: "done" }'
  )

  test('text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isAnswered(text)))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'{}[]:,-?&*!|>%@`"\'# \t\n\rab1~'.split(''))), (signs) =>
        isAnswered(signs.join(''))
      ),
      {
        numRuns: 2_000
      }
    )
  })

  test('a lab with a few slips', () => {
    const slip = fc.record({
      at: fc.nat(lab.length),
      drop: fc.nat(12),
      put: fc.oneof(
        fc.constant(''),
        fc.constantFrom(...'{}[]:,-?&*!|>\'"# \t\n'.split('')),
        fc.constantFrom('null', '1', '*g', 'lab', '<<', '__proto__')
      )
    })
    fc.assert(
      fc.property(fc.array(slip, { minLength: 1, maxLength: 4 }), (slips) => {
        isAnswered(
          slips.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), lab)
        )
      }),
      { numRuns: 2_000 }
    )
  })

  test('a length that is no number', () => {
    for (const length of [{}, [{}], { toString: 1, valueOf: 1 }]) {
      isAnswered(JSON.stringify({ lab: 1, title: { length } }))
      isAnswered(
        JSON.stringify({
          lab: 1,
          dpmServers: [{ name: { length } }],
          steps: [{ do: 'fail-server', server: { length } }]
        })
      )
      isAnswered(JSON.stringify({ lab: 1, expectState: { links: { length } } }))
    }
  })

  test('any value where another is wanted', () => {
    const root = ['title', 'introduction', 'dpmServers', 'protectedServers', 'given', 'steps', 'expectState']
    fc.assert(
      fc.property(fc.constantFrom(...root), fc.jsonValue(), (key, value) =>
        isAnswered(JSON.stringify({ lab: 1, [key]: value }))
      ),
      { numRuns: 1_000 }
    )
    fc.assert(
      fc.property(
        fc.constantFrom('do', 'on', 'computer', 'members', 'expect', 'policy'),
        fc.jsonValue(),
        (key, value) => {
          const step = { do: 'create-protection-group', on: 'A', group: 'g', members: [], [key]: value }
          isAnswered(JSON.stringify({ lab: 1, steps: [step] }))
        }
      ),
      { numRuns: 1_000 }
    )
  })

  /** Read, or refused with problems in order, each with a place in the text and a message. */
  function isAnswered(text: string): void {
    const parsed = parseLab(text, 'any.yaml')
    if (parsed.ok) return
    const lines = text.split(/\r\n?|\n/)
    expect(parsed.problems.length).toBeGreaterThan(0)
    let before = { line: 1, column: 1 }
    for (const { line, column, message } of parsed.problems) {
      expect(message).not.toBe('')
      expect(line).toBeLessThanOrEqual(lines.length)
      expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1)
      expect(line > before.line || (line === before.line && column >= before.column)).toBe(true)
      before = { line, column }
    }
  }
})
