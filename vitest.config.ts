import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const alias = {
  '@shared': resolve(import.meta.dirname, 'src/shared'),
  '@main': resolve(import.meta.dirname, 'src/main'),
  '@renderer': resolve(import.meta.dirname, 'src/renderer')
}

// Files share their modules, one process for each core: loading those anew takes longer than most tests.
// They run beside the lint and the type check on two cores, where slow does not mean broken.
const testTimeout = 20_000

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          environment: 'node',
          pool: 'forks',
          isolate: false,
          testTimeout,
          // All but the renderer's, so that a new folder of tests cannot be forgotten here.
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/renderer/**', 'tests/pseudo/**', 'tests/long/**']
        }
      },
      {
        // What takes longer than a moment: `npm run test:long`.
        resolve: { alias },
        test: {
          name: 'long',
          environment: 'node',
          pool: 'forks',
          execArgv: ['--expose-gc'],
          testTimeout: 600_000,
          include: ['tests/long/**/*.test.ts']
        }
      },
      {
        resolve: { alias },
        plugins: [vue()],
        test: {
          name: 'component',
          environment: 'happy-dom',
          isolate: false,
          setupFiles: ['tests/renderer/setup.ts'],
          testTimeout,
          include: ['tests/renderer/**/*.test.ts']
        }
      },
      {
        // The console in the pseudo language: constants hold texts, so it is set before anything else is loaded.
        resolve: { alias },
        plugins: [vue()],
        test: {
          name: 'pseudo',
          environment: 'happy-dom',
          isolate: false,
          setupFiles: ['tests/pseudo/setup.ts'],
          testTimeout: 60_000,
          include: ['tests/pseudo/**/*.test.ts']
        }
      }
    ]
  }
})
