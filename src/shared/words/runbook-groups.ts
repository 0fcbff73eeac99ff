import { t } from '../catalogue'
import type { CommandOf } from '../contract/commands'
import { jobLabel } from './jobs'
import {
  aboutMembers,
  addInShell,
  allocate,
  becomesOk,
  goals,
  namesOf,
  policyInShell,
  saveGroup,
  select
} from './runbook-members'
import {
  dataFilter,
  doc,
  editableGroup,
  groupInShell,
  inConsole,
  inferred,
  inShell,
  literal,
  step,
  type RunbookWords,
  type Said
} from './runbook-parts'
import { CMDLETS, CODES, FILES, GROUPS, UPGRADE } from './sources'
import type { StepFacts } from './ways'

const stopAll: Said = doc(
  t`Protection > Stop protection of member..., which keeps the data or deletes it.`,
  UPGRADE,
  GROUPS
)

export function createGroup({
  on,
  group,
  members,
  policy
}: CommandOf<'create-protection-group'>): RunbookWords {
  const secondary = members.some(({ through }) => through !== undefined)
  const creation = policy?.replicaCreation ?? 'now'
  return step(
    [
      inConsole(
        on,
        doc(t`Protection > New`, UPGRADE),
        doc(t`Select Protection Group Type: Servers`, FILES),
        ...members.map(select),
        doc(
          `Select Data Protection Method: name "${group}"; I want short-term protection using disk`,
          FILES,
          GROUPS
        ),
        goals(policy, secondary),
        doc(t`Review Disk Storage Allocation: enough free space`, FILES),
        doc(t`Choose Replica Creation Method: ${CREATION[creation]}`, FILES),
        doc(t`Choose Consistency Check Options`, FILES),
        doc(t`Summary: Create Group`, FILES)
      ),
      inShell(
        on,
        doc(`$pg = New-DPMProtectionGroup -DPMServerName ${literal(on)} -Name ${literal(group)}`, CMDLETS),
        ...addInShell(on, members, '$pg'),
        doc('Set-DPMProtectionType -ProtectionGroup $pg -ShortTerm Disk', CMDLETS),
        ...policyInShell(policy, '$pg'),
        allocate('$pg'),
        saveGroup('$pg')
      )
    ],
    {
      checks: [becomesOk, doc(t`Monitoring > Jobs: ${jobLabel('replica-creation')} is completed.`, FILES)],
      warnings: [
        ...aboutMembers(on, members),
        ...(creation === 'manual'
          ? [doc(t`Load the data into the replicas, then perform a consistency check (ID 3118).`, CODES)]
          : []),
        inferred(t`The shell sets neither all schedules nor the size of replicas here: look at both.`)
      ],
      back: [stopAll]
    }
  )
}

const CREATION = {
  now: t`automatically over the network, now`,
  later: t`automatically over the network, later`,
  manual: t`manually`
} as const

export function addMembers({ on, group, members }: CommandOf<'add-members'>): RunbookWords {
  return step(
    [
      inConsole(
        on,
        doc(t`Protection > select the group "${group}" > Modify`, GROUPS),
        ...members.map(select),
        inferred(t`Leave the other pages as they are, and finish on Summary`)
      ),
      inShell(
        on,
        groupInShell(on, group),
        editableGroup,
        ...addInShell(on, members, '$mpg'),
        allocate('$mpg'),
        saveGroup('$mpg')
      )
    ],
    {
      checks: [becomesOk],
      warnings: [
        doc(t`No members can be added while a replica of the group is being created (ID 156).`, CODES),
        ...aboutMembers(on, members)
      ],
      back: [stopAll]
    }
  )
}

