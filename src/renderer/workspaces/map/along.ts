import { t } from '@shared/catalogue'
import type { MemberView, ProtectionView } from '@shared/contract/views'

/** What a DPM server has of a computer: the data sources of one group, or those without one. */
export interface Along {
  readonly heading: string
  readonly text: string
}

const MODES: Readonly<Record<MemberView['mode'], string>> = {
  primary: t`directly protected`,
  secondary: t`secondary`,
  switched: t`switched`
}

/** What goes along a tie: data of the computer, and what a DPM server is protected through it. */
export function alongTie({ groups, inactive }: ProtectionView, computer: string): readonly Along[] {
  const isAlong = (one: { readonly computer: string; readonly through: string | null }) =>
    one.computer === computer || one.through === computer
  const protectedOnes = groups.flatMap(({ name, members }): Along[] => {
    const some = members.filter(isAlong)
    if (some.length === 0) return []
    const modes = [...new Set(some.map(({ mode }) => MODES[mode]))].join(', ')
    return [{ heading: `${name} (${modes})`, text: namesOf(some, computer) }]
  })
  const left = inactive.filter(isAlong)
  return left.length === 0
    ? protectedOnes
    : [...protectedOnes, { heading: t`Inactive replicas`, text: namesOf(left, computer) }]
}

/** Nobody reads a hundred names. */
const MOST = 12

function namesOf(
  some: readonly { readonly computer: string; readonly dataSource: string }[],
  computer: string
): string {
  const names = some.map((one) =>
    one.computer === computer ? one.dataSource : t`${one.dataSource} on ${one.computer}`
  )
  const more = names.length - MOST
  return more > 0 ? t`${names.slice(0, MOST).join(', ')} and ${more} more` : names.join(', ')
}
