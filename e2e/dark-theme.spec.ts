import { expect, test } from './support/fixtures'

test('every workspace reads well in the dark', async ({ administrator }) => {
  await administrator.opensBundledLab('A primary is lost')
  await administrator.page.getByRole('menuitem', { name: 'View', exact: true }).click()
  await administrator.page.getByRole('menuitem', { name: 'Theme', exact: true }).click()
  await administrator.page.getByRole('menuitemcheckbox', { name: 'Dark', exact: true }).click()
  await expect(administrator.page.locator('html')).toHaveAttribute('data-theme', 'dark')

  await administrator.goesToConsoleOf('DPM3')
  for (const workspace of ['Monitoring', 'Protection', 'Recovery', 'Reporting', 'Management'] as const) {
    await administrator.goesTo(workspace)
    await administrator.sees(`dark-${workspace.toLowerCase()}`)
  }
  for (const tab of ['DPM Servers', 'Disk Storage', 'Libraries']) {
    await administrator.opensTab(tab)
    await administrator.sees(`dark-management-${tab.toLowerCase().replace(' ', '-')}`)
  }
  const wizard = await administrator.startsAgentWizard('DPM2')
  await wizard.selects('Server1')
  await administrator.sees('dark-agent-wizard')
  await wizard.presses('Next')
  await administrator.isRefused('Unsupported move', 'unsupported-move')
  await administrator.sees('dark-refusal')
})
