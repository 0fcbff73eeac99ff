import type { CommandOf } from '@shared/contract/commands'
import { decide } from '../engine/decide'
import { DEFAULT_VERSION, OWN_DATA_SOURCES, type DpmServer, type Estate } from '../engine/estate'
import { DEFAULT_POLICY } from '../engine/policy'
import { isSame } from './write-fields'
import { firstSize } from './write-storage'

export function addingDpmServer(server: {
  readonly name: string
  readonly version: string
  readonly dataSources: readonly string[]
  readonly allowLocalDataProtection: boolean
  readonly storage: DpmServer['storage']
  readonly library: DpmServer['library']
}): CommandOf<'add-dpm-server'> {
  const { name, version, storage, library } = server
  const storagePool = firstSize(storage)
  const dataSources = server.dataSources.filter((own) => !OWN_DATA_SOURCES.includes(own))
  return {
    do: 'add-dpm-server',
    name,
    ...(version === DEFAULT_VERSION ? {} : { version }),
    ...(dataSources.length === 0 ? {} : { dataSources }),
    ...(server.allowLocalDataProtection ? { allowLocalDataProtection: true } : {}),
    ...(storagePool === null ? {} : { storagePool }),
    ...(library === null ? {} : { tapeLibrary: library })
  }
}

export function addingProtectedServer(server: {
  readonly name: string
  readonly dataSources: readonly string[]
}): CommandOf<'add-protected-server'> {
  const { name, dataSources } = server
  return {
    do: 'add-protected-server',
    name,
    ...(dataSources.length === 0 ? {} : { dataSources: [...dataSources] })
  }
}

/** A policy that differs from what a group gets without one. */
export function policyOf(
  policy: CommandOf<'create-protection-group'>['policy']
): Pick<CommandOf<'create-protection-group'>, 'policy'> {
  return policy === undefined || isSame(policy, DEFAULT_POLICY) ? {} : { policy }
}

/** The command with `confirm` if a warning asks for it, without if not. */
export function confirmed<C extends CommandOf<'create-protection-group' | 'add-members'>>(
  estate: Estate,
  command: C
): C {
  const { confirm: _, ...bare } = command
  const asks = decide(estate, bare as C).verdict.outcome === 'warned'
  return (asks ? { ...bare, confirm: true } : bare) as C
}
