import { computed, ref } from 'vue'
import type { GridRow } from '../components'
import { useClosedRows } from './closed-rows'

/** Something that a list shows, and the row that shows it. */
export interface Listed<T> {
  readonly item: T
  readonly row: GridRow
}

/** What the rows of a list stand under. */
export interface Grouping<T> {
  readonly id: string
  /** The heading an item belongs under. */
  readonly headingOf: (item: T) => string
  /** Headings in their order. Others follow, by name. */
  readonly order?: readonly string[]
}

interface Group<T> {
  readonly heading: string
  readonly listed: readonly Listed<T>[]
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

function groupsOf<T>(listed: readonly Listed<T>[], grouping: Grouping<T>): Map<string, Group<T>> {
  const { id, headingOf, order = [] } = grouping
  const place = (heading: string): number => {
    const index = order.indexOf(heading)
    return index === -1 ? order.length : index
  }
  const groups = [...Map.groupBy(listed, ({ item }) => headingOf(item))]
    .map(([heading, inside]) => ({ heading, listed: inside }))
    .sort((a, b) => place(a.heading) - place(b.heading) || byName.compare(a.heading, b.heading))
  return new Map(groups.map((group) => [`group\n${id}\n${group.heading}`, group]))
}

/**
 * A list in groups, what is selected in it, and which items that are: a heading stands for everything under it.
 * `column` is the column of the headings.
 */
export function useGroupedList<T>(
  listed: () => readonly Listed<T>[],
  grouping: () => Grouping<T>,
  column: string
) {
  const { closed, toggle } = useClosedRows()
  const groups = computed(() => groupsOf(listed(), grouping()))
  const byId = computed(() => new Map(listed().map((one) => [one.row.id, one.item])))

  const rows = computed((): readonly GridRow[] =>
    [...groups.value].flatMap(([id, { heading, listed: inside }]) => {
      const expanded = !closed.value.has(id)
      const head: GridRow = {
        id,
        kind: 'group',
        expandable: true,
        expanded,
        count: inside.length,
        cells: { [column]: heading }
      }
      return expanded ? [head, ...inside.map(({ row }) => row)] : [head]
    })
  )

  const wanted = ref<string[]>([])
  /** Rows go with the lab; what is gone is not selected any more. */
  const selected = computed({
    get: () => wanted.value.filter((id) => byId.value.has(id) || groups.value.has(id)),
    set: (ids: string[]) => (wanted.value = ids)
  })

  const picked = computed((): readonly T[] => {
    const items = selected.value.flatMap((id) => {
      const item = byId.value.get(id)
      return item === undefined ? (groups.value.get(id)?.listed ?? []).map((one) => one.item) : [item]
    })
    return [...new Set(items)]
  })

  return { rows, byId, selected, picked, toggle }
}
