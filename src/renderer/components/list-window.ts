import { computed, type ComputedRef, type Ref } from 'vue'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/vue-virtual'

/**
 * Short lists are drawn whole where there is no layout to measure: before mounting, and in a test's fake DOM,
 * where every element is 0 pixels high and a virtualiser would draw nothing at all.
 */
const drawnWithoutLayout = 200

export interface ListWindow<Line> {
  drawn: ComputedRef<{ line: Line; index: number }[]>
  show: (index: number) => void
  /** Until a moment after the last scrolling. */
  scrolling: ComputedRef<boolean>
}

export interface ListWindowOptions<Line> {
  scroller: Readonly<Ref<HTMLElement | null>>
  lines: () => readonly Line[]
  /** The line with the focus stays drawn wherever the list is scrolled to. */
  kept: () => number
  /** All lines have the same height: the virtualiser counts in pixels, the stylesheet draws them. */
  rowHeight: number
  /** What covers the top of the list, such as headings that stay in place. */
  above?: number
}

/** The part of the lines that is worth drawing: what is near the visible part, and the line with the focus. */
export function useListWindow<Line>(options: ListWindowOptions<Line>): ListWindow<Line> {
  const { scroller, lines, kept, rowHeight, above = 0 } = options
  // Lines of one height need no keys of their own, and without them a new order costs nothing here.
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>(
    computed(() => {
      const count = lines().length
      const focus = kept()
      return {
        count,
        getScrollElement: () => scroller.value,
        estimateSize: () => rowHeight,
        // A fifth of what is drawn at each end: more of it costs every frame, less shows empty places.
        overscan: 6,
        scrollMargin: above,
        scrollPaddingStart: above,
        rangeExtractor: (range: Range) => {
          const indexes = defaultRangeExtractor(range)
          if (focus >= count || indexes.includes(focus)) return indexes
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
      return line === undefined ? [] : [{ line, index }]
    })
  })

  return {
    drawn,
    show: (index) => virtualizer.value.scrollToIndex(index, { align: 'auto' }),
    scrolling: computed(() => virtualizer.value.isScrolling)
  }
}
