import { t } from '@shared/catalogue'
import type { LinkView, MemberView } from '@shared/contract/views'

/** How a member is protected, in plain words. */
export function modeText({ mode, computer, through }: MemberView, server: string): string {
  switch (mode) {
    case 'primary':
      if (computer === server) return t`Direct: ${server} protects its own data.`
      return t`Direct: ${server} reads the data from the agent on ${computer}.`
    case 'secondary':
      return t`Secondary: ${server} copies the replica that ${String(through)} holds of ${computer}.`
    case 'switched':
      return t`Switched: ${server} took over direct protection of ${computer} from ${String(through)}.`
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
  const told = t`${source} is protected by ${server} (${source} → ${server}).`
  return link.state === 'broken' ? `${told} ${t`The link is broken.`}` : told
}
