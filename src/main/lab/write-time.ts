import type { Command } from '@shared/contract/commands'
import { LONGEST_STRETCH } from '../engine/jobs/advance'

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1]
] as const
/** A step has at most six digits. */
const MOST = 999_999

/** In the largest unit that says it in one step, or else in as many steps as it takes. */
export function advancing(seconds: number): Command[] {
  const exact = UNITS.find(([, size]) => seconds % size === 0 && seconds / size <= MOST)
  if (seconds > 0 && exact) return [{ do: 'advance-clock', by: `${seconds / exact[1]}${exact[0]}` }]
  const commands: Command[] = []
  let left = seconds
  for (const [unit, size] of UNITS) {
    for (let count = Math.floor(left / size); count > 0; count = Math.floor(left / size)) {
      const taken = Math.min(count, MOST)
      commands.push({ do: 'advance-clock', by: `${taken}${unit}` })
      left -= taken * size
    }
  }
  return commands
}

/**
 * Commands with the time that goes by between two others in one piece. A stretch that the engine would not run through
 * to its end stays as it is.
 */
export function coalesced(commands: readonly Command[]): Command[] {
  const found: Command[] = []
  let seconds = 0
  const flush = (): void => {
    found.push(...advancing(seconds))
    seconds = 0
  }
  for (const command of commands) {
    const stretch = command.do === 'advance-clock' ? secondsOf(command.by) : 0
    if (stretch === 0 || stretch > LONGEST_STRETCH) {
      flush()
      found.push(command)
      continue
    }
    if (seconds + stretch > LONGEST_STRETCH) flush()
    seconds += stretch
  }
  flush()
  return found
}

function secondsOf(by: string): number {
  const [, size = 0] = UNITS.find(([unit]) => by.endsWith(unit)) ?? []
  return Number(by.slice(0, -1)) * size
}
