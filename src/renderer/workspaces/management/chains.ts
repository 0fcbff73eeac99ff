import type { LinkView } from '@shared/contract/views'

export const linkText = (link: LinkView): string => `${link.protected} → ${link.protector}`