export function removeMembers(
  { on, group, members, data }: CommandOf<'remove-members'>,
  { freed }: StepFacts
): RunbookWords {
  const all = members === 'all'
  const deletes = data === 'delete'
  const whose = all
    ? [inferred(t`Protection > select all members of the group "${group}"`)]
    : members.map((member) =>
        doc(t`Protection > "${group}": select ${namesOf(member)} of ${member.computer}`, UPGRADE)
      )
  const filters = all
    ? ['']
    : members.map(
        ({ computer, dataSource }) =>
          ` | ${dataFilter(dataSource === 'all' ? { computer } : { computer, dataSource })}`
      )
  return step(
    [
      inConsole(
        on,
        ...whose,
        doc(t`Stop protection of member...`, UPGRADE),
        doc(
          deletes
            ? t`Remove from Group: tick Delete replica on disk`
            : t`Remove from Group: leave Delete replica on disk unticked`,
          UPGRADE
        )
      ),
      inShell(
        on,
        groupInShell(on, group),
        editableGroup,
        ...filters.flatMap((filter) => [
          inferred(`$ds = Get-DPMDatasource -ProtectionGroup $pg${filter}`),
          doc(
            '$ds | ForEach-Object { Remove-DPMChildDatasource -ProtectionGroup $mpg -ChildDatasource $_ }',
            CMDLETS
          )
        ]),
        saveGroup('$mpg'),
        ...(deletes
          ? [
              inferred(
                `Get-DPMDatasource -DPMServerName ${literal(on)} -Inactive # pick what was removed as $old`
              ),
              doc('Remove-DPMDatasourceReplica -Datasource $old -Disk', CMDLETS)
            ]
          : [])
      )
    ],
    {
      checks: [
        deletes
          ? inferred(
              t`Protection: the members are gone, and Management > Disk Storage shows the space as free.`
            )
          : doc(t`Protection: the members are listed under inactive protection.`, GROUPS)
      ],
      warnings: [
        ...(deletes ? [doc(t`The replica and its recovery points are gone for good.`, GROUPS, UPGRADE)] : []),
        ...(freed === null
          ? []
          : [inferred(t`With the last member, ${freed} is not protected by ${on} any more.`)])
      ],
      back: [
        deletes
          ? inferred(t`Protect the data anew: its recovery points do not come back.`)
          : inferred(t`Add the data to a group again; a consistency check makes the replica good.`)
      ]
    }
  )
}

export function removeInactive({ on, computer }: CommandOf<'remove-inactive-protection'>): RunbookWords {
  return step(
    [
      inConsole(
        on,
        doc(t`Protection > inactive protection of ${computer} > Remove inactive protection`, CODES)
      ),
      inShell(
        on,
        inferred(
          `$old = Get-DPMDatasource -DPMServerName ${literal(on)} -Inactive | ${dataFilter({ computer })}`
        ),
        doc('$old | ForEach-Object { Remove-DPMDatasourceReplica -Datasource $_ -Disk }', CMDLETS)
      )
    ],
    {
      checks: [inferred(t`Protection lists no inactive protection of ${computer} any more.`)],
      warnings: [
        inferred(t`What ${on} could recover of ${computer} is gone for good.`),
        doc(t`Only inactive replicas can be removed like this.`, CMDLETS)
      ],
      back: [inferred(t`There is no way back.`)]
    }
  )
}

export function modifyGroup({
  on,
  group,
  rename,
  policy
}: CommandOf<'modify-protection-group'>): RunbookWords {
  return step(
    [
      inConsole(
        on,
        doc(t`Protection > select the group "${group}" > Modify`, GROUPS),
        ...(rename === undefined
          ? []
          : [doc(t`Select Data Protection Method: name "${rename}"`, FILES, GROUPS)]),
        ...(policy ? [goals(policy, false)] : []),
        inferred(t`Leave the other pages as they are, and finish on Summary`)
      ),
      inShell(
        on,
        groupInShell(on, group),
        editableGroup,
        ...(rename === undefined
          ? []
          : [inferred(`Rename-DPMProtectionGroup -ProtectionGroup $mpg -NewName ${literal(rename)}`)]),
        ...(policy ? policyInShell(policy, '$mpg').slice(1) : []),
        saveGroup('$mpg')
      )
    ],
    {
      checks: [inferred(t`Protection: the group shows the new settings in its details.`)],
      warnings: [
        doc(t`A change may start a consistency check at once (ID 170).`, CODES),
        doc(t`Saving fails where somebody else changed the group meanwhile (ID 195).`, CODES)
      ],
      back: [inferred(t`Modify the group again, with what it had before: note it first.`)]
    }
  )
}
