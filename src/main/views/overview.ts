import type { DpmServerView, LabOverview, ProtectedServerView } from '@shared/contract/views'
import { configurationsOf } from '../engine/configurations'
import type { DpmServer, Estate } from '../engine/estate'
import { indexOf } from '../engine/server-index'
import { databaseHoldersOf, isSelfProtecting, linksOf, protectorOf } from '../engine/topology'
import { alertCounts } from './alerts'
import { faultViews } from './faults'

export type EstateOverview = Pick<
  LabOverview,
  'faults' | 'dpmServers' | 'protectedServers' | 'links' | 'configurations'
>

export function estateOverview(estate: Estate): EstateOverview {
  return {
    faults: faultViews(estate),
    dpmServers: [...estate.dpmServers.values()].map((server) => dpmServerView(estate, server)),
    protectedServers: [...estate.protectedServers.values()].map(
      ({ name, status, dataSources, agentOwner }): ProtectedServerView => ({
        name,
        status,
        dataSources,
        agentOwner
      })
    ),
    links: linksOf(estate),
    configurations: configurationsOf(estate)
  }
}

function dpmServerView(estate: Estate, server: DpmServer): DpmServerView {
  const { name, version, status, dataSources, allowLocalDataProtection, agentOwner, rebuilt } = server
  return {
    name,
    version,
    status,
    dataSources,
    allowLocalDataProtection,
    agentOwner,
    rebuilt,
    protectedBy: protectorOf(estate, name),
    selfProtecting: isSelfProtecting(estate, name),
    databaseHeldBy: databaseHoldersOf(estate, name),
    switched: [...indexOf(server).switched],
    alerts: alertCounts(estate, server)
  }
}
