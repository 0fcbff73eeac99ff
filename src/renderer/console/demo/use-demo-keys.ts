import { onBeforeUnmount, onMounted } from 'vue'

interface Keys {
  readonly toggle: () => void
  readonly next: () => void
  readonly back: () => void
  readonly end: () => void
}

/** What has these keys for itself. */
const OWN_ARROWS = 'input, select, textarea, [role="tab"], [role="application"] *, [role="slider"]'
const OWN_SPACE = `${OWN_ARROWS}, button, summary, a, [role="row"], [role="treeitem"]`

/** The keys of the presenter. Page up and down are those of a remote control for slides. */
export function useDemoKeys({ toggle, next, back, end }: Keys): void {
  function deedOf({ key, target }: KeyboardEvent): (() => void) | null {
    const within = (selector: string): boolean =>
      target instanceof Element && target.closest(selector) !== null
    switch (key) {
      case ' ':
        return within(OWN_SPACE) ? null : toggle
      case 'ArrowRight':
      case 'PageDown':
        return within(OWN_ARROWS) ? null : next
      case 'ArrowLeft':
      case 'PageUp':
        return within(OWN_ARROWS) ? null : back
      case 'Escape':
        return end
      default:
        return null
    }
  }

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    // A dialog has the keyboard to itself, and a menu closes by Escape.
    if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return
    const deed = deedOf(event)
    if (!deed) return
    event.preventDefault()
    // A key that is held down does one thing.
    if (!event.repeat) deed()
  }
  onMounted(() => document.addEventListener('keydown', onKeydown))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKeydown))
}
