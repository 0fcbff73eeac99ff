import { Administrator } from './support/administrator'
import { expect, test } from './support/fixtures'
import { launch, temporaryFolder } from './support/launch'

test('after quitting and starting again everything is as it was', async () => {
  const folder = temporaryFolder()
  try {
    const first = await launch(folder.path)
    const before = await Administrator.at(await first.firstWindow())
    await before.makesNewLab('DPM1, DPM2', 'Server1')
    await before.installsAgent('DPM1', 'Server1')
    await before.protects('DPM1', ['Server1'], 'Files of Server1')
    await first.close()

    const second = await launch(folder.path)
    const after = await Administrator.at(await second.firstWindow())
    await after.sees('start-with-recent')
    await after.page
      .getByRole('region', { name: 'Recent labs' })
      .getByRole('button', { name: 'New lab' })
      .click()
    await after.goesTo('Protection')
    await expect(after.row(/Files of Server1/)).toBeVisible()
    // In the middle of it: the job goes on where it was.
    await expect(after.row(/System State/)).toContainText('Replica creation in progress')
    await after.waitsForJobs()
    await expect(after.row(/System State/)).toContainText('OK')

    await test.step('and what was done can still be undone', async () => {
      await after.choosesInMenu('Lab', /^Undo: .* of lab time/)
      await expect(after.row(/System State/)).toContainText('Replica creation in progress')
      await after.choosesInMenu('Lab', /^Undo: Create/)
      await expect(after.row(/Files of Server1/)).toHaveCount(0)
    })
    await second.close()
  } finally {
    folder.remove()
  }
})
