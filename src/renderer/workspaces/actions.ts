import type { Icon, MenuEntry } from '../components'

/** Something a workspace offers, in its ribbon and in the menu of its rows alike. */
export interface Action<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly icon: Icon
  /** Why it is not available now; absent where it is. */
  readonly reason?: string | undefined
}

export interface ActionGroup<Id extends string = string> {
  readonly label: string
  readonly actions: readonly Action<Id>[]
}

export function toMenu(groups: readonly ActionGroup[]): readonly MenuEntry[] {
  return groups.flatMap(({ actions }, index): MenuEntry[] => [
    ...(index === 0 ? [] : [{ kind: 'separator' } as const]),
    ...actions.map(({ id, label, reason }): MenuEntry => ({
      kind: 'item',
      id,
      label,
      disabled: reason !== undefined,
      reason
    }))
  ])
}
