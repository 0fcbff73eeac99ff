import { t } from '../catalogue'
import type { JobType } from '../activity'
import type { CommandOf } from '../contract/commands'
import { alertTitle } from './alerts'
import { jobLabel } from './jobs'
import {
  dataText,
  doc,
  inConsole,
  inferred,
  inShell,
  literal,
  NOTHING_BACK,
  step,
  type RunbookWords,
  type Said
} from './runbook-parts'
import { CMDLETS, CODES, JOBS, MONITOR, RECOVER_DPM } from './sources'

/** Which type of the shell is which of the console is our reading. */
const JOB_TYPES: Partial<Record<JobType, string>> = {
  'replica-creation': 'InitialReplication',
  synchronization: 'Replication',
  'recovery-point': 'ShadowCopy',
  'consistency-check': 'Validation',
  'disk-recovery': 'Recovery',
  'library-rescan': 'LibraryRescan',
  'fast-inventory': 'FastInventory',
  'detailed-inventory': 'DetailedInventory'
}

function jobLines(
  { on, job, computer }: CommandOf<'cancel-job' | 'retry-job'>,
  status: string,
  last: string
): Said[] {
  const type = job && JOB_TYPES[job]
  return [
    inferred(
      `$job = Get-DPMJob -DPMServerName ${literal(on)} -Status ${status}${type === undefined ? '' : ` -Type ${type}`} # pick the one of ${literal(computer)}`
    ),
    doc(`${last} -Job $job`, CMDLETS)
  ]
}

const jobText = ({ job, ...data }: CommandOf<'cancel-job' | 'retry-job'>): string =>
  t`${job === undefined ? t`the job` : jobLabel(job)} of ${dataText(data)}`

export function cancelJob(command: CommandOf<'cancel-job'>): RunbookWords {
  const { on } = command
  return step(
    [
      inConsole(
        on,
        doc(t`Monitoring > Jobs > select ${jobText(command)} > Cancel, and confirm (ID 3601)`, JOBS, CODES)
      ),
      inShell(on, ...jobLines(command, 'InProgress', 'Stop-DPMJob'))
    ],
    {
      checks: [doc(t`The job is not listed any more.`, JOBS)],
      warnings: [doc(t`A job that you cancel yourself is deleted, and cannot be retried.`, JOBS)],
      back: [inferred(t`Start what the job did again.`)]
    }
  )
}

export function retryJob(command: CommandOf<'retry-job'>): RunbookWords {
  const { on } = command
  return step(
    [
      inConsole(
        on,
        doc(t`Monitoring > Jobs > select ${jobText(command)} > Retry, and confirm (ID 3600)`, JOBS, CODES)
      ),
      inShell(on, ...jobLines(command, 'Failed', 'Restart-DPMJob'))
    ],
    {
      checks: [inferred(t`Monitoring > Jobs: the new job is completed.`)],
      warnings: [
        doc(
          t`Clear what made it fail first: after an ownership alert the job runs only then (ID 3180).`,
          CODES
        ),
        doc(t`Where the group was changed meanwhile, the job cannot be run again (IDs 3604, 3609).`, CODES)
      ],
      back: [doc(t`Monitoring > Jobs > Cancel.`, JOBS)]
    }
  )
}

export function inactivateAlert(command: CommandOf<'inactivate-alert'>): RunbookWords {
  return step(
    [
      inConsole(
        command.on,
        doc(
          t`Monitoring > Alerts > select "${alertTitle(command.alert)}" for ${dataText(command)} > inactivate, and confirm (ID 3610)`,
          MONITOR,
          CODES
        )
      )
    ],
    {
      checks: [doc(t`The alert is shown only where inactive alerts are shown.`, MONITOR)],
      warnings: [
        doc(t`The protection status is set to OK by this, whatever the cause was (ID 3610).`, CODES),
        inferred(t`The cause is still there: do what the alert recommends first.`)
      ],
      back: [inferred(t`There is no way back; the alert returns when its cause is met again.`)]
    }
  )
}

export function rescanLibrary({ on }: CommandOf<'rescan-library'>): RunbookWords {
  return step([inConsole(on, doc(t`Management > Libraries > Rescan`, CODES, RECOVER_DPM))], {
    checks: [doc(t`Monitoring > Jobs: Library rescan is completed.`, JOBS)],
    back: [NOTHING_BACK]
  })
}

export function inventoryLibrary({ on, detailed = false }: CommandOf<'inventory-library'>): RunbookWords {
  return step(
    [
      inConsole(
        on,
        doc(
          detailed
            ? t`Management > Libraries > Inventory library: detailed inventory`
            : t`Management > Libraries > Inventory library: fast inventory`,
          CODES,
          RECOVER_DPM
        )
      )
    ],
    {
      checks: [
        doc(
          t`Monitoring > Jobs: ${jobLabel(detailed ? 'detailed-inventory' : 'fast-inventory')} is completed.`,
          JOBS
        )
      ],
      warnings: detailed ? [inferred(t`Every tape is read, which takes time.`)] : [],
      back: [NOTHING_BACK]
    }
  )
}
