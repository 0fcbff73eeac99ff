import type { Command } from '@shared/contract/commands'
import type { ManagementTab, Workspace } from '../stores/types'

/** Where in the console one sees what a command does. */
export interface Place {
  readonly workspace: Workspace
  readonly tab?: ManagementTab
}

/** The place of a command; null for one that shows everywhere. */
export function placeOf(command: Command): Place | null {
  switch (command.do) {
    case 'install-agent':
    case 'attach-agent':
    case 'uninstall-agent':
    case 'take-ownership':
      return { workspace: 'Management', tab: 'agents' }
    case 'create-protection-group':
    case 'add-members':
    case 'remove-members':
    case 'remove-inactive-protection':
    case 'switch-protection':
    case 'resume-primary-protection':
    case 'consistency-check':
    case 'restore-database':
      return { workspace: 'Protection' }
    case 'fail-server':
    case 'repair-server':
    case 'remove-server':
    case 'rebuild-server':
    case 'add-dpm-server':
    case 'set-local-data-protection':
      return { workspace: 'Management', tab: 'dpm-servers' }
    case 'add-protected-server':
    case 'advance-clock':
      return null
  }
}
