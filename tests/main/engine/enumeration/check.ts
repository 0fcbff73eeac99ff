import { toRecord, type Estate, type EstateRecord } from '@main/engine/estate'
import { configurationsOf } from '@main/engine/configurations'
import { linksOf } from '@main/engine/topology'
import { judge } from '@main/engine/judging'
import { NEVER_BROKEN } from '../judging/judging-kit'
import { verdictProblems } from '../invariants'
import { answer } from '../reference'
import { brokenAlways } from './always'
import { neglected } from './duties'
import { wrongEffects } from './effects'
import type { Step } from './enumerate'
import { factsOf } from './facts'
import { read } from './reading'
import { configurationsByPaths, turned } from './topologies'

/** What is wrong with an estate, in words: by the page, and by the judgement of the engine's own report. */
export function stateProblems(estate: Estate): string[] {
  const lab = read(estate)
  const judged = judge(estate)
    .filter(({ rule, state }) => state === 'broken' && NEVER_BROKEN.includes(rule))
    .map(({ rule }) => `judged broken: ${rule}`)
  return [...brokenAlways(lab), ...judged, ...topologyProblems(estate)]
}

function topologyProblems(estate: Estate): string[] {
  const { links } = read(estate)
  const found = linksOf(estate).map((link) => `${link.protected} to ${link.protector}`)
  const expected = links.map((link) => `${link.protected} to ${link.protector}`)
  const kinds = configurationsOf(estate).map(({ kind, servers }) =>
    [kind, ...(kind === 'ring' || kind === 'cyclic' ? turned(servers) : servers)].join(' ')
  )
  return [
    ...differing('links', found, expected),
    ...differing('configurations', kinds, configurationsByPaths(links))
  ]
}

/** What is wrong with a step: what was decided against the page read literally, and what came of it. */
export function stepProblems({ before, command, decision, after }: Step): string[] {
  const { verdict, events } = decision
  const { outcome, violations, warnings } = verdict
  const expected = answer(recordOf(before), command)
  const said = {
    outcome,
    violations: violations.map(({ rule }) => rule).join(),
    warnings: warnings.map(({ rule }) => rule)
  }
  const problems = [
    ...differing('outcome', [said.outcome], [expected.outcome]),
    ...differing('violations', [said.violations], [expected.violations.join()]),
    ...differing('warnings', said.warnings, expected.warnings),
    ...verdictProblems(before, verdict)
  ]
  if (outcome !== 'done')
    return events.length === 0 ? problems : [...problems, 'refused, and something happened']
  return [
    ...problems,
    ...wrongEffects(read(before), command, factsOf(before), factsOf(after)),
    ...neglected({ before: read(before), after: read(after), command, warnings: said.warnings })
  ]
}

function differing(what: string, found: readonly string[], expected: readonly string[]): string[] {
  const [one, other] = [found.toSorted().join(' | '), expected.toSorted().join(' | ')]
  return one === other ? [] : [`${what}: ${one}, expected ${other}`]
}

const records = new WeakMap<Estate, EstateRecord>()

function recordOf(estate: Estate): EstateRecord {
  const known = records.get(estate) ?? toRecord(estate)
  records.set(estate, known)
  return known
}
