import { expect, type Locator, type Page } from '@playwright/test'

/** The Create New Protection Group Wizard. */
export class GroupWizard {
  private constructor(
    readonly page: Page,
    readonly dialog: Locator
  ) {}

  static async on(page: Page): Promise<GroupWizard> {
    const dialog = page.getByRole('dialog', { name: 'Create New Protection Group Wizard' })
    await expect(dialog).toBeVisible()
    return new GroupWizard(page, dialog)
  }

  async isAt(title: string): Promise<void> {
    await expect(this.dialog.getByRole('heading', { name: title, exact: true })).toBeVisible()
  }

  async presses(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click()
  }

  async goesOnTo(title: string): Promise<void> {
    await this.presses('Next')
    await this.isAt(title)
  }

  get availableMembers(): Locator {
    return this.dialog.getByRole('tree', { name: 'Available members' })
  }

  member(name: string): Locator {
    return this.availableMembers.getByRole('treeitem', { name, exact: true })
  }

  async goesToMembers(): Promise<void> {
    await this.goesOnTo('Select Protection Group Type')
    await this.goesOnTo('Select Group Members')
  }

  /** Everything that a computer offers: the tree item is checked with the keyboard. */
  async checks(computer: string): Promise<void> {
    await this.member(computer).first().focus()
    await this.page.keyboard.press('Space')
    await expect(this.member(computer).first()).toHaveAttribute('aria-checked', 'true')
  }

  /** Every page, as it is passed. */
  async createsGroup(
    computers: readonly string[],
    group: string,
    passing: (page: string) => Promise<void> = () => Promise.resolve()
  ): Promise<void> {
    await passing('welcome')
    await this.goesOnTo('Select Protection Group Type')
    await passing('type')
    await this.goesOnTo('Select Group Members')
    for (const computer of computers) await this.checks(computer)
    await passing('members')
    await this.goesOnTo('Select Data Protection Method')
    await this.dialog.getByLabel('Protection group name').fill(group)
    await passing('method')
    await this.goesOnTo('Specify Short-Term Goals')
    await passing('goals')
    await this.goesOnTo('Review Disk Storage Allocation')
    await passing('disk')
    await this.goesOnTo('Choose Replica Creation Method')
    await passing('replica')
    await this.goesOnTo('Choose Consistency Check Options')
    await passing('check')
    await this.goesOnTo('Summary')
    await passing('summary')
    await this.presses('Create Group')
    await this.isAt('Status')
    await passing('status')
    await this.presses('Close')
    await expect(this.dialog).toBeHidden()
  }
}
