import { expect, test } from './support/fixtures'

test('a demo in full screen: it stops at the unsupported move, goes on to the end, and gives the window back', async ({
  administrator,
  app
}) => {
  const { page } = administrator
  const isFullScreen = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFullScreen())
  const demo = page.getByRole('region', { name: 'Demo' })
  // The map has one too.
  const said = demo.getByRole('status').last()

  await administrator.opensBundledLab('Unsupported: a move to the secondary')
  await page.keyboard.press('F11')
  await expect.poll(isFullScreen).toBe(true)
  await expect(demo.getByRole('heading', { name: 'Unsupported: a move to the secondary' })).toBeVisible()
  await expect(page.getByRole('menubar')).toBeHidden()
  await demo.getByLabel('Pace').selectOption('Fast')
  await administrator.sees('demo-opening')

  await test.step('it plays, and stops at the unsupported move', async () => {
    await demo.getByRole('button', { name: 'Start' }).click()
    await expect(said).toContainText('Step 1 of 8')
    await expect(page.getByRole('heading', { level: 1, name: 'DPM3' })).toBeVisible()
    await expect(page.locator('[data-next-control]')).toContainText('Attach')
    await administrator.sees('demo-step')
    await expect(said).toContainText('Refused: Unsupported move')
    await expect(demo.getByRole('heading', { name: 'Supported options' })).toBeVisible()
    await expect(demo.getByText('Held copy from DPM1').filter({ visible: true }).first()).toBeVisible()
    await administrator.sees('demo-stop')
    await expect(demo.getByText('Space: go on')).toBeVisible()
  })

  await test.step('Space goes on at the pace, to the next such move', async () => {
    await page.keyboard.press('Space')
    await expect(said).toContainText('Step 2 of 8')
    await expect(said).toContainText('Refused: Unsupported move')
  })

  await test.step('the arrows go on and back without waiting, to the end', async () => {
    await page.keyboard.press('ArrowRight')
    await expect(said).toContainText('Step 3 of 8')
    await page.keyboard.press('ArrowLeft')
    await expect(said).toContainText('Step 2 of 8')
    await expect(async () => {
      await page.keyboard.press('ArrowRight')
      await expect(said).toContainText('8 steps: 3 done, 5 refused', { timeout: 300 })
    }).toPass({ timeout: 45_000 })
    await administrator.sees('demo-closing')
  })

  await page.keyboard.press('Escape')
  await expect(demo).toBeHidden()
  await expect.poll(isFullScreen).toBe(false)
  await expect(page.getByRole('button', { name: 'Demo' })).toBeFocused()
  await expect(page.getByText('All 8 steps are played')).toBeVisible()
  administrator.hasNothingToComplainOf()
})
