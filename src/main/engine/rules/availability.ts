import { isOnline, type Estate } from '../estate'
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
