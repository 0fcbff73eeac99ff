import type { LinkRead } from './reading'

/*
 * Section 4 of the rules page, by looking at every path there is.
 */

/** `chained DPM1 DPM2 DPM3`, in an order of their own: rings begin with their first name. */
export function configurationsByPaths(links: readonly LinkRead[]): string[] {
  const rings = closedPaths(links)
  const onRing = (link: LinkRead) =>
    rings.some((ring) => ring.includes(link.protected) && nextOn(ring, link.protected) === link.protector)
  const rest = links.filter((link) => !onRing(link))
  const starts = rest.filter((link) => !rest.some((other) => other.protector === link.protected))
  return [
    ...rings.map((ring) => `${ring.length === 2 ? 'cyclic' : 'ring'} ${turned(ring).join(' ')}`),
    ...starts
      .flatMap((link) => longest([link.protected, link.protector], rest))
      .map((path) => `${path.length > 2 ? 'chained' : 'primary-secondary'} ${path.join(' ')}`)
  ].sort()
}

/** From a path on along the links, to where no link goes on. */
function longest(path: readonly string[], links: readonly LinkRead[]): string[][] {
  const further = links.filter((link) => link.protected === path.at(-1))
  return further.length === 0
    ? [[...path]]
    : further.flatMap(({ protector }) => longest([...path, protector], links))
}

function closedPaths(links: readonly LinkRead[]): string[][] {
  const found = new Map<string, string[]>()
  const walk = (path: readonly string[]) => {
    for (const { protector } of links.filter((link) => link.protected === path.at(-1))) {
      if (protector === path[0]) found.set(turned(path).join(' '), turned(path))
      else if (!path.includes(protector)) walk([...path, protector])
    }
  }
  for (const link of links) walk([link.protected])
  return [...found.values()]
}

function nextOn(ring: readonly string[], name: string): string | undefined {
  return ring[(ring.indexOf(name) + 1) % ring.length]
}

/** Told from its first name on. */
export function turned(ring: readonly string[]): string[] {
  const at = ring.indexOf([...ring].sort()[0] ?? '')
  return [...ring.slice(at), ...ring.slice(0, at)]
}
