import { expect, type Locator, type Page } from '@playwright/test'

/** The Recovery Wizard. */
export class RecoveryWizard {
  private constructor(
    readonly page: Page,
    readonly dialog: Locator
  ) {}

  static async on(page: Page): Promise<RecoveryWizard> {
    const dialog = page.getByRole('dialog', { name: 'Recovery Wizard' })
    await expect(dialog).toBeVisible()
    return new RecoveryWizard(page, dialog)
  }

  async isAt(title: string): Promise<void> {
    await expect(this.dialog.getByRole('heading', { name: title, exact: true })).toBeVisible()
  }

  async presses(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click()
  }

  /** To the page where the type is chosen, and the type chosen there. */
  async chooses(type: string): Promise<void> {
    await this.presses('Next')
    await this.isAt('Select Recovery Type')
    await this.dialog.getByRole('radio', { name: type }).check()
    await this.presses('Next')
  }

  /** From the page behind the type to the end. */
  async recovers(passing: (page: string) => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.isAt('Specify Recovery Options')
    await passing('options')
    await this.presses('Next')
    await this.isAt('Summary')
    await passing('summary')
    await this.presses('Recover')
    await this.isAt('Recovery Status')
    await expect(this.dialog.getByText('Recovery in progress')).toBeVisible()
    await passing('status')
    await this.presses('Close')
    await expect(this.dialog).toBeHidden()
  }
}
