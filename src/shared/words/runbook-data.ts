import { t } from '../catalogue'
import type { CommandOf } from '../contract/commands'
import { jobLabel } from './jobs'
import {
  dataInShell,
  dataText,
  doc,
  inConsole,
  inferred,
  inShell,
  literal,
  NOTHING_BACK,
  step,
  type Data,
  type RunbookWords,
  type Said
} from './runbook-parts'
import { BACK_UP_DPM, CMDLETS, CODES, FILES, RECOVER_DPM } from './sources'

const statusOk = (data: Data): Said =>
  doc(t`Protection: the status of ${dataText(data)} is OK.`, FILES, BACK_UP_DPM)

export function consistencyCheck(command: CommandOf<'consistency-check'>): RunbookWords {
  const { on } = command
  return step(
    [
      inConsole(on, doc(t`Protection > select ${dataText(command)} > Perform Consistency Check`, FILES)),
      inShell(
        on,
        dataInShell(on, command),
        doc('$ds | ForEach-Object { Start-DPMDatasourceConsistencyCheck -Datasource $_ }', CMDLETS)
      )
    ],
    {
      checks: [statusOk(command)],
      warnings: [doc(t`A consistency check can take long (IDs 31007, 31253).`, CODES)],
      back: [NOTHING_BACK]
    }
  )
}

const POINTS = {
  'recovery-point': {
    console: t`Create a recovery point after synchronizing`,
    line: doc(
      '$ds | ForEach-Object { New-DPMRecoveryPoint -Datasource $_ -Disk -DiskRecoveryPointOption WithSynchronize }',
      CMDLETS
    )
  },
  synchronization: {
    console: t`Only synchronize`,
    line: inferred(
      '$ds | ForEach-Object { New-DPMRecoveryPoint -Datasource $_ -Disk -DiskRecoveryPointOption OnlySynchronize }'
    )
  },
  'express-full': {
    console: t`Express full backup`,
    line: doc(
      '$ds | ForEach-Object { New-DPMRecoveryPoint -Datasource $_ -Disk -BackupType ExpressFull }',
      CMDLETS
    )
  }
} as const

export function createPoint(command: CommandOf<'create-recovery-point'>): RunbookWords {
  const { on, type = 'recovery-point' } = command
  const { console: choice, line } = POINTS[type]
  return step(
    [
      inConsole(
        on,
        doc(t`Protection > select ${dataText(command)} > Create recovery point - disk`, CODES),
        inferred(choice)
      ),
      inShell(on, dataInShell(on, command), line)
    ],
    {
      checks: [inferred(t`Monitoring > Jobs: ${jobLabel(type)} is completed.`)],
      warnings: [
        doc(t`Not possible on a replica that is missing or inconsistent (IDs 31208, 31209).`, CODES)
      ],
      back: [NOTHING_BACK]
    }
  )
}

const TARGETS = {
  original: (_: string) => t`Recover to the original location`,
  alternate: (target: string) => t`Recover to an alternate location: ${target}`,
  'network-folder': (target: string) => t`Copy to a network folder: ${target}`,
  replica: (target: string) => t`Restore to replica: ${target}`
} as const

const BACK = {
  original: t`What was overwritten comes back only from another recovery point.`,
  alternate: t`Delete what was recovered.`,
  'network-folder': t`Delete what was recovered.`,
  replica: t`The replica can only be made anew: stop protection with its data deleted, and add it again.`
} as const

export function recover(command: CommandOf<'recover'>): RunbookWords {
  const { on, computer, dataSource, point, to, target } = command
  const chosen =
    point === undefined
      ? t`the newest recovery point`
      : point === 'latest'
        ? t`Latest`
        : t`the point of ${point}`
  const place = TARGETS[to](target ?? computer)
  return step(
    [
      inConsole(
        on,
        doc(t`Recovery > Browse > ${computer} > "${dataSource}": ${chosen}`, FILES),
        doc(t`Recover`, FILES),
        to === 'replica' ? doc(place, RECOVER_DPM) : doc(place, FILES),
        ...(to === 'replica'
          ? []
          : [doc(t`Options: what happens to files that exist, and their security`, FILES)]),
        doc(t`Summary: Recover`, FILES)
      ),
      inShell(
        on,
        dataInShell(on, { computer, dataSource }),
        doc('Get-DPMRecoveryPoint -Datasource $ds', CMDLETS),
        inferred('$point = (Get-DPMRecoveryPoint -Datasource $ds)[-1] # pick the one that is wanted'),
        inferred(
          `$option = New-DPMRecoveryOption -TargetServer ${literal(target ?? computer)} # and what fits the data`
        ),
        inferred('Restore-DPMRecoverableItem -RecoverableItem $point -RecoveryOption $option')
      )
    ],
    {
      checks: [inferred(t`Monitoring > Jobs: Disk recovery is completed. Look at the data itself.`)],
      warnings: recoveryWarnings(command),
      back: [inferred(BACK[to])]
    }
  )
}

function recoveryWarnings({ to, point }: CommandOf<'recover'>): Said[] {
  const synchronization = doc(t`The data is not synchronized while it is recovered (ID 250).`, FILES, CODES)
  switch (to) {
    case 'original':
      return [
        doc(t`A secondary recovers there only after protection was switched to it (ID 31213).`, CODES),
        ...(point === 'latest' ? [doc(t`Latest is not offered on a secondary (ID 31205).`, CODES)] : []),
        synchronization
      ]
    case 'replica':
      return [
        doc(
          t`The replica of the primary has to be pending: manual replica creation (IDs 118, 31076).`,
          CODES
        ),
        doc(
          t`A try that fails makes the replica inconsistent. Stop protection with its data deleted, add it again with manual replica creation, and try once more.`,
          RECOVER_DPM
        ),
        doc(t`A consistency check of the replica follows.`, RECOVER_DPM)
      ]
    case 'alternate':
    case 'network-folder':
      return [synchronization]
  }
}
