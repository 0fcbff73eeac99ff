import { t } from '../catalogue'
import type { GroupPolicy, MemberSelection } from '../contract/commands'
import { dataFilter, doc, inferred, literal, type Said } from './runbook-parts'
import { BACK_UP_DPM, CHAINING, CMDLETS, CODES, FILES, GROUPS, SECONDARY } from './sources'

type Members = readonly MemberSelection[]

export const namesOf = ({ dataSource }: MemberSelection): string => {
  if (dataSource === 'all') return t`everything that is offered`
  return (typeof dataSource === 'string' ? [dataSource] : dataSource).map((name) => `"${name}"`).join(', ')
}

/** Where the documents leave open what the tree calls the computers of a primary. */
export function select(member: MemberSelection): Said {
  const { computer, through } = member
  return through === undefined
    ? doc(t`Select Group Members: expand ${computer}, select ${namesOf(member)}`, FILES, SECONDARY)
    : inferred(
        t`Select Group Members: expand ${through}, below it ${computer} among the computers it protects, select ${namesOf(member)}`
      )
}

export function addInShell(on: string, members: Members, group: string): Said[] {
  const each = members.flatMap(({ computer, dataSource, through }) => {
    const some = dataSource === 'all' ? { computer } : { computer, dataSource }
    return [
      inferred(
        `$ps = Get-DPMProductionServer -DPMServerName ${literal(on)} | Where-Object { $_.ServerName -eq ${literal(through ?? computer)} }`
      ),
      inferred(`$ds = Get-DPMDatasource -ProductionServer $ps -Inquire | ${dataFilter(some)}`),
      doc(
        `$ds | ForEach-Object { Add-DPMChildDatasource -ProtectionGroup ${group} -ChildDatasource $_ }`,
        CMDLETS
      ),
      inferred('$all += $ds')
    ]
  })
  return [inferred('$all = @()'), ...each]
}

export const allocate = (group: string): Said =>
  inferred(
    `$all | ForEach-Object { Set-DPMDatasourceDiskAllocation -ProtectionGroup ${group} -Datasource $_ }`
  )

export function goals(policy: GroupPolicy | undefined, secondary: boolean): Said {
  const page = t`Specify Short-Term Goals`
  if (policy) {
    const { retentionDays: days, synchronizationMinutes: minutes, recoveryPointTimes: times } = policy
    const every = minutes === null ? t`just before a recovery point` : t`every ${minutes} minutes`
    return doc(
      times.length === 0
        ? t`${page}: retention range ${days} days, synchronization ${every}`
        : t`${page}: retention range ${days} days, synchronization ${every}, recovery points at ${times.join(', ')}`,
      FILES,
      GROUPS
    )
  }
  return secondary
    ? doc(t`${page}: synchronization every 24 hours is recommended`, SECONDARY, BACK_UP_DPM)
    : doc(t`${page}: retention range and synchronization frequency as they are needed`, FILES, GROUPS)
}

const REPLICA = { now: 'Now', later: 'Later', manual: 'Manual' } as const

export function policyInShell(policy: GroupPolicy | undefined, group: string): Said[] {
  if (!policy) {
    return [doc(`Set-DPMReplicaCreationMethod -ProtectionGroup ${group} -Now`, CMDLETS)]
  }
  const { retentionDays, synchronizationMinutes, replicaCreation } = policy
  const sync =
    synchronizationMinutes === null
      ? '-BeforeRecoveryPoint'
      : `-SynchronizationFrequencyMinutes ${synchronizationMinutes}`
  return [
    doc(`Set-DPMReplicaCreationMethod -ProtectionGroup ${group} -${REPLICA[replicaCreation]}`, CMDLETS),
    doc(
      `Set-DPMPolicyObjective -ProtectionGroup ${group} -RetentionRangeDays ${retentionDays} ${sync}`,
      CMDLETS
    )
  ]
}

export const saveGroup = (group: string): Said =>
  doc(`Set-DPMProtectionGroup -ProtectionGroup ${group}`, CMDLETS)

export const becomesOk: Said = doc(
  t`Protection: the status of every member is OK when its replica is created.`,
  FILES
)

export function aboutMembers(on: string, members: Members): Said[] {
  const held = members.some(({ through }) => through !== undefined)
  return [
    ...(held
      ? [
          doc(
            t`Take the DPM database of the primary along: without it the replicas are of no use when both are lost (ID 148).`,
            CODES,
            BACK_UP_DPM
          ),
          doc(t`A replica is taken whole (ID 31210), and exclusions of files do not count (ID 150).`, CODES)
        ]
      : []),
    ...(members.some(({ computer }) => computer === on)
      ? [
          doc(
            t`${on} protects its own data then: another DPM server cannot protect it, and a link is broken.`,
            CHAINING
          )
        ]
      : [])
  ]
}
