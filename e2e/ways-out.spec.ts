import type { Administrator } from './support/administrator'
import { AgentWizard } from './support/agent-wizard'
import { expect, test } from './support/fixtures'

/** DPM1 is lost, and somebody wants Server1 under DPM2: the refusal names three supported options. */
async function meetsTheRefusal(administrator: Administrator, option: number): Promise<void> {
  await administrator.opensBundledLab('A primary is lost')
  const wizard = await administrator.startsAgentWizard('DPM2', 'Attach')
  await wizard.selects('Server1')
  await wizard.presses('Next')
  await administrator.isRefused('Unsupported move', 'unsupported-move')
  await administrator.message.getByRole('listitem').nth(option).getByRole('button').click()
  await expect(wizard.dialog).toBeHidden()
}

test('DPM1 is rebuilt under its name and gets its DPM database back', async ({ administrator }) => {
  await meetsTheRefusal(administrator, 1)
  const dialog = administrator.page.getByRole('dialog')
  await expect(dialog.getByRole('heading', { name: 'Rebuild a DPM server' })).toBeVisible()
  await administrator.sees('rebuild')
  await dialog.getByRole('button', { name: 'Rebuild', exact: true }).click()
  await expect(dialog.getByRole('heading', { name: 'Restore database of a DPM server' })).toBeVisible()
  await administrator.sees('restore-database')
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click()

  await administrator.goesToConsoleOf('DPM1')
  await administrator.goesTo('Protection')
  // Server1 does not know the new installation yet, and its replicas are gone.
  await expect(administrator.row(/SQL\/Payroll.*Agent access denied/)).toBeVisible()
  await administrator.sees('protection-restored')
  await administrator.goesTo('Monitoring')
  await administrator.row(/Replica is missing.*SQL\/Payroll/).click()
  await administrator.page.getByRole('button', { name: 'Reallocate replicas' }).click()
  // How it goes on from there is practice 9.
  await expect(administrator.row(/Manual replica creation pending.*SQL\/Payroll/)).toBeVisible()
  await expect(administrator.chain).toContainText('Protected by DPM3')
})

test('Server1 moves to a new DPM server that DPM3 does not know', async ({ administrator }) => {
  await meetsTheRefusal(administrator, 2)
  const dialog = administrator.page.getByRole('dialog', { name: 'Add DPM server' })
  await administrator.sees('add-dpm-server')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()

  const wizard = await AgentWizard.on(administrator.page)
  await expect(administrator.page).toHaveTitle(/^DPM4 - /)
  await expect(wizard.dialog.getByRole('radio', { name: 'Attach agents' })).toBeChecked()
  for (const page of ['Select Computers', 'Enter Credentials', 'Summary']) {
    await wizard.presses('Next')
    await wizard.isAt(page)
  }
  await wizard.presses('Attach')
  await wizard.isAt('Installation')
  await wizard.presses('Close')
  await administrator.protects('DPM4', ['Server1'], 'Payroll')
  await administrator.waitsForJobs()
  await expect(administrator.row(/SQL\/Payroll.*OK/)).toBeVisible()

  await test.step('DPM3 must not come to know DPM4', async () => {
    const second = await administrator.startsAgentWizard('DPM3')
    await second.selects('DPM4')
    await second.presses('Next')
    await administrator.isRefused('Unsupported move', 'unsupported-move', 'DPM3 would come to know DPM4')
  })
})

test('a server that protects its own data breaks the chain only after a confirmation', async ({
  administrator
}) => {
  await administrator.opensBundledLab('Primary and secondary')
  const wizard = await administrator.startsGroupWizard('DPM1')
  await wizard.goesToMembers()
  await wizard.member('DPMDB').first().click()
  for (const page of [
    'Select Data Protection Method',
    'Specify Short-Term Goals',
    'Review Disk Storage Allocation',
    'Choose Replica Creation Method',
    'Choose Consistency Check Options',
    'Summary'
  ]) {
    await wizard.goesOnTo(page)
  }
  await wizard.presses('Create Group')
  await administrator.isRefused('This breaks the chain', 'breaks-chain', 'DPM1 → DPM2')
  await administrator.sees('warning-breaks-chain')
  await administrator.answers('No')
  await wizard.isAt('Summary')

  await wizard.presses('Create Group')
  await administrator.answers('Yes')
  await wizard.presses('Close')
  await expect(administrator.chain).toContainText('chain broken')
  await administrator.goesToConsoleOf('DPM2')
  await administrator.goesTo('Monitoring')
  await expect(administrator.row(/Chain broken/)).toBeVisible()
  await administrator.sees('monitoring-chain-broken')
})
