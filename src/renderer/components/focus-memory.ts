/**
 * Where the focus was before a menu took it.
 *
 * A dialog opened by a menu command must give the focus back to what the user was working in; by then the
 * menu item that was focused is long gone, so menus note the element here when they open.
 */
let beforeMenu: HTMLElement | null = null

function focused(): HTMLElement | null {
  const element = document.activeElement
  return element instanceof HTMLElement && element !== document.body ? element : null
}

const inMenu = (element: HTMLElement): boolean => element.closest('[role="menu"], [role="menubar"]') !== null

/** To be called when a menu is about to open. */
export function noteFocusBeforeMenu(): void {
  const element = focused()
  if (element && !inMenu(element)) beforeMenu = element
}

/** The element a dialog that opens now should return the focus to. */
export function focusToReturn(): HTMLElement | null {
  const element = focused()
  return element && !inMenu(element) ? element : beforeMenu
}
