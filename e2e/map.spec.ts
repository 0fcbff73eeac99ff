import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { answersSaveDialog } from './support/desktop-dialogs'
import { expect, test } from './support/fixtures'

/** Where a computer stands on the map: the middle of its card in the window. */
async function middleOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const box = await page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).boundingBox()
  if (!box) throw new Error(`${name} is not on the map.`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('the map answers before the drop, and what it shows can be kept', async ({
  administrator,
  app,
  dataFolder
}) => {
  const { page } = administrator
  await administrator.opensBundledLab('A primary is lost')
  await administrator.goesTo('Map')
  const map = page.getByRole('group', { name: 'Map of the lab' })
  await expect(map.getByRole('button', { name: /^DPM3, Secondary/ })).toBeVisible()
  await expect(map.locator('[data-edge] .line')).toHaveCount(5)
  await administrator.sees('map')

  await test.step('details are those of the lists, and a double click shows the console', async () => {
    await map.getByRole('button', { name: /^DPM3/ }).click()
    await expect(page.getByText('DPM database held by')).toBeVisible()
    await administrator.sees('map-details')
    await map.getByRole('button', { name: /^DPM3/ }).dblclick()
    await expect(page.getByRole('heading', { level: 1, name: 'DPM3' })).toBeVisible()
    await administrator.goesTo('Map')
  })

  await test.step('Server1 over DPM2 is refused before it is dropped', async () => {
    await expect(map.getByRole('button', { name: /^DPM2/ })).toBeVisible()
    const [from, to] = [await middleOf(page, 'Server1'), await middleOf(page, 'DPM2')]
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x + 20, from.y - 10, { steps: 4 })
    await page.mouse.move(to.x, to.y, { steps: 8 })
    await expect(map.getByText('Unsupported move')).toBeVisible()
    await page.mouse.up()
    const answer = page.getByRole('dialog', { name: 'What if' })
    await expect(answer.getByText('This would be refused.')).toBeVisible()
    await expect(answer.getByText('Server1 → DPM3: Held copy from DPM1')).toBeVisible()
    await expect(answer.getByRole('button', { name: 'Carry out' })).toHaveCount(0)
    await expect(answer.getByRole('button', { name: /^DPM3/ })).toBeVisible()
    await administrator.sees('what-if-refused')
    await answer.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('it is live', async () => {
    await administrator.choosesInMenu('Lab', 'Repair…')
    await page.getByRole('dialog').getByRole('button', { name: 'Repair', exact: true }).click()
    await expect(map.getByRole('button', { name: /^Server1, Protected/ })).toBeVisible()
  })

  await test.step('as a picture', async () => {
    const svg = join(dataFolder, 'map.svg')
    await answersSaveDialog(app, svg)
    await administrator.presses('Export as SVG…')
    await expect.poll(() => content(svg).toString('utf8')).toMatch(/^<svg[\s\S]*DPM3[\s\S]*<\/svg>\s*$/)
    const png = join(dataFolder, 'map.png')
    await answersSaveDialog(app, png)
    await administrator.presses('Export as PNG…')
    await expect.poll(() => content(png).subarray(1, 4).toString('latin1')).toBe('PNG')
  })
  administrator.hasNothingToComplainOf()
})

function content(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

test('the map and its twin by the keyboard alone', async ({ administrator }) => {
  const { page } = administrator
  const { keyboard } = page
  const focused = page.locator(':focus')
  await administrator.opensBundledLab('Two primaries and one secondary')
  await keyboard.press('Control+6')
  const map = page.getByRole('group', { name: 'Map of the lab' })
  await expect(map.getByRole('button', { name: /^DPM3/ })).toBeVisible()

  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 40; presses++) {
      await keyboard.press('Tab')
      const here = await focused.evaluate(
        (element) => element.getAttribute('aria-label') ?? element.textContent
      )
      if (name.test(here)) return
    }
    throw new Error(`The Tab key does not reach ${String(name)}.`)
  }

  await test.step('from card to card, and to a console', async () => {
    await tabTo(/^(DPM|Server)\d, /)
    await keyboard.press('Home')
    await keyboard.press('ArrowLeft')
    await expect(focused).toHaveAttribute('aria-label', /^Server\d/)
    await keyboard.press('ArrowRight')
    await expect(focused).toHaveAttribute('aria-label', /^DPM[12], Primary/)
    await keyboard.press('ArrowRight')
    await expect(focused).toHaveAttribute('aria-label', /^DPM3, Secondary/)
    await keyboard.press('Space')
    await expect(page.getByText('DPM database held by')).toBeVisible()
    await keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: 'Show console' })).toBeVisible()
    await keyboard.press('Escape')
    await keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'DPM3' })).toBeVisible()
  })

  await test.step('the same in the table', async () => {
    await keyboard.press('Control+6')
    await keyboard.press('Control+f')
    await keyboard.type('Server1')
    await keyboard.press('Enter')
    await keyboard.press('Shift+Tab')
    await keyboard.press('ArrowRight')
    await expect(page.getByRole('treegrid', { name: 'Computers' })).toBeVisible()
    await expect(administrator.row(/^Server1/).first()).toHaveAttribute('aria-selected', 'true')
    await expect(
      page.getByRole('treegrid', { name: 'Ties' }).getByRole('row', { name: /DPM1.*DPM3/ })
    ).toBeVisible()
    await administrator.sees('map-table')
  })
  administrator.hasNothingToComplainOf()
})
