import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { WayView } from '@shared/contract/views'

/** One line of the list: a way, or several that do the same with other servers. */
export interface WayEntry {
  readonly ways: readonly WayView[]
}

/** So many of the same kind are still told one by one. */
const FEW = 3

/** The ways as a list shows them: the order stays, and where very many do the same, they are one entry. */
export function entriesOf(ways: readonly WayView[]): readonly WayEntry[] {
  const kinds = Map.groupBy(ways, kindOf)
  return ways.flatMap((way) => {
    const alike = kinds.get(kindOf(way)) ?? [way]
    if (alike.length <= FEW) return [{ ways: [way] }]
    return alike[0] === way ? [{ ways: alike }] : []
  })
}

const kindOf = ({ steps }: WayView): string => steps.map(({ command }) => command.do).join(' ')

/** What tells the ways of an entry apart: the names that are not in all of them. */
export function variantsOf({ ways }: WayEntry): readonly string[] {
  const names = ways.map(({ steps }) => new Set(steps.flatMap(({ command }) => namesOf(command))))
  return names.map((own, index) => {
    const apart = [...own].filter((name) => !names.every((others) => others.has(name)))
    return apart.join(', ') || t`Way ${index + 1}`
  })
}

const NAMES = ['on', 'server', 'computer', 'name', 'as', 'from', 'target', 'through'] as const

function namesOf(command: Command): string[] {
  const members = 'members' in command && command.members !== 'all' ? command.members : []
  return [command, ...members].flatMap((fields) =>
    NAMES.map((key): unknown => (fields as Readonly<Record<string, unknown>>)[key]).filter(
      (value) => typeof value === 'string'
    )
  )
}
