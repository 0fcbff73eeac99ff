import type { Predicate, PredicatePart } from '@shared/exercise'
import { parseGoal } from '@shared/goal'
import type { RuleId } from '@shared/rule-ids'
import { configurationsOf } from '../engine/configurations'
import type { Estate } from '../engine/estate'
import { linksOf } from '../engine/topology'
import { isReached, unknownIn } from '../engine/ways-out/goal'
import { agentsOf, alertsOf, dpmServersOf, jobsOf, membersOf, replicasOf } from '../lab/state'

/** What predicates are asked of: a lab as it stands at a moment of its run. */
export interface Moment {
  readonly estate: Estate
  /** Rules that refused a command in this run. */
  readonly refused: ReadonlySet<RuleId>
}

type Item = Readonly<Record<string, unknown>>

export function holds(predicate: Predicate, moment: Moment): boolean {
  switch (predicate.kind) {
    case 'some':
      return itemsOf(moment.estate, predicate.part).some((item) => hasValues(item, predicate.item))
    case 'goal':
      return isGoalReached(predicate.goal, moment.estate)
    case 'refused':
      return moment.refused.has(predicate.rule)
    case 'not':
      return !holds(predicate.of, moment)
    case 'any':
      return predicate.of.some((one) => holds(one, moment))
  }
}

export function allHold(predicates: readonly Predicate[], moment: Moment): boolean {
  return predicates.every((predicate) => holds(predicate, moment))
}

/** Of a server that is not there yet only a goal that it shall not protect is reached. */
function isGoalReached(text: string, estate: Estate): boolean {
  const goal = parseGoal(text)
  if (!goal) return false
  if (unknownIn(estate, goal) !== null) return goal.kind === 'not-protected-by'
  return isReached(estate, goal)
}

export function itemsOf(estate: Estate, part: PredicatePart): readonly object[] {
  switch (part) {
    case 'servers':
      return [
        ...dpmServersOf(estate),
        ...[...estate.protectedServers.values()].map(({ name, status }) => ({ name, status }))
      ]
    case 'agents':
      return agentsOf(estate)
    case 'links':
      return linksOf(estate)
    case 'members':
      return membersOf(estate)
    case 'configurations':
      return configurationsOf(estate)
    case 'replicas':
      return replicasOf(estate)
    case 'jobs':
      return jobsOf(estate)
    case 'alerts':
      return alertsOf(estate)
  }
}

function hasValues(item: object, wanted: Item): boolean {
  const values = item as Item
  return Object.entries(wanted).every(([key, value]) => isSame(values[key], value))
}

/** Lists, which are those of the servers of a configuration, in their order. */
function isSame(value: unknown, wanted: unknown): boolean {
  if (!Array.isArray(value) || !Array.isArray(wanted)) return value === wanted
  return value.length === wanted.length && value.every((one, index) => one === wanted[index])
}
