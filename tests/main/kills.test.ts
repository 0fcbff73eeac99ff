import { expect, it, vi } from 'vitest'
import { killAtRandom } from './kill-kit'
import { useFolder } from './store/lab-files'

// Starting processes takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/* Issue 7. A hundred of them: `tests/long/kills.test.ts`. */

const folder = useFolder()

it('an application that is killed while it works has lost nothing it acknowledged and left nothing by halves', async () => {
  const { lives, acknowledged } = await killAtRandom(folder.path('.'), 5, 20_261_124, 250)
  expect(lives).toBe(5)
  expect(acknowledged).toBeGreaterThan(10)
})
