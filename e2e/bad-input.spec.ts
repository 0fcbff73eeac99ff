import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Administrator } from './support/administrator'
import { expect, test } from './support/fixtures'
import { launch } from './support/launch'

const NASTY = `"Q" <img src=x onerror=alert(1)> 'a' ${'x'.repeat(263)}`

test('messages that are none are answered with what is wrong', async ({ administrator }) => {
  const answers = await administrator.page.evaluate(async () => {
    const { dpmLab } = window as unknown as {
      dpmLab: { ask: (name: unknown, input: unknown) => Promise<unknown> }
    }
    const ask = (name: unknown, input: unknown) => dpmLab.ask(name, input)
    return [
      await ask('no/such-request', {}),
      await ask('__proto__', {}),
      await ask('lab/dispatch', { command: { do: 'format-disk' } }),
      await ask('lab/overview', { extra: 1 }),
      await ask('lab/dispatch', undefined)
    ]
  })
  for (const answer of answers)
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'invalid-message' } })
})

test('a file that is no lab is refused in words and left as it is', async ({ dataFolder }) => {
  const file = join(dataFolder, 'notes.dpmlab')
  writeFileSync(file, 'These are notes, no lab.')
  const app = await launch(dataFolder, ['--lab', file])
  const administrator = await Administrator.at(await app.firstWindow())
  await expect(administrator.message).toContainText('notes.dpmlab')
  await administrator.sees('problem-not-a-lab')
  await administrator.answers('OK')
  await expect(administrator.page.getByRole('heading', { name: 'Bundled labs' })).toBeVisible()
  await app.close()
})

test('names with quotes, angle brackets and 300 characters are only text', async ({ administrator }) => {
  expect(NASTY).toHaveLength(300)
  await administrator.makesNewLab('DPM1', 'Server1')
  await administrator.choosesInMenu('Lab', 'Add protected server…')
  const dialog = administrator.page.getByRole('dialog', { name: 'Add protected server' })
  await dialog.getByLabel('Name').fill(NASTY)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toBeHidden()

  await administrator.installsAgent('DPM1', NASTY)
  await expect(administrator.row(/<img src=x/)).toBeVisible()
  await administrator.sees('a-name-of-300-characters')
  await administrator.protects('DPM1', [NASTY], 'A long name')
  await administrator.sees('protection-of-a-name-of-300-characters')
  expect(await administrator.page.locator('img').count()).toBe(0)

  await test.step('a name that is taken is refused, whatever its case', async () => {
    await administrator.choosesInMenu('Lab', 'Add protected server…')
    await dialog.getByLabel('Name').fill('dpm1')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await expect(administrator.message).toContainText('name-taken')
    await administrator.answers('OK')
    await expect(dialog).toBeVisible()
  })
  administrator.hasNothingToComplainOf()
})
