import { Administrator } from './support/administrator'
import { expect, test } from './support/fixtures'
import { launch, temporaryFolder } from './support/launch'

test('in German: the start page, the console, a wizard, a refusal with what can be done instead', async () => {
  const folder = temporaryFolder()
  try {
    const app = await launch(folder.path, ['--language=de'])
    const administrator = await Administrator.at(await app.firstWindow())
    const { page } = administrator
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    await administrator.sees('german-start')
    await page
      .getByRole('region', { name: 'Mitgelieferte Labs' })
      .getByRole('button', { name: 'Unsupported: a move to the secondary', exact: true })
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'DPM1' })).toBeVisible()
    await administrator.sees('german-protection')

    await page
      .getByRole('region', { name: 'Schritte dieses Labs' })
      .getByRole('button', { name: 'Nächster Schritt' })
      .click()
    const verdict = page.getByRole('alertdialog')
    await page.getByRole('button', { name: 'Warum' }).click()
    await expect(verdict).toContainText('Nicht unterstütztes Verschieben')
    await administrator.sees('german-refusal')
    await page.keyboard.press('Escape')

    await page.getByRole('navigation', { name: 'Navigation' }).getByText('Verwaltung').click()
    await administrator.sees('german-management')
    await page.getByRole('button', { name: 'Installieren', exact: true }).click()
    await expect(page.getByRole('dialog')).toContainText('Bereitstellungsmethode für Agents auswählen')
    await administrator.sees('german-wizard')
    administrator.hasNothingToComplainOf()
    await app.close()
  } finally {
    folder.remove()
  }
})
