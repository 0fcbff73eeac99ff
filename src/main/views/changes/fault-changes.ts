import { t } from '@shared/catalogue'
import type { ChangeView } from '@shared/contract/views'
import { computerOf, type Estate } from '../../engine/estate'
import { hasNoSpace } from '../../engine/storage'
import { change, into, upToThree } from './both'

/** Something that is out of order: how it is told when it is, and when it is so no more. */
interface Trouble {
  readonly isSo: (names: string, many: boolean) => string
  readonly isOver: (names: string, many: boolean) => string
  /** What several have together is told once. */
  readonly together: string
  readonly name: string
  readonly others?: readonly string[]
}

/** What was put out of order, and put right again. That servers are down is told of the servers. */
export function faultChanges(before: Estate, after: Estate): ChangeView[] {
  const was = troublesOf(before)
  const is = troublesOf(after)
  return [...told(was, is, after, 'isOver', 'more'), ...told(is, was, after, 'isSo', 'less')]
}

function told(
  of: ReadonlyMap<string, Trouble>,
  other: ReadonlyMap<string, Trouble>,
  after: Estate,
  words: 'isSo' | 'isOver',
  kind: ChangeView['kind']
): ChangeView[] {
  const lists = new Map<string, Trouble[]>()
  for (const [key, trouble] of of) {
    // Of what is not in the lab any more nothing is told.
    if (!other.has(key) && computerOf(after, trouble.name)) into(lists, trouble.together, trouble)
  }
  return [...lists.values()].flatMap((troubles) => {
    const [first] = troubles
    const names = troubles.map(({ name }) => name)
    if (!first) return []
    const text = first[words](upToThree(names), names.length > 1)
    return [change('fault', kind, text, [...names, ...(first.others ?? [])])]
  })
}

function troublesOf(estate: Estate): Map<string, Trouble> {
  const { cuts, stopped, denials, outdated } = estate.faults
  const troubles: Trouble[] = [
    ...cuts.map(({ from, to }): Trouble => {
      const [one = from, other = to] = [from, to].sort()
      return {
        together: JSON.stringify(['cut', one, other]),
        name: one,
        others: [other],
        isSo: () => t`The network between ${from} and ${to} is cut`,
        isOver: () => t`The network between ${from} and ${to} is restored`
      }
    }),
    ...stopped.map(({ computer, service }): Trouble => ({
      together: JSON.stringify(['stopped', service]),
      name: computer,
      isSo: (names) => t`${service} is stopped on ${names}`,
      isOver: (names) => t`${service} runs again on ${names}`
    })),
    ...[...estate.dpmServers.values()]
      .filter((server) => hasNoSpace(estate, server))
      .map(({ name }): Trouble => ({
        together: 'full',
        name,
        isSo: (names, many) =>
          many ? t`The storage pools of ${names} are full` : t`The storage pool of ${names} is full`,
        isOver: (names, many) =>
          many
            ? t`The storage pools of ${names} have space again`
            : t`The storage pool of ${names} has space again`
      })),
    ...outdated.map((computer): Trouble => ({
      together: 'outdated',
      name: computer,
      isSo: (names, many) =>
        many ? t`The agents on ${names} are too old` : t`The agent on ${names} is too old`,
      isOver: (names, many) =>
        many
          ? t`The agents on ${names} are not too old any more`
          : t`The agent on ${names} is not too old any more`
    })),
    ...denials.map(({ computer, server }): Trouble => {
      const whom = server ?? t`any DPM server`
      const again = server ?? t`DPM servers`
      return {
        together: JSON.stringify(['denial', server]),
        name: computer,
        others: server === null ? [] : [server],
        isSo: (names, many) => (many ? t`${names} do not admit ${whom}` : t`${names} does not admit ${whom}`),
        isOver: (names, many) => (many ? t`${names} admit ${again} again` : t`${names} admits ${again} again`)
      }
    })
  ]
  return new Map(troubles.map((trouble) => [JSON.stringify([trouble.together, trouble.name]), trouble]))
}
