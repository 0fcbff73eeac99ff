import { t } from '../catalogue'
import type { CommandOf } from '../contract/commands'
import {
  doc,
  inConsole,
  inferred,
  inShell,
  literal,
  step,
  type RunbookBlock,
  type RunbookWords,
  type Said
} from './runbook-parts'
import { BACK_UP_DPM, CHAINING, CMDLETS, CODES, RECOVER_DPM, START_SWITCH } from './sources'
import type { StepFacts } from './ways'

const switchIn = ({ on, computer }: { readonly on: string; readonly computer: string }, id: number) => [
  inConsole(
    on,
    doc(
      t`Protection > right-click the protection group with the data of ${computer}`,
      BACK_UP_DPM,
      RECOVER_DPM
    ),
    doc(t`Switch Disaster Protection, and confirm (ID ${id})`, BACK_UP_DPM, RECOVER_DPM, CODES)
  )
]

function switchInShell(on: string, computer: string, pipes: Said): RunbookBlock {
  return inShell(
    on,
    inferred(
      `$pg = Get-DPMProtectionGroup -DPMServerName ${literal(on)} # pick the group with the data of ${literal(computer)}`
    ),
    inferred(
      `$ds = Get-DPMDatasource -ProtectionGroup $pg | Where-Object { $_.Computer -eq ${literal(computer)} }`
    ),
    pipes
  )
}

const SWITCH = 'Start-DPMSwitchProtection -ProtectionGroup $pg -Datasource $ds'

export function switchProtection(
  command: CommandOf<'switch-protection'>,
  { holders }: StepFacts
): RunbookWords {
  const { on, computer } = command
  const primary = holders.find(({ holder }) => holder === on)?.from
  return step(
    [...switchIn(command, 31158), switchInShell(on, computer, doc(SWITCH, START_SWITCH, CMDLETS))],
    {
      checks: [
        doc(
          t`Protection: the replicas are inconsistent. Perform Consistency Check; then their status is OK.`,
          BACK_UP_DPM,
          RECOVER_DPM
        ),
        doc(t`Recovery to the original location is possible then (ID 31213).`, CODES)
      ],
      warnings: [
        doc(
          t`While ${computer} is in switched mode, no DPM server can take it under secondary protection.`,
          CHAINING
        ),
        doc(
          t`The agent on ${computer} belongs to ${on} then. Other data of it that is not switched cannot be protected until it is (IDs 31159, 3107).`,
          CODES
        ),
        doc(t`This works on the secondary only, and not for a DPM server itself (IDs 31160, 31216).`, CODES),
        ...(primary === undefined
          ? []
          : [
              doc(
                t`When ${primary} is back, its jobs for ${computer} fail, and it shows Agent Ownership Required (ID 3107).`,
                CODES
              )
            ])
      ],
      back: [
        doc(
          t`When the primary is ready: Switch Disaster Protection again on ${on} (ID 31159), then Take Ownership on the primary.`,
          RECOVER_DPM,
          CODES
        )
      ]
    }
  )
}

export function resumePrimary(
  command: CommandOf<'resume-primary-protection'>,
  { holders }: StepFacts
): RunbookWords {
  const { on, computer } = command
  const primary = holders.find(({ holder }) => holder === on)?.from ?? t`the primary`
  return step([...switchIn(command, 31159), switchInShell(on, computer, inferred(SWITCH))], {
    checks: [
      doc(
        t`${on} runs a consistency check between its copies and those of ${primary} (ID 31159).`,
        RECOVER_DPM
      ),
      doc(
        t`On ${primary}: Monitoring > Alerts > Agent Ownership Required > Take Ownership, then a consistency check.`,
        RECOVER_DPM
      )
    ],
    warnings: [
      doc(
        t`Refused while data of ${computer} is directly protected on ${on}: stop that first (ID 33141).`,
        CODES
      ),
      doc(t`This works on the secondary only (ID 31215).`, CODES)
    ],
    back: [inferred(t`Switch Disaster Protection once more on the secondary.`)]
  })
}
