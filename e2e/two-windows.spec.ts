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
