import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import { computed, nextTick, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue'
import { useConsole } from '../../stores/console'
import { useLab } from '../../stores/lab'
import { controlsOf, controlWords, pathWords, type Control, type Row } from './controls'
import './next-control.css'

const MARK = 'data-next-control'
const byControl = (name: string): string => `[data-control="${CSS.escape(name)}"]`

function rowSelector(row: Row): string {
  return 'id' in row ? `[data-row-id="${CSS.escape(row.id)}"]` : `[data-row-id^="${CSS.escape(row.under)}"]`
}

/**
 * The control of the console to use next on the way to a command: the first that is not as it has to be. It is marked
 * and scrolled into view, and told in words. While a dialog is open there is none: it says itself what it wants.
 */
export function useNextControl(command: () => Command | null) {
  const lab = useLab()
  const consoleStore = useConsole()
  const next = shallowRef<Control | null>(null)
  const inDialog = computed(
    () => consoleStore.dialog !== null || consoleStore.shown !== null || consoleStore.tried !== null
  )
  const controls = computed(() => {
    const wanted = command()
    const names = lab.dpmServers.map(({ name }) => name)
    return wanted ? controlsOf(wanted, names) : []
  })
  const path = computed(() => pathWords(controls.value))
  const words = computed(() => {
    if (inDialog.value) return t`complete the dialog that is open as the step says, and close it`
    return next.value ? controlWords(next.value) : ''
  })
  const marked = ref<Element | null>(null)

  function isReached(control: Control): boolean {
    switch (control.kind) {
      case 'server':
        return consoleStore.server === control.name
      case 'workspace':
        return consoleStore.workspace === control.workspace
      case 'monitoring-tab':
        return consoleStore.monitoringTab === control.tab
      case 'management-tab':
        return consoleStore.managementTab === control.tab
      case 'row':
        return control.rows.length === 0
          ? isAvailable(control.button)
          : control.rows.some((row) => document.querySelector(`${rowSelector(row)}[aria-selected="true"]`))
      case 'button':
      case 'menu':
      case 'clock':
        return false
    }
  }

  function look(): void {
    const wanted = inDialog.value ? null : (controls.value.find((control) => !isReached(control)) ?? null)
    next.value = wanted
    mark(wanted && elementOf(wanted))
  }

  function mark(element: Element | null): void {
    if (element === marked.value && (element?.hasAttribute(MARK) ?? true)) return
    marked.value?.removeAttribute(MARK)
    marked.value = element
    if (!element) return
    element.setAttribute(MARK, '')
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: still ? 'auto' : 'smooth' })
  }

  /** Goes to the place of the command. */
  async function goThere(): Promise<void> {
    for (const control of controls.value) {
      if (control.kind === 'server') consoleStore.server = control.name
      else if (control.kind === 'workspace') consoleStore.workspace = control.workspace
      else if (control.kind === 'monitoring-tab') consoleStore.monitoringTab = control.tab
      else if (control.kind === 'management-tab') consoleStore.managementTab = control.tab
    }
    await nextTick()
    look()
  }

  /** The same; what is to be used there has the focus. */
  async function go(): Promise<void> {
    await goThere()
    if (marked.value instanceof HTMLElement) marked.value.focus()
  }

  // Lists, their selection and what buttons say of themselves are other people's: one sees them on the page.
  let asked = 0
  const lookSoon = (): void => {
    asked ||= requestAnimationFrame(() => {
      asked = 0
      look()
    })
  }
  const observer = new MutationObserver(lookSoon)
  onMounted(() => {
    look()
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['aria-selected', 'aria-disabled', 'data-row-id']
    })
  })
  watch(
    [
      controls,
      inDialog,
      () => consoleStore.server,
      () => consoleStore.workspace,
      () => consoleStore.monitoringTab,
      () => consoleStore.managementTab
    ],
    look,
    { flush: 'post' }
  )
  onBeforeUnmount(() => {
    observer.disconnect()
    cancelAnimationFrame(asked)
    mark(null)
  })

  return { words, path, go, goThere }
}

function isAvailable(label: string): boolean {
  const button = document.querySelector(byControl(`ribbon:${label}`))
  return button !== null && button.getAttribute('aria-disabled') !== 'true'
}

/** What stands for it on the page; null where it is not there. */
function elementOf(control: Control): Element | null {
  const find = (name: string) => document.querySelector(byControl(name))
  switch (control.kind) {
    case 'server':
      return find('server')
    case 'workspace':
      return find(`nav:${control.workspace}`)
    case 'monitoring-tab':
    case 'management-tab':
      return find(`tab:${control.tab}`)
    case 'row': {
      for (const row of control.rows) {
        const element = document.querySelector(rowSelector(row))
        if (element) return element
      }
      return document.querySelector('main [data-grid-scroller]')
    }
    case 'button':
      return find(`ribbon:${control.label}`)
    case 'menu':
      return find(`menu:${t`Lab`}`)
    case 'clock':
      return find('clock:run-until')
  }
}
