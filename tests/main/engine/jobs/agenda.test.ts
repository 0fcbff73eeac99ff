import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Agenda, comesBefore, type Item } from '@main/engine/jobs/agenda'

fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_260_105) })

const item: fc.Arbitrary<Item> = fc.record({
  time: fc.integer({ min: 0, max: 5 }),
  what: fc.constantFrom('end', 'due'),
  order: fc.integer({ min: 0, max: 2 }),
  server: fc.constantFrom('DPM1', 'DPM2'),
  kind: fc.constantFrom('synchronization', 'recovery-point', 'replica-creation', 'recovery-alert'),
  key: fc.constantFrom('Server1\nC:', 'Server1\nD:')
})
const compare = (one: Item, other: Item) => (comesBefore(one, other) ? -1 : comesBefore(other, one) ? 1 : 0)

function takenOut(agenda: Agenda): Item[] {
  const items: Item[] = []
  for (let next = agenda.take(); next; next = agenda.take()) items.push(next)
  return items
}

/** What orders an item: two that agree in it are as good as one. */
const placeOf = ({ time, what, order, kind, key }: Item) => [time, what, order, kind, key]

it('gives back all that was put in, in order, however it was put in', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 60 }), (items) => {
      const agenda = new Agenda()
      for (const one of items) agenda.add(one)
      expect(takenOut(agenda).map(placeOf)).toEqual(items.toSorted(compare).map(placeOf))
    })
  )
})

it('stays in order while more is put in', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 30 }), fc.array(item, { maxLength: 30 }), (before, later) => {
      const agenda = new Agenda()
      for (const one of before) agenda.add(one)
      const first = agenda.take()
      const rest = [...before.toSorted(compare).slice(1), ...later]
      for (const one of later) agenda.add(one)
      expect(first && placeOf(first)).toEqual(before.toSorted(compare).slice(0, 1).map(placeOf)[0])
      expect(takenOut(agenda).map(placeOf)).toEqual(rest.toSorted(compare).map(placeOf))
    })
  )
})

it('lets what ends go before what begins, and checks before synchronizations, and these before recovery points', () => {
  const at = { time: 0, what: 'due', order: 0, server: 'DPM1', key: 'k' } as const
  const agenda = new Agenda()
  agenda.add({ ...at, kind: 'recovery-point' })
  agenda.add({ ...at, kind: 'synchronization' })
  agenda.add({ ...at, kind: 'consistency-check' })
  agenda.add({ ...at, order: 9, what: 'end', kind: 'recovery-point' })
  expect(takenOut(agenda).map(({ what, kind }) => `${what} ${kind}`)).toEqual([
    'end recovery-point',
    'due consistency-check',
    'due synchronization',
    'due recovery-point'
  ])
})

it('gives nothing where nothing is', () => {
  expect(new Agenda().take()).toBeUndefined()
})
