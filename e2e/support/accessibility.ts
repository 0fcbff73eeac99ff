import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

const DIALOG = '[role=dialog], [role=alertdialog]'

/**
 * axe, WCAG 2.2 A and AA. Legacy mode: Electron has no second target for axe to open. Where a dialog is open it is all
 * there is: what lies behind it is hidden from everybody, and was looked at before.
 */
export async function findsNothingWrong(page: Page): Promise<void> {
  const axe = new AxeBuilder({ page }).withTags(LEVELS).setLegacyMode()
  if ((await page.locator(DIALOG).count()) > 0) axe.include(DIALOG)
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(found).toEqual([])
}
