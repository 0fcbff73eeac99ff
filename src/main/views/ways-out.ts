import { t } from '@shared/catalogue'
import type { WaysOutView, WayView } from '@shared/contract/views'
import type { Command } from '@shared/contract/commands'
import { goalText, type Goal } from '@shared/goal'
import { describeCommand } from '@shared/words'
import { explainWay, whyStep, type StepFacts, type WayEffects } from '@shared/words/ways'
import { decide } from '../engine/decide'
import type { Estate } from '../engine/estate'
import { evolveAll } from '../engine/evolve'
import { indexOf } from '../engine/server-index'
import { directlyProtectsSome, heldCopiesOf, knows, linksOf, protectorOf } from '../engine/topology'
import type { Found } from '../engine/ways-out/search'
import type { Way } from '../engine/ways-out/catalogue'

/** What a search found, in words. A way that the jobs and replicas of the lab do not allow is left out. */
export function waysOutView(estate: Estate, goal: Goal, { ways, complete }: Found): WaysOutView {
  return {
    goal,
    text: goalText(goal),
    complete,
    ways: ways.flatMap((way) => wayView(estate, way) ?? [])
  }
}

/** One way in words; null where not all of its steps are done. */
export function wayView(start: Estate, { steps, loses }: Way): WayView | null {
  if (steps.length === 0) return { steps: [], loses: [], explanation: t`It is so already.` }
  let estate = start
  const told: WayView['steps'][number][] = []
  for (const command of steps) {
    const { verdict, events } = decide(estate, command)
    if (verdict.outcome !== 'done') return null
    const after = evolveAll(estate, events)
    told.push({
      command,
      text: describeCommand(command),
      why: whyStep(command, stepFacts(estate, after, command))
    })
    estate = after
  }
  return { steps: told, loses, explanation: explainWay({ ...effectsOf(start, estate, steps), loses }) }
}

/** What the words of a step have to know beside its command. */
export function stepFacts(before: Estate, after: Estate, command: Command): StepFacts {
  const computer = computerOfStep(command)
  const freed = [...before.dpmServers.keys()].find(
    (server) => protectorOf(before, server) !== null && protectorOf(after, server) === null
  )
  return {
    ofDpmServer: before.dpmServers.has(computer),
    holders: heldCopiesOf(before, computer),
    freed: freed ?? null
  }
}

function computerOfStep(command: Command): string {
  if ('computer' in command) return command.computer
  if ('members' in command && command.members !== 'all') return command.members[0]?.computer ?? ''
  return 'server' in command ? command.server : ''
}

function effectsOf(before: Estate, after: Estate, steps: readonly Command[]): Omit<WayEffects, 'loses'> {
  const rebuilt = steps.flatMap((step) => (step.do === 'rebuild-server' ? [step.server] : []))
  const restored = steps.flatMap((step) => (step.do === 'restore-database' ? [step.server] : []))
  const linksAfter = linksOf(after)
  return {
    steps: steps.length,
    switched: [...after.dpmServers.values()].flatMap((server) => {
      const known = before.dpmServers.get(server.name)
      return [...indexOf(server).switched]
        .filter((computer) => !known || !indexOf(known).switched.has(computer))
        .map((computer) => ({ computer, on: server.name }))
    }),
    endedLinks: linksOf(before).filter(
      (link) =>
        !linksAfter.some((now) => now.protected === link.protected && now.protector === link.protector)
    ),
    unprotected: [...before.protectedServers.keys()].filter(
      (computer) => protectorsOf(before, computer).length > 0 && protectorsOf(after, computer).length === 0
    ),
    restored,
    emptied: rebuilt.filter((server) => !restored.includes(server)),
    strangers: [...after.protectedServers.keys()].flatMap((computer) => {
      const [to] = protectorsOf(after, computer)
      if (to === undefined || protectorsOf(before, computer).includes(to)) return []
      return heldCopiesOf(after, computer)
        .filter(({ holder, from }) => holder !== to && from !== to && !knows(after, holder, to))
        .map(({ holder }) => ({ holder, computer, to }))
    })
  }
}

/** The DPM servers that directly protect anything of a computer. */
function protectorsOf(estate: Estate, computer: string): string[] {
  return [...estate.dpmServers.keys()].filter((server) => directlyProtectsSome(estate, server, computer))
}
