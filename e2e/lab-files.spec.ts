import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Answer, Input, RequestName } from '@shared/contract'
import { Administrator } from './support/administrator'
import { answersOpenDialog, answersSaveDialog } from './support/desktop-dialogs'
import { dropsFile } from './support/drop-file'
import { expect, test } from './support/fixtures'
import { launch } from './support/launch'
import { StoryBar } from './support/story-bar'

const STORY = `lab: 1
title: Protected twice
introduction: DPM1 is protected by DPM2, and DPM3 wants it too.
dpmServers: [{ name: DPM1 }, { name: DPM2 }, { name: DPM3 }]
protectedServers: [{ name: Server1, dataSources: ['D:', System State] }]
given:
  - { do: install-agent, on: DPM2, computer: DPM1 }
steps:
  - do: create-protection-group
    on: DPM2
    group: Secondary of DPM1
    members: [{ computer: DPM1, dataSource: DPMDB }]
  - { do: install-agent, on: DPM3, computer: DPM1, expect: refused protected-once }
  - { do: install-agent, on: DPM1, computer: Server1 }
  - do: create-protection-group
    on: DPM1
    group: Files
    members: [{ computer: Server1, dataSource: 'D:' }]
  - { do: install-agent, on: DPM1, computer: Server1 }
`

const BROKEN = `lab: 1
title: Broken
dpmServers:
  - { nane: DPM1 }
  - { name: DPM2, version: new }
steps:
  - { do: install-agnet, on: DPM2, computer: Server1 }
  - { do: install-agent, on: DPM9, computer: Server1 }
  - { do: switch-protection, on: DPM2 }
  - { do: advance-clock, by: soon, expect: perhaps }
`

