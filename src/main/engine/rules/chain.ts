import { DPMDB } from '../estate'
import { indexOf, keyOf } from '../server-index'
import { isSelfProtecting, protectorOf, upstreamOf } from '../topology'
import type { Rule } from './rule'
import { dpmServerReachedBy, type Want } from './want'

/** The protector that already has the server a want reaches; null if it is free, or is the acting server's. */
function otherProtector(want: Want): { readonly server: string; readonly protector: string } | null {
  const reached = dpmServerReachedBy(want)
  if (!reached) return null
  const protector = protectorOf(want.estate, reached.name)
  return protector === null || protector === want.on ? null : { server: reached.name, protector }
}

function alreadyProtected(want: Want, upstream: boolean) {
  const found = otherProtector(want)
  if (!found || upstreamOf(want.estate, found.server).includes(want.on) !== upstream) return null
  return {
    server: want.on,
    computer: found.server,
    other: found.protector,
    link: { protected: found.server, protector: found.protector }
  }
}

export const protectedOnce: Rule<Want> = {
  id: 'protected-once',
  broken: (want) => alreadyProtected(want, false)
}

export const chainOrder: Rule<Want> = {
  id: 'chain-order',
  broken: (want) => alreadyProtected(want, true)
}

export const selfProtection: Rule<Want> = {
  id: 'self-protection',
  broken: (want) => {
    const reached = dpmServerReachedBy(want)
    if (!reached || !isSelfProtecting(want.estate, reached.name)) return null
    return {
      server: want.on,
      computer: reached.name,
      link: { protected: reached.name, protector: want.on }
    }
  }
}

/** Asked only when nothing refuses the command: it is a warning that wants a confirmation. */
export const breaksChain: Rule<Want> = {
  id: 'breaks-chain',
  broken: (want) => {
    if (want.computer !== want.on || want.through !== null) return null
    const protector = protectorOf(want.estate, want.on)
    if (protector === null) return null
    return {
      server: want.on,
      other: protector,
      link: { protected: want.on, protector },
      ...(want.dataSource === null ? {} : { dataSource: want.dataSource })
    }
  }
}

export const localProtectionOff: Rule<Want> = {
  id: 'local-protection-off',
  perDataSource: true,
  broken: (want) => {
    if (want.computer !== want.on || want.through !== null || want.dataSource === null) return null
    if (want.dataSource === DPMDB) return null
    if (want.estate.dpmServers.get(want.on)?.allowLocalDataProtection) return null
    return { server: want.on, dataSource: want.dataSource }
  }
}

export const undocumentedRing: Rule<Want> = {
  id: 'undocumented-ring',
  broken: (want) => {
    const reached = dpmServerReachedBy(want)
    if (!reached || protectorOf(want.estate, reached.name) !== null) return null
    const upstream = upstreamOf(want.estate, want.on)
    const closedAt = upstream.indexOf(reached.name)
    if (closedAt < 1) return null
    return { server: want.on, ring: [reached.name, want.on, ...upstream.slice(0, closedAt)] }
  }
}

/** The acting server takes replicas of a primary without its DPM database; `wanted` are all of the command's. */
export const dpmdbNotSelected: Rule<Want & { readonly wanted: readonly Want[] }> = {
  id: 'dpmdb-not-selected',
  broken: ({ estate, on, through, wanted }) => {
    if (through === null) return null
    const has = (ref: { computer: string; dataSource: string | null }) =>
      ref.computer === through && ref.dataSource === DPMDB
    if (wanted.some(has)) return null
    const server = estate.dpmServers.get(on)
    if (server && indexOf(server).byKey.has(keyOf({ computer: through, dataSource: DPMDB }))) return null
    return { server: on, through }
  }
}
