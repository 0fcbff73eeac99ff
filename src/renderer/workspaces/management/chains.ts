import type { ConfigurationView, LinkView } from '@shared/contract/views'

const KINDS: Readonly<Record<ConfigurationView['kind'], string>> = {
  'primary-secondary': 'Primary and secondary',
  chained: 'Chained protection',
  cyclic: 'Cyclic protection',
  ring: 'Ring, which the documents do not speak of'
}

export const kindOf = ({ kind }: ConfigurationView): string => KINDS[kind]

/** Along the links; what closes on itself ends where it began. */
export function pathOf({ kind, servers }: ConfigurationView): string {
  const closed = kind === 'cyclic' || kind === 'ring'
  return [...servers, ...(closed ? servers.slice(0, 1) : [])].join(' → ')
}

export const linkText = (link: LinkView): string => `${link.protected} → ${link.protector}`
