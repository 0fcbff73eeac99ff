import { expect, test } from 'vitest'
import { rowSlots } from '@renderer/components/row-slots'

const list = Array.from({ length: 100 }, (_, index) => ({ index }))
/** `at 3 to 6` of the list, as `row:slot` in the order of the document. */
const drawer = () => {
  const slotted = rowSlots<{ index: number }>(({ index }) => String(index))
  return (from: number, to: number, scrolling: boolean, of: object[] = list) =>
    slotted(of, list.slice(from, to), scrolling).map(({ index, slot }) => `${index}:${slot}`)
}

test('a row that comes takes the slot and the place of one that has gone, and nothing else is moved', () => {
  const draw = drawer()
  expect(draw(0, 4, false)).toEqual(['0:0', '1:1', '2:2', '3:3'])
  expect(draw(2, 6, true)).toEqual(['5:0', '4:1', '2:2', '3:3'])
  expect(draw(50, 54, true).map((one) => one.split(':')[1])).toEqual(['0', '1', '2', '3'])
})

test('at rest the document is in the order of the list again, and every row keeps its slot', () => {
  const draw = drawer()
  draw(0, 4, false)
  draw(2, 6, true)
  expect(draw(2, 6, false)).toEqual(['2:2', '3:3', '4:1', '5:0'])
  // From here it goes on: what is where it is stays there.
  expect(draw(3, 7, true)).toEqual(['6:2', '3:3', '4:1', '5:0'])
})

test('more rows than before get slots of their own, behind the others', () => {
  const draw = drawer()
  draw(0, 2, false)
  expect(draw(0, 4, true)).toEqual(['0:0', '1:1', '2:2', '3:3'])
})

test('another list takes over what is in both, and nothing of what is gone', () => {
  const draw = drawer()
  draw(0, 4, false)
  expect(draw(3, 5, true, [...list])).toEqual(['3:3', '4:4'])
})
