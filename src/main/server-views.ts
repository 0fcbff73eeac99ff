import { t } from '@shared/catalogue'
import type { Input } from '@shared/contract'
import type {
  AgentsView,
  LibrariesView,
  MemberTreeView,
  MonitoringView,
  ProtectionView,
  RecoverableItemView,
  RecoveryView,
  ReportId,
  ReportView,
  StorageView
} from '@shared/contract/views'
import { Problem } from '@shared/problem'
import type { DpmServer, Estate } from './engine/estate'
import { reportView } from './report-view'
import { agentsView } from './views/agents'
import { memberTreeView } from './views/member-tree'
import { monitoringView } from './views/monitoring'
import { protectionView } from './views/protection'
import { recoverableItems, recoveryView } from './views/recovery'
import { librariesView, storageView } from './views/storage'

/** What the consoles of an open lab show of one DPM server. */
export abstract class ServerViews {
  abstract get estate(): Estate

  protection(server: string): ProtectionView {
    return protectionView(this.estate, this.#server(server))
  }

  agents(server: string): AgentsView {
    return agentsView(this.estate, this.#server(server))
  }

  monitoring(server: string): MonitoringView {
    return monitoringView(this.estate, this.#server(server))
  }

  recovery(server: string): RecoveryView {
    return recoveryView(this.estate, this.#server(server))
  }

  recoverableItems(input: Input<'lab/recoverable-items'>): RecoverableItemView[] {
    return recoverableItems(this.estate, this.#server(input.server), input)
  }

  storage(server: string): StorageView {
    return storageView(this.estate, this.#server(server))
  }

  libraries(server: string): LibrariesView {
    return librariesView(this.estate, this.#server(server))
  }

  report(server: string, report: ReportId, days: number): ReportView {
    return reportView(this.estate, this.#server(server), report, days)
  }

  memberTree(server: string, showHidden: boolean): MemberTreeView {
    return memberTreeView(this.estate, this.#server(server), showHidden)
  }

  #server(name: string): DpmServer {
    const server = this.estate.dpmServers.get(name)
    if (server) return server
    throw new Problem(
      'invalid-message',
      t`DPM server not found`,
      t`There is no DPM server "${name}" in this lab. Choose one of the list.`
    )
  }
}
