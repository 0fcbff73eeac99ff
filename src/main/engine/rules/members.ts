import { agentOwner, type Estate } from '../estate'
import { isStopped } from '../faults'
import { isSql } from '../jobs/sizes'
import { indexOf, keyOf } from '../server-index'
import { directlyProtects, switchedOn } from '../topology'
import type { Rule } from './rule'
import type { Want } from './want'

export const notDirectlyProtected: Rule<Want> = {
  id: 'not-directly-protected',
  perDataSource: true,
  broken: ({ estate, on, computer, dataSource, through }) => {
    if (through === null || dataSource === null) return null
    const primary = estate.dpmServers.get(through)
    const member = primary && indexOf(primary).byKey.get(keyOf({ computer, dataSource }))
    if (through !== on && member?.mode === 'primary') return null
    return { server: on, computer, dataSource, through }
  }
}

export const ownCopy: Rule<Want> = {
  id: 'own-copy',
  broken: ({ on, computer, through }) =>
    through !== null && computer === on ? { server: on, computer, through } : null
}

export const switchedNoSecondary: Rule<Want> = {
  id: 'switched-no-secondary',
  broken: ({ estate, on, computer, through }) => {
    if (through === null) return null
    const holder = switchedOn(estate, computer)
    return holder === null ? null : { server: on, computer, through, other: holder }
  }
}

export const alreadyProtected: Rule<Want> = {
  id: 'already-protected',
  perDataSource: true,
  broken: (want) => {
    const { estate, on, computer, dataSource, through } = want
    if (dataSource === null) return null
    const ref = { computer, dataSource }
    const mine = estate.dpmServers.get(on)
    if (want.repeated || (mine && indexOf(mine).byKey.has(keyOf(ref)))) {
      return { server: on, other: on, ...ref }
    }
    if (through !== null || computer === on) return null
    const other = directProtectorElsewhere(estate, ref)
    return other === null ? null : { server: on, other, ...ref }
  }
}

/** The data of SQL Server is read through its VSS writer. A secondary copies the replica, and needs none. */
export const sqlWriterStopped: Rule<Want> = {
  id: 'sql-writer-stopped',
  perDataSource: true,
  broken: ({ estate, on, computer, dataSource, through }) => {
    if (through !== null || dataSource === null || !isSql(dataSource)) return null
    if (!isStopped(estate, computer, 'SQL Server VSS Writer')) return null
    return { server: on, computer, dataSource }
  }
}

/** Without its DPMWriter a primary shows its secondary no replicas. */
export const dpmWriterStopped: Rule<Want> = {
  id: 'dpm-writer-stopped',
  broken: ({ estate, on, computer, through }) => {
    if (through === null || !isStopped(estate, through, 'DPMWriter')) return null
    return { server: on, computer, through }
  }
}

/**
 * Only the owner of the agent, or the computer itself, can protect a data source directly. Not asked of what the
 * acting server has itself.
 */
function directProtectorElsewhere(
  estate: Estate,
  ref: { readonly computer: string; readonly dataSource: string }
): string | null {
  for (const other of [agentOwner(estate, ref.computer), ref.computer]) {
    if (other !== null && directlyProtects(estate, other, ref)) return other
  }
  return null
}
