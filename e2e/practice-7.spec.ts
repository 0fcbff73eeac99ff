import { expect, test } from './support/fixtures'

// Domain notes, section 10, P7: the primary is down, and Server1 is protected and recovered from its secondary.
test('practice 7: protect and recover Server1 without its primary', async ({ administrator }) => {
  const { page } = administrator
  await administrator.opensBundledLab('Practice 7: protect Server1 without its primary')

  await test.step('DPM3 says that DPM1 does not answer', async () => {
    await administrator.goesToConsoleOf('DPM3')
    await administrator.goesTo('Monitoring')
    await expect(administrator.row(/Agent unreachable.*DPM1/)).toBeVisible()
  })

  await test.step('recovered too early: not to the original location (31213), and not the latest (31205)', async () => {
    const wizard = await administrator.startsRecovery('DPM3', 'Server1', 'D:')
    await administrator.sees('p7-recovery-review')
    await wizard.chooses('Recover to the original location')
    await administrator.isRefused(
      'Original location refused',
      'original-location-refused',
      '31213',
      'Server1'
    )
    await administrator.sees('p7-refused-original-location')
    await administrator.answers('OK')
    await wizard.presses('Cancel')
    const latest = await administrator.startsRecovery('DPM3', 'Server1', 'D:', 'latest')
    await latest.presses('Next')
    await administrator.isRefused('Latest is not offered here', 'latest-not-offered', '31205')
    await administrator.answers('OK')
    await latest.presses('Cancel')
  })

  await test.step('DPM1 itself cannot be switched (31216)', async () => {
    await administrator.goesTo('Protection')
    await administrator.row(/DPMDB.*DPM1/).click()
    await administrator.presses('Switch Disaster Protection')
    await administrator.isRefused('A DPM server cannot be switched', 'cannot-switch-dpm-server', '31216')
    await administrator.answers('OK')
  })

  await test.step('Server1 is switched (31158); without a check its jobs fail (3106)', async () => {
    await administrator.row(/D:.*Server1/).click()
    await administrator.presses('Switch Disaster Protection')
    await expect(administrator.message).toContainText('31158')
    await administrator.answersSwitch('Yes')
    await administrator.answersSwitch('Close')
    await administrator.lets('One day')
    await administrator.goesTo('Monitoring')
    await expect(administrator.row(/Replica is inconsistent.*Server1/).first()).toBeVisible()
    await administrator.opensTab('Jobs')
    await administrator
      .row(/D:.*Server1.*Failed/)
      .first()
      .click()
    await expect(page.getByText(/3106/).first()).toBeVisible()
    await administrator.sees('p7-failed-jobs')
  })

  await test.step('the alert starts the check', async () => {
    await administrator.opensTab('Alerts')
    await administrator.row(/Replica is inconsistent.*Server1.*D:/).click()
    await page.getByRole('button', { name: 'Perform Consistency Check' }).click()
    await expect(administrator.row(/verification in progress.*Server1/)).toBeVisible()
    await administrator.waitsForJobs()
    await administrator.goesTo('Protection')
    await expect(administrator.row(/D:.*OK.*Server1/)).toBeVisible()
  })

  await test.step('now Server1 is recovered to its original location', async () => {
    const wizard = await administrator.startsRecovery('DPM3', 'Server1', 'D:')
    await wizard.chooses('Recover to the original location')
    await wizard.recovers((name) => administrator.sees(`p7-recovery-${name}`))
    await administrator.goesTo('Monitoring')
    await administrator.opensTab('Alerts')
    await expect(administrator.row(/Recovery in progress.*Server1/)).toBeVisible()
    await administrator.waitsForJobs()
    await expect(administrator.row(/Recovery completed.*Server1/)).toBeVisible()
    await administrator.opensTab('Jobs')
    await page.getByLabel('Quick search').fill('Disk recovery')
    await expect(administrator.row(/Disk recovery.*Completed/)).toBeVisible()
  })
  administrator.hasNothingToComplainOf()
})
