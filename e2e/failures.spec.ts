import { expect, test } from './support/fixtures'
import type { Administrator } from './support/administrator'

/** Lab > Failures: a failure by its entry, and what its dialog asks. */
async function plants(
  { page }: Administrator,
  entry: string,
  ok: string,
  choices: Readonly<Record<string, string>> = {}
): Promise<void> {
  await page.getByRole('menuitem', { name: 'Lab', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Failures', exact: true }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
  const dialog = page.getByRole('dialog')
  for (const [label, value] of Object.entries(choices)) {
    await dialog.getByLabel(label, { exact: true }).selectOption(value)
  }
  await dialog.getByRole('button', { name: ok, exact: true }).click()
  await expect(dialog).toBeHidden()
}

// Each failure shows what the documents say, and what they say puts it right.
test('failures are planted, seen in the console, and put right', async ({ administrator }) => {
  const { page } = administrator
  await administrator.opensBundledLab('Primary and secondary')
  await administrator.goesToConsoleOf('DPM1')

  await test.step('the network between DPM1 and Server1 is cut (3122)', async () => {
    await plants(administrator, 'Cut network between two computers…', 'Cut', {
      'One computer': 'DPM1',
      'The other computer': 'Server1'
    })
    await administrator.goesTo('Monitoring')
    await expect(administrator.row(/Agent unreachable.*Server1/)).toBeVisible()
    await page.getByRole('menuitem', { name: 'Lab', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Failures', exact: true }).click()
    await page.getByRole('menuitem', { name: 'What is out of order…', exact: true }).click()
    await administrator.sees('failures-what-is-out-of-order')
    await page.getByRole('button', { name: /^Restore network/ }).click()
    await expect(page.getByRole('dialog')).toContainText('Nothing is out of order')
    await page.keyboard.press('Escape')
    await expect(page.getByText('No active alerts')).toBeVisible()
  })

  await test.step('the SQL Server VSS Writer of Server1 is stopped: its backups fail (31310)', async () => {
    await plants(administrator, 'Stop a service…', 'Stop', { Computer: 'Server1' })
    await administrator.lets('One day')
    await administrator.row(/Recovery point creation failures.*SQL\/Payroll/).click()
    await expect(page.getByText(/31310/).first()).toBeVisible()
    await administrator.sees('failures-writer-stopped')
    await page.getByRole('menuitem', { name: 'Lab', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Failures', exact: true }).click()
    await page.getByRole('menuitem', { name: 'What is out of order…', exact: true }).click()
    await page.getByRole('button', { name: /^Start service/ }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Create recovery point', exact: true }).click()
    await administrator.waitsForJobs()
    await expect(administrator.row(/Recovery point creation failures/)).toHaveCount(0)
  })

  await test.step('the agent of Server1 is too old (3121), and updated', async () => {
    await plants(administrator, 'Agent version too old…', 'Make too old', { Computer: 'Server1' })
    await expect(administrator.row(/Agent incompatible.*Server1/)).toBeVisible()
    await administrator.goesTo('Management')
    await administrator.opensTab('Agents')
    await administrator.row(/Server1.*Update available/).click()
    await administrator.presses('Update')
    await expect(administrator.row(/Server1.*Updating/)).toBeVisible()
    await administrator.sees('failures-agent-updating')
    await administrator.waitsForJobs()
    await expect(administrator.row(/Server1.*OK/)).toBeVisible()
  })

  await test.step('Server1 denies access (42), until SetDpmServer is run there', async () => {
    await plants(administrator, 'Wrong credentials…', 'Deny access', { Computer: 'Server1' })
    await administrator.row(/Server1.*Access denied/).click()
    await administrator.presses('Run SetDpmServer…')
    await page.getByRole('dialog').getByRole('button', { name: 'Run', exact: true }).click()
    await expect(administrator.row(/Server1.*OK/)).toBeVisible()
  })

  await test.step('the storage pool is full (3100), until a disk is added', async () => {
    await plants(administrator, 'Fill storage pool…', 'Fill', { 'DPM server': 'DPM1' })
    await administrator.goesTo('Monitoring')
    await administrator.row(/Disk threshold exceeded/).click()
    await page.getByRole('button', { name: 'Disk Storage', exact: true }).click()
    await administrator.sees('failures-storage-full')
    await administrator.presses('Add')
    await page.getByRole('dialog').getByLabel('Size').fill('20480')
    await page.getByRole('dialog').getByRole('button', { name: 'Add', exact: true }).click()
    await administrator.goesTo('Monitoring')
    await expect(administrator.row(/Disk threshold exceeded/)).toHaveCount(0)
  })
  administrator.hasNothingToComplainOf()
})
