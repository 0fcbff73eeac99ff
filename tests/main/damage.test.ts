import { expect, it } from 'vitest'
import { damage } from './damage-kit'
import { useFolder } from './store/lab-files'

/* Issue 7. A thousand of them: `tests/long/damage.test.ts`. */

const folder = useFolder()

it('a lab of which bytes were changed or an end was cut off is whole, or is told of, or is refused', () => {
  const tally = damage(folder.path('.'), 40, 20_261_124)
  expect(Object.keys(tally)).toEqual(expect.arrayContaining(['whole', 'told', 'damaged']))
})
