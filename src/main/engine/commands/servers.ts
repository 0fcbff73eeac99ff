import type { CommandOf } from '@shared/contract/commands'
import { done, refused, unknownName, unless, type Decision } from '../decision'
import { DEFAULT_VERSION, OWN_DATA_SOURCES, type DataSourceRef, type Estate, type Member } from '../estate'
import { firstUnknown } from '../names'
import { serverUnavailable } from '../rules/availability'
import { undocumentedRing } from '../rules/chain'
import { violationsOf, violationsOver } from '../rules/rule'
import {
  alreadyRemoved,
  cannotBeRebuilt,
  cannotBeRepaired,
  nameMismatch,
  nameTaken,
  noDatabaseBackup,
  nothingToRestoreOnto,
  notOnline,
  restoreTargetDown
} from '../rules/servers'
import { protectorOf } from '../topology'

type LifeCycleCommand = CommandOf<'fail-server' | 'repair-server' | 'remove-server'>

const lifeCycle = {
  'fail-server': { takes: 'computer', asks: [notOnline], kind: 'server-failed' },
  'repair-server': { takes: 'computer', asks: [cannotBeRepaired], kind: 'server-repaired' },
  'remove-server': { takes: 'DPM server', asks: [alreadyRemoved], kind: 'server-removed' }
} as const

export function decideLifeCycle(estate: Estate, command: LifeCycleCommand): Decision {
  const { server } = command
  const { takes, asks, kind } = lifeCycle[command.do]
  const unknown = firstUnknown(estate, [[takes, server]])
  if (unknown) return unknownName(unknown)
  return unless(violationsOf(asks, { estate, server }), () => [{ kind, server }])
}

export function decideRebuild(estate: Estate, command: CommandOf<'rebuild-server'>): Decision {
  const { server, as = server } = command
  const unknown = firstUnknown(estate, [['DPM server', server]])
  if (unknown) return unknownName(unknown)
  const violations = violationsOf([cannotBeRebuilt], { estate, server })
  if (as === server) return unless(violations, () => [{ kind: 'server-rebuilt', server }])
  return unless([...violations, ...violationsOf([nameTaken], { estate, name: as })], () => [
    { kind: 'server-replaced', server, as }
  ])
}

export function decideRestore(estate: Estate, command: CommandOf<'restore-database'>): Decision {
  const { server, from } = command
  const unknown = firstUnknown(estate, [
    ['DPM server', server],
    ['DPM server', from]
  ])
  if (unknown) return unknownName(unknown)
  const question = { estate, server, from }
  const violations = [
    ...violationsOf([serverUnavailable], { estate, on: from }),
    ...violationsOf([restoreTargetDown, nothingToRestoreOnto, nameMismatch, noDatabaseBackup], question)
  ]
  if (violations.length > 0) return refused(violations)
  return done(
    [{ kind: 'database-restored', server, from, setAside: takenMeanwhile(estate, server) }],
    violationsOver(
      [undocumentedRing],
      listedBefore(estate, server).map((member) => ({ estate, on: server, ...member }))
    )
  )
}

function listedBefore(estate: Estate, server: string): readonly Member[] {
  return estate.dpmServers.get(server)?.lostDatabase?.members ?? []
}

/** Members the lost database lists of, or through, DPM servers that another one protects by now. */
function takenMeanwhile(estate: Estate, server: string): DataSourceRef[] {
  return listedBefore(estate, server)
    .filter(({ computer, through }) => {
      const protector = protectorOf(estate, through ?? computer)
      // The server itself protects nothing yet.
      return (through ?? computer) !== server && protector !== null
    })
    .map(({ computer, dataSource }) => ({ computer, dataSource }))
}

export function decideAddingServer(
  estate: Estate,
  command: CommandOf<'add-dpm-server' | 'add-protected-server'>
): Decision {
  const { name, dataSources = [] } = command
  const violations = violationsOf([nameTaken], { estate, name })
  if (violations.length > 0) return refused(violations)
  if (command.do === 'add-protected-server') {
    return done([{ kind: 'protected-server-added', name, dataSources: [...new Set(dataSources)] }])
  }
  return done([
    {
      kind: 'dpm-server-added',
      name,
      version: command.version ?? DEFAULT_VERSION,
      dataSources: [...new Set([...OWN_DATA_SOURCES, ...dataSources])],
      allowLocalDataProtection: command.allowLocalDataProtection ?? false,
      ...(command.storagePool === undefined ? {} : { storagePool: command.storagePool }),
      ...(command.tapeLibrary === undefined ? {} : { library: command.tapeLibrary })
    }
  ])
}

export function decideLocalDataProtection(
  estate: Estate,
  { on, allowed }: CommandOf<'set-local-data-protection'>
): Decision {
  const unknown = firstUnknown(estate, [['DPM server', on]])
  if (unknown) return unknownName(unknown)
  return unless(violationsOf([serverUnavailable], { estate, on }), () => [
    { kind: 'local-data-protection-set', on, allowed }
  ])
}
