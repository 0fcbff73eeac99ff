import { expect, test } from './support/fixtures'

test('an agent is installed and a group created without the mouse', async ({ administrator }) => {
  await administrator.makesNewLab('DPM1', 'Server1')
  const { keyboard } = administrator.page
  const focused = administrator.page.locator(':focus')
  const tabTo = async (name: string | RegExp) => {
    for (let presses = 0; presses < 40; presses++) {
      const here = await focused.evaluate(
        (element) => element.getAttribute('aria-label') ?? element.textContent
      )
      if (typeof name === 'string' ? here.trim() === name : name.test(here)) return
      await keyboard.press('Tab')
    }
    throw new Error(`The Tab key does not reach ${String(name)}.`)
  }

  await test.step('the agent', async () => {
    await keyboard.press('Control+5')
    await expect(administrator.page.getByRole('tab', { name: 'Agents' })).toBeVisible()
    await administrator.page.locator('body').press('Tab')
    await tabTo('Install')
    await keyboard.press('Enter')
    const wizard = administrator.page.getByRole('dialog', { name: 'Protection Agent Installation Wizard' })
    await tabTo('Next')
    await keyboard.press('Enter')
    await expect(wizard.getByRole('heading', { name: 'Select Computers' })).toBeVisible()
    await tabTo(/^Computers in the domain$/)
    await keyboard.press('Home')
    await keyboard.press('Enter')
    await expect(wizard.getByText('1 computer selected')).toBeVisible()
    for (const page of ['Enter Credentials', 'Choose Restart Method', 'Summary']) {
      await tabTo('Next')
      await keyboard.press('Enter')
      await expect(wizard.getByRole('heading', { name: page })).toBeVisible()
    }
    await tabTo('Install')
    await keyboard.press('Enter')
    await tabTo('Close')
    await keyboard.press('Enter')
    await expect(administrator.row(/Server1/)).toBeVisible()
  })

  await test.step('the group', async () => {
    await keyboard.press('Control+2')
    await administrator.page.locator('body').press('Tab')
    await tabTo('New')
    await keyboard.press('Enter')
    const wizard = administrator.page.getByRole('dialog', { name: 'Create New Protection Group Wizard' })
    await expect(wizard).toBeVisible()
    for (const page of ['Select Protection Group Type', 'Select Group Members']) {
      await tabTo('Next')
      await keyboard.press('Enter')
      await expect(wizard.getByRole('heading', { name: page })).toBeVisible()
    }
    await expect(wizard.getByRole('treeitem', { name: 'Server1', exact: true })).toBeVisible()
    await tabTo(/^(DPM1|Server1)/)
    await keyboard.press('End')
    await keyboard.press('Space')
    for (let page = 0; page < 6; page++) {
      await tabTo('Next')
      await keyboard.press('Enter')
    }
    await expect(wizard.getByRole('heading', { name: 'Summary' })).toBeVisible()
    await tabTo('Create Group')
    await keyboard.press('Enter')
    await expect(wizard.getByRole('heading', { name: 'Status' })).toBeVisible()
    await tabTo('Close')
    await keyboard.press('Enter')
    await expect(administrator.row(/Protection Group 1/)).toBeVisible()
  })
})
