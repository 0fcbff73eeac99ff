import type { Command } from '@shared/contract/commands'
import type { GroundedViolation, WhatIfView } from '@shared/contract/views'
import type { Violation } from '@shared/verdict'
import { describeCommand } from '@shared/words'
import { decide } from './engine/decide'
import type { Estate } from './engine/estate'
import { evolveAll } from './engine/evolve'
import { changesBetween } from './views/changes'
import { groundsOf } from './views/grounds'
import { topologyView } from './views/topology'

type Steps = WhatIfView['steps'][number][]

/**
 * What commands would come to, one after the other, up to the first that would not be done. One that wants a
 * confirmation is such a one; what would be different if it were confirmed is told all the same.
 */
export function whatIf(estate: Estate, commands: readonly Command[]): WhatIfView {
  const steps: Steps = []
  const violations = new Findings()
  const warnings = new Findings()
  let at: Estate | null = estate
  for (const command of commands) {
    const { verdict, events } = decide(at, command)
    steps.push({ command, text: describeCommand(command), verdict })
    violations.add(at, verdict.violations)
    warnings.add(at, verdict.warnings)
    if (verdict.outcome !== 'done') {
      at = verdict.outcome === 'warned' ? confirmed(at, command) : null
      break
    }
    at = evolveAll(at, events)
  }
  return {
    steps,
    outcome: steps.at(-1)?.verdict.outcome ?? 'done',
    violations: violations.found,
    warnings: warnings.found,
    changes: at ? changesBetween(estate, at) : [],
    topology: topologyView(at ?? estate)
  }
}

/** The estate after a command that only wants a confirmation; null if it would be refused for all that. */
function confirmed(estate: Estate, command: Command): Estate | null {
  if (command.do !== 'create-protection-group' && command.do !== 'add-members') return null
  const { verdict, events } = decide(estate, { ...command, confirm: true })
  return verdict.outcome === 'done' ? evolveAll(estate, events) : null
}

/** Each rule once with each concern, with the path that made it true when it was met first. */
class Findings {
  readonly found: GroundedViolation[] = []
  readonly #known = new Set<string>()

  add(estate: Estate, violations: readonly Violation[]): void {
    for (const violation of violations) {
      const key = JSON.stringify(violation)
      if (this.#known.has(key)) continue
      this.#known.add(key)
      this.found.push({ ...violation, grounds: groundsOf(estate, violation) })
    }
  }
}
