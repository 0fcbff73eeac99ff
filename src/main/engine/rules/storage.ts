import type { Estate } from '../estate'
import { hasNoSpace } from '../storage'
import type { Rule } from './rule'

interface ServerQuestion {
  readonly estate: Estate
  readonly on: string
}

export const noStorageSpace: Rule<ServerQuestion> = {
  id: 'no-storage-space',
  broken: ({ estate, on }) => {
    const server = estate.dpmServers.get(on)
    return server && hasNoSpace(estate, server) ? { server: on } : null
  }
}

export const noTapeLibrary: Rule<ServerQuestion> = {
  id: 'no-tape-library',
  broken: ({ estate, on }) => (estate.dpmServers.get(on)?.library ? null : { server: on })
}
