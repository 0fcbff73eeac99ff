import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axeCore from 'axe-core'

const OPTIONS: axeCore.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations']
}

const DIALOG = '[role=dialog], [role=alertdialog]'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * axe, WCAG 2.2 A and AA. Where a dialog is open it is all there is: what lies behind it is hidden from everybody, and
 * was looked at before. Put into the page once and called there: with its own Playwright package each look took seven
 * times as long (measured), most of it putting it there again.
 */
export async function findsNothingWrong(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const found = await page.evaluate(
    async ({ dialog, options }) => {
      const { axe } = window as unknown as { axe: typeof axeCore }
      const open = document.querySelector(dialog) !== null
      const { violations } = await axe.run(open ? { include: [dialog] } : document, options)
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
    },
    { dialog: DIALOG, options: OPTIONS }
  )
  expect(found).toEqual([])
}
