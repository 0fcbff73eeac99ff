import { expect, type Locator, type Page } from '@playwright/test'
import { findsNothingWrong } from './accessibility'
import { AgentWizard } from './agent-wizard'
import { GroupWizard } from './group-wizard'
import { RecoveryWizard } from './recovery-wizard'
import { keepScreenshot } from './screenshots'

/** Somebody at a console window: what can be done there, and what is seen. */
export class Administrator {
  private constructor(readonly page: Page) {}

  static async at(page: Page): Promise<Administrator> {
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (cause) => problems.push(cause.message))
    const administrator = new Administrator(page)
    administrator.#problems = problems
    await expect(page.locator('.app')).toBeVisible({ timeout: 60_000 })
    return administrator
  }

  #problems: readonly string[] = []

  /** Nothing was complained of in the page's own console: no policy violation, no unhandled failure. */
  hasNothingToComplainOf(): void {
    expect(this.#problems).toEqual([])
  }

  /** A page that was reached: kept as a picture, and gone over by axe. */
  async sees(picture: string): Promise<void> {
    await keepScreenshot(this.page, picture)
    await findsNothingWrong(this.page)
  }

  async opensBundledLab(title: string): Promise<void> {
    const labs = this.page.getByRole('region', { name: 'Bundled labs' })
    await labs.getByRole('button', { name: title, exact: true }).click()
    await expect(this.dpmServerSelector).toBeVisible()
  }

  async makesNewLab(dpmServers: string, protectedServers: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New lab' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'New lab' })
    await dialog.getByLabel('DPM servers').fill(dpmServers)
    await dialog.getByLabel('Protected servers').fill(protectedServers)
    await dialog.getByRole('button', { name: 'Create' }).click()
    await expect(this.dpmServerSelector).toBeVisible()
  }

  get dpmServerSelector(): Locator {
    return this.page.getByLabel('DPM server', { exact: true })
  }

  async goesToConsoleOf(server: string): Promise<void> {
    await this.dpmServerSelector.selectOption(server)
    await expect(this.page.getByRole('heading', { level: 1, name: server })).toBeVisible()
  }

  async goesTo(
    workspace: 'Monitoring' | 'Protection' | 'Recovery' | 'Reporting' | 'Management' | 'Map'
  ): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: workspace, exact: true }).click()
  }

  async opensTab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click()
  }

  async presses(button: string): Promise<void> {
    await this.page.getByRole('toolbar').getByRole('button', { name: button, exact: true }).click()
  }

  async choosesInMenu(menu: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('menuitem', { name: menu, exact: true }).click()
    await this.page.getByRole('menuitem', { name: item, exact: true }).click()
  }

  async startsAgentWizard(server: string, button: 'Install' | 'Attach' = 'Install'): Promise<AgentWizard> {
    await this.goesToConsoleOf(server)
    await this.goesTo('Management')
    await this.opensTab('Agents')
    await this.presses(button)
    return AgentWizard.on(this.page)
  }

  async installsAgent(server: string, computer: string): Promise<void> {
    const wizard = await this.startsAgentWizard(server)
    await wizard.installsOn(computer)
  }

  async startsGroupWizard(server: string): Promise<GroupWizard> {
    await this.goesToConsoleOf(server)
    await this.goesTo('Protection')
    await this.presses('New')
    return GroupWizard.on(this.page)
  }

  async protects(server: string, computers: readonly string[], group: string): Promise<void> {
    const wizard = await this.startsGroupWizard(server)
    await wizard.createsGroup(computers, group)
  }

  get message(): Locator {
    return this.page.getByRole('alertdialog')
  }

  /** A refusal is on the screen: its title, its rule, and the names it speaks of. */
  async isRefused(title: string, rule: string, ...words: readonly string[]): Promise<void> {
    await expect(this.message.getByRole('heading', { name: title, exact: true })).toBeVisible()
    await expect(this.message).toContainText(rule)
    for (const word of words) await expect(this.message).toContainText(word)
  }

  async answers(button: string): Promise<void> {
    await this.message.getByRole('button', { name: button, exact: true }).click()
    await expect(this.message).toBeHidden()
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name })
  }

  get chain(): Locator {
    return this.page.getByRole('list', { name: 'Links of this DPM server' })
  }

  /** Lab > Fail…, Repair…, Remove…, Rebuild…: on a server by its name. */
  async does(action: 'Fail' | 'Repair' | 'Remove' | 'Rebuild', server: string): Promise<void> {
    await this.choosesInMenu('Lab', `${action}…`)
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('combobox').first().selectOption(server)
    await dialog.getByRole('button', { name: action, exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  /** Lets the clock of the lab run until no job is in progress any more. */
  async waitsForJobs(): Promise<void> {
    await this.page.getByRole('button', { name: 'Run until jobs are done' }).click()
    await expect(this.page.getByText('No jobs in progress')).toBeVisible({ timeout: 60_000 })
  }

  /** Clock > Run until…: one of the choices of the day. */
  async lets(time: 'One hour' | 'One day' | 'One week'): Promise<void> {
    await this.choosesInMenu('Clock', 'Run until…')
    const dialog = this.page.getByRole('dialog', { name: 'Run until' })
    await dialog.getByRole('radio', { name: time }).check()
    await dialog.getByRole('button', { name: 'Run', exact: true }).click()
    await expect(dialog).toBeHidden()
    await expect(
      this.page.getByRole('contentinfo').getByRole('button', { name: 'Run', exact: true })
    ).toBeVisible({
      timeout: 60_000
    })
  }

  /** Recovery: a data source of a computer, and the newest recovery point, or the state of now. */
  async startsRecovery(
    server: string,
    computer: string,
    dataSource: string,
    point: 'newest' | 'latest' = 'newest'
  ): Promise<RecoveryWizard> {
    await this.goesToConsoleOf(server)
    await this.goesTo('Recovery')
    await this.page.getByLabel('Server name').fill(computer)
    const data = this.page.getByRole('treegrid', { name: 'Protected data' })
    await data.getByRole('row').filter({ hasText: dataSource }).click()
    if (point === 'latest') {
      await this.page.getByRole('group', { name: 'Recovery date' }).locator('[aria-current=date]').click()
      await this.page.getByRole('radio', { name: /^Latest/ }).check()
    }
    await this.presses('Recover...')
    return RecoveryWizard.on(this.page)
  }

  /** The dialog Switch Disaster Protection, which asks first and says afterwards what is to come. */
  async answersSwitch(button: 'Yes' | 'No' | 'Close' | 'Perform Consistency Check'): Promise<void> {
    const dialog = this.page.getByRole('alertdialog', { name: 'Switch Disaster Protection' })
    await dialog.getByRole('button', { name: button, exact: true }).click()
  }
}
