import { t } from '@shared/catalogue'

/** What the agent would be installed with. The password is neither kept nor checked by anything. */
export interface Credentials {
  readonly userName: string
  readonly password: string
  readonly domain: string
}

export type CredentialProblems = Partial<Record<'userName' | 'domain', string>>

export const PREFILLED: Credentials = { userName: t`Administrator`, password: '', domain: 'contoso.com' }

export function credentialProblems({ userName, domain }: Credentials): CredentialProblems {
  return {
    ...(userName.trim() === ''
      ? { userName: t`Without a user name this is no valid domain account (ID 293).` }
      : {}),
    ...(domain.trim() === '' ? { domain: t`Without a domain this is no valid domain account (ID 293).` } : {})
  }
}

export function accountOf({ userName, domain }: Credentials): string {
  return `${domain.trim()}\\${userName.trim()}`
}
