import { expect, type Locator, type Page } from '@playwright/test'

/** The Protection Agent Installation Wizard. */
export class AgentWizard {
  private constructor(
    readonly page: Page,
    readonly dialog: Locator
  ) {}

  static async on(page: Page): Promise<AgentWizard> {
    const dialog = page.getByRole('dialog', { name: 'Protection Agent Installation Wizard' })
    await expect(dialog).toBeVisible()
    return new AgentWizard(page, dialog)
  }

  async isAt(title: string): Promise<void> {
    await expect(this.dialog.getByRole('heading', { name: title, exact: true })).toBeVisible()
  }

  async presses(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click()
  }

  /** To the list of computers, and the computer chosen there. */
  async selects(computer: string): Promise<void> {
    await this.presses('Next')
    await this.isAt('Select Computers')
    await this.dialog.getByRole('listbox').first().getByRole('option', { name: computer }).click()
    await this.presses('Add')
  }

  async installsOn(computer: string): Promise<void> {
    await this.selects(computer)
    await this.presses('Next')
    await this.isAt('Enter Credentials')
    await this.dialog.getByLabel('Password').fill('any')
    await this.presses('Next')
    await this.isAt('Choose Restart Method')
    await this.presses('Next')
    await this.isAt('Summary')
    await this.presses('Install')
    await this.isAt('Installation')
    await this.presses('Close')
    await expect(this.dialog).toBeHidden()
  }
}
