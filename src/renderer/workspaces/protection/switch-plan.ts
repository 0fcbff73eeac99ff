import type { ProtectionView } from '@shared/contract/views'
import { joined } from './phrases'

/** What Switch Disaster Protection would be for the chosen computers. */
export interface SwitchPlan {
  /** `engine`: there is nothing to switch here, and the engine says why. */
  readonly kind: 'switch' | 'resume' | 'mixed' | 'engine'
  readonly computers: readonly string[]
  /** The DPM servers whose replicas were or are protected. */
  readonly primaries: readonly string[]
}

type Mode = 'secondary' | 'switched' | 'neither'

export function planSwitch(view: ProtectionView, computers: readonly string[]): SwitchPlan {
  const members = view.groups.flatMap((group) => group.members)
  const modeOf = (computer: string): Mode => {
    const modes = members.filter((member) => member.computer === computer).map(({ mode }) => mode)
    if (modes.includes('switched')) return 'switched'
    return modes.includes('secondary') ? 'secondary' : 'neither'
  }
  const modes = new Set(computers.map(modeOf))
  const primaries = members
    .filter(({ computer, mode }) => computers.includes(computer) && mode !== 'primary')
    .flatMap(({ through }) => through ?? [])
  return { kind: kindOf(modes), computers, primaries: [...new Set(primaries)] }
}

function kindOf(modes: ReadonlySet<Mode>): SwitchPlan['kind'] {
  if (modes.size > 1) return 'mixed'
  if (modes.has('secondary')) return 'switch'
  return modes.has('switched') ? 'resume' : 'engine'
}

export const computersText = ({ computers }: SwitchPlan): string => joined(computers)
export const primariesText = ({ primaries }: SwitchPlan): string => joined(primaries)
