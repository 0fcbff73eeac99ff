import type { WizardPage } from './types'

/** The way through a wizard: which page follows which, stepping over those that are left out. */
export interface WizardSteps {
  current: WizardPage | undefined
  previous: WizardPage | undefined
  next: WizardPage | undefined
  /** The forward button finishes here. */
  finishing: boolean
  /** The finishing page lies behind: what is left is to watch. */
  beyond: boolean
}

export function stepsAt(pages: readonly WizardPage[], id: string): WizardSteps {
  const at = pages.findIndex((page) => page.id === id)
  const marked = pages.findIndex((page) => page.finish && !page.disabled)
  const end = marked === -1 ? pages.findLastIndex((page) => !page.disabled) : marked
  return {
    current: pages[at],
    previous: pages.slice(0, Math.max(0, at)).findLast((page) => !page.disabled),
    next: pages.slice(at + 1).find((page) => !page.disabled),
    finishing: at === end,
    beyond: at > end
  }
}
