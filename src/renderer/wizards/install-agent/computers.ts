import { COMPUTER_STATUS } from '@shared/words/computer-status'
import { t } from '@shared/catalogue'
import type { LabOverview } from '@shared/contract/views'
import type { PickItem } from '../../components'

/** As many computers as one run of Attach takes. */
export const ATTACH_LIMIT = 50

/** A computer the wizard can be aimed at, as the lab knows it. */
export interface Candidate {
  readonly name: string
  readonly kind: 'DPM server' | 'protected server'
  readonly status: 'online' | 'failed' | 'removed' | 'offline'
  readonly owner: string | null
}

/** Everything of the lab, the wizard's own DPM server too: the product lists it, and refuses it when asked (334). */
export function candidatesOf(
  lab: Pick<LabOverview, 'dpmServers' | 'protectedServers'> | null
): readonly Candidate[] {
  if (!lab) return []
  return [
    ...lab.protectedServers.map(({ name, status, agentOwner }): Candidate => ({
      name,
      kind: 'protected server',
      status,
      owner: agentOwner
    })),
    ...lab.dpmServers.map(({ name, status, agentOwner }): Candidate => ({
      name,
      kind: 'DPM server',
      status,
      owner: agentOwner
    }))
  ]
}

export function toPickItem(candidate: Candidate, on: string): PickItem {
  return { id: candidate.name, label: candidate.name, description: describe(candidate, on) }
}

function describe({ name, kind, status, owner }: Candidate, on: string): string {
  return [
    name === on ? t`DPM server of this console` : kind === 'DPM server' ? t`DPM server` : t`Protected server`,
    ...(status === 'online' ? [] : [COMPUTER_STATUS[status]]),
    owner === null ? t`no agent known` : t`agent owned by ${owner}`
  ].join(', ')
}

/**
 * The computer a typed name means. The lab has no domains, so a fully qualified name stands for the computer of
 * its first part, unless a computer is named just so.
 */
export function findComputer(candidates: readonly Candidate[], typed: string): string | undefined {
  const wanted = typed.trim()
  const exact = candidates.find(({ name }) => name === wanted)
  if (exact) return exact.name
  const alike = (name: string): string | undefined =>
    candidates.find((one) => one.name.toLocaleLowerCase() === name.toLocaleLowerCase())?.name
  return alike(wanted) ?? alike(wanted.split('.')[0] ?? '')
}

/** Why these computers cannot be gone on with, or nothing. */
export function selectionProblem(method: 'install' | 'attach', count: number): string | undefined {
  if (count === 0) return t`Select at least one computer.`
  if (method === 'attach' && count > ATTACH_LIMIT) {
    return t`At most ${ATTACH_LIMIT} computers are attached at a time; ${count} are selected.`
  }
  return undefined
}
