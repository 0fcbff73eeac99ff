import type { ConfigurationView, GroundsView, TopologyView } from '@shared/contract/views'
import { CONFIGURATION_NAMES, configurationText } from '@shared/words/topology'

/** The same from one reading to the next for as long as its servers are. */
export const configurationKey = configurationText

/** Its servers and the links between them: what to point at on the map. */
export function configurationGrounds(
  { kind, servers }: ConfigurationView,
  { ties }: TopologyView
): GroundsView {
  const closed = kind === 'cyclic' || kind === 'ring'
  return {
    computers: servers,
    ties: servers.flatMap((from, at) => {
      const to = servers[at + 1] ?? (closed ? servers[0] : undefined)
      if (to === undefined) return []
      const tie = ties.find((one) => one.kind === 'link' && one.from === from && one.to === to)
      return [{ from, to, kind: 'link' as const, text: tie?.text ?? CONFIGURATION_NAMES[kind] }]
    })
  }
}
