import { listed } from '@shared/words/phrases'
import { t } from '@shared/catalogue'
import type { ChangeView } from '@shared/contract/views'
import type { DpmServer, Estate } from '../../engine/estate'

/** What either of two maps has, in the order of the later one; what is gone comes last. Equal values are left out. */
export function* differing<T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>
): Generator<readonly [name: string, before: T | undefined, after: T | undefined]> {
  for (const [name, value] of after) {
    if (before.get(name) !== value) yield [name, before.get(name), value]
  }
  for (const [name, value] of before) {
    if (!after.has(name)) yield [name, value, undefined]
  }
}

export function differingServers(before: Estate, after: Estate) {
  return differing<DpmServer>(before.dpmServers, after.dpmServers)
}

/** A list that grows under a key. */
export function into<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const known = lists.get(key)
  if (known) known.push(item)
  else lists.set(key, [item])
}

/** `D:`, `C: and D:`, `C:, D: and E:`, `C:, D:, E: and 4 more`. */
export function upToThree(names: readonly string[]): string {
  return listed(names, 3)
}

/** `D: of Server1`, and on the computer itself `its own D:`. */
export function dataOf(computer: string, dataSources: readonly string[], server: string): string {
  const names = upToThree(dataSources)
  return computer === server ? t`its own ${names}` : t`${names} of ${computer}`
}

export function change(
  about: ChangeView['about'],
  kind: ChangeView['kind'],
  text: string,
  computers: readonly (string | null | undefined)[]
): ChangeView {
  const names = computers.filter((name) => name !== null && name !== undefined)
  return { about, kind, text, computers: [...new Set(names)] }
}
