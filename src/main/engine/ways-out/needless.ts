import type { Command } from '@shared/contract/commands'
import type { Goal } from '@shared/goal'
import type { Estate } from '../estate'
import { isReached } from './goal'
import { stepsFrom, type State } from './state'

/**
 * Whether a way does more than it must: some of its steps alone reach the goal and give up nothing else, or data that
 * is deleted could as well be retained.
 */
export function isNeedless(start: Estate, { steps, losses }: State, goal: Goal): boolean {
  const others = [...gentler(steps), ...partsOf(steps)]
  return others.some((other) => {
    const end = stepsFrom(start, other)
    if (!end || !isReached(end.estate, goal)) return false
    return [...end.losses.keys()].every((copy) => losses.has(copy))
  })
}

function* gentler(steps: readonly Command[]): Generator<readonly Command[]> {
  for (const [index, step] of steps.entries()) {
    if (step.do !== 'remove-members' || step.data === 'retain') continue
    yield steps.with(index, { ...step, data: 'retain' })
  }
}

/** Every proper part, in its order; the longest first, for these are the likeliest. */
function* partsOf(steps: readonly Command[]): Generator<readonly Command[]> {
  const masks = Array.from({ length: 2 ** steps.length - 2 }, (_, index) => index + 1)
  for (const mask of masks.sort((one, other) => bits(other) - bits(one))) {
    yield steps.filter((_, index) => (mask & (1 << index)) !== 0)
  }
}

function bits(mask: number): number {
  return mask.toString(2).replaceAll('0', '').length
}
