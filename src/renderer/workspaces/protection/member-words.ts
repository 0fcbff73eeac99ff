import type { LinkView, MemberView } from '@shared/contract/views'
import type { ActionId } from './protection-actions'

/** How a member is protected, in plain words. */
export function modeText({ mode, computer, through }: MemberView, server: string): string {
  switch (mode) {
    case 'primary':
      if (computer === server) return `Direct: ${server} protects its own data.`
      return `Direct: ${server} reads the data from the agent on ${computer}.`
    case 'secondary':
      return `Secondary: ${server} copies the replica that ${String(through)} holds of ${computer}.`
    case 'switched':
      return `Switched: ${server} took over direct protection of ${computer} from ${String(through)}.`
  }
}

/** The link the member belongs to, if its data comes from or through another DPM server. */
export function linkText(
  { computer, through }: MemberView,
  server: string,
  links: readonly LinkView[]
): string | undefined {
  const source = through ?? computer
  const link = links.find((one) => one.protected === source && one.protector === server)
  if (!link) return undefined
  const state = link.state === 'broken' ? ' The link is broken.' : ''
  return `${source} is protected by ${server} (${source} → ${server}).${state}`
}

export interface MemberAdvice {
  readonly text: string
  readonly action?: { readonly id: ActionId | 'take-ownership'; readonly label: string }
}

const CHECK = { id: 'consistency-check', label: 'Perform Consistency Check' } as const
const SWITCH = { id: 'switch', label: 'Switch Disaster Protection' } as const
const OWN = { id: 'take-ownership', label: 'Take Ownership' } as const

/** What to do about a status. */
export function adviceFor({ status, mode, computer, through }: MemberView): MemberAdvice | undefined {
  switch (status.trouble) {
    case 'replica-inconsistent':
      return { text: 'Run a consistency check to repair the replica.', action: CHECK }
    case 'replica-waiting':
      return { text: 'Load the data, then run a consistency check.', action: CHECK }
    case 'ownership-required':
      return mode === 'secondary'
        ? { text: `Attach the agent on ${String(through)} again.` }
        : { text: 'Take ownership to let the jobs of this DPM server run again.', action: OWN }
    case 'switched-elsewhere':
      return {
        text: `To bring ${computer} back, use Switch Disaster Protection on the secondary, then take ownership here.`
      }
    case 'unreachable':
      return mode === 'secondary'
        ? {
            text: `If ${String(through)} stays away, this DPM server can take over direct protection of ${computer}.`,
            action: SWITCH
          }
        : { text: `Bring ${computer} online again.` }
    case 'chain-broken':
      return { text: `On ${through ?? computer}, stop the protection of its own data.` }
    default:
      return undefined
  }
}
