import { expect, test } from './support/fixtures'

// The set-up of two servers that protect each other, in its three steps, from an empty lab, by clicks alone.
test('two DPM servers come to protect each other', async ({ administrator }) => {
  await administrator.sees('start')
  await administrator.makesNewLab('DPM1, DPM2', 'Server1, Server2')
  await administrator.sees('monitoring-empty')

  await test.step('each protects a server of its own', async () => {
    await administrator.installsAgent('DPM1', 'Server1')
    await administrator.protects('DPM1', ['Server1'], 'Files of Server1')
    await administrator.installsAgent('DPM2', 'Server2')
    await administrator.protects('DPM2', ['Server2'], 'Files of Server2')
  })

  await test.step('1: the agent goes from DPM1 onto DPM2, and the other way round', async () => {
    const wizard = await administrator.startsAgentWizard('DPM1')
    await administrator.sees('agent-wizard-method')
    await wizard.selects('DPM2')
    await administrator.sees('agent-wizard-computers')
    await wizard.presses('Next')
    await administrator.sees('agent-wizard-credentials')
    await wizard.presses('Next')
    await wizard.isAt('Choose Restart Method')
    await administrator.sees('agent-wizard-restart')
    await wizard.presses('Next')
    await administrator.sees('agent-wizard-summary')
    await wizard.presses('Install')
    await wizard.isAt('Installation')
    await administrator.sees('agent-wizard-installation')
    await wizard.presses('Close')
    await administrator.sees('management-agents')
    await administrator.installsAgent('DPM2', 'DPM1')
  })

  await test.step('2: DPM2 takes secondary protection of what DPM1 protects', async () => {
    const wizard = await administrator.startsGroupWizard('DPM2')
    await wizard.createsGroup(['DPM1'], 'Secondary of DPM1', (page) =>
      administrator.sees(`group-wizard-${page}`)
    )
    await expect(administrator.chain).toContainText('Protects DPM1')
  })

  await test.step('3: DPM1 takes secondary protection of what DPM2 protects', async () => {
    const wizard = await administrator.startsGroupWizard('DPM1')
    await wizard.goesToMembers()
    // What the agents of DPM1 protect already is not there, nor are its own replicas that lie on DPM2.
    await expect(wizard.member('Protected Servers')).toHaveCount(1)
    await expect(wizard.member('Server2')).toHaveCount(1)
    await wizard.presses('Back')
    await wizard.presses('Back')
    await wizard.createsGroup(['DPM2'], 'Secondary of DPM2')
  })

  await test.step('both links are shown', async () => {
    await expect(administrator.chain).toContainText('Protected by DPM2')
    await expect(administrator.chain).toContainText('Protects DPM2')
    await expect(administrator.chain).toContainText('Cyclic: DPM1 ⇄ DPM2')
    await administrator.sees('protection-cyclic')
    await administrator.goesTo('Management')
    await administrator.opensTab('DPM Servers')
    await expect(administrator.page.getByText('DPM1 → DPM2').first()).toBeVisible()
    await expect(administrator.page.getByText('DPM2 → DPM1').first()).toBeVisible()
    await administrator.sees('management-dpm-servers')
  })
  administrator.hasNothingToComplainOf()
})
