import { Administrator } from './support/administrator'
import { expect, test } from './support/fixtures'

test('a second console on another server of the same lab is kept in step', async ({ app, administrator }) => {
  await administrator.makesNewLab('DPM1, DPM2', 'Server1')
  const opening = app.waitForEvent('window')
  await administrator.choosesInMenu('Window', 'New window')
  const second = await Administrator.at(await opening)
  await expect(second.page).toHaveTitle(/^DPM2 - /)
  await expect(administrator.page).toHaveTitle(/^DPM1 - /)

  await second.installsAgent('DPM2', 'DPM1')
  await second.protects('DPM2', ['DPM1'], 'DPM1 itself')

  await expect(administrator.chain).toContainText('Protected by DPM2')
})

test('the page is locked in: no Node, no way out, no other origin', async ({ app, administrator }) => {
  const { page } = administrator
  expect(await page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
  expect(await page.evaluate(() => Object.keys(window.dpmLab).sort())).toEqual(['ask', 'on', 'pathOf'])
  const refused = (address: string) =>
    page.evaluate(
      (url) =>
        fetch(url).then(
          ({ status }) => status,
          () => 'refused'
        ),
      address
    )
  expect(await refused('file:///etc/passwd')).toBe('refused')
  expect(await refused('app://other/index.html')).toBe('refused')
  expect(await refused('app://bundle/..%2f..%2fpackage.json')).toBe(403)

  await page.evaluate(() => {
    window.open('https://example.org')
    location.href = 'https://example.org'
  })
  expect(await page.evaluate(() => location.href)).toMatch(/^app:\/\/bundle\//)
  expect(app.windows()).toHaveLength(1)

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // Not in the published types, but there in every Electron this runs on.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): object }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true
  })
})
