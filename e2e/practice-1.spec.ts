import { expect, test } from './support/fixtures'

// Domain notes, section 10, P1: from an empty secondary to replicas that are OK, by clicks alone.
test('practice 1: a first pair, until the replicas of the secondary are OK', async ({ administrator }) => {
  const { page } = administrator
  await administrator.opensBundledLab('Practice 1: a first pair')

  await test.step('DPM2 cannot pick DPM1 before it has an agent there', async () => {
    const wizard = await administrator.startsGroupWizard('DPM2')
    await wizard.goesToMembers()
    await expect(wizard.member('DPM1')).toHaveCount(0)
    await wizard.presses('Cancel')
  })

  await test.step('the agent is installed on DPM1, from DPM2; its job takes time', async () => {
    await administrator.installsAgent('DPM2', 'DPM1')
    await expect(administrator.row(/DPM1.*Installing/)).toBeVisible()
    await administrator.sees('p1-agent-installing')
    await administrator.goesTo('Monitoring')
    await administrator.opensTab('Jobs')
    await expect(administrator.row(/Agent installation.*In progress/)).toBeVisible()
    await administrator.waitsForJobs()
    await expect(administrator.row(/Agent installation.*Completed/)).toBeVisible()
    await administrator.goesTo('Management')
    await administrator.opensTab('Agents')
    await administrator.presses('Refresh information')
    await expect(administrator.row(/DPM1.*OK/)).toBeVisible()
  })

  await test.step('a group with what DPM1 has and protects; its replicas are being created', async () => {
    await administrator.protects('DPM2', ['DPM1'], 'Secondary of DPM1')
    await expect(administrator.row(/DPMDB.*Replica creation in progress/)).toBeVisible()
    await administrator.sees('p1-replica-creation')
    await administrator.goesTo('Monitoring')
    await administrator.opensTab('Alerts')
    await expect(administrator.row(/Replica is being created.*Server1/).first()).toBeVisible()
    await administrator.opensTab('Jobs')
    await expect(administrator.row(/Server1.*Replica creation.*In progress/).first()).toBeVisible()
    await administrator.sees('p1-jobs')
  })

  await test.step('a job that is cancelled is deleted; its replica is inconsistent until it is checked', async () => {
    await administrator.row(/C:\\DPM\\Config.*Replica creation/).click()
    await administrator.presses('Cancel')
    await expect(administrator.message).toContainText('3601')
    await administrator.answers('Yes')
    await expect(administrator.row(/C:\\DPM\\Config.*Replica creation/)).toHaveCount(0)
    await administrator.opensTab('Alerts')
    await administrator.row(/Replica is inconsistent/).click()
    await administrator.sees('p1-inconsistent')
    await page.getByRole('button', { name: 'Perform Consistency Check' }).click()
    await expect(administrator.row(/verification in progress/)).toBeVisible()
  })

  await test.step('after some hours all is OK, and the next jobs are scheduled', async () => {
    await administrator.waitsForJobs()
    await expect(page.getByText('No active alerts')).toBeVisible()
    await administrator.opensTab('Jobs')
    await page.getByLabel('Quick search').fill('Server1')
    await expect(administrator.row(/Server1.*Synchronization.*Scheduled/).first()).toBeVisible()
    await administrator.goesTo('Protection')
    await expect(administrator.row(/Secondary of DPM1.*OK/)).toBeVisible()
    await administrator.row(/D:.*Server1/).click()
    await administrator.sees('p1-protected')
    await administrator.lets('One day')
    await administrator.goesTo('Recovery')
    await page.getByLabel('Server name').fill('Server1')
    await page
      .getByRole('treegrid', { name: 'Protected data' })
      .getByRole('row')
      .filter({ hasText: 'D:' })
      .click()
    await expect(page.getByText(/^\d recovery points, /)).toBeVisible()
    await administrator.sees('p1-recovery-points')
  })
  administrator.hasNothingToComplainOf()
})
