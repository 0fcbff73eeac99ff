import type { Command, MemberSelection } from '@shared/contract/commands'
import { parseGoal, type Goal } from '@shared/goal'
import type { RuleId } from '@shared/rule-ids'
import { decide } from '@main/engine/decide'
import type { Estate } from '@main/engine/estate'
import { evolveAll } from '@main/engine/evolve'
import { BOUNDS, searchWays, type Bounds, type Found } from '@main/engine/ways-out/search'
import type { Way } from '@main/engine/ways-out/catalogue'
import { remediesOf } from '@main/engine/ways-out/remedies'
import { chains, data, drop, lab, protects, type Lab } from '../builder'

export function goal(text: string): Goal {
  const parsed = parseGoal(text)
  if (!parsed) throw new Error(`${text} is no goal.`)
  return parsed
}

/** The whole search at once. */
export function search(
  { estate }: Pick<Lab, 'estate'>,
  wanted: string | Goal,
  bounds: Bounds = BOUNDS
): Found {
  const looking = searchWays(estate, typeof wanted === 'string' ? goal(wanted) : wanted, bounds)
  let next = looking.next()
  while (!next.done) next = looking.next()
  return next.value
}

/** The steps in short: `attach-agent DPM4 Server1`. What is given up is marked. */
export function short({ steps, loses }: Way): string {
  const lost = loses.map(({ on, computer, dataSource }) => `${on}:${computer}:${dataSource}`)
  return [steps.map(stepInShort).join(', '), ...(lost.length > 0 ? [`gives up ${lost.join(' ')}`] : [])].join(
    '; '
  )
}

function stepInShort(step: Command): string {
  switch (step.do) {
    case 'create-protection-group':
      return [
        'create',
        step.on,
        ...step.members.map(({ computer, through }) => computer + (through ? `<${through}` : ''))
      ].join(' ')
    case 'remove-members':
      return ['remove', step.on, step.group, step.data].join(' ')
    case 'add-dpm-server':
      return `add ${step.name}`
    case 'restore-database':
      return `restore ${step.server} ${step.from}`
    default:
      return [
        step.do,
        'on' in step ? step.on : '',
        'server' in step ? step.server : '',
        'computer' in step ? step.computer : ''
      ]
        .filter(Boolean)
        .join(' ')
  }
}

/** Several replicas of one computer that come through a primary. */
export const copies = (computer: string, dataSource: string[], through: string): MemberSelection => ({
  computer,
  dataSource,
  through
})

/** Taken out of a group with its data retained, or with it deleted. */
export const gives = (on: string, name: string, ...members: MemberSelection[]): Command[] => [
  drop(on, name, 'retain', ...members),
  drop(on, name, 'delete', ...members)
]

/** What could take away that a command breaks a rule; throws if it does not. */
export function remediesFor(rule: RuleId, of: Lab, refused: Command): Command[] {
  const { outcome, violations } = of.asks(refused)
  const broken = violations.filter((violation) => violation.rule === rule)
  if (outcome !== 'refused' || broken.length === 0) throw new Error(`${of.says(refused)}, not by ${rule}`)
  return remediesOf(of.estate, { outcome, violations: broken, warnings: [] })
}

/** The estate after all steps; throws if one of them is not done. */
export function after(estate: Estate, steps: readonly Command[]): Estate {
  return steps.reduce((before, step) => {
    const { verdict, events } = decide(before, step)
    if (verdict.outcome !== 'done') throw new Error(`${JSON.stringify(step)} is ${verdict.outcome}`)
    return evolveAll(before, events)
  }, estate)
}

/**
 * The seed's topology: DPM1 protects Server1, DPM2 protects Server2, and DPM3 is the secondary of both.
 * Source: Moving protected servers.
 */
export function twoPrimaries(more: readonly string[] = []): Lab {
  const of = (name: string) => data(name, ['SQL/Payroll', 'D:'])
  return lab({
    dpm: ['DPM1', 'DPM2', 'DPM3', ...more],
    servers: { Server1: ['C:', 'D:', 'SQL/Payroll'], Server2: ['C:', 'D:', 'SQL/Payroll'] }
  }).does(
    protects('DPM1', of('Server1')),
    protects('DPM2', of('Server2')),
    chains('DPM1', 'DPM3', of('Server1')),
    chains('DPM2', 'DPM3', of('Server2'))
  )
}
