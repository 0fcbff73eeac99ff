import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// The tests that mutants of the engine are tried on: those that say what it has to do. Random histories are left out:
// each mutant that lives would run through all of them, which takes ten times as long.
export default defineConfig({
  resolve: {
    alias: {
      '@shared': resolve(import.meta.dirname, 'src/shared'),
      '@main': resolve(import.meta.dirname, 'src/main')
    }
  },
  test: {
    environment: 'node',
    isolate: false,
    testTimeout: 60_000,
    include: ['tests/main/engine/**/*.test.ts'],
    exclude: [
      'tests/main/engine/properties.test.ts',
      'tests/main/engine/jobs/soak.test.ts',
      'tests/main/engine/jobs/lost-events.test.ts',
      'tests/main/engine/jobs/parts.test.ts',
      'tests/main/engine/jobs/soundness.test.ts',
      'tests/main/engine/judging/judging-histories.test.ts',
      'tests/main/engine/ways-out/brute-force.test.ts'
    ]
  }
})
