import { expect, test } from './support/fixtures'

// Domain notes, section 10, P9 and section 5.4: DPM1 is rebuilt under its name, from what DPM3 holds.
test('practice 9: rebuild a lost primary', async ({ administrator }) => {
  test.setTimeout(150_000)
  const { page } = administrator
  await administrator.opensBundledLab('Practice 9: rebuild a lost primary')

  await test.step('the database belongs to the name: another one will not do', async () => {
    await administrator.choosesInMenu('Lab', 'Rebuild…')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox').first().selectOption('DPM1')
    await dialog.getByRole('button', { name: 'Rebuild', exact: true }).click()
    await administrator.sees('p9-restore-database')
    await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click()
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  await test.step('DPM1 knows its groups again, and has no replicas (458, 3101)', async () => {
    await administrator.goesToConsoleOf('DPM1')
    await administrator.goesTo('Monitoring')
    await expect(administrator.row(/DPM database restored/)).toBeVisible()
    await expect(administrator.row(/Replica is missing.*Server1/)).toHaveCount(2)
    await administrator.sees('p9-replicas-missing')
  })

  await test.step('nothing can be restored into them before they are reallocated (118)', async () => {
    const wizard = await administrator.startsRecovery('DPM3', 'Server1', 'D:')
    await wizard.chooses('Recover to DPM replica')
    await administrator.isRefused('Replica does not wait for its data', 'replica-not-pending', '118', 'DPM1')
    await administrator.answers('OK')
    await wizard.presses('Cancel')
    await administrator.goesToConsoleOf('DPM1')
    await administrator.goesTo('Monitoring')
    await administrator.row(/Replica is missing.*Server1.*D:/).click()
    await page.getByRole('button', { name: 'Reallocate replicas' }).click()
    await expect(administrator.row(/Manual replica creation pending.*Server1/)).toHaveCount(2)
  })

  await test.step('DPM3 restores to the replicas of DPM1; each has to be checked then (3106)', async () => {
    for (const dataSource of ['D:', 'SQL/Payroll']) {
      const wizard = await administrator.startsRecovery('DPM3', 'Server1', dataSource)
      await wizard.chooses('Recover to DPM replica')
      await wizard.recovers()
    }
    await administrator.goesTo('Monitoring')
    await administrator.opensTab('Jobs')
    await expect(administrator.row(/Disk recovery.*In progress/)).toHaveCount(2)
    await administrator.sees('p9-restore-to-replica')
    await administrator.waitsForJobs()
    await administrator.goesToConsoleOf('DPM1')
    await administrator.goesTo('Protection')
    await expect(administrator.row(/D:.*Server1/)).toBeVisible()
  })

  await test.step('Server1 goes back to DPM1, which takes its agent', async () => {
    await administrator.goesToConsoleOf('DPM3')
    await administrator.goesTo('Protection')
    await administrator.row(/D:.*Server1/).click()
    await administrator.presses('Switch Disaster Protection')
    await administrator.answersSwitch('Yes')
    await administrator.answersSwitch('Close')
    await administrator.goesToConsoleOf('DPM1')
    await administrator.goesTo('Monitoring')
    await administrator.opensTab('Alerts')
    await administrator.row(/Agent Ownership Required/).click()
    await page.getByRole('button', { name: 'Take Ownership' }).click()
    await administrator.answers('Yes')
  })

  await test.step('Server1 does not admit the new DPM1 (42) until SetDpmServer is run there', async () => {
    await administrator.row(/Replica is inconsistent.*Server1.*D:/).click()
    await page.getByRole('button', { name: 'Perform Consistency Check' }).click()
    await administrator.opensTab('Jobs')
    await administrator
      .row(/D:.*Consistency check.*Failed/)
      .first()
      .click()
    await expect(page.getByText(/\b42\b/).first()).toBeVisible()
    await administrator.sees('p9-access-denied')
    await administrator.goesTo('Management')
    await administrator.opensTab('Agents')
    await administrator.row(/Server1.*Access denied/).click()
    await administrator.presses('Run SetDpmServer…')
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('SetDpmServer.exe -dpmServerName DPM1')
    await administrator.sees('p9-set-dpm-server')
    await dialog.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(administrator.row(/Server1.*OK/)).toBeVisible()
  })

  await test.step('checked, DPM1 protects Server1 again, and DPM3 is its secondary', async () => {
    for (const [server, group] of [
      ['DPM1', /^Payroll/],
      ['DPM3', /^Secondary of DPM1/]
    ] as const) {
      await administrator.goesToConsoleOf(server)
      await administrator.goesTo('Protection')
      await administrator.row(group).click()
      await administrator.presses('Perform Consistency Check')
      await administrator.answers('Yes')
      await administrator.waitsForJobs()
      await expect(administrator.row(group)).toContainText('OK')
    }
    await administrator.goesToConsoleOf('DPM1')
    await administrator.goesTo('Monitoring')
    await administrator.opensTab('Alerts')
    await expect(page.getByText('No active alerts')).toBeVisible()
    await administrator.sees('p9-all-well')
  })
  administrator.hasNothingToComplainOf()
})
