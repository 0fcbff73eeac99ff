import { t } from '../catalogue'
import type { Command, CommandKind, CommandOf } from '../contract/commands'
import { passing as spanText } from './commands'
import {
  attachAgent,
  correctCredentials,
  disableAgent,
  enableAgent,
  installAgent,
  outdateAgent,
  setDpmServer,
  setLocalDataProtection,
  spoilCredentials,
  takeOwnership,
  throttleAgent,
  uninstallAgent,
  updateAgent
} from './runbook-agents'
import { consistencyCheck, createPoint, recover } from './runbook-data'
import { addMembers, createGroup, modifyGroup, removeInactive, removeMembers } from './runbook-groups'
import { cancelJob, inactivateAlert, inventoryLibrary, rescanLibrary, retryJob } from './runbook-jobs'
import { doc, inferred, note, type RunbookNote, type RunbookWords, type Said } from './runbook-parts'
import {
  addDpmServer,
  addProtectedServer,
  addStorage,
  cutNetwork,
  failServer,
  fillStorage,
  reallocateReplicas,
  rebuildServer,
  removeServer,
  repairServer,
  restoreDatabase,
  restoreNetwork,
  startService,
  stopService
} from './runbook-servers'
import { resumePrimary, switchProtection } from './runbook-switch'
import { CMDLETS, CODES, MANAGE_AGENTS, MONITOR } from './sources'
import type { StepFacts } from './ways'

export type { RunbookBlock, RunbookNote, RunbookStep, RunbookWords, Said } from './runbook-parts'

const SECONDS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400 }

/** Work of a DPM server takes its time on real servers too, and not the same as in the lab. */
export function passing(seconds: number): RunbookNote {
  return note(
    t`In the lab ${spanText(seconds)} pass here. On real servers go on when Monitoring > Jobs shows no job in progress, and none that failed.`
  )
}

type Table = { readonly [K in CommandKind]: (command: CommandOf<K>, facts: StepFacts) => RunbookWords }

/** How each command is done on real servers: where, with what, and what comes of it. */
const TABLE: Table = {
  'install-agent': installAgent,
  'attach-agent': attachAgent,
  'uninstall-agent': uninstallAgent,
  'create-protection-group': createGroup,
  'add-members': addMembers,
  'remove-members': removeMembers,
  'remove-inactive-protection': removeInactive,
  'switch-protection': switchProtection,
  'resume-primary-protection': resumePrimary,
  'take-ownership': takeOwnership,
  'consistency-check': consistencyCheck,
  'fail-server': failServer,
  'repair-server': repairServer,
  'remove-server': removeServer,
  'rebuild-server': rebuildServer,
  'restore-database': restoreDatabase,
  'add-dpm-server': addDpmServer,
  'add-protected-server': addProtectedServer,
  'set-local-data-protection': setLocalDataProtection,
  'advance-clock': ({ by }) => passing(Number.parseInt(by, 10) * (SECONDS[by.slice(-1)] ?? 1)),
  'modify-protection-group': modifyGroup,
  'create-recovery-point': createPoint,
  'cancel-job': cancelJob,
  'retry-job': retryJob,
  'inactivate-alert': inactivateAlert,
  recover,
  'disable-agent': disableAgent,
  'enable-agent': enableAgent,
  'throttle-agent': throttleAgent,
  'update-agent': updateAgent,
  'set-dpm-server': setDpmServer,
  'reallocate-replicas': reallocateReplicas,
  'add-storage': addStorage,
  'fill-storage': fillStorage,
  'rescan-library': rescanLibrary,
  'inventory-library': inventoryLibrary,
  'cut-network': cutNetwork,
  'restore-network': restoreNetwork,
  'stop-service': stopService,
  'start-service': startService,
  'outdate-agent': outdateAgent,
  'spoil-credentials': spoilCredentials,
  'correct-credentials': correctCredentials
}

export function runbookWords(command: Command, facts: StepFacts): RunbookWords {
  const words = TABLE[command.do] as (command: Command, facts: StepFacts) => RunbookWords
  return words(command, facts)
}

/** What is to be known whatever the steps are. */
export const BEFORE_YOU_BEGIN: readonly Said[] = [
  inferred(t`The names are those of a lab. Put your own in their place, in the commands too.`),
  doc(t`You are a local administrator of the DPM servers, with a domain account (ID 3754).`, MONITOR, CODES),
  doc(t`A console shows one DPM server: each step says which one.`, MONITOR),
  doc(
    t`The Management Shell holds one connection at a time: Connect-DPMServer -DPMServerName, and afterwards Disconnect-DPMServer (ID 31143).`,
    CMDLETS,
    CODES
  ),
  doc(t`The list of agents can be 30 minutes old: Management > Agents > Refresh information.`, MANAGE_AGENTS),
  inferred(t`Make sure that the DPM databases are backed up, and that these backups can be read.`)
]

export const AFTERWARDS: readonly Said[] = [
  doc(
    t`Monitoring > Alerts, or Get-DPMAlert -IncludeAlerts AllActive: no alert that was not there before.`,
    MONITOR,
    CMDLETS
  ),
  inferred(t`Protection shows OK for every member on each DPM server that was touched.`)
]
