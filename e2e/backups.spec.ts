import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answersSaveDialog } from './support/desktop-dialogs'
import { expect, test } from './support/fixtures'

test('a lab is restored from a backup: while it is open, and after its file was damaged', async ({
  app,
  administrator,
  dataFolder
}) => {
  const { page } = administrator
  const protects = page.getByRole('row', { name: /Files of Server1/ })
  const fromRecent = () =>
    page.getByRole('region', { name: 'Recent labs' }).getByRole('button', { name: 'New lab' }).click()
  const restores = async () => {
    const dialog = page.getByRole('dialog', { name: 'Restore a backup' })
    await expect(dialog.getByRole('radio').first()).toBeChecked()
    await administrator.sees('restore-backup')
    await dialog.getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await administrator.goesTo('Protection')
    await expect(protects).toBeVisible()
  }

  await administrator.makesNewLab('DPM1, DPM2', 'Server1')
  await administrator.installsAgent('DPM1', 'Server1')
  await administrator.protects('DPM1', ['Server1'], 'Files of Server1')
  await administrator.choosesInMenu('File', 'Close lab')

  await test.step('the lab that is open goes back to its backup', async () => {
    await fromRecent()
    await administrator.goesTo('Protection')
    await administrator.choosesInMenu('Lab', /^Undo: Create/)
    await expect(protects).toHaveCount(0)
    await administrator.choosesInMenu('File', 'Restore a backup…')
    await restores()
  })

  await test.step('a damaged file is refused, and its backup offered', async () => {
    await administrator.choosesInMenu('File', 'Close lab')
    const file = join(dataFolder, 'labs', 'new-lab.dpmlab')
    writeFileSync(file, readFileSync(file).fill(0x5a, 4096))
    await fromRecent()
    const message = page.getByRole('alertdialog', { name: 'Lab is damaged' })
    await message.getByRole('button', { name: 'Restore a backup…' }).click()
    await restores()
  })

  await test.step('what is known of it can be collected, and names nothing of the lab', async () => {
    const file = join(dataFolder, 'diagnostics.txt')
    await answersSaveDialog(app, file)
    await administrator.choosesInMenu('Help', 'Collect diagnostics…')
    await expect(page.getByText('The diagnostics are in')).toBeVisible()
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('lab/open: damaged')
    expect(text).not.toMatch(/Server1|new-lab|dpm-lab-e2e/)
  })
  administrator.hasNothingToComplainOf()
})
