import { t } from '@shared/catalogue'
import type { ReportId, ReportView } from '@shared/contract/views'
import type { RecoveryTarget } from '@shared/contract/commands'
import { activityOf, type RecoveryOptions } from './engine/activity'
import type { DpmServer, Estate } from './engine/estate'
import { makeReport } from './reports'
import { agentsView } from './views/agents'
import { jobViews } from './views/jobs'
import { protectionView } from './views/protection'
import { librariesView, storageView } from './views/storage'

/** A report of a DPM server over its last days. */
export function reportView(estate: Estate, server: DpmServer, report: ReportId, days: number): ReportView {
  const { running, past, days: dayTotals } = activityOf(estate.activity, server.name)
  const targets = new Map(
    [...past, ...running.values()].flatMap(({ id, recovery }) =>
      recovery ? [[id, targetText(recovery)]] : []
    )
  )
  return makeReport(report, {
    server: server.name,
    now: estate.clock,
    begins: estate.begins,
    days,
    jobs: jobViews(estate, server).map((job) => {
      const target = job.id === null ? undefined : targets.get(job.id)
      return target === undefined ? job : { ...job, target }
    }),
    dayTotals,
    groups: protectionView(estate, server).groups,
    agents: agentsView(estate, server).agents,
    storage: storageView(estate, server),
    library: librariesView(estate, server).library
  })
}

const PLACES: Readonly<Record<RecoveryTarget, (target: string) => string>> = {
  original: () => t`Original location`,
  alternate: (target) => t`Alternate location on ${target}`,
  'network-folder': (target) => t`Network folder on ${target}`,
  replica: (target) => t`Replica on ${target}`
}

function targetText({ to, target }: RecoveryOptions): string {
  return PLACES[to](target)
}
