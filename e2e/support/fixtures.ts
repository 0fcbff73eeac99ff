import { test as base, type ElectronApplication } from '@playwright/test'
import { Administrator } from './administrator'
import { launch, temporaryFolder } from './launch'

interface Fixtures {
  /** Where the application keeps its labs; gone after the test. */
  readonly dataFolder: string
  readonly app: ElectronApplication
  /** Somebody at the first window. */
  readonly administrator: Administrator
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright wants a destructured first argument
  dataFolder: async ({}, use) => {
    const folder = temporaryFolder()
    await use(folder.path)
    folder.remove()
  },
  app: async ({ dataFolder }, use) => {
    const app = await launch(dataFolder)
    await use(app)
    await app.close()
  },
  administrator: async ({ app }, use) => {
    await use(await Administrator.at(await app.firstWindow()))
  }
})

export { expect } from '@playwright/test'
