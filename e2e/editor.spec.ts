import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { answersOpenDialog, answersSaveDialog } from './support/desktop-dialogs'
import { expect, test } from './support/fixtures'

const OWNED = 'agents: { computer: DPM1, owner: DPM2 }'
const PROTECTED = 'goal: DPM1 is protected by DPM2'

/** A field is kept when it is left. */
async function writes(part: Locator, label: string, text: string): Promise<void> {
  const field = part.getByLabel(label, { exact: true })
  await field.fill(text)
  await field.blur()
}

test('a trainer records an exercise, writes it out, proves and saves it; a learner does its first step', async ({
  administrator,
  app,
  dataFolder
}) => {
  const { page } = administrator
  const file = join(dataFolder, 'mine.yaml')
  await administrator.makesNewLab('DPM1, DPM2', 'Server1')
  await administrator.choosesInMenu('Lab', 'Edit exercise…')
  const editor = page.getByRole('complementary', { name: 'Exercise editor' })
  const goesTo = (tab: RegExp) => editor.getByRole('tab', { name: tab }).click()
  const presses = (name: string) => editor.getByRole('button', { name, exact: true }).click()
  /** Opens a step, a check or an attempt, unless it is: one that was just added is. */
  const opens = async (title: RegExp) => {
    const item = editor.getByRole('listitem').filter({ has: page.locator('summary'), hasText: title })
    if ((await item.locator('details[open]').count()) === 0) await item.locator('summary').click()
    return item
  }

  await test.step('three actions become three steps', async () => {
    await writes(editor, 'Title', 'My own exercise')
    await writes(editor, 'Goal', 'DPM2 is to be the secondary of DPM1.')
    await goesTo(/^Steps/)
    await administrator.sees('editor-empty')
    await presses('Record')
    await expect(editor.getByText('There are 0 steps.')).toBeVisible()
    await administrator.installsAgent('DPM2', 'DPM1')
    await expect(editor.getByText('There is 1 step.')).toBeVisible()
    await administrator.protects('DPM2', ['DPM1'], 'Secondary of DPM1')
    await administrator.installsAgent('DPM1', 'Server1')
    await expect(editor.getByText('There are 3 steps.')).toBeVisible()
  })

  await test.step('what is undone is no step any more', async () => {
    await administrator.choosesInMenu('Lab', /^Undo: Install the protection agent on Server1/)
    await expect(editor.getByText('There are 2 steps.')).toBeVisible()
    await administrator.choosesInMenu('Lab', /^Redo: Install the protection agent on Server1/)
    await expect(editor.getByText('There are 3 steps.')).toBeVisible()
    await presses('Stop recording')
  })

  await test.step('the steps are written out, and a predicate is chosen', async () => {
    for (const number of [1, 2, 3]) {
      const step = await opens(new RegExp(`^${number}\\.`))
      if (number === 1) await expect(step.getByLabel(OWNED, { exact: true })).toBeChecked()
      if (number === 2) {
        await expect(step.getByLabel(PROTECTED, { exact: true })).toBeChecked()
        const other = step.getByRole('checkbox', { checked: false }).first()
        await other.check()
        await expect(other).toBeVisible()
      }
      await writes(step, 'Text', 'It has to be, for what comes after it.')
      await writes(step, 'Hint: a nudge', 'What is missing?')
      await writes(step, 'Hint: where in the console', 'Look at the console of the DPM server.')
      await writes(step, 'Hint: how', 'Press the button, and go through the wizard.')
      if (number === 1) await administrator.sees('editor-step')
      await step.locator('summary').click()
    }
    const first = await opens(/^1\./)
    await writes(first, 'Title', 'Bring DPM2 onto DPM1')
    await expect(editor.getByText('1. Bring DPM2 onto DPM1')).toBeVisible()
  })

  await test.step('a check, and a wrong attempt', async () => {
    await goesTo(/^Checks/)
    await presses('Add a check')
    const check = await opens(/^1\./)
    await writes(check, 'Text', 'DPM2 protects DPM1')
    await check.getByLabel(PROTECTED, { exact: true }).check()
    await administrator.sees('editor-check')
    await goesTo(/^Wrong attempts/)
    await presses('Add an attempt')
    const attempt = await opens(/^1\./)
    await writes(attempt, 'Title', 'The agent the wrong way round')
    await presses('Record')
    await administrator.installsAgent('DPM1', 'DPM2')
    await presses('Stop recording')
    await expect(attempt.getByRole('list', { name: 'What is tried' })).toContainText('on DPM2 from DPM1')
  })

  await test.step('it is proven, tried, and saved', async () => {
    await goesTo(/^Try/)
    await presses('Check')
    await expect(editor.getByText('All is well: the exercise is proven.')).toBeVisible()
    await administrator.sees('editor-proven')
    await presses('Try as a learner')
    const panel = page.getByRole('complementary', { name: /^Exercise: / })
    await expect(panel.getByText('Step 1 of 3')).toBeVisible()
    await panel.getByRole('button', { name: 'Show me' }).click()
    await expect(panel.getByText('Step 2 of 3')).toBeVisible()
    await administrator.sees('editor-tried')
    await panel.getByRole('button', { name: 'Back to the editor' }).click()
    await answersSaveDialog(app, file)
    await presses('Save as exercise…')
    await expect.poll(() => existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain('title: Bring DPM2 onto DPM1')
  })

  await test.step('a learner opens it and does the first step', async () => {
    await answersOpenDialog(app, file)
    await administrator.choosesInMenu('File', 'Open…')
    const panel = page.getByRole('complementary', { name: 'Exercise: My own exercise' })
    await panel.getByRole('button', { name: 'Walkthrough', exact: true }).click()
    await expect(panel.getByText('Step 1 of 3')).toBeVisible()
    await administrator.installsAgent('DPM2', 'DPM1')
    await expect(panel.getByText('Step 2 of 3')).toBeVisible()
  })
  administrator.hasNothingToComplainOf()
})
