import type { Predicate } from './exercise'

/** A predicate as a file has it, in one line: `agents: { computer: DPM1, owner: DPM2 }`. */
export function predicateText(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'some':
      return `${predicate.part}: ${braces(Object.entries(predicate.item).map(([key, value]) => `${key}: ${valueText(value)}`))}`
    case 'goal':
      return `goal: ${predicate.goal}`
    case 'refused':
      return `refused: ${predicate.rule}`
    case 'not':
      return `not: ${braces([predicateText(predicate.of)])}`
    case 'any':
      return `any: [${predicate.of.map((one) => braces([predicateText(one)])).join(', ')}]`
  }
}

function braces(parts: readonly string[]): string {
  return `{ ${parts.join(', ')} }`
}

function valueText(value: unknown): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
}
