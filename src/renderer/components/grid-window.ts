import { computed, type ComputedRef, type Ref } from 'vue'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/vue-virtual'
import type { GridLine } from './grid-model'

/** Must equal --row-height and --header-height: the virtualiser counts in pixels, the stylesheet draws them. */
export const rowHeight = 28
export const headerHeight = 28

/**
 * Short lists are drawn whole where there is no layout to measure: before mounting, and in a test's fake DOM,
 * where every element is 0 pixels high and a virtualiser would draw nothing at all.
 */
const drawnWithoutLayout = 200

export interface GridWindow {
  drawn: ComputedRef<{ line: GridLine; index: number }[]>
  show: (index: number) => void
}

/** The part of the lines that is worth drawing: what is near the visible part, and the line with the focus. */
export function useGridWindow(
  scroller: Readonly<Ref<HTMLElement | null>>,
  lines: () => readonly GridLine[],
  kept: () => number
): GridWindow {
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => {
      const all = lines()
      const focus = kept()
      return {
        count: all.length,
        getScrollElement: () => scroller.value,
        estimateSize: () => rowHeight,
        getItemKey: (index: number) => all[index]?.row.id ?? index,
        overscan: 10,
        scrollMargin: headerHeight,
        scrollPaddingStart: headerHeight,
        rangeExtractor: (range: Range) => {
          const indexes = defaultRangeExtractor(range)
          if (focus >= all.length || indexes.includes(focus)) return indexes
          return [...indexes, focus].sort((a, b) => a - b)
        }
      }
    })
  )

  const drawn = computed(() => {
    const all = lines()
    const items = virtualizer.value.getVirtualItems()
    if (items.length === 0 && all.length < drawnWithoutLayout)
      return all.map((line, index) => ({ line, index }))
    return items.flatMap(({ index }) => {
      const line = all[index]
      return line ? [{ line, index }] : []
    })
  })

  return { drawn, show: (index) => virtualizer.value.scrollToIndex(index, { align: 'auto' }) }
}
