import { t } from '@shared/catalogue'

/** Names in a sentence: "A", "A and B", "A, B and C". */
export function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : t`${names.slice(0, -1).join(', ')} and ${last}`
}
