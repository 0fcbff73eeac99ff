import type { ConfigurationView, MapServerView } from '../contract/views'

/** What the named configurations are called. Source: rules page, section 4. */
export const CONFIGURATION_NAMES: Readonly<Record<ConfigurationView['kind'], string>> = {
  'primary-secondary': 'Primary to secondary',
  chained: 'Chained',
  cyclic: 'Cyclic',
  ring: 'Ring'
}

/** Along the links: `DPM1 → DPM2 → DPM3`; a ring ends where it began. */
export function configurationPath({ kind, servers }: ConfigurationView): string {
  if (kind === 'cyclic') return servers.join(' ⇄ ')
  return [...servers, ...(kind === 'ring' ? servers.slice(0, 1) : [])].join(' → ')
}

/** `Chained: DPM1 → DPM2 → DPM3` */
export function configurationText(configuration: ConfigurationView): string {
  return `${CONFIGURATION_NAMES[configuration.kind]}: ${configurationPath(configuration)}`
}

/** What a DPM server is by the links that begin and end there. */
export function roleOf({ primary, secondary }: Pick<MapServerView, 'primary' | 'secondary'>): string {
  if (primary && secondary) return 'Primary and secondary'
  if (primary) return 'Primary'
  return secondary ? 'Secondary' : 'No chain'
}
