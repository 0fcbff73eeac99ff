import { t } from '@shared/catalogue'
import { isDirection, nextInDirection, readingOrder, STEPS } from './directions'
import type { Rect } from './sizes'

/** What the keys of the map come to. */
export interface KeyDeeds {
  readonly rects: () => ReadonlyMap<string, Rect>
  focus: (id: string) => void
  activate: (id: string) => void
  select: (id: string) => void
  /** The next tie of a computer. */
  selectTie: (id: string) => void
  menu: (card: HTMLElement) => void
  /** By so many steps; nothing where nothing can be moved. */
  move: (id: string, x: number, y: number) => void
  panBy: (x: number, y: number) => void
  zoomBy: (factor: number) => void
  fit: () => void
}

const PAN = 80
const MOVE = 16

/** For those who cannot see that there are any. */
export const KEYS_IN_WORDS = t`Arrow keys go to the next computer in that direction, Page Up and Page Down through all of them. Enter opens the console of a DPM server, Space selects, L selects the next link of the computer. Ctrl with an arrow key moves the computer, Shift with an arrow key the map. Plus and minus zoom, 0 fits the map.`

/** Whether the key was one of the map's. */
export function pressed(event: KeyboardEvent, deeds: KeyDeeds): boolean {
  if (event.altKey || event.metaKey) return false
  const card = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-node]') : null
  return ofView(event, deeds) || (card !== null && ofCard(event, card, card.dataset['node'] ?? '', deeds))
}

function ofView({ key, shiftKey, ctrlKey }: KeyboardEvent, deeds: KeyDeeds): boolean {
  if (ctrlKey) return false
  if (shiftKey && isDirection(key)) {
    const { x, y } = STEPS[key]
    deeds.panBy(-x * PAN, -y * PAN)
    return true
  }
  switch (key) {
    case '+':
    case '=':
      deeds.zoomBy(1.25)
      return true
    case '-':
      deeds.zoomBy(0.8)
      return true
    case '0':
      deeds.fit()
      return true
    default:
      return false
  }
}

function ofCard(event: KeyboardEvent, card: HTMLElement, id: string, deeds: KeyDeeds): boolean {
  const { key, ctrlKey, shiftKey } = event
  if (isDirection(key)) {
    const { x, y } = STEPS[key]
    if (ctrlKey) deeds.move(id, x * MOVE, y * MOVE)
    else go(nextInDirection(deeds.rects(), id, key))
    return true
  }
  if (ctrlKey) return false
  if (key === 'ContextMenu' || (key === 'F10' && shiftKey)) {
    deeds.menu(card)
    return true
  }
  const order = readingOrder(deeds.rects())
  const place = order.indexOf(id)
  switch (key) {
    case 'Enter':
      deeds.activate(id)
      return true
    case ' ':
      deeds.select(id)
      return true
    case 'l':
    case 'L':
      deeds.selectTie(id)
      return true
    case 'Home':
      go(order[0])
      return true
    case 'End':
      go(order.at(-1))
      return true
    case 'PageDown':
      go(order[place + 1])
      return true
    case 'PageUp':
      go(order[place - 1])
      return true
    default:
      return false
  }

  function go(next: string | null | undefined): void {
    if (next !== null && next !== undefined) deeds.focus(next)
  }
}
