import { expect, test } from './support/fixtures'

test('in a chain of three the third is refused the first directly', async ({ administrator }) => {
  await administrator.opensBundledLab('Chained protection')
  await administrator.goesToConsoleOf('DPM2')
  await expect(administrator.chain).toContainText('Chained: DPM1 → DPM2 → DPM3')

  const wizard = await administrator.startsAgentWizard('DPM3')
  await wizard.selects('DPM1')
  await wizard.presses('Next')

  await administrator.isRefused(
    'Order of the chain',
    'chain-order',
    'DPM1',
    'DPM2',
    'DPM3',
    'DPM1 → DPM2',
    '32671'
  )
  await administrator.sees('refusal-chain-order')
  await administrator.answers('OK')
  await wizard.isAt('Select Computers')
  await wizard.presses('Cancel')

  await test.step('what DPM2 directly protects is offered, what it has from DPM1 is not', async () => {
    const group = await administrator.startsGroupWizard('DPM3')
    await group.goesToMembers()
    await expect(group.member('DPM2')).toBeVisible()
    await expect(group.availableMembers.getByRole('treeitem', { name: 'DPM1', level: 1 })).toHaveCount(0)
    await expect(group.member('Server1')).toHaveCount(0)
    await administrator.sees('group-wizard-nothing-of-dpm1')
    await group.presses('Cancel')
  })
  administrator.hasNothingToComplainOf()
})
