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
  'Protection > Stop protection of member..., which keeps the data or deletes it.',
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
        doc('Protection > New', UPGRADE),
        doc('Select Protection Group Type: Servers', FILES),
        ...members.map(select),
        doc(
          `Select Data Protection Method: name "${group}"; I want short-term protection using disk`,
          FILES,
          GROUPS
        ),
        goals(policy, secondary),
        doc('Review Disk Storage Allocation: enough free space', FILES),
        doc(`Choose Replica Creation Method: ${CREATION[creation]}`, FILES),
        doc('Choose Consistency Check Options', FILES),
        doc('Summary: Create Group', FILES)
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
      checks: [becomesOk, doc(`Monitoring > Jobs: ${jobLabel('replica-creation')} is completed.`, FILES)],
      warnings: [
        ...aboutMembers(on, members),
        ...(creation === 'manual'
          ? [doc('Load the data into the replicas, then perform a consistency check (ID 3118).', CODES)]
          : []),
        inferred('The shell sets neither all schedules nor the size of replicas here: look at both.')
      ],
      back: [stopAll]
    }
  )
}

const CREATION = {
  now: 'automatically over the network, now',
  later: 'automatically over the network, later',
  manual: 'manually'
} as const

export function addMembers({ on, group, members }: CommandOf<'add-members'>): RunbookWords {
  return step(
    [
      inConsole(
        on,
        doc(`Protection > select the group "${group}" > Modify`, GROUPS),
        ...members.map(select),
        inferred('Leave the other pages as they are, and finish on Summary')
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
        doc('No members can be added while a replica of the group is being created (ID 156).', CODES),
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
    ? [inferred(`Protection > select all members of the group "${group}"`)]
    : members.map((member) =>
        doc(`Protection > "${group}": select ${namesOf(member)} of ${member.computer}`, UPGRADE)
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
        doc('Stop protection of member...', UPGRADE),
        doc(
          deletes
            ? 'Remove from Group: tick Delete replica on disk'
            : 'Remove from Group: leave Delete replica on disk unticked',
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
              'Protection: the members are gone, and Management > Disk Storage shows the space as free.'
            )
          : doc('Protection: the members are listed under inactive protection.', GROUPS)
      ],
      warnings: [
        ...(deletes ? [doc('The replica and its recovery points are gone for good.', GROUPS, UPGRADE)] : []),
        ...(freed === null
          ? []
          : [inferred(`With the last member, ${freed} is not protected by ${on} any more.`)])
      ],
      back: [
        deletes
          ? inferred('Protect the data anew: its recovery points do not come back.')
          : inferred('Add the data to a group again; a consistency check makes the replica good.')
      ]
    }
  )
}

export function removeInactive({ on, computer }: CommandOf<'remove-inactive-protection'>): RunbookWords {
  return step(
    [
      inConsole(
        on,
        doc(`Protection > inactive protection of ${computer} > Remove inactive protection`, CODES)
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
      checks: [inferred(`Protection lists no inactive protection of ${computer} any more.`)],
      warnings: [
        inferred(`What ${on} could recover of ${computer} is gone for good.`),
        doc('Only inactive replicas can be removed like this.', CMDLETS)
      ],
      back: [inferred('There is no way back.')]
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
        doc(`Protection > select the group "${group}" > Modify`, GROUPS),
        ...(rename === undefined
          ? []
          : [doc(`Select Data Protection Method: name "${rename}"`, FILES, GROUPS)]),
        ...(policy ? [goals(policy, false)] : []),
        inferred('Leave the other pages as they are, and finish on Summary')
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
      checks: [inferred('Protection: the group shows the new settings in its details.')],
      warnings: [
        doc('A change may start a consistency check at once (ID 170).', CODES),
        doc('Saving fails where somebody else changed the group meanwhile (ID 195).', CODES)
      ],
      back: [inferred('Modify the group again, with what it had before: note it first.')]
    }
  )
}
