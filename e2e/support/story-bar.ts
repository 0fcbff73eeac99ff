import { expect, type Locator, type Page } from '@playwright/test'

/** The strip with the steps of the lab file that the lab was made from. */
export class StoryBar {
  readonly region: Locator

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Steps of this lab' })
  }

  async says(...words: readonly (string | RegExp)[]): Promise<void> {
    for (const word of words) await expect(this.region).toContainText(word)
  }

  async presses(button: string): Promise<void> {
    await this.region.getByRole('button', { name: button, exact: true }).click()
  }

  /** What an aid reads out when a step was played. */
  get outcome(): Locator {
    return this.region.getByRole('status')
  }
}
