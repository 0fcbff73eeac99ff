import type { Command } from '@shared/contract/commands'
import type { DpmServer, Estate } from '../engine/estate'
import { Agents } from './write-agents'
import { Conditions } from './write-faults'
import { Goals } from './write-goals'
import { Groups } from './write-groups'
import { emptyLike } from './write-history'
import { Lives } from './write-lives'
import { isSameEstate } from './write-near'
import { Plan } from './write-plan'
import { Replicas } from './write-replicas'

/**
 * Commands that lead to an estate of a lab that has not begun, made from nothing but the estate: the same for the same estate, and in the order
 * in which somebody would set it up. Null if none were found: some estates can only be told by how they came about.
 */
export function compactCommands(target: Estate): readonly Command[] | null {
  const plan = new Plan(emptyLike(target))
  build(plan, new Goals(target, plan))
  return isSameEstate(plan.estate, target) ? plan.commands : null
}

/** Whatever gets on with the least effort comes next, until nothing does. */
function build(plan: Plan, goals: Goals): void {
  const agents = new Agents(plan, goals)
  const groups = new Groups(plan, goals, agents)
  const replicas = new Replicas(plan, goals)
  const lives = new Lives(plan, goals)
  const conditions = new Conditions(plan, goals)
  const on = (deed: (goal: DpmServer) => boolean) => () => goals.servers.some(deed)
  const efforts: readonly (() => boolean)[] = [
    () => lives.addServer(),
    on((goal) => groups.protect(goal, {})),
    on((goal) => groups.protect(goal, { early: true })),
    on((goal) => groups.protect(goal, { early: true, inParts: true })),
    on((goal) => groups.protect(goal, { early: true, inParts: true, own: true })),
    on((goal) => groups.removeUnwanted(goal)),
    on((goal) => replicas.switchSome(goal)),
    on((goal) => replicas.check(goal)),
    on((goal) => lives.restore(goal)),
    on((goal) => groups.protect(goal, { inParts: true, own: true, attach: 'if free' })),
    on((goal) => lives.rebuild(goal, { onlyIfFree: true })),
    on((goal) => lives.rebuild(goal, { onlyIfFree: false })),
    () => agents.fix({ failing: false }),
    () => conditions.setAgents(),
    on((goal) => lives.leave(goal, { onlyIfFree: true })),
    on((goal) => lives.leave(goal, { onlyIfFree: false })),
    on((goal) => lives.replace(goal)),
    on((goal) => groups.protect(goal, { inParts: true, own: true, attach: 'failing' })),
    () => agents.fix({ failing: true })
  ]
  lives.begin()
  const enough = goals.size * 4
  while (plan.commands.length < enough) {
    if (!efforts.some((effort) => effort())) break
  }
  lives.finish()
  conditions.finish()
}
