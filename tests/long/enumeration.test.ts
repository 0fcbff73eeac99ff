import { expect, it } from 'vitest'
import { stateProblems, stepProblems } from '../main/engine/enumeration/check'
import { enumerate } from '../main/engine/enumeration/enumerate'
import { alphabet, beginnings, estatesOf } from '../main/engine/enumeration/world'
import { progress } from './progress'

/*
 * Issue 7: every sequence of up to five commands over three DPM servers and two protected servers, from a bare lab;
 * and up to three from set-ups that take several commands themselves, where there is more to come.
 */

const SET_UPS = Object.keys(beginnings).filter((name) => name !== 'bare')
const DEPTH = Number(process.env['ENUMERATION_DEPTH'] ?? 5)
const SET_UP_DEPTH = Number(process.env['ENUMERATION_SET_UP_DEPTH'] ?? 3)

it.each([
  { names: ['bare'], depth: DEPTH },
  { names: SET_UPS, depth: SET_UP_DEPTH }
])(
  'every sequence of up to $depth commands from $names keeps to the rules',
  { timeout: 3_600_000 },
  (one) => {
    const tell = progress(`enumeration from ${one.names.join(', ')}`)
    let steps = 0
    const found = enumerate(estatesOf(one.names), alphabet, one.depth, {
      state: (estate) => {
        const problems = stateProblems(estate)
        if (problems.length > 0) expect(problems, JSON.stringify([...estate.dpmServers])).toEqual([])
      },
      step: (step) => {
        steps++
        const problems = stepProblems(step)
        if (problems.length > 0) {
          expect(problems, JSON.stringify([step.command, ...step.before.dpmServers])).toEqual([])
        }
      },
      layer: ({ depth, states, sequences }) => {
        const all = BigInt(alphabet.length) ** BigInt(depth) * BigInt(one.names.length)
        tell(
          `${depth} commands: ${states} new states; ${all} sequences, ${sequences} of them with every command done; ${steps} decisions checked`
        )
      }
    })
    expect(found).toHaveLength(one.depth + 1)
    expect(steps).toBe(alphabet.length * found.slice(0, -1).reduce((sum, { states }) => sum + states, 0))
  }
)
