import type { DpmServer, Estate } from '../estate'

/**
 * What a DPM server wants: the agent of a computer (`dataSource` null), or a data source of it, directly or
 * through a primary DPM server.
 */
export interface Want {
  readonly estate: Estate
  readonly on: string
  readonly computer: string
  readonly dataSource: string | null
  readonly through: string | null
  /** The same command names this data source before. */
  readonly repeated?: boolean
}

/** The machine a want reaches: the primary for a replica, else the computer itself. */
export function reachedBy(want: Want): string {
  return want.through ?? want.computer
}

/** The other DPM server a want reaches, undefined if it reaches a protected server or the acting server itself. */
export function dpmServerReachedBy(want: Want): DpmServer | undefined {
  const reached = reachedBy(want)
  return reached === want.on ? undefined : want.estate.dpmServers.get(reached)
}
