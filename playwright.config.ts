import { defineConfig } from '@playwright/test'

// The reporters are set by scripts/test.mjs. By hand, after `npm run build`:
// `xvfb-run -a npx playwright test --project=application`
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'artifacts/e2e',
  projects: [
    { name: 'application', testIgnore: ['packaged/**', 'long/**'] },
    // Part of `npm run test:long`. Its windows end with the program, which a trace does not survive.
    { name: 'long', testMatch: 'long/*.spec.ts', use: { trace: 'off' } },
    // What `npm run test:package` has made. The same of its windows.
    { name: 'packaged', testMatch: 'packaged/*.spec.ts', timeout: 180_000, use: { trace: 'off' } }
  ],
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
