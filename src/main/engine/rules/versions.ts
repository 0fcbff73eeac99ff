import type { Concern } from '@shared/verdict'
import type { Rule } from './rule'
import { dpmServerReachedBy, type Want } from './want'

/** Hard rule: major.minor. Sources disagree on how equal is equal; the rest only warns. */
function majorMinor(version: string): string {
  return version.split('.').slice(0, 2).map(Number).join('.')
}

function compare(want: Want, differ: (mine: string, theirs: string) => boolean): Concern | null {
  const reached = dpmServerReachedBy(want)
  const mine = want.estate.dpmServers.get(want.on)?.version
  if (!reached || mine === undefined || !differ(mine, reached.version)) return null
  return { server: want.on, computer: reached.name, versions: [mine, reached.version] }
}

export const versionMismatch: Rule<Want> = {
  id: 'version-mismatch',
  broken: (want) => compare(want, (mine, theirs) => majorMinor(mine) !== majorMinor(theirs))
}

export const rollupMismatch: Rule<Want> = {
  id: 'rollup-mismatch',
  broken: (want) =>
    compare(want, (mine, theirs) => majorMinor(mine) === majorMinor(theirs) && mine !== theirs)
}
