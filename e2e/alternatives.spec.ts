import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answersSaveDialog } from './support/desktop-dialogs'
import { expect, test } from './support/fixtures'

test('a way out is found, explained and played, and another one kept beside it', async ({
  administrator,
  app,
  dataFolder
}) => {
  const { page } = administrator
  await administrator.opensBundledLab('A primary is lost')

  await test.step('from the refusal', async () => {
    const wizard = await administrator.startsAgentWizard('DPM2', 'Attach')
    await wizard.selects('Server1')
    await wizard.presses('Next')
    await administrator.isRefused('Unsupported move', 'unsupported-move')
    await administrator.message.getByRole('button', { name: 'Ways out…' }).click()
  })

  const dialog = page.getByRole('dialog', { name: 'Ways out' })
  await test.step('three supported options, and what gives up copies apart from them', async () => {
    await expect(dialog.getByRole('radio', { name: 'Server1 is protected', exact: true })).toBeChecked()
    await dialog.getByRole('button', { name: 'Search' }).click()
    const supported = dialog.getByRole('group', { name: 'Supported ways' })
    for (const way of [
      /Switch protection of Server1 to DPM3/,
      /Rebuild DPM1; Restore the DPM database/,
      /Add the DPM server DPM4/
    ])
      await expect(supported.getByRole('option', { name: way })).toBeVisible()
    await expect(
      dialog.getByRole('group', { name: 'Ways that give up copies' }).getByRole('option').first()
    ).toBeAttached()
    await supported.getByRole('option', { name: /Rebuild DPM1/ }).click()
    await expect(dialog.getByText('DPM3 holds the DPM database of DPM1.')).toBeVisible()
    await administrator.sees('ways-out')
  })

  await test.step('played step by step', async () => {
    await dialog.getByRole('button', { name: 'Play step by step' }).click()
    await expect(page.getByText('Step 1 of 2:')).toBeVisible()
    await page.getByRole('button', { name: 'Play step', exact: true }).click()
    await expect(page.getByText('Step 2 of 2:')).toBeVisible()
    await administrator.sees('way-out-step')
    await page.getByRole('button', { name: 'Play step', exact: true }).click()
    await expect(page.getByText('The goal is reached:', { exact: true })).toBeVisible()
    await page
      .getByRole('region', { name: /Way out/ })
      .getByRole('button', { name: 'Close' })
      .click()
  })

  await test.step('the timeline goes back, and what is done there is a branch', async () => {
    await page.keyboard.press('Control+h')
    const slider = page.getByRole('slider', { name: 'Timeline' })
    await expect(slider).toHaveAttribute('aria-valuetext', /Restore the DPM database/)
    await expect(page.getByRole('tab', { name: 'Branches (0)' })).toBeVisible()
    // It waits until the slider stands still.
    await slider.hover()
    const box = await slider.boundingBox()
    if (!box) throw new Error('The slider has no size.')
    await page.mouse.down()
    await page.mouse.move(box.x + 2, box.y + box.height / 2, { steps: 6 })
    await expect(slider).toHaveAttribute('aria-valuetext', /Beginning/)
    await page.mouse.up()
    await expect(administrator.dpmServerSelector).toContainText('DPM1 (failed)')
    await administrator.does('Remove', 'DPM1')
    await expect(page.getByRole('tab', { name: 'Branches (1)' })).toBeVisible()
    await administrator.sees('timeline')
  })

  await test.step('what if, kept as an alternative, changes nothing', async () => {
    await administrator.choosesInMenu('Lab', 'Rebuild…')
    await page.getByRole('dialog').getByRole('button', { name: 'What if' }).click()
    const answer = page.getByRole('dialog', { name: 'What if' })
    await expect(answer.getByText('This would be carried out.')).toBeVisible()
    await expect(answer.getByText(/DPM1 is rebuilt/).first()).toBeVisible()
    await expect(answer.getByRole('button', { name: /^DPM3/ })).toBeVisible()
    await administrator.sees('what-if')
    await answer.getByRole('button', { name: 'Keep as alternative' }).click()
    await expect(answer).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(administrator.dpmServerSelector).toContainText('DPM1 (removed)')
  })

  await test.step('both side by side', async () => {
    await administrator.choosesInMenu('Lab', 'Compare two alternatives…')
    const compare = page.getByRole('dialog', { name: 'Compare two alternatives' })
    await expect(compare.getByText(/What is different \(\d+\)/)).toBeVisible()
    await expect(compare.getByRole('button', { name: /^DPM3/ })).toHaveCount(2)
    await administrator.sees('compare')
    await compare.getByRole('button', { name: 'Close' }).click()
  })

  await test.step('the topology judged', async () => {
    await administrator.choosesInMenu('Lab', 'Topology report…')
    const report = page.getByRole('dialog', { name: 'Topology report' })
    await expect(report.getByText(/of 53 rules are broken/)).toBeVisible()
    await administrator.sees('topology-report')
    const file = join(dataFolder, 'report.md')
    await answersSaveDialog(app, file)
    await report.getByRole('button', { name: 'Export as Markdown…' }).click()
    await expect.poll(() => textOf(file)).toContain('# Topology report: A primary is lost')
    await report.getByRole('button', { name: 'Close' }).click()
  })
  administrator.hasNothingToComplainOf()
})

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
