import type { Command } from '@shared/contract/commands'
import { decideAgent } from './commands/agents'
import { decideFault, decidePointing } from './commands/faults'
import { decideAlert, decideJob, decideRecoveryPoint } from './commands/jobs'
import { decideAdding, decideRemoving } from './commands/members'
import { decideRecovery } from './commands/recovery'
import { decideReplicas } from './commands/replicas'
import {
  decideAddingServer,
  decideLifeCycle,
  decideLocalDataProtection,
  decideRebuild,
  decideRestore
} from './commands/servers'
import { decideSwitching } from './commands/switching'
import { decideAgentUpkeep, decideModifying, decideServerUpkeep } from './commands/upkeep'
import { done, type Decision } from './decision'
import type { Estate } from './estate'

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 }

/** Decides a command: pure, the same answer for the same estate. Changes nothing; see `evolve`. */
export function decide(estate: Estate, command: Command): Decision {
  switch (command.do) {
    case 'install-agent':
    case 'attach-agent':
    case 'uninstall-agent':
    case 'take-ownership':
      return decideAgent(estate, command)
    case 'create-protection-group':
    case 'add-members':
      return decideAdding(estate, command)
    case 'remove-members':
      return decideRemoving(estate, command)
    case 'switch-protection':
    case 'resume-primary-protection':
      return decideSwitching(estate, command)
    case 'remove-inactive-protection':
    case 'consistency-check':
      return decideReplicas(estate, command)
    case 'fail-server':
    case 'repair-server':
    case 'remove-server':
      return decideLifeCycle(estate, command)
    case 'rebuild-server':
      return decideRebuild(estate, command)
    case 'restore-database':
      return decideRestore(estate, command)
    case 'add-dpm-server':
    case 'add-protected-server':
      return decideAddingServer(estate, command)
    case 'set-local-data-protection':
      return decideLocalDataProtection(estate, command)
    case 'advance-clock':
      return done([{ kind: 'clock-advanced', seconds: secondsOf(command.by) }])
    case 'modify-protection-group':
      return decideModifying(estate, command)
    case 'create-recovery-point':
      return decideRecoveryPoint(estate, command)
    case 'cancel-job':
    case 'retry-job':
      return decideJob(estate, command)
    case 'inactivate-alert':
      return decideAlert(estate, command)
    case 'recover':
      return decideRecovery(estate, command)
    case 'disable-agent':
    case 'enable-agent':
    case 'throttle-agent':
    case 'update-agent':
      return decideAgentUpkeep(estate, command)
    case 'set-dpm-server':
      return decidePointing(estate, command)
    case 'reallocate-replicas':
    case 'add-storage':
    case 'rescan-library':
    case 'inventory-library':
      return decideServerUpkeep(estate, command)
    case 'fill-storage':
    case 'cut-network':
    case 'restore-network':
    case 'stop-service':
    case 'start-service':
    case 'outdate-agent':
    case 'spoil-credentials':
    case 'correct-credentials':
      return decideFault(estate, command)
  }
}

function secondsOf(by: string): number {
  const unit = by.at(-1) as keyof typeof SECONDS
  return Number(by.slice(0, -1)) * SECONDS[unit]
}
