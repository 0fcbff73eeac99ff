import { expect, test } from './support/fixtures'

// The estate of the documents: DPM1 and DPM2 are primaries, DPM3 is the secondary of both.
test('a primary is lost: both moves are refused, protection is switched, and goes back after repair', async ({
  administrator
}) => {
  await administrator.opensBundledLab('Two primaries and one secondary')

  await test.step('DPM1 fails', async () => {
    await administrator.does('Fail', 'DPM1')
    await administrator.goesToConsoleOf('DPM1')
    await expect(administrator.page.getByText('This DPM server has failed')).toBeVisible()
    await administrator.sees('console-of-a-failed-server')
  })

  await test.step('Server1 cannot go to DPM2, with DPM3 as its secondary', async () => {
    const wizard = await administrator.startsAgentWizard('DPM2', 'Attach')
    await wizard.selects('Server1')
    await wizard.presses('Next')
    await administrator.isRefused('Unsupported move', 'unsupported-move', 'Server1', 'DPM2', 'DPM3', 'DPM1')
    await expect(administrator.message.getByRole('listitem')).toHaveCount(3)
    await administrator.sees('refusal-unsupported-move')
    await administrator.answers('OK')
    await wizard.presses('Cancel')
  })

  await test.step('nor to DPM3; the first supported option starts from there', async () => {
    const wizard = await administrator.startsAgentWizard('DPM3')
    await wizard.selects('Server1')
    await wizard.presses('Next')
    await administrator.isRefused('Unsupported move', 'unsupported-move', 'Server1', 'DPM3')
    await administrator.message.getByRole('listitem').first().getByRole('button').click()
    await expect(wizard.dialog).toBeHidden()
  })

  await test.step('Switch Disaster Protection on DPM3', async () => {
    const dialog = administrator.page.getByRole('alertdialog', { name: 'Switch Disaster Protection' })
    await expect(dialog).toContainText('31158')
    await administrator.sees('switch-protection')
    await dialog.getByRole('button', { name: 'Yes', exact: true }).click()
    await dialog.getByRole('button', { name: 'Perform Consistency Check' }).click()
    await expect(dialog).toBeHidden()
    await expect(administrator.row(/Server1.*Switched/).first()).toBeVisible()
    await administrator.sees('protection-switched')
  })

  await test.step('DPM1 is repaired: its jobs for Server1 fail until it takes ownership', async () => {
    await administrator.does('Repair', 'DPM1')
    await administrator.goesToConsoleOf('DPM1')
    await administrator.goesTo('Monitoring')
    await expect(administrator.row(/Agent Ownership Required/)).toBeVisible()
    await administrator.row(/Agent Ownership Required/).click()
    await administrator.sees('monitoring-ownership')
  })

  await test.step('protection is switched back on DPM3, then DPM1 takes ownership', async () => {
    await administrator.goesToConsoleOf('DPM3')
    await administrator.goesTo('Protection')
    await administrator
      .row(/Switched/)
      .first()
      .click()
    await administrator.presses('Switch Disaster Protection')
    const dialog = administrator.page.getByRole('alertdialog', { name: 'Switch Disaster Protection' })
    await expect(dialog).toContainText('31159')
    await dialog.getByRole('button', { name: 'Yes', exact: true }).click()
    await expect(dialog).toContainText('DPM1')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expect(administrator.row(/Switched/)).toHaveCount(0)

    await administrator.goesToConsoleOf('DPM1')
    await administrator.goesTo('Monitoring')
    await administrator.row(/Agent Ownership Required/).click()
    await administrator.page.getByRole('button', { name: 'Take Ownership' }).click()
    await administrator.answers('Yes')
    await expect(administrator.row(/Agent Ownership Required/)).toHaveCount(0)
    // What DPM3 backed up meanwhile went past the replicas of DPM1.
    await expect(administrator.row(/Replica is inconsistent.*Server1/).first()).toBeVisible()
  })
  administrator.hasNothingToComplainOf()
})
