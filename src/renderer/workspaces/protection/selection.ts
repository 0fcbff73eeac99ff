import type { MemberView } from '@shared/contract/views'
import type { DataSourceChoice } from '../../stores/types'
import type { Entry } from './protection-rows'

/** What the actions need to know of the rows that are selected. */
export interface Picked {
  /** The groups concerned, by name. */
  readonly groups: readonly string[]
  /** The group whose own row is all that is selected. */
  readonly whole: string | undefined
  /** Members of the one group concerned, or all of it where its own row is selected. */
  readonly members: readonly DataSourceChoice[] | 'all'
  /** Every member that is selected, by itself or with its group or computer. */
  readonly protectedData: readonly DataSourceChoice[]
  /** Computers a switch would be about. */
  readonly switchable: readonly string[]
  /** Computers with a selected inactive replica. */
  readonly inactive: readonly string[]
}

const unique = (names: readonly string[]): string[] => [...new Set(names)]

function choicesOf(data: readonly DataSourceChoice[]): DataSourceChoice[] {
  const choices = new Map<string, DataSourceChoice>()
  for (const { computer, dataSource } of data) {
    choices.set(`${computer}\n${dataSource}`, { computer, dataSource })
  }
  return [...choices.values()]
}

export function pickedOf(entries: readonly Entry[]): Picked {
  const placed = entries.flatMap((entry) => {
    if (entry.kind === 'member') return [{ member: entry.member, group: entry.group }]
    if (entry.kind === 'computer') return entry.members
    return []
  })
  const whole = entries.flatMap((entry) => (entry.kind === 'group' ? [entry.group] : []))
  const inactive = entries.flatMap((entry) => {
    if (entry.kind === 'inactive') return [entry.replica.computer]
    return entry.kind === 'inactive-group' ? entry.replicas.map(({ computer }) => computer) : []
  })
  const single = placed.map(({ member }) => member)
  return {
    groups: unique([...whole.map(({ name }) => name), ...placed.map(({ group }) => group)]),
    whole: entries.length === 1 ? whole[0]?.name : undefined,
    members: whole.length > 0 ? 'all' : choicesOf(single),
    protectedData: choicesOf([...whole.flatMap(({ members }) => members), ...single]),
    switchable: unique([
      ...whole.flatMap(({ members }) => switchableOf(members)),
      ...single.map(({ computer }) => computer)
    ]),
    inactive: unique(inactive)
  }
}

/** Of a whole group the computers that come through a primary: its other members have nothing to switch. */
function switchableOf(members: readonly MemberView[]): string[] {
  const replicas = members.filter(({ through }) => through !== null)
  return (replicas.length > 0 ? replicas : members).map(({ computer }) => computer)
}
