import { defineConfig } from '@playwright/test'

// The reporters are set by scripts/test.mjs. By hand: `xvfb-run -a npx playwright test` after `npm run build`.
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'artifacts/e2e',
  // One window at a time: two Electrons on two cores make each other slow, and slow looks like broken.
  workers: 1,
  // No second chances: a test that fails now and then is a fault to be found.
  retries: 0,
  forbidOnly: true,
  // Now and then a launch takes more than ten seconds right after heavy file work (measured), so nothing is short here.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: { actionTimeout: 15_000, navigationTimeout: 30_000, trace: 'retain-on-failure' }
})
