/** Something that is drawn, with the number of the elements it is drawn with. */
export type Slotted<Drawn> = Drawn & { slot: number }

/**
 * Rows that are drawn with the elements of others. To make elements anew, or to move them within the document, takes
 * most of the time of a frame; to write other texts into them takes little.
 *
 * What comes while the list is scrolled takes the slot of what has gone, and its place in the document too; at rest
 * the document is in the order of the list again. Another list than before takes nothing over, so that no row gets
 * the focus of one that is gone.
 */
export function rowSlots<Drawn>(idOf: (one: Drawn) => string) {
  let known: object | undefined
  let taken = new Map<string, number>()
  let places = new Map<number, number>()
  let made = 0
  return (list: object, drawn: readonly Drawn[], scrolling: boolean): Slotted<Drawn>[] => {
    const isSame = list === known
    const there = new Set(drawn.map(idOf))
    const free = isSame ? [...taken].flatMap(([id, slot]) => (there.has(id) ? [] : [slot])) : []
    const slotted = drawn.map((one) => ({ ...one, slot: taken.get(idOf(one)) ?? free.pop() ?? made++ }))
    known = list
    taken = new Map(slotted.map((one) => [idOf(one), one.slot]))
    const placeOf = ({ slot }: { slot: number }): number => places.get(slot) ?? Infinity
    // Twice "not there yet" is no difference, and leaves the order of the list.
    if (isSame && scrolling) slotted.sort((a, b) => placeOf(a) - placeOf(b) || 0)
    places = new Map(slotted.map(({ slot }, at) => [slot, at]))
    return slotted
  }
}
