import { t } from '../catalogue'
import type { ConfigurationView, MapServerView } from '../contract/views'

/** What the named configurations are called. Source: rules page, section 4. */
export const CONFIGURATION_NAMES: Readonly<Record<ConfigurationView['kind'], string>> = {
  'primary-secondary': t`Primary to secondary`,
  chained: t`Chained`,
  cyclic: t`Cyclic`,
  ring: t`Ring`
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
  if (primary && secondary) return t`Primary and secondary`
  if (primary) return t`Primary`
  return secondary ? t`Secondary` : t`No chain`
}
