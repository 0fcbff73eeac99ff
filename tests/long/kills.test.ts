import { expect, it } from 'vitest'
import { killAtRandom } from '../main/kill-kit'
import { useFolder } from '../main/store/lab-files'

/* Issue 7: killed at a hundred moments. Five of another seed run each time. */

const SEED = Number(process.env['KILL_SEED'] ?? 7)
const folder = useFolder()

it(`an application that is killed at a hundred moments (seed ${SEED}) loses nothing it acknowledged`, async () => {
  const seen = await killAtRandom(folder.path('.'), 100, SEED, 1_000)
  console.log(`kills, seed ${SEED}:`, JSON.stringify(seen))
  expect(seen.acknowledged).toBeGreaterThan(300)
  expect(seen.early).toBeGreaterThan(0)
  expect(seen.backups).toBeGreaterThan(0)
})