function written(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/**
 * All a console can show of the lab, without what another file of it may have of its own. Jobs, alerts and recovery
 * points are a matter of what happened, and are the same only where a file tells that.
 */
function estate(page: Page, withHistory: boolean): Promise<unknown> {
  return page.evaluate(async (whole) => {
    const ask = async <K extends RequestName>(name: K, input: Input<K>): Promise<Answer<K>> => {
      const answer = await window.dpmLab.ask(name, input)
      if (!answer.ok) throw new Error(answer.problem.message)
      return answer.value
    }
    const overview = await ask('lab/overview', {})
    if (!overview) throw new Error('No lab is open.')
    const { title, clock, protectedServers, links, configurations } = overview
    const lab = { title, now: clock.now, begins: clock.begins, protectedServers, links, configurations }
    const servers = []
    for (const { alerts, ...server } of overview.dpmServers) {
      const of = { server: server.name }
      const { groups, inactive } = await ask('lab/protection', of)
      if (whole) {
        servers.push({ ...server, alerts, groups, inactive, monitoring: await ask('lab/monitoring', of) })
        continue
      }
      const members = groups.flatMap(({ name, policy, members }) =>
        members.map(({ computer, dataSource, through, mode }) => [
          name,
          policy,
          computer,
          dataSource,
          through,
          mode
        ])
      )
      const copies = inactive.map(({ computer, dataSource, through }) => [computer, dataSource, through])
      servers.push({ ...server, members, copies })
    }
    return { ...lab, servers }
  }, withHistory)
}

test('a lab file is opened, its steps are played, one by one or at once, and undone', async ({
  app: first,
  dataFolder
}) => {
  await first.close()
  const file = written(join(dataFolder, 'files'), 'story.yaml', STORY)
  const app = await launch(dataFolder, ['--lab', file])
  const administrator = await Administrator.at(await app.firstWindow())
  const bar = new StoryBar(administrator.page)

  await test.step('all at once on opening, with what was not as expected', async () => {
    await bar.says('All 5 steps are played', /Step 5 was refused: /, 'Not as expected: should be done.')
    await expect(administrator.chain).toContainText('Protected by DPM2')
    await administrator.sees('story-all-played')
  })

  await test.step('from the beginning', async () => {
    await bar.presses('From the beginning')
    await bar.says('Step 1 of 5', 'No step is played yet.', 'Expected: done')
    await expect(administrator.chain).toContainText('No secondary protection')
  })

  await test.step('step by step, in the console of the server that acts', async () => {
    await bar.presses('Next step')
    await bar.says('Step 2 of 5', 'Step 1 was done.', 'As expected.', 'Expected: refused: ')
    await expect(administrator.page.getByRole('heading', { level: 1, name: 'DPM2' })).toBeVisible()
    await bar.presses('Next step')
    await expect(bar.outcome).toContainText('Step 2 was refused: ')
    await expect(bar.outcome).toContainText('As expected.')
    await expect(administrator.page.getByRole('heading', { level: 1, name: 'DPM3' })).toBeVisible()
    await administrator.sees('story-refused-as-expected')
  })

  await test.step('why a step was refused', async () => {
    await bar.presses('Why')
    await expect(administrator.message).toContainText('protected-once')
    await administrator.sees('story-why')
    await administrator.answers('OK')
  })

  await test.step('undo takes a step back', async () => {
    await administrator.page.keyboard.press('Control+z')
    await bar.says('Step 1 of 5')
    await administrator.page.keyboard.press('Control+y')
    await bar.says('Step 3 of 5', 'Step 2 was refused: ')
  })

  await test.step('at a pace, and paused', async () => {
    await bar.region.getByLabel('Pace').selectOption('5')
    await bar.presses('Play')
    await bar.says('Step 4 of 5')
    await administrator.sees('story-playing')
    await bar.presses('Pause')
    await bar.region.getByLabel('Pace').selectOption('0.5')
    await bar.presses('Play')
    await bar.says('All 5 steps are played')
    await expect(bar.region.getByRole('button', { name: 'Play', exact: true })).toBeVisible()
  })

  await test.step('all that are left at once', async () => {
    await bar.presses('From the beginning')
    await bar.presses('Next step')
    await bar.says('Step 2 of 5')
    await bar.presses('Play all')
    await bar.says('All 5 steps are played', 'Not as expected: should be done.')
  })

  await test.step('all steps in a list', async () => {
    await bar.presses('All steps…')
    const dialog = administrator.page.getByRole('dialog', { name: 'All steps' })
    await expect(dialog.getByRole('row')).toHaveCount(6)
    await administrator.sees('story-all-steps')
    await dialog.getByRole('button', { name: 'Close' }).click()
  })
  administrator.hasNothingToComplainOf()
  await app.close()

  await test.step('and after a restart it is where it was', async () => {
    const again = await launch(dataFolder)
    const later = await Administrator.at(await again.firstWindow())
    await later.page
      .getByRole('region', { name: 'Recent labs' })
      .getByRole('button', { name: 'Protected twice' })
      .click()
    await new StoryBar(later.page).says('All 5 steps are played', 'Not as expected: should be done.')
    await again.close()
  })
})

test('a bundled lab begins at its beginning', async ({ administrator }) => {
  await administrator.opensBundledLab('Primary and secondary')
  const bar = new StoryBar(administrator.page)
  await bar.says(/Step 1 of \d+/, 'Expected: refused: ')
  await administrator.page.setViewportSize({ width: 900, height: 640 })
  await administrator.sees('story-narrow')
})

test('the lab is saved as a lab file, and is the same when that is opened', async ({
  app,
  administrator,
  dataFolder
}) => {
  const { page } = administrator
  await administrator.opensBundledLab('Primary and secondary')
  await new StoryBar(page).presses('Play all')
  await new StoryBar(page).says(/All \d+ steps are played/)
  const original = await page.evaluate(async () => {
    const answer = await window.dpmLab.ask('lab/overview', {})
    return answer.ok ? (answer.value?.file ?? '') : ''
  })
  const saved = join(dataFolder, 'files', 'saved.yaml')
  mkdirSync(join(dataFolder, 'files'))

  const saves = async (withSteps: boolean) => {
    await administrator.choosesInMenu('File', 'Save as lab file…')
    const dialog = page.getByRole('dialog', { name: 'Save as lab file' })
    await expect(dialog.getByLabel('Title')).toHaveValue('Primary and secondary')
    await expect(dialog.getByLabel('Introduction')).toHaveValue(/^DPM1 protects Server1/)
    await dialog.getByLabel('Introduction').fill('Saved by a test.\nIn two lines: "quoted", #5.')
    await dialog.getByLabel('Include the steps that led here').setChecked(withSteps)
    await administrator.sees('save-as-lab-file')
    await dialog.getByRole('button', { name: 'Save', exact: true }).click()
    return dialog
  }

  for (const withSteps of [true, false]) {
    await test.step(withSteps ? 'with its steps' : 'without them', async () => {
      const before = await estate(page, withSteps)
      await answersSaveDialog(app, saved)
      await expect(await saves(withSteps)).toBeHidden()
      await expect(page.getByText(`Saved as lab file: ${saved}`)).toBeVisible()
      expect(readFileSync(saved, 'utf8')).toContain('In two lines')
      expect(readdirSync(join(dataFolder, 'files'))).toEqual(['saved.yaml'])

      await answersOpenDialog(app, saved)
      const opened = page.evaluate(
        () => new Promise<void>((done) => window.dpmLab.on('lab/changed', () => done()))
      )
      await administrator.choosesInMenu('File', 'Open…')
      await opened
      expect(await estate(page, withSteps)).toEqual(before)
      const bar = new StoryBar(page)
      if (withSteps) await bar.says(/All \d+ steps are played/, 'So were all others.')
      else await expect(bar.region).toBeHidden()
      await administrator.choosesInMenu('File', 'Close lab')
      await page.getByTitle(original).getByRole('button').click()
      await expect(administrator.dpmServerSelector).toBeVisible()
    })
  }

  await test.step('a folder that is not there is a problem, and nothing is lost', async () => {
    await answersSaveDialog(app, join(dataFolder, 'nowhere', 'saved.yaml'))
    const dialog = await saves(true)
    await expect(administrator.message).toContainText('the folder is not there')
    await administrator.answers('OK')
    await expect(dialog.getByLabel('Introduction')).toHaveValue(/^Saved by a test/)
  })
  administrator.hasNothingToComplainOf()
})

test('a lab file with mistakes says where they are, and the lab before stays open', async ({
  app,
  administrator,
  dataFolder
}) => {
  await administrator.makesNewLab('DPM1', 'Server1')
  await answersOpenDialog(app, written(join(dataFolder, 'files'), 'broken.yaml', BROKEN))
  await administrator.choosesInMenu('File', 'Open…')
  for (const place of [/broken\.yaml:4:\d+: /, /broken\.yaml:7:\d+: /, /broken\.yaml:10:\d+: /]) {
    await expect(administrator.message).toContainText(place)
  }
  await administrator.sees('problem-of-a-lab-file')
  await administrator.message.getByRole('button', { name: 'Copy' }).click()
  await expect(administrator.message.getByRole('button', { name: 'Copied' })).toBeVisible()
  const clipboard = await app.evaluate(({ clipboard: there }) => there.readText())
  expect(clipboard).toMatch(/^Not a valid lab file\n.+\nbroken\.yaml:4:/)
  await administrator.answers('OK')
  await expect(administrator.page).toHaveTitle(/New lab$/)
})

test('a lab file is dropped on the window', async ({ administrator, dataFolder }) => {
  const { page } = administrator
  const file = written(join(dataFolder, 'files'), 'story.yaml', STORY)
  const other = written(join(dataFolder, 'files'), 'notes.txt', 'Notes.')
  const address = page.url()

  const drop = await dropsFile(page, file)
  await drop('dragover')
  await expect(page.getByText('Drop a lab here to open it')).toBeVisible()
  await administrator.sees('drop-a-lab')
  await drop('drop')
  await new StoryBar(page).says('All 5 steps are played')
  await expect(page.getByText('Drop a lab here to open it')).toBeHidden()

  await (
    await dropsFile(page, other)
  )('drop')
  await expect(administrator.message).toContainText('notes.txt is not a lab')
  await administrator.sees('dropped-what-is-no-lab')
  await (
    await dropsFile(page, file)
  )('drop')
  await administrator.answers('OK')
  await new StoryBar(page).says('All 5 steps are played')
  expect(page.url()).toBe(address)
  administrator.hasNothingToComplainOf()
})
