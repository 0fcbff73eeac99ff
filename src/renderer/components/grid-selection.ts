import { ref, type Ref } from 'vue'
import type { GridLine } from './grid-model'

export interface GridSelection {
  /** The row the keyboard is on. */
  active: Ref<string | undefined>
  pick: (index: number, how: { toggle?: boolean; extend?: boolean }) => void
  all: () => void
}

/** Selection as in Windows lists: plain replaces, Ctrl toggles one, Shift spans from where it began. */
export function useGridSelection(
  lines: () => readonly GridLine[],
  selected: Ref<string[]>,
  multiple: () => boolean
): GridSelection {
  const active = ref<string>()
  const anchor = ref<string>()

  const indexOf = (id: string | undefined): number => lines().findIndex((line) => line.row.id === id)

  function pick(index: number, how: { toggle?: boolean; extend?: boolean }): void {
    const id = lines()[index]?.row.id
    if (id === undefined) return
    active.value = id
    if (multiple() && how.extend) {
      const start = indexOf(anchor.value)
      const from = start === -1 ? index : start
      if (start === -1) anchor.value = id
      const span = lines().slice(Math.min(from, index), Math.max(from, index) + 1)
      selected.value = span.map((line) => line.row.id)
      return
    }
    anchor.value = id
    if (multiple() && how.toggle) {
      const has = selected.value.includes(id)
      selected.value = has ? selected.value.filter((other) => other !== id) : [...selected.value, id]
      return
    }
    if (selected.value.length !== 1 || selected.value[0] !== id) selected.value = [id]
  }

  function all(): void {
    if (multiple()) selected.value = lines().map((line) => line.row.id)
  }

  return { active, pick, all }
}
