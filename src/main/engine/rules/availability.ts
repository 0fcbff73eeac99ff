import { isOnline, type Estate } from '../estate'
import { deniesAll, isCut } from '../faults'
import type { Rule } from './rule'
import { reachedBy, type Want } from './want'

export const serverUnavailable: Rule<{ readonly estate: Estate; readonly on: string }> = {
  id: 'server-unavailable',
  broken: ({ estate, on }) => (isOnline(estate, on) ? null : { server: on })
}

export const computerUnavailable: Rule<Want> = {
  id: 'computer-unavailable',
  broken: (want) => {
    const reached = reachedBy(want)
    if (reached === want.on || isOnline(want.estate, reached)) return null
    return { server: want.on, computer: reached }
  }
}

/** The network between the acting server and what it reaches for is cut. */
export const computerUnreachable: Rule<Want> = {
  id: 'computer-unreachable',
  broken: (want) => {
    const reached = reachedBy(want)
    return isCut(want.estate, want.on, reached) ? { server: want.on, computer: reached } : null
  }
}

/** The computer refuses whatever account is used to put an agent on it. */
export const accessDenied: Rule<Want> = {
  id: 'access-denied',
  broken: ({ estate, on, computer }) => (deniesAll(estate, computer) ? { server: on, computer } : null)
}
