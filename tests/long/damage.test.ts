import { expect, it } from 'vitest'
import { damage } from '../main/damage-kit'
import { useFolder } from '../main/store/lab-files'

/* Issue 7: a thousand labs of which bytes were changed or an end was cut off. Forty of another seed run each time. */

const SEED = Number(process.env['DAMAGE_SEED'] ?? 7)
const folder = useFolder()

it(`a thousand damaged labs (seed ${SEED}) are whole, told of, or refused`, () => {
  const tally = damage(folder.path('.'), 1_000, SEED)
  console.log(`damage, seed ${SEED}:`, JSON.stringify(tally))
  for (const outcome of ['whole', 'told', 'damaged', 'not-a-lab'])
    expect(tally[outcome], outcome).toBeGreaterThan(0)
})
