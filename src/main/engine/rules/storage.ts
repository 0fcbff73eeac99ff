import { activityOf } from '../activity'
import type { Estate } from '../estate'
import { usedOf } from '../jobs/draft'
import { isFull } from '../storage'
import type { Rule } from './rule'

interface ServerQuestion {
  readonly estate: Estate
  readonly on: string
}

export const noStorageSpace: Rule<ServerQuestion> = {
  id: 'no-storage-space',
  broken: ({ estate, on }) => {
    const server = estate.dpmServers.get(on)
    if (!server || !isFull(server.storage, usedOf(activityOf(estate.activity, on)))) return null
    return { server: on }
  }
}

export const noTapeLibrary: Rule<ServerQuestion> = {
  id: 'no-tape-library',
  broken: ({ estate, on }) => (estate.dpmServers.get(on)?.library ? null : { server: on })
}
