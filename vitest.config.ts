import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const alias = {
  '@shared': resolve(import.meta.dirname, 'src/shared'),
  '@main': resolve(import.meta.dirname, 'src/main'),
  '@renderer': resolve(import.meta.dirname, 'src/renderer')
}

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
          testTimeout,
          // All but the renderer's, so that a new folder of tests cannot be forgotten here.
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/renderer/**']
        }
      },
      {
        resolve: { alias },
        plugins: [vue()],
        test: {
          name: 'component',
          environment: 'happy-dom',
          testTimeout,
          include: ['tests/renderer/**/*.test.ts']
        }
      }
    ]
  }
})
