import { computed, reactive, type ComputedRef } from 'vue'
import type { GridColumn } from './types'

const narrowest = 48
const flexible = 160

export interface ColumnWidths {
  /** The value for `grid-template-columns`. */
  template: ComputedRef<string>
  /** Below this many pixels the list scrolls sideways. */
  minimum: ComputedRef<number>
  set: (id: string, width: number) => void
  reset: (id: string) => void
}

/** Column widths: what the user dragged, else what the column asks for, else a share of what is left. */
export function useColumnWidths(columns: () => readonly GridColumn[]): ColumnWidths {
  const chosen = reactive(new Map<string, number>())
  const widthOf = (column: GridColumn): number | undefined => chosen.get(column.id) ?? column.width
  const minimum = computed(() => columns().reduce((sum, column) => sum + (widthOf(column) ?? flexible), 0))
  const template = computed(() => {
    const tracks = columns().map((column) => {
      const width = widthOf(column)
      return width === undefined ? `minmax(${flexible}px, 1fr)` : `${width}px`
    })
    // With fixed columns only, a last empty track takes the rest, so that rows still reach the edge.
    if (!tracks.some((track) => track.endsWith('1fr)'))) tracks.push('minmax(0, 1fr)')
    return tracks.join(' ')
  })
  return {
    template,
    minimum,
    set: (id, width) => chosen.set(id, Math.max(narrowest, Math.round(width))),
    reset: (id) => chosen.delete(id)
  }
}
