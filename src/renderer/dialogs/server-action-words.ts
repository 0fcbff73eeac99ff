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
    title: 'Fail a server',
    ok: 'Fail',
    text: 'The server stops answering. A DPM server protects nothing until it is repaired or rebuilt; a protected server goes offline.',
    destructive: true,
    alsoProtectedServers: true
  },
  repair: {
    title: 'Repair a server',
    ok: 'Repair',
    text: 'The server comes back as it was, with everything its DPM database lists.',
    destructive: false,
    alsoProtectedServers: true
  },
  remove: {
    title: 'Remove a DPM server',
    ok: 'Remove',
    text: 'The server leaves the infrastructure. It cannot be repaired after that, only rebuilt.',
    destructive: true,
    alsoProtectedServers: false
  },
  rebuild: {
    title: 'Rebuild a DPM server',
    ok: 'Rebuild',
    text: 'DPM is installed anew on a server that failed or was removed. Its DPM database is empty until it is restored.',
    destructive: true,
    alsoProtectedServers: false
  },
  restore: {
    title: 'Restore database of a DPM server',
    ok: 'Restore',
    text: 'A rebuilt server gets its DPM database back from the DPM server that protects it. Replicas that are gone are then missing until they are reallocated (Management, DPM Servers), restored from there and checked.',
    destructive: false,
    alsoProtectedServers: false
  }
}
