import type { Command } from '@shared/contract/commands'
import type { ManagementTab, MonitoringTab, Workspace } from '../stores/types'

/** Where in the console one sees what a command does. */
export type Place =
  | { readonly workspace: 'Monitoring'; readonly tab: MonitoringTab }
  | { readonly workspace: 'Management'; readonly tab: ManagementTab }
  | { readonly workspace: Exclude<Workspace, 'Monitoring' | 'Management'> }

/** The place of a command; null for one that shows everywhere, or in no place more than in another. */
export function placeOf(command: Command): Place | null {
  switch (command.do) {
    case 'install-agent':
    case 'attach-agent':
    case 'uninstall-agent':
    case 'take-ownership':
    case 'disable-agent':
    case 'enable-agent':
    case 'throttle-agent':
    case 'update-agent':
    case 'outdate-agent':
    case 'set-dpm-server':
    case 'spoil-credentials':
    case 'correct-credentials':
      return { workspace: 'Management', tab: 'agents' }
    case 'create-protection-group':
    case 'modify-protection-group':
    case 'add-members':
    case 'remove-members':
    case 'remove-inactive-protection':
    case 'switch-protection':
    case 'resume-primary-protection':
    case 'consistency-check':
    case 'create-recovery-point':
    case 'reallocate-replicas':
    case 'restore-database':
      return { workspace: 'Protection' }
    case 'cancel-job':
    case 'retry-job':
    case 'recover':
      return { workspace: 'Monitoring', tab: 'jobs' }
    case 'inactivate-alert':
      return { workspace: 'Monitoring', tab: 'alerts' }
    case 'add-storage':
    case 'fill-storage':
      return { workspace: 'Management', tab: 'disk-storage' }
    case 'rescan-library':
    case 'inventory-library':
      return { workspace: 'Management', tab: 'libraries' }
    case 'fail-server':
    case 'repair-server':
    case 'remove-server':
    case 'rebuild-server':
    case 'add-dpm-server':
    case 'set-local-data-protection':
      return { workspace: 'Management', tab: 'dpm-servers' }
    case 'add-protected-server':
    case 'advance-clock':
    case 'cut-network':
    case 'restore-network':
    case 'stop-service':
    case 'start-service':
      return null
  }
}
