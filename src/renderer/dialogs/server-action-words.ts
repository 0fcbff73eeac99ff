import { t } from '@shared/catalogue'
import type { ServerAction } from '../stores/dialogs'

interface ServerActionWords {
  readonly title: string
  readonly ok: string
  readonly text: string
  readonly destructive: boolean
  readonly alsoProtectedServers: boolean
}

export const serverActionWords: Readonly<Record<ServerAction, ServerActionWords>> = {
  fail: {
    title: t`Fail a server`,
    ok: t`Fail`,
    text: t`The server stops answering. A DPM server protects nothing until it is repaired or rebuilt; a protected server goes offline.`,
    destructive: true,
    alsoProtectedServers: true
  },
  repair: {
    title: t`Repair a server`,
    ok: t`Repair`,
    text: t`The server comes back as it was, with everything its DPM database lists.`,
    destructive: false,
    alsoProtectedServers: true
  },
  remove: {
    title: t`Remove a DPM server`,
    ok: t`Remove`,
    text: t`The server leaves the infrastructure. It cannot be repaired after that, only rebuilt.`,
    destructive: true,
    alsoProtectedServers: false
  },
  rebuild: {
    title: t`Rebuild a DPM server`,
    ok: t`Rebuild`,
    text: t`DPM is installed anew on a server that failed or was removed. Its DPM database is empty until it is restored.`,
    destructive: true,
    alsoProtectedServers: false
  },
  restore: {
    title: t`Restore database of a DPM server`,
    ok: t`Restore`,
    text: t`A rebuilt server gets its DPM database back from the DPM server that protects it. Replicas that are gone are then missing until they are reallocated (Management, DPM Servers), restored from there and checked.`,
    destructive: false,
    alsoProtectedServers: false
  }
}
