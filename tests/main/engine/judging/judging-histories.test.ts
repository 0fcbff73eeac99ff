import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RuleId } from '@shared/rule-ids'
import { decide } from '@main/engine/decide'
import { evolveAll } from '@main/engine/evolve'
import { judge } from '@main/engine/judging'
import { factsOf } from '@main/engine/judging/facts'
import { linksOf } from '@main/engine/topology'
import { lab } from '../builder'
import { history } from '../histories'
import { findings, NEVER_BROKEN } from './judging-kit'

it('finds the hard rules unbroken after any commands, and the links that the engine finds', () => {
  const broken = new Set<RuleId>()
  fc.assert(
    fc.property(history, ({ layout, commands }) => {
      let { estate } = lab(layout)
      for (const command of commands) estate = evolveAll(estate, decide(estate, command).events)
      for (const rule of NEVER_BROKEN) expect(findings(estate, rule)).toEqual([])
      expect(
        factsOf(estate)
          .links.map(({ protected: server, protector }) => `${server}→${protector}`)
          .sort()
      ).toEqual(
        linksOf(estate)
          .map(({ protected: server, protector }) => `${server}→${protector}`)
          .sort()
      )
      for (const { rule, state } of judge(estate)) if (state === 'broken') broken.add(rule)
    }),
    { seed: 7, numRuns: 300 }
  )
  // The histories do get into trouble, so that finding none of the hard rules broken says something.
  expect(broken.size).toBeGreaterThan(8)
})
