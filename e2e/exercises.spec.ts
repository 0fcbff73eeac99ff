import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Administrator } from './support/administrator'
import { answersSaveDialog } from './support/desktop-dialogs'
import { expect, test } from './support/fixtures'

async function opensExercise(administrator: Administrator, title: string, mode: string) {
  const { page } = administrator
  await page.getByRole('button', { name: title, exact: true }).click()
  const panel = page.getByRole('complementary', { name: /^Exercise/ })
  await panel.getByRole('button', { name: mode, exact: true }).click()
  return panel
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function beginning(file: string): string {
  try {
    return readFileSync(file).subarray(0, 5).toString('latin1')
  } catch {
    return ''
  }
}

/** The control that is to be used next, as it is marked on the page. */
const next = (page: Page) => page.locator('[data-next-control]')

test('a walkthrough of the cyclic set-up: by hand, shown, and taken back', async ({
  administrator,
  app,
  dataFolder
}) => {
  const { page } = administrator
  const panel = await opensExercise(administrator, 'Set up cyclic protection', 'Walkthrough')
  await expect(panel.getByText('Step 1 of 5')).toBeVisible()
  await expect(next(page)).toContainText('Management')
  await administrator.sees('walkthrough')

  await test.step('the first step by hand, where it leads', async () => {
    await next(page).click()
    await expect(panel.getByText('Next: press Install.')).toBeVisible()
    await administrator.installsAgent('DPM1', 'DPM2')
    await expect(panel.getByText('Step 2 of 5')).toBeVisible()
  })

  await test.step('shown, taken back, and shown to the end', async () => {
    await panel.getByRole('button', { name: 'Show me' }).click()
    await expect(panel.getByText('Step 3 of 5')).toBeVisible()
    await panel.getByRole('button', { name: 'Back' }).click()
    await expect(panel.getByText('Step 2 of 5')).toBeVisible()
    for (const step of [3, 4, 5]) {
      await panel.getByRole('button', { name: 'Show me' }).click()
      await expect(panel.getByText(`Step ${step} of 5`)).toBeVisible()
    }
    await panel.getByRole('button', { name: 'Show me' }).click()
    await expect(panel.getByText('All 5 steps are done')).toBeVisible()
    await expect(administrator.chain).toContainText('Cyclic: DPM1 ⇄ DPM2')
    await administrator.sees('walkthrough-done')
  })

  await test.step('as a runbook to be printed', async () => {
    const file = join(dataFolder, 'runbook.pdf')
    await answersSaveDialog(app, file)
    await panel.getByRole('button', { name: 'Export runbook…' }).click()
    await administrator.answers('PDF…')
    await expect.poll(() => beginning(file)).toBe('%PDF-')
  })
  administrator.hasNothingToComplainOf()
})

test('practice with hints, and an assessment with a wrong move and its result', async ({
  administrator,
  app,
  dataFolder
}) => {
  const panel = await opensExercise(administrator, 'Unsupported: to the secondary', 'Practice')

  await test.step('hints come in three tiers', async () => {
    for (const tier of ['a nudge', 'where', 'how'])
      await panel.getByRole('button', { name: `Hint: ${tier}` }).click()
    await expect(panel.getByRole('button', { name: 'Hint' })).toBeDisabled()
    await administrator.sees('practice')
    await panel.getByRole('button', { name: 'Leave the practice' }).click()
  })

  await test.step('a wrong move, then the supported one', async () => {
    await panel.getByRole('button', { name: 'Assessment' }).click()
    await expect(panel.getByText(/Time left:/)).toBeVisible()
    const wizard = await administrator.startsAgentWizard('DPM2', 'Attach')
    await wizard.selects('Server1')
    await wizard.presses('Next')
    await administrator.isRefused('Unsupported move', 'unsupported-move')
    await administrator.answers('OK')
    await wizard.dialog.getByRole('button', { name: 'Cancel' }).click()
    await administrator.goesToConsoleOf('DPM3')
    await administrator.goesTo('Protection')
    await administrator.row(/SQL\/Payroll.*Server1/).click()
    await administrator.presses('Switch Disaster Protection')
    await administrator.message.getByRole('button', { name: 'Yes' }).click()
    await administrator.answers('Perform Consistency Check')
    await administrator.waitsForJobs()
  })

  await test.step('the result', async () => {
    await panel.getByRole('button', { name: 'Finish' }).click()
    await expect(panel.getByText('Wrong moves (1)')).toBeVisible()
    await expect(panel.getByText(/\d+ of \d+ points/)).toBeVisible()
    await administrator.sees('assessment-result')
    const file = join(dataFolder, 'result.json')
    await answersSaveDialog(app, file)
    await panel.getByRole('button', { name: 'JSON…' }).click()
    await expect.poll(() => json(file)).toMatchObject({ wrongMoves: [{ rule: 'unsupported-move' }] })
  })
  administrator.hasNothingToComplainOf()
})
