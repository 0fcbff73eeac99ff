import { ref, watch } from 'vue'
import type { VueFlowStore } from '@vue-flow/core'
import { around, middleOf } from './sizes'
import type { Rect } from './sizes'
import type { Scene } from './scene'

export const LEAST_ZOOM = 0.1
export const MOST_ZOOM = 2
const MARGIN = 24
/** Taken by the buttons. */
const BELOW = 28
const READABLE_ZOOM = 0.75

export interface View {
  fit: () => void
  zoomBy: (factor: number) => void
  panBy: (x: number, y: number) => void
  /** Brings a node into the window if it is not there. */
  reveal: (rect: Rect) => void
  /** Brings a node into the middle of the window, large enough to be read. */
  centre: (rect: Rect) => void
  /** The user chose what to see; the map does not fit itself any more. */
  taken: () => void
}

/** What part of the map is seen. Nothing is animated. */
export function useView(flow: VueFlowStore, scene: () => Scene): View {
  const own = ref(false)

  function show(x: number, y: number, zoom: number): void {
    void flow.setViewport({ x, y, zoom })
  }

  function fit(): void {
    own.value = false
    const { width, height } = flow.dimensions.value
    const box = around(scene().rects.values())
    if (width === 0 || height === 0 || box.width === 0) return
    const room = height - BELOW
    const wanted = Math.min((width - 2 * MARGIN) / box.width, (room - 2 * MARGIN) / box.height, 1)
    const zoom = Math.max(LEAST_ZOOM, wanted)
    show((width - box.width * zoom) / 2 - box.x * zoom, (room - box.height * zoom) / 2 - box.y * zoom, zoom)
  }

  function zoomBy(factor: number): void {
    own.value = true
    const { width, height } = flow.dimensions.value
    const { x, y, zoom } = flow.viewport.value
    const next = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, zoom * factor))
    // The middle of the window stays where it is.
    const keep = (place: number, size: number): number => size / 2 - ((size / 2 - place) * next) / zoom
    show(keep(x, width), keep(y, height), next)
  }

  function panBy(dx: number, dy: number): void {
    own.value = true
    const { x, y, zoom } = flow.viewport.value
    show(x + dx, y + dy, zoom)
  }

  function reveal(rect: Rect): void {
    const { width, height } = flow.dimensions.value
    if (width === 0 || height === 0) return
    const { x, y, zoom } = flow.viewport.value
    const dx = inside(rect.x * zoom + x, rect.width * zoom, width)
    const dy = inside(rect.y * zoom + y, rect.height * zoom, height)
    if (dx !== 0 || dy !== 0) panBy(dx, dy)
  }

  function centre(rect: Rect): void {
    own.value = true
    const { width, height } = flow.dimensions.value
    const zoom = Math.max(flow.viewport.value.zoom, READABLE_ZOOM)
    const { x, y } = middleOf(rect)
    show(width / 2 - x * zoom, height / 2 - y * zoom, zoom)
  }

  // After the first layout, and after others and changes of the window's size until the user has taken over.
  watch([() => flow.dimensions.value.width, () => flow.dimensions.value.height, () => scene().layout], () => {
    if (!own.value) fit()
  })
  return { fit, zoomBy, panBy, reveal, centre, taken: () => (own.value = true) }
}

/** How far something has to be moved to be inside. */
function inside(start: number, size: number, room: number): number {
  if (start < MARGIN) return MARGIN - start
  return Math.min(0, room - MARGIN - (start + size))
}
